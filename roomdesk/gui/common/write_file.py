"""Files written to the disk, and why the system refuses one, in words of the window's language."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def write(file: Path, content: bytes) -> str:
    """Write a file; give the reason where the system refuses, else nothing."""
    try:
        file.write_bytes(content)
    except OSError as error:
        return reason(error)
    return ""


def reason(error: OSError) -> str:
    """Say why the system refused a file: in words where they are known, in its own where not."""
    return _reasons().get(error.errno or 0) or error.strerror or str(error)


def _reasons() -> dict[int, str]:
    forbidden = translate("Files", "you have no permission")
    return {
        errno.ENOENT: translate("Files", "there is no such file or folder"),
        errno.EACCES: forbidden,
        errno.EPERM: forbidden,
        errno.EROFS: translate("Files", "that disk is read-only"),
        errno.ENOSPC: translate("Files", "the disk is full"),
        errno.EISDIR: translate("Files", "that is a folder"),
        errno.ENOTDIR: translate("Files", "there is no such file or folder"),
        errno.EBUSY: translate("Files", "another program has the file open"),
        errno.ENAMETOOLONG: translate("Files", "the name is too long"),
    }
