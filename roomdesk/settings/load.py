"""The settings file, TOML: typed, with unknown keys refused and the nearest good one named."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from importlib import import_module
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from roomdesk.domain.conference import ConferenceLink, check_link, check_meeting_id, check_sip
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.travel import TravelRates
from roomdesk.ports.settings import (
    FONTS,
    JITSI_KEYS,
    JITSI_SERVER,
    LICENCES,
    PALETTES,
    REMINDER_MINUTES,
    SECURITIES,
    SERVICE_KEYS,
    TEXT_PERCENT,
    CalDavServer,
    ChecksPlan,
    ConferenceService,
    Feeds,
    MailFolder,
    MailServer,
    Settings,
)

_PLAIN = ("database", "user", "language", "municipality", "room_mail_domain")
_TABLES = ("checks", "conference", "mail", "outside", "publish", "travel", "window")
_DAYS = (0, 3660)
_MINUTES = (0, 1440)
_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def load_settings(path: Path) -> Settings:
    """Read the file; without one, the defaults. Raises Misconfigured."""
    if not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(str(path), str(error)) from error
    except OSError as error:
        raise Misconfigured(str(path), error.strerror or str(error)) from error
    _known(found, (*_PLAIN, *_TABLES), "")
    conference = _table(found, "conference")
    _known(conference, ("jitsi", "fixed", *SERVICE_KEYS), "conference.")
    jitsi = _table(conference, "jitsi")
    _known(jitsi, ("server", *JITSI_KEYS), "conference.jitsi.")
    window = _table(found, "window")
    _known(window, ("palette", "text_percent", "font", "reminder_minutes"), "window.")
    plain: dict[str, Any] = {name: _text(found[name], name) for name in _PLAIN if name in found}
    return Settings(
        **plain,
        mail=_mail(_table(found, "mail")),
        answers=_answers(_table(_table(found, "mail"), "answers")),
        feeds=_feeds(_table(found, "publish")),
        caldav=_caldav(_table(_table(found, "publish"), "caldav")),
        outside_networks=_networks(_table(found, "outside")),
        jitsi_server=_text(jitsi.get("server", JITSI_SERVER), "conference.jitsi.server"),
        jitsi=ConferenceService(
            "jitsi", {key: _text(jitsi[key], f"conference.jitsi.{key}") for key in JITSI_KEYS if key in jitsi}
        ),
        fixed_links=_links(conference.get("fixed", [])),
        services=tuple(_service(one, _table(conference, one)) for one in SERVICE_KEYS if one in conference),
        travel=_rates(_table(found, "travel")),
        checks=_checks(_table(found, "checks")),
        palette=_choice(window.get("palette", PALETTES[0]), PALETTES, "window.palette"),
        text_percent=_number(window, "text_percent", TEXT_PERCENT[0], TEXT_PERCENT),
        font=_choice(window.get("font", FONTS[0]), FONTS, "window.font"),
        reminder_minutes=_number(window, "reminder_minutes", Settings().reminder_minutes, REMINDER_MINUTES),
    )


def _service(name: str, table: Mapping[str, Any]) -> ConferenceService:
    within = f"conference.{name}"
    _known(table, (*SERVICE_KEYS[name], "licences"), f"{within}.")
    values = {key: _text(value, f"{within}.{key}") for key, value in table.items() if key != "licences"}
    return ConferenceService(name, values, _number(table, "licences", 0, LICENCES, within))


def _mail(table: Mapping[str, Any]) -> MailServer:
    usual = MailServer()
    _known(table, (*MailServer.__match_args__, "answers"), "mail.")
    texts = {key: _text(table[key], f"mail.{key}") for key in ("host", "user", "sender") if key in table}
    return MailServer(
        **texts,
        port=_number(table, "port", usual.port, (1, 65535), "mail"),
        security=_choice(table.get("security", usual.security), SECURITIES, "mail.security"),
    )


def _answers(table: Mapping[str, Any]) -> MailFolder:
    _known(table, MailFolder.__match_args__, "mail.answers.")
    texts = {key: _text(table[key], f"mail.answers.{key}") for key in ("host", "user", "folder") if key in table}
    return MailFolder(**texts, port=_number(table, "port", MailFolder().port, (1, 65535), "mail.answers"))


def _feeds(table: Mapping[str, Any]) -> Feeds:
    usual = Feeds()
    _known(table, (*Feeds.__match_args__, "caldav"), "publish.")
    texts = {key: _text(table[key], f"publish.{key}") for key in ("folder", "user", "address") if key in table}
    return Feeds(
        **texts,
        days_back=_number(table, "days_back", usual.days_back, _DAYS, "publish"),
        days_ahead=_number(table, "days_ahead", usual.days_ahead, _DAYS, "publish"),
    )


def _caldav(table: Mapping[str, Any]) -> CalDavServer:
    _known(table, CalDavServer.__match_args__, "publish.caldav.")
    return CalDavServer(**{key: _text(value, f"publish.caldav.{key}") for key, value in table.items()})


def _checks(table: Mapping[str, Any]) -> ChecksPlan:
    usual = ChecksPlan()
    _known(table, ChecksPlan.__match_args__, "checks.")
    evening = _text(table.get("evening", usual.evening), "checks.evening")
    if evening and not _HOUR.fullmatch(evening):
        raise Misconfigured("checks.evening", evening, nearest=usual.evening)
    return ChecksPlan(
        _number(table, "every_minutes", usual.every_minutes, _MINUTES, "checks"),
        _number(table, "minutes_before", usual.minutes_before, _MINUTES, "checks"),
        _number(table, "prepare_minutes", usual.prepare_minutes, _MINUTES, "checks"),
        _number(table, "rest_minutes", usual.rest_minutes, _MINUTES, "checks"),
        evening,
        _cidrs(table.get("networks", []), "checks.networks"),
    )


def _networks(table: Mapping[str, Any]) -> tuple[str, ...]:
    _known(table, ("networks",), "outside.")
    return _cidrs(table.get("networks", []), "outside.networks")


def _cidrs(found: object, key: str) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise Misconfigured(key, str(found), nearest="[]")
    for one in found:
        try:
            ip_network(_text(one, key))
        except ValueError as error:
            raise Misconfigured(key, one, nearest="10.20.0.0/16") from error
    return tuple(found)


def _known(table: Mapping[str, Any], keys: tuple[str, ...], prefix: str) -> None:
    for key in table:
        if key not in keys:
            nearest = _nearest(key, keys)
            raise Misconfigured(prefix + key, nearest=prefix + nearest if nearest else "")


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise Misconfigured(key, str(found))
    return found


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise Misconfigured(key, str(value))
    return value


def _choice(value: object, choices: tuple[str, ...], key: str) -> str:
    if value not in choices:
        raise Misconfigured(key, str(value), nearest=_nearest(str(value), choices) or choices[0])
    return str(value)


def _nearest(told: str, known: tuple[str, ...]) -> str:
    # Only what is wrong has something near.
    found: list[str] = import_module("difflib").get_close_matches(told, known, 1)
    return next(iter(found), "")


def _number(table: Mapping[str, Any], key: str, otherwise: int, bounds: tuple[int, int], within: str = "window") -> int:
    value, (low, high) = table.get(key, otherwise), bounds
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Misconfigured(f"{within}.{key}", str(value), nearest=f"{low}–{high}")
    return value


def _links(found: object) -> tuple[ConferenceLink, ...]:
    if not isinstance(found, list) or not all(isinstance(one, dict) and "url" in one for one in found):
        raise Misconfigured("conference.fixed", str(found))
    links = []
    for one in found:
        _known(one, ("url", "pin", "phone", "meeting_id", "sip"), "conference.fixed.")
        texts = {key: _text(value, f"conference.fixed.{key}") for key, value in one.items()}
        links.append(
            ConferenceLink(
                "fixed",
                check_link(texts["url"]),
                texts.get("pin"),
                texts.get("phone"),
                exclusive=True,
                meeting_id=check_meeting_id(texts["meeting_id"]) if "meeting_id" in texts else None,
                sip=check_sip(texts["sip"]) if "sip" in texts else None,
            )
        )
    return tuple(links)


def _rates(table: Mapping[str, Any]) -> TravelRates:
    names = tuple(one.name for one in fields(TravelRates))
    _known(table, names, "travel.")
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
            raise Misconfigured(f"travel.{key}", str(value))
    return TravelRates(**{key: float(value) for key, value in table.items()})
