"""What the reports are read from: one verb each, its pages and files beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.gui.reports import sheets
from roomdesk.gui.reports.sheets import Sheet
from roomdesk.ports.writer import Page

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Kind(Enum):
    """In the order of the buttons."""

    USAGE = "usage"
    TRAVEL = "travel"
    EQUIPMENT = "equipment"
    LINES = "lines"


@frozen
class Asked:
    """A report, its days, and the sites, or all."""

    kind: Kind
    since: date
    until: date
    sites: Collection[SiteCode] | None


@frozen
class Report:
    """What is shown, the same as a CSV table, and as a page in a language, where there is one."""

    asked: Asked
    sheet: Sheet
    csv: Callable[[], str]
    page: Callable[[str], Page] | None


def read(desk: Desk, asked: Asked) -> Report:
    """Ask the desk. Raises Stranger."""
    days = (asked.since, asked.until, asked.sites)
    if asked.kind is Kind.USAGE:
        rooms = desk.report_usage(*days)
        return Report(asked, sheets.usage(rooms), lambda: desk.report_usage.csv(rooms), None)
    if asked.kind is Kind.TRAVEL:
        saved, places = desk.report_travel(*days), desk.look_around.places()
        shown = sheets.travel(saved, lambda code: places.sites[SiteCode(code)])
        verb = desk.report_travel
        return Report(asked, shown, lambda: verb.csv(saved), lambda language: verb.page(saved, language))
    if asked.kind is Kind.EQUIPMENT:
        devices, of = desk.report_equipment(*days), desk.report_equipment
        return Report(
            asked, sheets.equipment(devices), lambda: of.csv(devices), lambda language: of.page(devices, language)
        )
    found, line = desk.report_line(*days), desk.report_line
    return Report(asked, sheets.lines(found), lambda: line.csv(found), lambda language: line.page(found, language))


def worded(kind: Kind) -> str:
    return {
        Kind.USAGE: translate("Reports", "Use of rooms"),
        Kind.TRAVEL: translate("Reports", "Journeys avoided"),
        Kind.EQUIPMENT: translate("Reports", "Equipment"),
        Kind.LINES: translate("Reports", "Lines"),
    }[kind]


def explained(kind: Kind) -> str:
    """Say how the figures are reckoned."""
    return {
        Kind.USAGE: translate(
            "Reports",
            "Occupancy is hours booked, confirmed and pending, of opening hours without holidays. "
            "A dash: the site notes no arrivals.",
        ),
        Kind.TRAVEL: translate(
            "Reports",
            "One car’s return journey from each other office to the first, for confirmed meetings that took place. "
            "Costs and emissions a kilometre are settings.",
        ),
        Kind.EQUIPMENT: translate(
            "Reports",
            "Share of the opening hours without a fault, the worst devices first. A dash: not checked yet.",
        ),
        Kind.LINES: translate("Reports", "Medians of what was measured, down / up, against what is guaranteed."),
    }[kind]


def nothing(kind: Kind) -> str:
    """Say that there is nothing to report, and what would bring something."""
    return {
        Kind.USAGE: translate("Reports", "There are no rooms: make them under “Sites and rooms”."),
        Kind.TRAVEL: translate(
            "Reports", "In this period no meeting joined rooms of two offices. Choose a longer period."
        ),
        Kind.EQUIPMENT: translate("Reports", "There is no equipment: it is entered under “Sites and rooms”."),
        Kind.LINES: translate("Reports", "No line is measured: enter one as equipment under “Sites and rooms”."),
    }[kind]
