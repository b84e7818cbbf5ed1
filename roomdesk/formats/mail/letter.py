"""What an invitation by mail says: the same facts as plain text and as HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import NamedTuple

from roomdesk.domain.booking import Status
from roomdesk.domain.invitation import Invitation, InvitedRoom, Method
from roomdesk.domain.series import expand, read_rule
from roomdesk.domain.slot import to_wall
from roomdesk.domain.travel import Journeys
from roomdesk.formats.mail.words import WORDS, Words
from roomdesk.formats.paper import capital, date_in_full, meeting_hours
from roomdesk.ports.writer import Letter

_STYLE = (
    "font-family: 'Titillium Web', 'Segoe UI', sans-serif; font-size: 15px; line-height: 1.45; color: #17324d;"
    " max-width: 620px;"
)
_BUTTON = (
    "display: inline-block; padding: 10px 22px; background-color: #0059b3; color: #ffffff; font-weight: bold;"
    " text-decoration: none; border-radius: 4px; margin: 2px 0 6px 0;"
)
_TABLE = '<table cellpadding="0" cellspacing="0">'
_LEAST_KM = 0.5


class Fact(NamedTuple):
    """A label and its lines; `link` is the way in, and `act` what its button says."""

    label: str
    lines: tuple[str, ...]
    link: str = ""
    act: str = ""


class Said(NamedTuple):
    """Everything a letter says, before it is text or HTML."""

    title: str
    opening: tuple[str, ...]
    facts: tuple[Fact, ...]
    prose: str
    closing: tuple[str, ...]


def subject(letter: Letter) -> str:
    words = WORDS[letter.language]
    method = letter.message.method
    kinds = {Method.CANCEL: words.cancel, Method.DECLINECOUNTER: words.declined}
    kind = kinds.get(method) or (words.new if letter.message.is_new else words.update)
    return f"{kind}: {letter.message.entry.title}"


def said(letter: Letter) -> Said:
    """Put together what there is to say to one person."""
    words, entry = WORDS[letter.language], letter.message.entry
    is_off = letter.message.method is Method.CANCEL
    opening = [words.cancelled] if is_off else []
    if letter.message.method is Method.DECLINECOUNTER:
        opening.append(words.not_moved)
    if entry.recurrence is not None:
        opening.append(words.one_date)
    if entry.status is Status.PENDING:
        opening.append(words.pending)
    facts = [Fact(words.when, _when(entry, words, letter.language)), Fact(words.where, _where(entry.rooms, words))]
    if not is_off:
        facts.append(Fact(words.directions, letter.directions))
    if entry.conference and not is_off:
        facts.append(_way_in(entry, words))
    facts.append(Fact(words.organizer, (entry.organizer_name or entry.organizer,)))
    closing = [] if is_off else [*_avoided(letter.journeys, words, letter.language), words.foot]
    return Said(
        entry.title,
        tuple(opening),
        tuple(one for one in facts if one.lines),
        "" if is_off else entry.description,
        tuple(closing),
    )


def plain(what: Said) -> str:
    """Write it as plain text; the first link is the way in."""
    blocks = [what.title, *what.opening]
    blocks += ["\n".join((f"{one.label}:", *(f"  {line}" for line in one.lines))) for one in what.facts]
    blocks += [what.prose, *what.closing]
    return "\n\n".join(filter(None, blocks)) + "\n"


def html(what: Said, language: str) -> str:
    """Write it as HTML; what people typed stays text, and nothing is fetched."""
    rows = "".join(
        f'<tr><td style="padding: 4px 16px 4px 0; vertical-align: top; color: #54677a;">{escape(one.label)}</td>'
        f'<td style="padding: 4px 0; vertical-align: top;">{_lines(one)}</td></tr>\n'
        for one in what.facts
    )
    paragraphs = "".join(f"<p>{escape(one)}</p>\n" for one in what.opening)
    prose = f"<p>{_broken(what.prose)}</p>\n" if what.prose else ""
    closing = "".join(f'<p style="color: #54677a;">{escape(one)}</p>\n' for one in what.closing)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{escape(what.title)}</title>'
        f'</head>\n<body>\n<div style="{_STYLE}">\n<h1 style="font-size: 21px; margin: 0 0 10px 0;">'
        f"{escape(what.title)}</h1>\n{paragraphs}{_TABLE}\n{rows}</table>\n{prose}{closing}</div>\n</body>\n</html>\n"
    )


def _lines(one: Fact) -> str:
    lines = [escape(line) for line in one.lines]
    if one.link:
        address = escape(one.link, quote=True)
        lines[0] = f'<a href="{address}" style="{_BUTTON}">{escape(one.act)}</a><br><a href="{address}">{address}</a>'
    return "<br>".join(lines)


def _broken(prose: str) -> str:
    return escape(prose).replace("\n", "<br>\n")


def _when(entry: Invitation, words: Words, language: str) -> tuple[str, ...]:
    day = to_wall(entry.slot.start, entry.timezone).date()
    hours = meeting_hours(entry.slot, entry.timezone, day)
    lines = [f"{capital(date_in_full(day, language))}, {hours} ({entry.timezone})"]
    if entry.rrule:
        first = to_wall(entry.slot.start, entry.timezone)
        dates = [one.start for one in expand(read_rule(entry.rrule), first, entry.timezone, entry.slot.minutes)]
        left = sorted({*dates, *entry.added} - set(entry.skipped))
        one, many = words.dates
        last = date_in_full(to_wall(left[-1], entry.timezone).date(), language) if left else ""
        lines.append(one if len(left) == 1 else many.format(len(left), last))
    return tuple(lines)


def _floor(floor: str, words: Words) -> str:
    return words.floor.format(floor) if floor.lstrip("-").isdecimal() else floor


def _where(rooms: tuple[InvitedRoom, ...], words: Words) -> tuple[str, ...]:
    lines = []
    for (site, street), group in groupby(rooms, key=lambda room: (room.site, room.street)):
        names = "; ".join(f"{one.name} ({_floor(one.floor, words)})" if one.floor else one.name for one in group)
        lines.append(f"{names} — {', '.join(filter(None, (site, street)))}")
    return tuple(lines)


def _way_in(entry: Invitation, words: Words) -> Fact:
    link = entry.conference
    if link is None:
        return Fact(words.join, ())
    told = (
        (words.meeting_id, link.meeting_id),
        (words.pin, link.pin),
        (words.phone, link.phone),
        ("SIP", link.sip),
    )
    lines = [link.url, *(f"{label}: {value}" for label, value in told if value)]
    return Fact(words.join, tuple(lines), link.url, words.enter)


def _avoided(journeys: Journeys | None, words: Words, language: str) -> list[str]:
    if journeys is None or journeys.km < _LEAST_KM:
        return []
    hours = f"{journeys.hours:.1f}"
    said_hours = hours.replace(".", ",") if language == "it" else hours
    return [words.avoided.format(km=round(journeys.km), hours=said_hours)]
