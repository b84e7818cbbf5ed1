"""Says before Qt is loaded whether this Python and this Qt can work together."""

from __future__ import annotations

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
