"""Opens the window: Qt, language, look, lanes; and closes them in order."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.crash import CrashDesk
from roomdesk.gui.main_window import MainWindow, Sign
from roomdesk.gui.pulse import Pulse, Watch
from roomdesk.gui.screens import Tools
from roomdesk.ports.clock import Clock

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Facts:
    """What the window is told: its resources' folder, `it` or `en`, whose rooms these are, where the data lives."""

    resources: Path
    language: str
    municipality: str
    location: str
    clock: Clock
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """An open window and the lanes behind it."""

    window: MainWindow
    background: Background

    def close(self) -> None:
        """Close the window, then the lanes; the store is the caller's."""
        self.window.close()
        self.background.close()


def run(desk: Desk, facts: Facts) -> int:
    """Open the window and stay until it is closed; gives the program's exit status."""
    app = prepare(facts)
    opened = open_window(desk, facts)
    crash = CrashDesk(opened.window)
    opened.background.broke.connect(crash.show)
    before, sys.excepthook = sys.excepthook, crash.hook
    try:
        return app.exec()
    finally:
        sys.excepthook = before
        opened.close()


def prepare(facts: Facts) -> QApplication:
    """Start Qt, once in a process, with its language and look."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["roomdesk"])
    app.setApplicationName("RoomDesk")
    app.setDesktopFileName("roomdesk")
    speak(app, facts)
    theme.dress(app, facts.resources)
    return app


def speak(app: QApplication, facts: Facts) -> None:
    """Load the words of a language: the program's own, and Qt's for its ready-made dialogs."""
    locale = QLocale("it_IT" if facts.language == "it" else "en_GB")
    QLocale.setDefault(locale)
    folders = (facts.resources / "i18n", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    for name, folder in zip((f"roomdesk_{facts.language}", f"qtbase_{facts.language}"), folders, strict=True):
        translator = QTranslator(app)
        if translator.load(name, str(folder)):
            app.installTranslator(translator)


def open_window(desk: Desk, facts: Facts) -> Opened:
    """Begin to read today and open the window on it."""
    background, pulse = Background(), Pulse()
    Watch(desk, background, pulse)
    tools = Tools(desk, facts.clock, background, pulse)
    window = MainWindow(tools, Sign(facts.municipality, facts.location, facts.demo))
    # The window keeps what must live as long as it does.
    for part in (background, pulse):
        part.setParent(window)
    window.show()
    return Opened(window, background)
