"""Opens the window: Qt, language, look, lanes; and closes them in order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from roomdesk.domain.device_link import code_of
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.frozen import frozen
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.crash import CrashDesk
from roomdesk.gui.garbage import Garbage
from roomdesk.gui.main_window import MainWindow, Sign
from roomdesk.gui.palettes import Palette
from roomdesk.gui.pulse import Pulse, Watch
from roomdesk.gui.screens import Tools, load
from roomdesk.gui.shell.memory import Memory
from roomdesk.ports.clock import Clock
from roomdesk.ports.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from roomdesk.gui.incoming.drop import Incoming
    from roomdesk.gui.mail.linking import Linking
    from roomdesk.gui.mail.post import Post
    from roomdesk.gui.notices.desk import NoticeDesk
    from roomdesk.gui.offline import Copying
    from roomdesk.gui.outside import Reading
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

AGAIN = 75
# Kept here: to look for them among the application's children, PySide would make all that Qt put there.
_spoken: list[QTranslator] = []
_LATE_MS = 1_000


@frozen
class Facts:
    """What the window is told: its resources' folder, `it` or `en`, whose rooms these are, where the data lives.

    Without a settings file nothing can be set; without a `state` file the window remembers nothing. `remake` gives a
    desk with other settings, in a language; `leave` leaves the database, and gives the system's reason where it
    cannot; `imports` opens the import of tables first, `link` the device that it means.
    """

    resources: Path
    language: str
    municipality: str
    location: str
    clock: Clock
    demo: bool = False
    settings: Settings = field(default_factory=Settings)
    settings_file: SettingsFile | None = None
    computer_language: str = "it"
    state: Path | None = None
    remake: Callable[[Settings, str], Desk] | None = None
    leave: Callable[[], str] | None = None
    imports: bool = False
    link: str = ""

    @property
    def look(self) -> theme.Look:
        chosen = self.settings
        return theme.Look(Palette(chosen.palette), chosen.text_percent, chosen.font == "titillium")

    @property
    def sign(self) -> Sign:
        name = self.municipality or self.settings.municipality
        can_leave = self.demo and self.leave is not None
        return Sign(name, self.location, self.demo, self.settings_file is not None, can_leave)


@frozen
class Opened:
    """An open window and the lanes behind it."""

    window: MainWindow
    background: Background
    wardrobe: Wardrobe

    def close(self) -> None:
        """Close the window, then the lanes; the store is the caller's."""
        self.window.close()
        self.background.close()
        self.wardrobe.finish()


