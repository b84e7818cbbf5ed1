"""Asks for files without opening any: whoever opens and closes a database drops the locks on it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize, QStandardPaths, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_Icon = QAbstractFileIconProvider.IconType


class _ByName(QFileIconProvider):
    """Tells files by their names. Qt would read each file of the folder to tell its kind, and closing a file gives up
    every POSIX lock that this program holds on it: another program, thinking itself alone, would then throw away the
    journal that the next change is written into (sqlite.org/howtocorrupt.html, 2.2)."""

    def icon(self, what: QFileInfo | _Icon) -> QIcon:
        if isinstance(what, QFileInfo):
            return super().icon(_Icon.Folder if what.isDir() else _Icon.File)
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        return "" if info.isDir() else info.suffix()


def to_save(parent: QWidget, title: str, suggested: str, kinds: str, *, joins: bool = False) -> str:
    """Ask where to save, empty if nowhere. A file that is there is asked about, unless it would be joined."""
    dialog = QFileDialog(parent, title, suggested, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, joins)
    dialog.selectFile(suggested)
    return "".join(_chosen(dialog)[:1])


def to_open(parent: QWidget, title: str, folder: str, kinds: str, *, many: bool = False) -> list[str]:
    """Ask for a file that is there, or several; none if it is left."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> list[str]:
    # The dialogs of Windows and macOS run beside the program; a Linux desktop's would read files as Qt's does.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform.startswith("linux"))
    by_name = _ByName()
    dialog.setIconProvider(by_name)
    # Qt does not own it, and asks it until the dialog is gone.
    dialog.destroyed.connect(lambda: by_name)
    dialog.setSidebarUrls([QUrl.fromLocalFile(one) for one in _places()])
    metrics = dialog.fontMetrics()
    wished = QSize(metrics.averageCharWidth() * 130, metrics.height() * 30)
    dialog.resize(wished.boundedTo(dialog.screen().availableSize() * 0.9))
    try:
        return dialog.selectedFiles() if dialog.exec() else []
    finally:
        dialog.deleteLater()


def _places() -> list[str]:
    """List the folders that people keep files in; Qt's own list has the computer and the home folder only."""
    kept = QStandardPaths.StandardLocation
    known = (kept.HomeLocation, kept.DesktopLocation, kept.DocumentsLocation, kept.DownloadLocation)
    found = [QStandardPaths.writableLocation(one) for one in known]
    return list(dict.fromkeys(one for one in found if Path(one).is_dir()))
