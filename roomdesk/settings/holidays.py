"""Italy's national holidays: from the program's table, other years from the holidays package."""

from __future__ import annotations

import importlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_COLUMN = {"it": 1, "en": 2}
_NAMES = {"it": "it_IT", "en": "en_US"}


class NationalHolidays:
    """A callable for domain.opening: a day's holiday by name, empty on an ordinary day."""

    def __init__(self, language: str, table: Path) -> None:
        self._language = language if language in _COLUMN else "en"
        self._table = table

    def __call__(self, day: date) -> str:
        days, years = _read(self._table, _COLUMN[self._language])
        if day.year in years:
            return days.get(day.isoformat(), "")
        return str(_calendar(_NAMES[self._language]).get(day, ""))


@cache
def _read(table: Path, column: int) -> tuple[dict[str, str], frozenset[int]]:
    rows = [line.split(";") for line in table.read_text("utf-8").splitlines()]
    return {row[0]: row[column] for row in rows}, frozenset(int(row[0][:4]) for row in rows)


@cache
def _calendar(language: str) -> Any:
    # Loaded for a year beyond the table only: a library of all countries takes a tenth of a second to import.
    return importlib.import_module("holidays").country_holidays("IT", language=language)
