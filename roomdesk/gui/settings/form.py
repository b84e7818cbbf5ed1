"""What is typed into the settings form, checked field by field; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from roomdesk.domain import wording
from roomdesk.domain.conference import ConferenceLink, check_link, check_meeting_id, check_sip
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.ports.settings import JITSI_SERVER, Settings

_PARTS = 5


@frozen
class Typed:
    """The fields as they stand; `links` has one fixed link a line: address, PIN, telephone, ID, SIP."""

    language: str
    palette: str
    text_percent: int
    own_font: bool
    user: str
    municipality: str
    jitsi_server: str
    links: str
    reminder_minutes: int


def typed(settings: Settings) -> Typed:
    """Lay settings out for the form."""
    lines = ("; ".join(_parts(one)).rstrip("; ") for one in settings.fixed_links)
    return Typed(
        settings.language,
        settings.palette,
        settings.text_percent,
        settings.font == "titillium",
        settings.user,
        settings.municipality,
        settings.jitsi_server,
        "\n".join(lines),
        settings.reminder_minutes,
    )


def _parts(one: ConferenceLink) -> tuple[str, ...]:
    return one.url, one.pin or "", one.phone or "", one.meeting_id or "", one.sip or ""


def faults(one: Typed) -> dict[str, Fault]:
    """Name the fields that cannot be as they are, and what is wrong with each."""
    checks: dict[str, Callable[[], object]] = {
        "user": lambda: user(one.user),
        "municipality": lambda: municipality(one.municipality),
        "jitsi_server": lambda: server(one.jitsi_server),
        "links": lambda: links(one.links),
    }
    found = {}
    for name, check in checks.items():
        try:
            check()
        except Invalid as error:
            found[name] = error.fault
    return found


def apply(one: Typed, settings: Settings) -> Settings:
    """Put what was typed into the settings, the rest as it is. Raises Invalid."""
    return replace(
        settings,
        language=one.language,
        palette=one.palette,
        text_percent=one.text_percent,
        font="titillium" if one.own_font else "system",
        user=user(one.user),
        municipality=municipality(one.municipality),
        jitsi_server=server(one.jitsi_server),
        fixed_links=links(one.links),
        reminder_minutes=one.reminder_minutes,
    )


def user(text: str) -> str:
    """Check who acts: an e-mail address, or nothing for the computer's user. Raises Invalid."""
    return wording.email(text) if text.strip() else ""


def municipality(text: str) -> str:
    return wording.title(text) if text.strip() else ""


def server(text: str) -> str:
    """Check a Jitsi server: https, a host, a path at most; nothing typed means the public one. Raises Invalid."""
    if not text.strip():
        return JITSI_SERVER
    clean = check_link(text)
    parts = urlsplit(clean)
    if parts.query or parts.fragment:
        raise Invalid(Fault.LINK, text)
    return clean


def links(text: str) -> tuple[ConferenceLink, ...]:
    """Read fixed links, one a line: address, PIN, telephone, meeting ID and SIP with semicolons. Raises Invalid."""
    found = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        parts = [part.strip() for part in line.split(";")]
        if len(parts) > _PARTS:
            raise Invalid(Fault.LINK, line)
        url, pin, phone, meeting, sip = (*parts, *[""] * (_PARTS - len(parts)))
        found.append(
            ConferenceLink(
                "fixed",
                check_link(url),
                pin or None,
                phone or None,
                exclusive=True,
                meeting_id=check_meeting_id(meeting) if meeting else None,
                sip=check_sip(sip) if sip else None,
            )
        )
    return tuple(found)
