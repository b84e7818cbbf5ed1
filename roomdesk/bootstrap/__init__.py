"""Wires the house once: settings, store, drivers, providers, files → Desk."""

from roomdesk.bootstrap.opening import (
    is_chosen,
    is_first_run,
    language,
    open_desk,
    remake_desk,
    settings,
    step_up,
    where_is_the_data,
)
from roomdesk.bootstrap.wiring import SystemClock, make_desk

__all__ = [
    "SystemClock",
    "is_chosen",
    "is_first_run",
    "language",
    "make_desk",
    "open_desk",
    "remake_desk",
    "settings",
    "step_up",
    "where_is_the_data",
]