class Wardrobe(QObject):
    """Opens the dialogs that stand apart, and changes language and look while the window is open."""

    def __init__(self, facts: Facts, window: MainWindow, tools: Tools, memory: Memory) -> None:
        super().__init__(window)
        self._facts, self._window, self._tools, self._memory = facts, window, tools, memory
        self._notices: NoticeDesk | None = None
        self._post: Post | None = None
        self._linking: Linking | None = None
        self._reading: Reading | None = None
        self._copying: Copying | None = None
        self._incoming: Incoming | None = None
        QTimer.singleShot(0, self, self._receive)
        # Neither the first day nor the first bookings wait for what can be told a moment later.
        QTimer.singleShot(_LATE_MS, self, self._start_later)
        if facts.imports:
            QTimer.singleShot(0, self, window.import_tables)
        if device := code_of(facts.link):
            QTimer.singleShot(0, self, lambda: window.show_device(device))
        window.leaving_wanted.connect(self._leave)
        window.settings_wanted.connect(self.open_settings)
        window.keys_wanted.connect(lambda: load("roomdesk.gui.help.keys:KeysDialog")(window.groups(), window).open())
        window.about_wanted.connect(lambda: load("roomdesk.gui.help.keys:AboutDialog")(window).open())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_computer_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_computer_changed)

    def open_settings(self) -> None:
        if self._facts.settings_file is not None:
            make = load("roomdesk.gui.settings.view:SettingsDialog")
            dialog = make(
                self._facts.settings_file,
                self._facts.settings,
                self._tools.background,
                self._tools.desk,
                self._window,
            )
            dialog.saved.connect(self.wear)
            dialog.left.connect(self._on_signed_out)
            dialog.open()

    def wear(self, settings: Settings) -> None:
        """Put other settings on: language and look change at once, everything shown stays shown."""
        before, language = self._facts, self._facts.language
        if settings.language != before.settings.language:
            language = settings.language or before.computer_language
        self._facts = replace(before, settings=settings, language=language)
        prepare(self._facts)
        if before.remake and (settings, language) != (before.settings, before.language):
            self._take(before.remake(settings, language))
        self._window.rebuild(self._facts.sign, self._tools)
        if self._notices:
            self._notices.wear(self._tools, settings)
        if self._post:
            self._post.wear(self._tools.desk, self._tools.pulse)
        if self._linking:
            self._linking.wear(self._tools.desk, self._tools.pulse)
        if self._reading:
            self._reading.wear(self._tools.desk, self._tools.pulse)
        if self._copying:
            self._copying.wear(self._tools.desk, self._tools.pulse)

    def _take(self, desk: Desk) -> None:
        """Hand another desk out, with a pulse of its own: what was changed before is not undone by somebody else."""
        pulse = Pulse()
        pulse.setParent(self._window)
        Watch(desk, self._tools.background, pulse)
        self._tools.pulse.deleteLater()
        self._tools = replace(self._tools, desk=desk, pulse=pulse)
        self._receive()

    def _receive(self) -> None:
        """Take calendar files that are dropped on the window, for the desk that is in force."""
        if self._incoming:
            self._window.removeEventFilter(self._incoming)
            self._incoming.deleteLater()
        make = load("roomdesk.gui.incoming.drop:Incoming")
        self._incoming = make(self._tools.desk, self._tools.background, self._tools.pulse, self._window)

    def _start_later(self) -> None:
        make = load("roomdesk.gui.notices.desk:NoticeDesk")
        self._notices = make(self._tools, self._window, self._memory, self._facts.settings, self._facts.location)

        # Drafts are a courtesy: the panel offers them too.
        self._tools.background.ask(self, self._tools.desk.drafts.kept, self._window.offer_left, lambda _error: None)
        behind = (self._tools.desk, self._tools.background, self._tools.pulse, self)
        self._post = load("roomdesk.gui.mail.post:Post")(*behind)
        self._linking = load("roomdesk.gui.mail.linking:Linking")(*behind)
        self._reading = load("roomdesk.gui.outside:Reading")(*behind)
        self._copying = load("roomdesk.gui.offline:Copying")(*behind)

    def finish(self) -> None:
        """Write down what was under way; the lanes are closed by now."""
        if self._post:
            self._post.finish()
        if self._linking:
            self._linking.finish()
        if self._reading:
            self._reading.finish()

    def _leave(self) -> None:
        if self._facts.leave:
            self._tools.background.ask(self, self._facts.leave, self._on_left, self._on_not_left, Lane.OUTSIDE)

    def _on_signed_out(self) -> None:
        """Ask again where the data live; or end, where the database was named for this run alone."""
        if self._facts.leave:
            self._leave()
        else:
            QApplication.exit(0)

    def _on_left(self, reason: str) -> None:
        if reason:
            text = translate("Settings", "The settings were not written: {reason}").format(reason=reason)
            self._window.agenda.notice.tell("bad", text)
        else:
            QApplication.exit(AGAIN)

    def _on_not_left(self, error: RoomDeskError) -> None:
        told = load("roomdesk.gui.texts:explain")(error)
        self._window.agenda.notice.tell("bad", told.line)

    def _on_computer_changed(self) -> None:
        if self._facts.look.palette is Palette.SYSTEM:
            self.wear(self._facts.settings)


def run(desk: Desk, facts: Facts) -> int:
    """Open the window and stay until it is closed; gives the exit status, or AGAIN to be opened anew."""
    app = prepare(facts, is_covered=False)
    opened = open_window(desk, facts)
    crash = CrashDesk(opened.window)
    Garbage(opened.window)
    opened.background.broke.connect(crash.show)
    before, sys.excepthook = sys.excepthook, crash.hook
    try:
        return app.exec()
    finally:
        sys.excepthook = before
        opened.close()
        # Another window may come after this one: nothing of it may be there then.
        opened.window.deleteLater()


def prepare(facts: Facts, *, is_covered: bool = True) -> QApplication:
    """Start Qt, once in a process, with its language and look; the style sheet may wait for the window."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # The style is named here: `setStyle` would give it back, and PySide make types of all styles for it.
        app = QApplication(["roomdesk", "-style", "Fusion"])
    app.setApplicationName("RoomDesk")
    app.setDesktopFileName("roomdesk")
    speak(app, facts)
    theme.clothe(app, facts.resources, facts.look)
    if is_covered:
        theme.cover(app)
    return app


def speak(app: QApplication, facts: Facts) -> None:
    """Load the words of a language: the program's own, and Qt's for its ready-made dialogs."""
    for former in _spoken:
        app.removeTranslator(former)
        former.deleteLater()
    _spoken.clear()
    locale = QLocale("it_IT" if facts.language == "it" else "en_GB")
    QLocale.setDefault(locale)
    folders = (facts.resources / "i18n", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    for name, folder in zip((f"roomdesk_{facts.language}", f"qtbase_{facts.language}"), folders, strict=True):
        translator = QTranslator(app)
        if translator.load(name, str(folder)):
            app.installTranslator(translator)
            _spoken.append(translator)


def open_window(desk: Desk, facts: Facts) -> Opened:
    """Begin to read today and open the window on it."""
    background, pulse = Background(), Pulse()
    Watch(desk, background, pulse)
    tools = Tools(desk, facts.clock, background, pulse)
    memory = Memory(facts.state)
    window = MainWindow(tools, facts.sign, memory)
    wardrobe = Wardrobe(facts, window, tools, memory)
    # The window keeps what must live as long as it does.
    for part in (background, pulse):
        part.setParent(window)
    app = cast(QApplication, QApplication.instance())
    if not app.styleSheet():
        theme.cover(app)
    window.show()
    return Opened(window, background, wardrobe)
