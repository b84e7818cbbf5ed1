"""Says before Qt is loaded whether the window can open: the right Qt for this Python, a display."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

_NEEDED_PYTHON = (3, 12)
_NONE_IS_LOST_IN = "6.12."


def refusal(python: tuple[int, int, int], qt: str, language: str) -> str:
    """Say in words why the window cannot open; empty where it can.

    Qt for Python 6.12 loses a reference to None at each call on Python before 3.12, which then aborts in mid-work.
    """
    if python >= _NEEDED_PYTHON or not qt.startswith(_NONE_IS_LOST_IN):
        return ""
    have = ".".join(map(str, python))
    if language == "it":
        return (
            f"RoomDesk non può aprire la finestra: Qt per Python {qt} si blocca con Python {have}. "
            "Installare PySide6-Essentials 6.11.3 oppure Python 3.12."
        )
    return (
        f"RoomDesk cannot open its window: Qt for Python {qt} crashes on Python {have}. "
        "Install PySide6-Essentials 6.11.3, or Python 3.12."
    )


def no_display(platform: str, environ: Mapping[str, str], language: str) -> str:
    """Say in words that there is no screen to open a window on, and what works without; empty where there is one.

    Qt would end the program with an abort. A platform named in QT_QPA_PLATFORM is the user's own business.
    """
    named = any(environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if named or not platform.startswith(("linux", "freebsd")):
        return ""
    if language == "it":
        return "Qui non c'è uno schermo per la finestra. I comandi funzionano comunque: roomdesk --help, roomdesk demo."
    return "There is no display for the window here. Commands work all the same: roomdesk --help, roomdesk demo."


def missing(module: str) -> str:
    """Say what a module of Qt lacks to be loaded, in the system's words; empty where it lacks nothing."""
    try:
        importlib.import_module(f"PySide6.{module}")
    except ImportError as error:
        return str(error)
    return ""
