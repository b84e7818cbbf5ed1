"""Sentences for errors: what happened, what was kept, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from roomdesk.domain import errors
from roomdesk.domain.booking import Status
from roomdesk.domain.conference import licensed
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Role
from roomdesk.gui import words
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.gui.file_faults import file_fault
from roomdesk.gui.server_faults import server_fault
from roomdesk.services.answers import Places

translate = QCoreApplication.translate


class Explained(NamedTuple):
    """A title for what happened, a sentence for what was kept, one for what to do, and lines of detail."""

    title: str
    kept: str
    remedy: str
    details: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Give it all but the details as one text."""
        return " ".join(filter(None, (f"{self.title.removesuffix('.')}.", self.kept, self.remedy)))


def explain(error: errors.RoomDeskError, places: Places | None = None) -> Explained:
    """Put an error into words. Rooms are named where `places` are known, by their code where not."""
    of_store = server_fault(error) or file_fault(error)
    return Explained(*of_store) if of_store else _WORDINGS[type(error)](error, places)


def clash(one: Clash, places: Places | None) -> str:
    """Say what is in the way: the room or link, and when."""
    timezone = "Europe/Rome"
    if one.room is None:
        of = licensed(one.link)
        what = translate("Texts", "the conference link {link}").format(link=one.link)
        if of:
            what = translate("Texts", "every licence of {service}").format(service=of.capitalize())
    else:
        what = _room(one.room, places)
        timezone = places.site_of(one.room).timezone if places and one.room in places.rooms else timezone
        if one.booking is None:
            what = translate("Texts", "{room} (occupied elsewhere)").format(room=what)
    return translate("Texts", "{what} is taken: {when}").format(what=what, when=words.when(one.slot, timezone))


def _room(code: object, places: Places | None) -> str:
    known = places.rooms.get(code) if places else None  # type: ignore[call-overload]
    return known.name if known else str(code)


def _nothing() -> str:
    return translate("Texts", "Nothing was changed.")


def role(one: str) -> str:
    return {
        Role.STAFF: translate("Texts", "staff"),
        Role.RECEPTION: translate("Texts", "reception"),
        Role.TECHNICIAN: translate("Texts", "technicians"),
        Role.ADMINISTRATOR: translate("Texts", "administrators"),
    }[Role(one)]


def _slot_taken(error: errors.SlotTaken, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "Not free: somebody has booked already"),
        translate("Texts", "Nothing was booked; what you typed is still here."),
        translate("Texts", "Choose one of the alternatives, another time or other rooms."),
        tuple(clash(one, places) for one in error.clashes),
    )


def _id_taken(error: errors.IdTaken, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "This meeting is booked already, with other details: {title}").format(title=error.title),
        translate("Texts", "Nothing was booked; what you typed is still here."),
        translate("Texts", "Close this panel and edit the meeting that is booked."),
        tuple(clash(one, places) for one in error.clashes),
    )


def _room_closed(error: errors.RoomClosed, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{place} is closed: {reason}").format(
            place=error.place, reason=words.closed(error.reason, is_closure=True)
        ),
        _nothing(),
        translate("Texts", "Choose another day or another room."),
    )


def _outside_hours(error: errors.OutsideHours, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{site} is not open for the whole of the meeting").format(site=error.site),
        _nothing(),
        translate("Texts", "Its opening hours are: {opening}.").format(opening=error.opening),
    )


def _retired(error: errors.RoomRetired, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{room} is not used for meetings any more").format(room=_room(error.room, places)),
        _nothing(),
        translate("Texts", "Choose another room."),
    )


def _length(error: errors.LengthNotAllowed, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{room} cannot be booked for {length}").format(
            room=_room(error.room, places), length=words.length(error.minutes)
        ),
        _nothing(),
        translate("Texts", "It can be booked for {shortest} to {longest}.").format(
            shortest=words.length(error.shortest), longest=words.length(error.longest)
        ),
    )


def _too_far(error: errors.TooFarAhead, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{room} cannot be booked so far ahead").format(room=_room(error.room, places)),
        _nothing(),
        counted.days_ahead(error.days),
    )


def _not_for_you(error: errors.RoomNotForYou, places: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{room} is not open to everybody").format(room=_room(error.room, places)),
        _nothing(),
        translate("Texts", "It can be booked by: {roles}.").format(roles=", ".join(role(one) for one in error.roles)),
    )


def _not_yours(error: errors.NotYours, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "You may not do this"),
        _nothing(),
        translate("Texts", "Ask the organizer, the reception or an administrator. You act as {who}.").format(
            who=error.who
        ),
    )


def _stranger(error: errors.Stranger, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{who} is not among the people of this municipality").format(who=error.who),
        _nothing(),
        translate("Texts", "Ask an administrator to add you."),
    )


def _no_administrator(_error: errors.NoAdministrator, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "An administrator is needed among the people"),
        _nothing(),
        translate("Texts", "Add the administrator first, or give somebody else that role before."),
    )


