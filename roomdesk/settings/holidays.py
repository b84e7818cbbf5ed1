"""Italy's national holidays, named by the holidays package."""

from __future__ import annotations

import importlib
from datetime import date
from functools import cache
from typing import Any

_NAMES = {"it": "it_IT", "en": "en_US"}


class NationalHolidays:
    """A callable for domain.opening: a day's holiday by name, empty on an ordinary day."""

    def __init__(self, language: str) -> None:
        self._language = _NAMES.get(language, "en_US")

    def __call__(self, day: date) -> str:
        return str(_calendar(self._language).get(day, ""))


@cache
def _calendar(language: str) -> Any:
    # Loaded when the first date is looked at: listing bookings must not wait for a library of all countries.
    return importlib.import_module("holidays").country_holidays("IT", language=language)
