"""Periods that reports are asked for: the last twelve months, this year or month, the one before."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.availability import year_before

translate = QCoreApplication.translate


class Period(Enum):
    """In the order in which they are offered; `OWN` is whatever two days somebody chose."""

    TWELVE_MONTHS = "twelve_months"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    OWN = "own"


def days(period: Period, today: date) -> tuple[date, date]:
    """Give the first and the last day of a period; what still runs ends today."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    if period is Period.THIS_MONTH:
        return month, today
    if period is Period.LAST_MONTH:
        last = month - timedelta(days=1)
        return last.replace(day=1), last
    if period is Period.THIS_YEAR:
        return year, today
    if period is Period.LAST_YEAR:
        return year.replace(year=year.year - 1), year - timedelta(days=1)
    return year_before(today), today


def worded(period: Period) -> str:
    return {
        Period.TWELVE_MONTHS: translate("Reports", "Last twelve months"),
        Period.THIS_YEAR: translate("Reports", "This year"),
        Period.LAST_YEAR: translate("Reports", "Last year"),
        Period.THIS_MONTH: translate("Reports", "This month"),
        Period.LAST_MONTH: translate("Reports", "Last month"),
        Period.OWN: translate("Reports", "Days of your choice"),
    }[period]
