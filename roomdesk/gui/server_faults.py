"""What can be wrong with the database server, in words: what happened, was kept, is to be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from roomdesk.domain import errors
from roomdesk.gui import words

translate = QCoreApplication.translate

Told = tuple[str, str, str, tuple[str, ...]]


def server_fault(error: errors.RoomDeskError) -> Told | None:
    """Say an error of the shared database; None for any other."""
    say = _SENTENCES.get(type(error))
    return say(error) if say else None


def _away(error: errors.ServerAway) -> Told:
    return (
        translate("Texts", "The database server does not answer"),
        translate("Texts", "What was confirmed is there; what was just asked for may not have been done."),
        translate("Texts", "Check the network. RoomDesk connects again by itself; press F5 to look at once."),
        (error.where, error.detail),
    )


def _no_ticket(error: errors.NoTicket) -> Told:
    return (
        translate("Texts", "The database server asks for your login to the domain"),
        translate("Texts", "This computer has none that holds. Nothing was changed."),
        translate(
            "Texts",
            "Lock the screen and unlock it with the domain's password (on Linux: kinit): "
            "RoomDesk then goes on by itself.",
        ),
        (error.where, error.detail),
    )


def _only_copy(error: errors.OnlyCopy) -> Told:
    title = translate("Texts", "The database server is away: only its copy can be read")
    remedy = translate("Texts", "Try again when the yellow bar is gone: RoomDesk connects again by itself.")
    if error.reaches:
        kept = translate("Texts", "The copy reaches from {since} to {until}, and does not hold this.").format(
            since=words.short_day(error.reaches.start.date()), until=words.short_day(error.reaches.end.date())
        )
        return title, kept, remedy, (error.where,)
    kept = translate(
        "Texts",
        "Nothing was sent, and nothing waits to be sent: somebody else may take the room meanwhile. What you typed is "
        "kept.",
    )
    return title, kept, remedy, (error.where,)


def _not_trusted(error: errors.NotTrusted) -> Told:
    return (
        translate("Texts", "The database server could not prove who it is"),
        translate("Texts", "No password was sent to it, and nothing was changed."),
        translate("Texts", "Tell the people who look after the server: its certificate or its encryption is wrong."),
        (error.where, error.detail),
    )


def _login_refused(error: errors.LoginRefused) -> Told:
    return (
        translate("Texts", "The database server does not let {who} in").format(who=error.who or "–"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Check the login and its password, or ask the people who look after the server."),
        (error.where,),
    )


def _password_stays(error: errors.PasswordStays) -> Told:
    return (
        translate("Texts", "The password was not changed"),
        translate("Texts", "The one from before holds."),
        translate("Texts", "The server did not take the new one: choose another, or ask the people who look after it.")
        if error.detail
        else translate("Texts", "Nobody logs in here with a password of RoomDesk: it is changed where you got it."),
        tuple(filter(None, (error.where, error.detail))),
    )


def _login_decides(error: errors.LoginDecides) -> Told:
    return (
        translate("Texts", "On a shared database the login says who acts"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Start RoomDesk without choosing {who}: the login in the address decides.").format(
            who=error.who
        ),
        (),
    )


def _unsafe_address(error: errors.UnsafeAddress) -> Told:
    return (
        translate("Texts", "The address of the database server cannot be used"),
        translate("Texts", "Nothing was sent to it."),
        translate("Texts", "Take out: {part}. A password belongs into this computer's keyring.").format(
            part=error.part
        ),
        (error.where,),
    )


def _not_set_up(error: errors.NotSetUp) -> Told:
    return (
        translate("Texts", "There is no RoomDesk on this server yet"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Whoever looks after the server runs: roomdesk db init"),
        (error.where,),
    )


def _too_old(error: errors.TooOld) -> Told:
    return (
        translate("Texts", "The shared database is of an older RoomDesk"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Whoever looks after the server runs: roomdesk db upgrade ({found}, wanted {known})").format(
            found=error.found, known=error.known
        ),
        (),
    )


def _target_not_empty(error: errors.TargetNotEmpty) -> Told:
    return (
        translate("Texts", "The target of the copy already holds something"),
        translate("Texts", "Nothing was changed."),
        translate("Texts", "Choose an empty database."),
        (str(error.rows),),
    )


def _copy_differs(error: errors.CopyDiffers) -> Told:
    return (
        translate("Texts", "The copy is not the same as the original"),
        translate("Texts", "Nothing of the copy was kept."),
        translate("Texts", "Try again; if it happens again, call the technician."),
        (f"{error.table}: {error.found} / {error.wanted}",),
    )


_SENTENCES: Mapping[type[errors.RoomDeskError], Callable[[Any], Told]] = {
    errors.ServerAway: _away,
    errors.NoTicket: _no_ticket,
    errors.OnlyCopy: _only_copy,
    errors.NotTrusted: _not_trusted,
    errors.LoginRefused: _login_refused,
    errors.PasswordStays: _password_stays,
    errors.LoginDecides: _login_decides,
    errors.UnsafeAddress: _unsafe_address,
    errors.NotSetUp: _not_set_up,
    errors.TooOld: _too_old,
    errors.TargetNotEmpty: _target_not_empty,
    errors.CopyDiffers: _copy_differs,
}
