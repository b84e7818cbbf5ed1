"""Looks whether this computer can run RoomDesk: each part by itself, whatever the others are like."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roomdesk import catalogue
from roomdesk.bootstrap.opening import open_desk, settings, where_is_the_data
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import guard
from roomdesk.services.answers import Examined
from roomdesk.settings.places import find_places
from roomdesk.settings.vault import keyring_fault

_LITTLE, _TOO_LITTLE = 500_000_000, 20_000_000
"""Octets that are free on the disk of the data."""


def examine(where: str | None, who: str | None, language: str) -> Iterator[Examined]:
    """Give each part as it is found; `where` and `who` as for a desk. Nothing is raised, and no database is made."""
    yield Examined("python", Health.OK, "ok", ".".join(map(str, sys.version_info[:3])))
    yield _settings()
    yield _zones()
    yield from _window(language)
    yield _sound()
    yield _keyring()
    yield _disk()
    yield _database(where, who, language)


def _settings() -> Examined:
    file = str(find_places().settings)
    try:
        settings()
    except RoomDeskError as error:
        return Examined("settings", Health.FAILED, "error", file, error)
    return Examined("settings", Health.OK, "ok" if Path(file).exists() else "settings_none", file)


def _zones() -> Examined:
    try:
        ZoneInfo("Europe/Rome")
    except ZoneInfoNotFoundError as error:
        return Examined("zones", Health.FAILED, "zones_missing", str(error))
    return Examined("zones", Health.OK, "ok", "Europe/Rome")


def _window(language: str) -> Iterator[Examined]:
    lacks = guard.missing("QtWidgets")
    if lacks:
        yield Examined("window", Health.FAILED, "qt_missing", lacks)
        return
    qt = importlib.import_module("PySide6").__version__
    unfit = guard.refusal(sys.version_info[:3], qt, language)
    blind = guard.no_display(sys.platform, os.environ, language)
    if unfit:
        yield Examined("window", Health.FAILED, "qt_unfit", unfit)
    elif blind:
        yield Examined("window", Health.DEGRADED, "no_display", f"Qt {qt}")
    else:
        yield Examined("window", Health.OK, "ok", f"Qt {qt}")


def _sound() -> Examined:
    # What Qt would like to have and does without is nobody's matter.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")
    lacks = guard.missing("QtMultimedia")
    return Examined("sound", Health.DEGRADED if lacks else Health.OK, "no_media" if lacks else "ok", lacks)


def _keyring() -> Examined:
    fault = keyring_fault()
    return Examined("keyring", Health.DEGRADED if fault else Health.OK, "no_keyring" if fault else "ok", fault)


def _disk() -> Examined:
    folder = next(one for one in find_places().database.parents if one.exists())
    free = shutil.disk_usage(folder).free
    said = f"{folder}: {free // 1_000_000} MB"
    if not os.access(folder, os.W_OK):
        return Examined("disk", Health.FAILED, "not_writable", str(folder))
    if free < _LITTLE:
        return Examined("disk", Health.FAILED if free < _TOO_LITTLE else Health.DEGRADED, "little_space", said)
    return Examined("disk", Health.OK, "ok", said)


def _database(where: str | None, who: str | None, language: str) -> Examined:
    try:
        chosen = where_is_the_data(where)
        on_server = catalogue.is_on_server(chosen)
        path = unquote(urlsplit(chosen).path).removeprefix("/") if chosen.startswith("sqlite:") else chosen
        if not on_server and not Path(path).exists():
            return Examined("database", Health.OK, "database_none", path)
        with closing(open_desk(where, who, language).keep_store) as store:
            faults, info = store.faults(), store.info()
    except RoomDeskError as error:
        return Examined("database", Health.FAILED, "error", "", error)
    said = f"{info['where']}, {info['schema']}"
    if faults:
        return Examined("database", Health.FAILED, "database_faulty", "; ".join(faults))
    if info.get("journal_note"):
        return Examined("database", Health.DEGRADED, "wal_reset", said)
    return Examined("database", Health.OK, "ok", said)
