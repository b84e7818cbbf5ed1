"""What a report shows: large figures, tables below; each cell in words, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from roomdesk.domain.availability import DeviceMonths
from roomdesk.domain.frozen import frozen
from roomdesk.domain.line_history import LineHistory
from roomdesk.domain.places import Site
from roomdesk.domain.room_use import RoomUse
from roomdesk.domain.travel_saved import Saved, TravelSaved

translate = QCoreApplication.translate

NOTHING = "–"
_FEW = 100


class Cell(NamedTuple):
    """A text, what it is sorted by, and the share of the cell that a bar fills, if one does."""

    text: str
    order: float | str
    share: float | None = None


@frozen
class Table:
    """Rows below heads; from `figures` on the columns hold numbers."""

    title: str
    heads: tuple[str, ...]
    figures: int
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Sheet:
    """Large figures as pairs of what they count and the figure, and one table or two."""

    figures: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


def number(value: float, places: int = 0) -> str:
    return QLocale().toString(float(value), "f", places)


def _figure(value: float | None, places: int = 0, unit: str = "", share: float | None = None) -> Cell:
    if value is None:
        return Cell(NOTHING, -1.0)
    return Cell(f"{number(value, places)}{unit}", value, share)


def _name(text: str) -> Cell:
    return Cell(text or NOTHING, text.casefold())


def _percent(share: float | None, *, bar: bool = False) -> Cell:
    if share is None:
        return Cell(NOTHING, -1.0)
    return Cell(f"{number(100 * share, 1)}\u00a0%", share, min(share, 1.0) if bar else None)


def usage(rooms: Sequence[RoomUse]) -> Sheet:
    """Lay out how rooms were used."""
    hours, open_hours = sum(one.hours for one in rooms), sum(one.open_hours for one in rooms)
    missed = [one.no_shows for one in rooms if one.no_shows is not None]
    rows = tuple(
        (
            _name(one.site.name),
            _name(one.room.name),
            _figure(one.bookings),
            _figure(one.hours, 1),
            _percent(one.share, bar=True),
            _figure(one.arrived),
            _figure(one.no_shows),
            _figure(one.cancelled),
        )
        for one in rooms
    )
    heads = (
        translate("Reports", "Site"),
        translate("Reports", "Room"),
        translate("Reports", "Bookings"),
        translate("Reports", "Hours"),
        translate("Reports", "Occupancy"),
        translate("Reports", "Arrived"),
        translate("Reports", "Nobody arrived"),
        translate("Reports", "Cancelled"),
    )
    return Sheet(
        (
            (translate("Reports", "Bookings"), number(sum(one.bookings for one in rooms))),
            (translate("Reports", "Hours booked"), number(hours, 1 if hours < _FEW else 0)),
            (translate("Reports", "Occupancy"), _percent(hours / open_hours if open_hours else None).text),
            (translate("Reports", "Nobody arrived"), number(sum(missed)) if missed else NOTHING),
        ),
        (Table(translate("Reports", "Rooms"), heads, 2, rows),) if rooms else (),
    )


def travel(saved: TravelSaved, sites: Callable[[str], Site]) -> Sheet:
    """Lay out which journeys were avoided."""
    heads = (
        translate("Reports", "Meetings"),
        translate("Reports", "Kilometres"),
        translate("Reports", "Hours of driving"),
        translate("Reports", "Euro"),
        translate("Reports", "CO₂, kg"),
    )

    def table(title: str, head: str, rows: Iterable[tuple[Cell, Saved]]) -> Table:
        told = list(rows)
        most = max((one.journeys.km for _, one in told), default=0.0)
        lines = tuple((first, *_amounts(one, one.journeys.km / most if most else None)) for first, one in told)
        return Table(title, (head, *heads), 1, lines)

    whole = saved.whole.journeys
    months = ((Cell(_month(day.month, day.year), day.isoformat()), one) for day, one in saved.months.items())
    by_site = ((_name(sites(code).name), one) for code, one in saved.sites.items())
    return Sheet(
        (
            (translate("Reports", "Meetings between offices"), number(saved.whole.meetings)),
            (translate("Reports", "Kilometres not driven"), number(whole.km)),
            (translate("Reports", "Hours not on the road"), number(whole.hours, 1)),
            (translate("Reports", "Not spent"), f"{number(whole.euro)}\u00a0€"),
            (translate("Reports", "CO₂ not emitted"), f"{number(whole.co2_kg)}\u00a0kg"),
        ),
        (
            table(translate("Reports", "By month"), translate("Reports", "Month"), months),
            table(translate("Reports", "By site, that of the first room"), translate("Reports", "Site"), by_site),
        )
        if saved.whole.meetings
        else (),
    )


def _amounts(one: Saved, share: float | None) -> tuple[Cell, ...]:
    found = one.journeys
    km, hours = _figure(found.km, 0, share=share), _figure(found.hours, 1)
    return _figure(one.meetings), km, hours, _figure(found.euro, 2), _figure(found.co2_kg, 1)


def _month(month: int, year: int) -> str:
    return f"{QLocale().standaloneMonthName(month)} {year}"


def equipment(devices: Sequence[DeviceMonths]) -> Sheet:
    """Lay out how available devices were, the worst first."""
    known = [one.available for one in devices if one.available is not None]
    rows = tuple(
        (
            _name(one.room.name),
            _name(one.device.name),
            _percent(one.available, bar=True),
            _figure(one.faults),
            _figure(one.hours_out, 1),
        )
        for one in sorted(devices, key=lambda one: (one.available is None, one.available or 0.0))
    )
    heads = (
        translate("Reports", "Room"),
        translate("Reports", "Device"),
        translate("Reports", "Available"),
        translate("Reports", "Faults"),
        translate("Reports", "Hours out of order"),
    )
    return Sheet(
        (
            (translate("Reports", "Devices"), number(len(devices))),
            (translate("Reports", "Available, on average"), _percent(sum(known) / len(known) if known else None).text),
            (translate("Reports", "Faults"), number(sum(one.faults for one in devices))),
            (translate("Reports", "Hours out of order"), number(sum(one.hours_out for one in devices))),
        ),
        (Table(translate("Reports", "Devices"), heads, 2, rows),) if devices else (),
    )


def lines(found: Sequence[LineHistory]) -> Sheet:
    """Lay out each line against its guarantee."""
    heads = (
        translate("Reports", "Site"),
        translate("Reports", "Operator"),
        translate("Reports", "Guaranteed, Mbit/s"),
        translate("Reports", "Measured, Mbit/s"),
        translate("Reports", "Measurements"),
        translate("Reports", "Below the guarantee"),
        translate("Reports", "Round trip, ms"),
        translate("Reports", "Lost"),
    )
    measured, below = sum(len(one.measured) for one in found), sum(len(one.below) for one in found)
    return Sheet(
        (
            (translate("Reports", "Lines"), number(len(found))),
            (translate("Reports", "Measurements"), number(measured)),
            (translate("Reports", "Below the guarantee"), number(below)),
        ),
        (Table(translate("Reports", "Lines"), heads, 2, tuple(_line(one) for one in found)),) if found else (),
    )


def _line(one: LineHistory) -> tuple[Cell, ...]:
    middle, wanted = one.middle, one.guarantee
    part = len(one.below) / len(one.measured) if one.measured else None
    return (
        _name(one.site.name),
        _name(one.site.line.operator),
        _rates(wanted.down_mbps or None, wanted.up_mbps or None),
        _rates(middle.down_mbps, middle.up_mbps) if middle else Cell(NOTHING, -1.0),
        _figure(len(one.measured)),
        _figure(len(one.below), share=part),
        _figure(middle.rtt_ms if middle else None),
        _percent(middle.loss if middle else None),
    )


def _rates(down: float | None, up: float | None) -> Cell:
    told = (NOTHING if rate is None else number(rate, 0 if rate >= 10 else 1) for rate in (down, up))
    return Cell("\u00a0/\u00a0".join(told), down or -1.0)
