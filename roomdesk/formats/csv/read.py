"""Rows to sites, rooms, equipment and people, with every bad line told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.errors import BadLine, BadLines, Fault, Invalid
from roomdesk.domain.ids import DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.opening import DEFAULT_OPENING, Opening, check_patron
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import LONGEST_MINUTES, Line, Room, Site, SiteKind
from roomdesk.domain.wording import code, email, title
from roomdesk.formats.csv import cells, write
from roomdesk.formats.csv.cells import guarded
from roomdesk.formats.csv.columns import TABLES, Kind
from roomdesk.formats.csv.table import Row, read_table
from roomdesk.ports.reader import Known, Sheet
from roomdesk.ports.store import Furnishing

T = TypeVar("T")

_A_DAY_AND_MORE = 7 * LONGEST_MINUTES


def read_tables(sheets: Sequence[Sheet], known: Known) -> Furnishing:
    """Read sites, rooms, equipment and people, told apart by their headings. Raises BadLines, with all of them.

    A code is spelled as the database, or else the file that defines it, spells it. What is there already keeps what
    its file has no column for; a column that is there and blank empties it.
    """
    tables = [read_table(sheet) for sheet in sheets]
    kept = _kept(known.there) if known.there else {}
    rows = {
        kind: [_whole(row, kept.get(kind, {})) for table in tables if table.kind is kind for row in table.rows]
        for kind in Kind
    }
    furnishing, worse = _furnish(rows, known)
    bad = [one for table in tables for one in table.bad] + worse
    if bad:
        order = {sheet.name: place for place, sheet in enumerate(sheets)}
        raise BadLines(tuple(sorted(bad, key=lambda one: (order[one.file], one.line))))
    return furnishing


def _kept(there: Furnishing) -> Mapping[Kind, Mapping[str, Site | Room | Device | Person]]:
    """Give what is there by kind and key."""
    return {
        Kind.SITES: {one.code.casefold(): one for one in there.sites},
        Kind.ROOMS: {one.code.casefold(): one for one in there.rooms},
        Kind.EQUIPMENT: {one.code.casefold(): one for one in there.devices},
        Kind.PEOPLE: {one.email.casefold(): one for one in there.people},
    }


def _whole(row: Row, there: Mapping[str, Site | Room | Device | Person]) -> Row:
    """Fill the columns that a row's file does not have with what the thing has there."""
    thing = there.get(row.cells.get("code", row.cells.get("email", "")).casefold())
    if thing is None:
        return row
    missing = {name: guarded(cell) for name, cell in write.cells(thing).items() if cell and name not in row.headings}
    return replace(row, cells={**missing, **row.cells})


def read_row(kind: str, cells: Mapping[str, str], known: Known) -> Furnishing:
    """Read one row as a form has it. Raises BadLines, whose columns are the fields that cannot be as they are."""
    table, columns = Kind(kind), TABLES[Kind(kind)].names
    written = {column: guarded(clean) for column in columns if (clean := cells.get(column, "").strip())}
    row = Row("", 1, written, {column: column for column in columns})
    furnishing, bad = _furnish({one: [row] if one is table else [] for one in Kind}, known)
    if bad:
        raise BadLines(tuple(bad))
    return furnishing


def _furnish(rows: Mapping[Kind, Sequence[Row]], known: Known) -> tuple[Furnishing, list[BadLine]]:
    bad: list[BadLine] = []
    sites = _spellings(known.sites, rows[Kind.SITES])
    rooms = _spellings(known.rooms, rows[Kind.ROOMS])
    devices = _spellings((one.code for one in known.there.devices) if known.there else (), rows[Kind.EQUIPMENT])
    device = partial(_device, devices=devices, rooms=rooms, drivers=known.drivers)
    furnishing = Furnishing(
        sites=tuple(_read(rows[Kind.SITES], "code", lambda cell: _site(cell, sites), bad)),
        rooms=tuple(_read(rows[Kind.ROOMS], "code", lambda cell: _room(cell, rooms, sites), bad)),
        devices=tuple(_read(rows[Kind.EQUIPMENT], "code", device, bad)),
        people=tuple(_read(rows[Kind.PEOPLE], "email", lambda cell: _person(cell, sites), bad)),
    )
    return furnishing, bad


def _spellings(known: Iterable[str], rows: Iterable[Row]) -> Mapping[str, str]:
    spellings = {one.casefold(): str(one) for one in known}
    for row in rows:
        written = row.cells.get("code", "")
        spellings.setdefault(written.casefold(), written)
    return spellings


