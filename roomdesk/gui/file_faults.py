"""What can be wrong with the database's file and its disk, in words, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from roomdesk.domain import errors
from roomdesk.gui.server_faults import Told

translate = QCoreApplication.translate


def file_fault(error: errors.RoomDeskError) -> Told | None:
    """Say an error of a database in a file; None for any other."""
    say = _SENTENCES.get(type(error))
    return say(error) if say else None


def _on_share(error: errors.OnNetworkShare) -> Told:
    return (
        translate("Texts", "The database lies on a network share or in a synced folder"),
        translate("Texts", "It was not opened, since it could be damaged there."),
        translate("Texts", "Put it on this computer's own disk, or use a PostgreSQL server."),
        (f"{error.path} ({error.kind})",),
    )


def _busy(error: errors.StoreBusy) -> Told:
    return (
        translate("Texts", "The database is busy"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Another program holds it. Try again in a moment."),
        (error.where,),
    )


def _unreadable(error: errors.StoreUnreadable) -> Told:
    return (
        translate("Texts", "The database does not answer"),
        translate("Texts", "What you see is as it was last read."),
        translate("Texts", "Check that the disk or server is there, then press F5."),
        (error.where, error.detail),
    )


def _damaged(error: errors.StoreDamaged) -> Told:
    return (
        translate("Texts", "The database is not whole"),
        translate("Texts", "Nothing is written to it, so nothing more can be lost."),
        translate("Texts", "Call the technician: a backup may have to be brought back."),
        (error.where, *error.missing),
    )


def _backup_damaged(error: errors.BackupDamaged) -> Told:
    return (
        translate("Texts", "The backup is not whole"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Take another backup."),
        (error.file, *error.faults),
    )


def _gone(error: errors.StoreGone) -> Told:
    return (
        translate("Texts", "The database's file was moved, deleted or replaced"),
        translate("Texts", "What you see is as it was last read; nothing was written."),
        translate("Texts", "Put it back where it was, then close RoomDesk and open it again."),
        (error.where,),
    )


def _disk_full(error: errors.DiskFull) -> Told:
    return (
        translate("Texts", "The disk is full"),
        translate("Texts", "What was confirmed before is there; this was not written."),
        translate("Texts", "Free some space, then try again."),
        (error.where,),
    )


_SENTENCES: Mapping[type[errors.RoomDeskError], Callable[[Any], Told]] = {
    errors.OnNetworkShare: _on_share,
    errors.StoreBusy: _busy,
    errors.StoreUnreadable: _unreadable,
    errors.StoreDamaged: _damaged,
    errors.DiskFull: _disk_full,
    errors.BackupDamaged: _backup_damaged,
    errors.StoreGone: _gone,
}
