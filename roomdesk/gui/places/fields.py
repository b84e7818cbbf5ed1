"""Which fields the form of a site, room, device or person has, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.equipment import DeviceKind
from roomdesk.domain.frozen import frozen
from roomdesk.domain.people import Role
from roomdesk.domain.places import SiteKind
from roomdesk.gui import words
from roomdesk.gui.places import option_words
from roomdesk.ports.driver import DriverCard, Field, prepared_fields
from roomdesk.services.answers import Places, PlaceTables

translate = QCoreApplication.translate

Choices = Sequence[tuple[str, str]]
OPTION = "options."
"""Before the name of a driver's setting, which is a field of its own."""
_NO_FEATURES = (DeviceKind.LINE, DeviceKind.UPS, DeviceKind.SWITCH, DeviceKind.PRINTER, DeviceKind.OTHER)
"""Kinds of devices that nobody looks for in a room."""


@frozen
class FieldOf:
    """A column's label and its choices; `kind` is line, choice, yes, or ticks for several of the choices."""

    column: str
    label: str
    kind: str = "line"
    choices: Choices = ()
    hint: str = ""


def fields(table: str, tables: PlaceTables, cells: Mapping[str, str]) -> list[FieldOf]:
    """List the fields of one thing's form; a device's depend on its driver."""
    make = {"sites": _site, "rooms": _room, "equipment": _device, "people": _person}[table]
    return make(tables, cells)


def labels(table: str) -> dict[str, str]:
    """Name the columns of a table, and the parts of its things that several columns make."""
    nothing = PlaceTables(Places({}, {}), (), {}, (), {}, may_edit=False)
    named = {one.column: one.label for one in fields(table, nothing, {})}
    more = {
        "shortest_minutes": named.get("min_minutes", ""),
        "longest_minutes": named.get("max_minutes", ""),
        "line": translate("Places", "Line"),
        "options": translate("Places", "Settings of the device"),
    }
    return named | more


def names() -> dict[str, tuple[str, str]]:
    """Name each table's form: of one that is there, and of a new one."""
    return {
        "sites": (translate("Places", "Site"), translate("Places", "New site")),
        "rooms": (translate("Places", "Room"), translate("Places", "New room")),
        "equipment": (translate("Places", "Device"), translate("Places", "New device")),
        "people": (translate("Places", "Person"), translate("Places", "New person")),
    }


def role(one: Role) -> str:
    return {
        Role.STAFF: translate("Places", "office staff"),
        Role.RECEPTION: translate("Places", "reception"),
        Role.TECHNICIAN: translate("Places", "technician"),
        Role.ADMINISTRATOR: translate("Places", "administrator"),
    }[one]


def _site(_tables: PlaceTables, _cells: Mapping[str, str]) -> list[FieldOf]:
    kinds = {
        SiteKind.OFFICE: translate("Places", "office"),
        SiteKind.LIBRARY: translate("Places", "library"),
        SiteKind.SCHOOL: translate("Places", "school"),
        SiteKind.POLICE: translate("Places", "local police"),
        SiteKind.OTHER: translate("Places", "other"),
    }
    hours = translate("Places", "For example: Mon-Fri 08:00-18:00; Sat 08:30-12:30")
    arrive = translate("Places", "Which entrance, where to park")
    return [
        FieldOf("code", translate("Places", "Code")),
        FieldOf("name", translate("Places", "Name")),
        FieldOf("kind", translate("Places", "Kind"), "choice", _named(kinds)),
        FieldOf("address", translate("Places", "Address")),
        FieldOf("directions", translate("Places", "Directions"), hint=arrive),
        FieldOf("opening", translate("Places", "Opening hours"), hint=hours),
        FieldOf("patron", translate("Places", "Patron saint's day"), hint=translate("Places", "Month and day: MM-DD")),
        FieldOf("line", translate("Places", "Operator of the line")),
        FieldOf("down_mbps", translate("Places", "Guaranteed downwards, Mbit/s")),
        FieldOf("up_mbps", translate("Places", "Guaranteed upwards, Mbit/s")),
        FieldOf("latitude", translate("Places", "Latitude, degrees")),
        FieldOf("longitude", translate("Places", "Longitude, degrees")),
        FieldOf("timezone", translate("Places", "Time zone")),
    ]


