"""Writes the settings file: what differs from the defaults, whole or not at all, the one before kept."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import tomli_w

from roomdesk.domain.frozen import frozen
from roomdesk.domain.travel import TravelRates
from roomdesk.ports.settings import CalDavServer, ChecksPlan, Feeds, MailFolder, MailServer, Settings
from roomdesk.settings.load import load_settings

_DEFAULTS = Settings()
_PLAIN = ("database", "user", "language", "municipality", "room_mail_domain")
_WINDOW = ("palette", "text_percent", "font", "reminder_minutes")


@frozen
class TomlFile:
    """The settings of one user in a file."""

    path: Path

    def load(self) -> Settings:
        """Read them; the defaults where there is no file. Raises Misconfigured."""
        return load_settings(self.path)

    def save(self, settings: Settings) -> None:
        """Write beside the file and put it in its place, so that no moment shows half of it. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists():
            # Somebody may have written comments by hand, which TOML writers do not keep.
            shutil.copy2(self.path, self.path.with_name(f"{self.path.name}~"))
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.write_text(tomli_w.dumps(as_tables(settings)), encoding="utf-8")
        fresh.replace(self.path)


def as_tables(settings: Settings) -> dict[str, Any]:
    """Lay settings out as the file has them, without what is as it would be anyway."""
    tables: dict[str, Any] = _differing(settings, _DEFAULTS, _PLAIN)
    conference: dict[str, Any] = {}
    if settings.jitsi_server != _DEFAULTS.jitsi_server:
        conference["jitsi"] = {"server": settings.jitsi_server}
    if settings.jitsi.values:
        conference["jitsi"] = {**conference.get("jitsi", {}), **settings.jitsi.values}
    if settings.fixed_links:
        conference["fixed"] = [
            {
                key: getattr(one, key)
                for key in ("url", "pin", "phone", "meeting_id", "sip")
                if getattr(one, key) is not None
            }
            for one in settings.fixed_links
        ]
    for one in settings.services:
        conference[one.name] = {**one.values, **({"licences": one.licences} if one.licences else {})}
    rates = tuple(one.name for one in fields(TravelRates))
    mail = _differing(settings.mail, _DEFAULTS.mail, MailServer.__match_args__)
    answers = _differing(settings.answers, _DEFAULTS.answers, MailFolder.__match_args__)
    mail |= {"answers": answers} if answers else {}
    publish = _differing(settings.feeds, _DEFAULTS.feeds, Feeds.__match_args__)
    caldav = _differing(settings.caldav, _DEFAULTS.caldav, CalDavServer.__match_args__)
    publish |= {"caldav": caldav} if caldav else {}
    parts = {
        "checks": _differing(settings.checks, _DEFAULTS.checks, ChecksPlan.__match_args__),
        "conference": conference,
        "mail": mail,
        "outside": {"networks": list(settings.outside_networks)} if settings.outside_networks else {},
        "publish": publish,
        "travel": _differing(settings.travel, _DEFAULTS.travel, rates),
        "window": _differing(settings, _DEFAULTS, _WINDOW),
    }
    return tables | {name: table for name, table in parts.items() if table}


def _differing(values: object, defaults: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {one: getattr(values, one) for one in names if getattr(values, one) != getattr(defaults, one)}