def _in_use(error: errors.InUse, _: Places | None) -> Explained:
    if error.uses == ("self",):
        return Explained(
            translate("Texts", "Nobody takes themselves away"),
            _nothing(),
            translate("Texts", "Another administrator can do that."),
        )
    named = {
        "rooms": translate("Texts", "rooms"),
        "people": translate("Texts", "people"),
        "devices": translate("Texts", "devices"),
        "closures": translate("Texts", "closures"),
        "bookings": translate("Texts", "bookings"),
        "calendar": translate("Texts", "a calendar elsewhere"),
        "published": translate("Texts", "a published calendar"),
        "photo": translate("Texts", "a photo"),
        "checks": translate("Texts", "checks"),
        "faults": translate("Texts", "faults"),
        "maintenance": translate("Texts", "maintenance"),
        "history": translate("Texts", "entries in the history"),
        "login": translate("Texts", "a login on the server"),
    }
    uses = ", ".join(named.get(one, one) for one in error.uses)
    told = translate("Texts", "{key} cannot be taken away, since it is in use: {uses}")
    remedy = translate("Texts", "What uses it has to go first.")
    if error.kind in ("room", "device"):
        remedy = translate("Texts", "What is not used any more can be retired.")
    return Explained(told.format(key=error.key, uses=uses), _nothing(), remedy)


def _not_open(error: errors.NotOpenAnyMore, _: Places | None) -> Explained:
    state = words.status(Status(error.status)).lower()
    return Explained(
        translate("Texts", "This booking cannot be changed any more: {status}").format(status=state),
        _nothing(),
        translate("Texts", "Make a new booking instead."),
    )


def _outdated(error: errors.Outdated, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "This message about “{title}” is out of date").format(title=error.title),
        _nothing(),
        translate("Texts", "A newer one was read already. Ask whoever sent it for the latest."),
    )


def _organized_here(error: errors.OrganizedHere, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "“{title}” is organized here").format(title=error.title),
        _nothing(),
        translate("Texts", "A file does not change it: move or cancel the booking instead."),
    )


def _not_on_the_list(error: errors.NotOnTheList, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "{who} is not invited to “{title}”").format(who=error.who, title=error.title),
        _nothing(),
        translate("Texts", "Only whoever organizes a meeting or is invited to it can write about it."),
    )


def _not_empty(error: errors.NotEmpty, _: Places | None) -> Explained:
    return Explained(
        counted.sites_already(error.sites),
        _nothing(),
        translate("Texts", "The demonstration needs an empty database."),
    )


def _too_new(error: errors.TooNew, _: Places | None) -> Explained:
    return Explained(
        translate("Texts", "The database was made by a newer RoomDesk"),
        _nothing(),
        translate(
            "Texts",
            "Update RoomDesk on this computer: it knows databases up to version {known}, this one is at {found}.",
        ).format(known=error.known, found=error.found),
    )


def _not_found(error: errors.NotFound, _: Places | None) -> Explained:
    kind = {
        "site": translate("Texts", "site"),
        "room": translate("Texts", "room"),
        "device": translate("Texts", "device"),
        "fault": translate("Texts", "open fault"),
        "booking": translate("Texts", "booking"),
        "person": translate("Texts", "person"),
        "closure": translate("Texts", "closure"),
    }.get(error.kind, error.kind)
    return Explained(
        translate("Texts", "Not there any more: {kind} {key}").format(kind=kind, key=error.key),
        _nothing(),
        translate("Texts", "Press F5 to see the present state."),
    )


def _stale(error: errors.Stale, _: Places | None) -> Explained:
    thing = translate("Texts", "Somebody has changed {key} in the meantime").format(key=error.booking)
    booking = translate("Texts", "Somebody has changed this booking in the meantime")
    return Explained(
        booking if error.found else thing,
        _nothing(),
        translate("Texts", "Look at it as it is now, then try again."),
    )


def _invalid(error: errors.Invalid, _: Places | None) -> Explained:
    details = tuple(filter(None, (error.value, error.hint)))
    return Explained(
        fault(error.fault),
        translate("Texts", "Nothing was changed; what you typed is still here."),
        translate("Texts", "Put it right and try again."),
        details,
    )


def _bad_lines(error: errors.BadLines, _: Places | None) -> Explained:
    lines = (
        translate("Texts", "{file}, line {line}: {fault} {value}").format(
            file=one.file, line=one.line, fault=fault(one.fault), value=one.value
        )
        for one in error.lines
    )
    return Explained(
        counted.bad_lines(len(error.lines)),
        translate("Texts", "Nothing was imported."),
        translate("Texts", "Put the lines right in the file and import it again."),
        tuple(lines),
    )


def _misconfigured(error: errors.Misconfigured, _: Places | None) -> Explained:
    nearest = translate("Texts", "Perhaps {nearest} was meant.").format(nearest=error.nearest) if error.nearest else ""
    return Explained(
        translate("Texts", "A setting is wrong or missing: {key}").format(key=error.key),
        _nothing(),
        nearest or translate("Texts", "Ask the administrator to put it right."),
        tuple(filter(None, (error.value,))),
    )


_WORDINGS: Mapping[type[errors.RoomDeskError], Callable[[Any, Places | None], Explained]] = {
    errors.SlotTaken: _slot_taken,
    errors.IdTaken: _id_taken,
    errors.RoomClosed: _room_closed,
    errors.OutsideHours: _outside_hours,
    errors.RoomRetired: _retired,
    errors.LengthNotAllowed: _length,
    errors.TooFarAhead: _too_far,
    errors.RoomNotForYou: _not_for_you,
    errors.NotYours: _not_yours,
    errors.Stranger: _stranger,
    errors.NoAdministrator: _no_administrator,
    errors.InUse: _in_use,
    errors.NotOpenAnyMore: _not_open,
    errors.Outdated: _outdated,
    errors.OrganizedHere: _organized_here,
    errors.NotOnTheList: _not_on_the_list,
    errors.NotEmpty: _not_empty,
    errors.TooNew: _too_new,
    errors.NotFound: _not_found,
    errors.Stale: _stale,
    errors.Invalid: _invalid,
    errors.BadLines: _bad_lines,
    errors.Misconfigured: _misconfigured,
}