def _room(tables: PlaceTables, cells: Mapping[str, str]) -> list[FieldOf]:
    known = [one.value for one in DeviceKind if one not in _NO_FEATURES]
    there = [one for one in cells.get("features", "").split("|") if one]
    features = dict.fromkeys([*known, "whiteboard", *there])
    layouts = translate("Places", "Each as name=minutes to set up/to tidy up, with | between them")
    return [
        FieldOf("code", translate("Places", "Code")),
        FieldOf("name", translate("Places", "Name")),
        FieldOf("site", translate("Places", "Site"), "choice", _sites(tables)),
        FieldOf("floor", translate("Places", "Floor")),
        FieldOf("directions", translate("Places", "Directions"), hint=translate("Places", "The way from the entrance")),
        FieldOf("capacity", translate("Places", "Seats")),
        FieldOf("step_free", translate("Places", "Reached without steps"), "yes"),
        FieldOf("approval", translate("Places", "Bookings await approval"), "yes"),
        FieldOf("features", translate("Places", "Equipment"), "ticks", [(one, words.feature(one)) for one in features]),
        FieldOf("bookers", translate("Places", "Booked only by"), "ticks", _named({one: role(one) for one in Role})),
        FieldOf("buffer_before", translate("Places", "Minutes kept free before")),
        FieldOf("buffer_after", translate("Places", "Minutes kept free after")),
        FieldOf("min_minutes", translate("Places", "Shortest meeting, minutes")),
        FieldOf("max_minutes", translate("Places", "Longest meeting, minutes")),
        FieldOf("ahead_days", translate("Places", "Days ahead at most")),
        FieldOf("layouts", translate("Places", "Layouts"), hint=layouts),
        FieldOf("retired", translate("Places", "Retired: not booked any more"), "yes"),
    ]


def _device(tables: PlaceTables, cells: Mapping[str, str]) -> list[FieldOf]:
    kinds = {one: words.feature(one.value) for one in DeviceKind} | {
        DeviceKind.LINE: translate("Places", "line"),
        DeviceKind.UPS: translate("Places", "power supply (UPS)"),
        DeviceKind.SWITCH: translate("Places", "network switch"),
        DeviceKind.PRINTER: translate("Places", "printer"),
        DeviceKind.OTHER: translate("Places", "other"),
    }
    rooms = [
        (room.code, f"{tables.places.sites[room.site].name} · {room.name}") for room in tables.places.rooms.values()
    ]
    card = tables.drivers.get(cells.get("driver", ""))
    port = str(card.port) if card and card.port else ""
    usual = translate("Places", "Blank for the usual one: {port}").format(port=port) if port else ""
    return [
        FieldOf("code", translate("Places", "Code")),
        FieldOf("name", translate("Places", "Name")),
        FieldOf("room", translate("Places", "Room"), "choice", rooms),
        FieldOf("kind", translate("Places", "Kind"), "choice", _named(kinds)),
        FieldOf(
            "driver",
            translate("Places", "Protocol"),
            "choice",
            [(name, one.label) for name, one in tables.drivers.items()],
        ),
        FieldOf("host", translate("Places", "Address on the network")),
        FieldOf("port", translate("Places", "Port"), hint=usual),
        *(_settings(card) if card else ()),
        FieldOf("retired", translate("Places", "Retired: not checked any more"), "yes"),
    ]


def _settings(card: DriverCard) -> list[FieldOf]:
    named = translate("Places", "The name of a secret in the keyring, after an @")
    return [
        FieldOf(
            OPTION + one.name,
            option_words.named(one.name),
            "choice" if one.choices else "line",
            _choices(one),
            named if one.kind == "secret" else _usually(one),
        )
        for one in (*card.fields, *prepared_fields(card))
    ]


def _choices(one: Field) -> Choices:
    usual = translate("Places", "as usual: {value}").format(value=option_words.answer(one.default))
    return [("", usual), *((choice, option_words.answer(choice)) for choice in one.choices)]


def _usually(one: Field) -> str:
    """Say what a blank field stands for; choices say it themselves."""
    is_said = bool(one.choices) or not one.default
    return "" if is_said else translate("Places", "Usually {value}").format(value=one.default)


def _person(tables: PlaceTables, _cells: Mapping[str, str]) -> list[FieldOf]:
    languages = [("", translate("Places", "as each computer is set")), ("it", "Italiano"), ("en", "English")]
    return [
        FieldOf("email", translate("Places", "E-mail address")),
        FieldOf("name", translate("Places", "Name")),
        FieldOf("role", translate("Places", "Role"), "choice", _named({one: role(one) for one in Role})),
        FieldOf("office", translate("Places", "Office")),
        FieldOf("site", translate("Places", "Site"), "choice", [("", translate("Places", "none")), *_sites(tables)]),
        FieldOf("language", translate("Places", "Language"), "choice", languages),
    ]


def _sites(tables: PlaceTables) -> Choices:
    return [(site.code, site.name) for site in tables.places.sites.values()]


def _named(names: Mapping[SiteKind, str] | Mapping[DeviceKind, str] | Mapping[Role, str]) -> Choices:
    return [(one.value, name) for one, name in names.items()]


def unpacked(cells: Mapping[str, str]) -> dict[str, str]:
    """Give each option of a device a cell of its own."""
    pairs = (one.partition("=") for one in cells.get("options", "").split("|") if one)
    return {**cells, **{OPTION + name: value for name, _, value in pairs}}


def packed(cells: Mapping[str, str]) -> dict[str, str]:
    """Put a device's options into one cell again; blank ones are left out."""
    options = {name.removeprefix(OPTION): value for name, value in cells.items() if name.startswith(OPTION) and value}
    plain = {name: value for name, value in cells.items() if not name.startswith(OPTION) and name != "options"}
    if "driver" in cells:
        plain["options"] = "|".join(f"{name}={value}" for name, value in options.items())
    return plain