class _Cells:
    """One row's cells, read one after the other; what is wrong is noted, and something harmless stands in for it."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.bad: list[BadLine] = []

    def refuse(self, fault: Fault, value: str, column: str) -> None:
        heading = self.row.headings.get(column, column)
        self.bad.append(BadLine(self.row.file, self.row.line, fault, value[:120], heading))

    def may(self, column: str, read: Callable[[str], T], default: T) -> T:
        cell = self.row.cells.get(column)
        if cell is None:
            return default
        try:
            return read(cells.unguarded(cell))
        except Invalid as error:
            self.refuse(error.fault, error.value, column)
            return default

    def must(self, column: str, read: Callable[[str], T], stand_in: T) -> T:
        # A column that is missing altogether was told once, for the whole file.
        if column not in self.row.cells and column in self.row.headings:
            self.refuse(Fault.MISSING_VALUE, "", column)
        return self.may(column, read, stand_in)

    def known(self, column: str, spellings: Mapping[str, str], fault: Fault) -> str:
        cell = self.row.cells.get(column, "")
        if cell and cell.casefold() not in spellings:
            self.refuse(fault, cell, column)
        return spellings.get(cell.casefold(), cell)


def _read(rows: Iterable[Row], key: str, read: Callable[[_Cells], T], bad: list[BadLine]) -> Iterable[T]:
    seen: set[str] = set()
    for row in rows:
        one = _Cells(row)
        value = read(one)
        name = row.cells.get(key, "").casefold()
        if name and name in seen:
            one.refuse(Fault.CODE_TWICE, row.cells[key], key)
        seen.add(name)
        bad += one.bad
        yield value


def _site(row: _Cells, sites: Mapping[str, str]) -> Site:
    for one, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if one in row.row.cells and other not in row.row.cells:
            row.refuse(Fault.MISSING_VALUE, "", other)
    return Site(
        code=SiteCode(row.must("code", lambda cell: sites[code(cell).casefold()], "")),
        name=row.must("name", title, ""),
        kind=row.may("kind", cells.choice(cells.SITE_KINDS), SiteKind.OFFICE),
        address=row.may("address", cells.line, ""),
        latitude=row.may("latitude", cells.degrees(90), None),
        longitude=row.may("longitude", cells.degrees(180), None),
        timezone=row.may("timezone", cells.timezone, "Europe/Rome"),
        opening=row.may("opening", Opening.parse, DEFAULT_OPENING),
        patron=row.may("patron", check_patron, ""),
        line=Line(
            row.may("line", cells.line, ""), row.may("down_mbps", cells.mbps, 0.0), row.may("up_mbps", cells.mbps, 0.0)
        ),
        directions=row.may("directions", cells.line, ""),
    )


def _room(row: _Cells, rooms: Mapping[str, str], sites: Mapping[str, str]) -> Room:
    minutes = cells.whole(0, _A_DAY_AND_MORE)
    room = Room(
        code=RoomCode(row.must("code", lambda cell: rooms[code(cell).casefold()], "")),
        site=SiteCode(row.must("site", str, "") and row.known("site", sites, Fault.UNKNOWN_SITE)),
        name=row.must("name", title, ""),
        capacity=row.must("capacity", cells.whole(0, 100_000), 0),
        floor=row.may("floor", cells.line, ""),
        step_free=row.may("step_free", cells.yes_no, False),
        features=row.may("features", cells.features, ()),
        approval=row.may("approval", cells.yes_no, False),
        buffer_before=row.may("buffer_before", minutes, 0),
        buffer_after=row.may("buffer_after", minutes, 0),
        layouts=row.may("layouts", cells.layouts, ()),
        shortest_minutes=row.may("min_minutes", minutes, 0),
        longest_minutes=row.may("max_minutes", minutes, LONGEST_MINUTES),
        ahead_days=row.may("ahead_days", cells.whole(0, 3660), 0),
        bookers=row.may("bookers", cells.roles, ()),
        retired=row.may("retired", cells.yes_no, False),
        directions=row.may("directions", cells.line, ""),
    )
    if room.shortest_minutes > room.longest_minutes:
        row.refuse(Fault.NUMBER, f"{room.shortest_minutes} > {room.longest_minutes}", "max_minutes")
    return room


def _device(row: _Cells, devices: Mapping[str, str], rooms: Mapping[str, str], drivers: Iterable[str]) -> Device:
    names = {one.casefold(): one for one in drivers}
    return Device(
        code=DeviceCode(row.must("code", lambda cell: devices[code(cell).casefold()], "")),
        room=RoomCode(row.must("room", str, "") and row.known("room", rooms, Fault.UNKNOWN_ROOM)),
        name=row.must("name", title, ""),
        kind=row.must("kind", cells.choice(cells.DEVICE_KINDS), DeviceKind.OTHER),
        driver=row.must("driver", str, "") and row.known("driver", names, Fault.UNKNOWN_DRIVER),
        host=row.may("host", cells.host, ""),
        port=row.may("port", cells.whole(1, 65535), None),
        options=row.may("options", cells.options, {}),
        retired=row.may("retired", cells.yes_no, False),
    )


def _person(row: _Cells, sites: Mapping[str, str]) -> Person:
    return Person(
        email=row.must("email", email, Email("")),
        name=row.must("name", title, ""),
        role=row.must("role", cells.choice(cells.ROLES), Role.STAFF),
        office=row.may("office", cells.line, ""),
        site=SiteCode(row.known("site", sites, Fault.UNKNOWN_SITE)) if "site" in row.row.cells else None,
        language=row.may("language", cells.choice(cells.LANGUAGES), ""),
    )
