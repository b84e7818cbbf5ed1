"""The figures of reports: rooms' use, journeys avoided, equipment by month; tables, JSON, files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from roomdesk.cli.session import Document, Session, Table
from roomdesk.cli.words import decimal, word
from roomdesk.domain.availability import DeviceMonths
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.room_use import RoomUse
from roomdesk.domain.travel_saved import Saved

Sites = Collection[SiteCode] | None


class Made(NamedTuple):
    """A report's own part of the JSON document, what stands on the terminal, and the files that it comes as."""

    document: Document
    tables: Sequence[str | Table]
    files: Mapping[str, Callable[[], str | bytes]]


def _usage(session: Session, since: date | None, until: date | None, sites: Sites) -> Made:
    verb, language = session.desk.report_usage, session.language
    rooms = verb(since, until, sites)
    keys = ("site", "room", "bookings", "hours", "use", "arrived", "no_shows", "cancelled_count")
    rows = [
        (
            one.site.name,
            one.room.name,
            str(one.bookings),
            decimal(one.hours, 1, language),
            _percent(one.share, language),
            str(one.arrived),
            "–" if one.no_shows is None else str(one.no_shows),
            str(one.cancelled),
        )
        for one in rooms
    ]
    table = Table([word(key, language) for key in keys], rows, frozenset(range(2, len(keys))))
    return Made({"rooms": [_room(one) for one in rooms]}, [table], {"csv": lambda: verb.csv(rooms)})


def _room(one: RoomUse) -> Document:
    return {
        "code": one.room.code,
        "name": one.room.name,
        "site": one.site.code,
        "bookings": one.bookings,
        "cancelled": one.cancelled,
        "hours": round(one.hours, 2),
        "open_hours": round(one.open_hours, 2),
        "use": _rounded(one.share),
        "arrived": one.arrived,
        "no_shows": one.no_shows,
    }


def _travel(session: Session, since: date | None, until: date | None, sites: Sites) -> Made:
    verb, language = session.desk.report_travel, session.language
    saved = verb(since, until, sites)
    named = session.desk.look_around.places().sites
    keys = ("meetings_count", "km", "hours", "euro", "co2_kg")

    def table(head: str, rows: Sequence[tuple[str, Saved]]) -> Table:
        lines = [(name, *_amounts(one, language)) for name, one in rows]
        return Table([word(key, language) for key in (head, *keys)], lines, frozenset(range(1, len(keys) + 1)))

    whole = (word("in_all", language), saved.whole)
    months = table("month", [*((f"{month:%Y-%m}", one) for month, one in saved.months.items()), whole])
    by_site = table("site", [(named[code].name, one) for code, one in saved.sites.items()])
    document: Document = {
        **_saved(saved.whole),
        "months": [{"month": f"{month:%Y-%m}", **_saved(one)} for month, one in saved.months.items()],
        "sites": [{"site": code, **_saved(one)} for code, one in saved.sites.items()],
    }
    files: Mapping[str, Callable[[], str | bytes]] = {
        "csv": lambda: verb.csv(saved),
        "html": lambda: verb.page(saved, language).html,
        "pdf": lambda: verb.pdf(saved, language),
    }
    return Made(document, [months, "", by_site] if saved.sites else [months], files)


def _amounts(one: Saved, language: str) -> tuple[str, ...]:
    found = one.journeys
    amounts = ((found.km, 0), (found.hours, 1), (found.euro, 2), (found.co2_kg, 1))
    return (str(one.meetings), *(decimal(value, places, language) for value, places in amounts))


def _saved(one: Saved) -> Document:
    found = one.journeys
    return {
        "meetings": one.meetings,
        "km": round(found.km, 1),
        "hours": round(found.hours, 2),
        "euro": round(found.euro, 2),
        "co2_kg": round(found.co2_kg, 2),
    }


def _equipment(session: Session, since: date | None, until: date | None, sites: Sites) -> Made:
    verb, language = session.desk.report_equipment, session.language
    devices = verb(since, until, sites)
    keys = ("room", "device", "available", "faults_count", "hours_out")
    months = [f"{one.month:%m/%y}" for one in devices[0].months] if devices else []
    rows = [
        (
            one.room.name,
            one.device.name,
            _percent(one.available, language),
            str(one.faults),
            decimal(one.hours_out, 1, language),
            *(_percent(each.available, language) for each in one.months),
        )
        for one in devices
    ]
    heads = [*(word(key, language) for key in keys), *months]
    table = Table(heads, rows, frozenset(range(2, len(heads))))
    files: Mapping[str, Callable[[], str | bytes]] = {
        "csv": lambda: verb.csv(devices),
        "html": lambda: verb.page(devices, language).html,
        "pdf": lambda: verb.pdf(devices, language),
    }
    shown: list[str | Table] = [table] if devices else [word("nothing", language)]
    return Made({"equipment": [_device(one) for one in devices]}, shown, files)


def _device(one: DeviceMonths) -> Document:
    return {
        "code": one.device.code,
        "name": one.device.name,
        "kind": one.device.kind.value,
        "room": one.room.code,
        "site": one.site.code,
        "available": _rounded(one.available),
        "faults": one.faults,
        "hours_out": round(one.hours_out, 2),
        "months": [
            {"month": f"{each.month:%Y-%m}", "available": _rounded(each.available), "faults": each.faults}
            for each in one.months
        ],
    }


def _percent(share: float | None, language: str) -> str:
    return "–" if share is None else f"{decimal(100 * share, 1, language)} %"


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


MAKERS: Mapping[str, Callable[[Session, date | None, date | None, Sites], Made]] = {
    "usage": _usage,
    "travel": _travel,
    "equipment": _equipment,
}
