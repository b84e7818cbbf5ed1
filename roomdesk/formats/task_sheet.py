"""What is set up and tidied in a building on a day, on paper: a box to tick before each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

from roomdesk.domain.frozen import frozen
from roomdesk.domain.room_tasks import Task, TaskKind
from roomdesk.domain.slot import to_wall
from roomdesk.formats.paper import capital, date_in_full, document, is_secret, meeting_hours
from roomdesk.ports.writer import MeetingTasks, SiteTasks


@frozen
class _Words:
    title: str
    columns: tuple[str, str, str]
    private: str
    nothing: str
    ready: str
    layout: str
    visitors: tuple[str, str]
    plates: str
    note_in_private: str
    tidy: str
    done: str
    printed: str


_WORDS = {
    "it": _Words(
        title="Allestimenti del giorno",
        columns=("Orario", "Sala e riunione", "Che cosa fare"),
        private="Occupata (riservata)",
        nothing="Nessun allestimento in questa sede.",
        ready="sala libera dalle {}",
        layout="Tavoli e sedie: {}",
        visitors=("Posto per 1 ospite", "Posti per {} ospiti"),
        plates="Segnaposto: {}",
        note_in_private="Nota: vedi RoomDesk",
        tidy="Dopo la riunione: riordinare la sala",
        done="fatto alle {time}, {who}",
        printed="Stampato il {day} alle {time}",
    ),
    "en": _Words(
        title="Setting up on this day",
        columns=("Time", "Room and meeting", "What to do"),
        private="Private",
        nothing="Nothing to set up at this site.",
        ready="room free from {}",
        layout="Tables and chairs: {}",
        visitors=("Seat for 1 visitor", "Seats for {} visitors"),
        plates="Name plates: {}",
        note_in_private="Note: see RoomDesk",
        tidy="After the meeting: tidy the room",
        done="done at {time}, {who}",
        printed="Printed on {day} at {time}",
    ),
}

_WIDTHS = (23, 27, 50)  # per cent; hours stay on their line in large print too

_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 13pt; color: #0066cc; margin: 14px 0 0 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
.time { font-weight: bold; white-space: nowrap; }
.title { font-weight: bold; }
.box { font-size: 14pt; }
.done { font-size: 9pt; color: #54677a; }
"""


def html(day: date, sites: Sequence[SiteTasks], *, language: str, printed_at: datetime) -> str:
    """Write what is to be done in some buildings as a page on its own, in `it` or `en`; a building on its own sheet."""
    words = _WORDS[language]
    body = "".join(_site(one, day, language, printed_at, again=place > 0) for place, one in enumerate(sites))
    return document(words.title, _STYLE, body, language)


def _site(one: SiteTasks, day: date, language: str, printed_at: datetime, *, again: bool) -> str:
    words, zone = _WORDS[language], one.site.timezone
    printed = to_wall(printed_at, zone)
    said = words.printed.format(day=f"{printed:%d/%m/%Y}", time=f"{printed:%H:%M}")
    opening = '<div style="page-break-before: always;">' if again else "<div>"
    head = (
        f"{opening}\n<h1>{escape(words.title)} · {escape(one.site.name)}</h1>\n"
        f"<h2>{escape(capital(date_in_full(day, language)))}</h2>\n"
    )
    foot = f'<p class="small foot">{escape(said)}</p>\n</div>\n'
    if not one.meetings:
        return f"{head}<p>{escape(words.nothing)}</p>\n{foot}"
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in words.columns)
    rows = "".join(_meeting(each, words, zone, day) for each in one.meetings)
    return (
        f'{head}<table width="100%" border="0" cellspacing="0" cellpadding="6">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n{foot}"
    )


def _meeting(one: MeetingTasks, words: _Words, zone: str, day: date) -> str:
    booking = one.booking
    title = words.private if is_secret(booking) else booking.title
    hours = meeting_hours(booking.slot, zone, day)
    ready = ""
    if one.ready < booking.slot.start:
        said = words.ready.format(f"{to_wall(one.ready, zone):%H:%M}")
        ready = f'<br><span class="done">{escape(said)}</span>'
    steps = "".join(f"<p>{_step(step, words, zone, secret=is_secret(booking))}</p>" for step in one.tasks)
    return (
        f'<tr><td width="{_WIDTHS[0]}%"><span class="time">{hours}</span>{ready}</td>'
        f'<td width="{_WIDTHS[1]}%"><span class="title">{escape(one.room.name)}</span><br>{escape(title)}</td>'
        f'<td width="{_WIDTHS[2]}%">{steps}</td></tr>\n'
    )


def _step(step: Task, words: _Words, zone: str, *, secret: bool) -> str:
    box = "☑" if step.tick else "☐"
    done = ""
    if step.tick:
        said = words.done.format(time=f"{to_wall(step.tick.at, zone):%H:%M}", who=step.tick.who)
        done = f'<br><span class="done">{escape(said)}</span>'
    return f'<span class="box">{box}</span> {escape(_said(step, words, secret=secret))}{done}'


def _said(step: Task, words: _Words, *, secret: bool) -> str:
    if step.kind in (TaskKind.NOTE, TaskKind.PLATES) and secret:
        return words.note_in_private
    one, many = words.visitors
    return {
        TaskKind.LAYOUT: words.layout.format(step.value),
        TaskKind.VISITORS: one if step.value == "1" else many.format(step.value),
        TaskKind.PLATES: words.plates.format(step.value),
        TaskKind.NOTE: step.value,
        TaskKind.TIDY: words.tidy,
    }[step.kind]
