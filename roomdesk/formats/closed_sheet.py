"""What hangs at a closed door: large letters, Italian above English; when, why, and where to go."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from html import escape

from roomdesk.domain.frozen import frozen
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.formats.paper import capital, date_in_full, document, meeting_hours
from roomdesk.ports.writer import ClosedSign, Elsewhere


@frozen
class _Words:
    closed_room: str
    closed_site: str
    whole_day: str
    whole_days: str
    one_day: str
    from_until: str
    elsewhere: str
    private: str
    more: str
    ask: str


_WORDS = {
    "it": _Words(
        closed_room="Sala chiusa",
        closed_site="Sede chiusa",
        whole_day="{day}, tutto il giorno",
        whole_days="da {start}\na {end} compreso",
        one_day="{day}, dalle {start} alle {end}",
        from_until="da {start}\nfino a {end}",
        elsewhere="Le riunioni si tengono in queste sale",
        private="Riunione riservata",
        more="e altre {}: chiedere alla reception",
        ask="Per informazioni: {}",
    ),
    "en": _Words(
        closed_room="Room closed",
        closed_site="Building closed",
        whole_day="{day}, all day",
        whole_days="from {start}\nto {end}, both included",
        one_day="{day}, {start} to {end}",
        from_until="from {start}\nuntil {end}",
        elsewhere="Meetings are held in",
        private="Private meeting",
        more="and {} more: ask the reception",
        ask="For information: {}",
    ),
}
_MOST = 8
"""How many meetings are named; the English part below only says where they are held."""

_STYLE = """\
.closed { font-size: 60pt; font-weight: bold; color: #b3263a; margin: 0; }
.name { font-size: 40pt; font-weight: bold; margin: 10px 0 0 0; }
.place { font-size: 18pt; color: #5d7083; margin: 0 0 26px 0; }
.when { font-size: 25pt; color: #0066cc; margin: 0 0 22px 0; }
.reason { font-size: 27pt; margin: 0 0 26px 0; }
.head { font-size: 17pt; font-weight: bold; margin: 12px 0 6px 0; }
.time { font-size: 13pt; font-weight: bold; white-space: nowrap; }
.there { font-size: 13pt; }
.ask { font-size: 16pt; margin: 20px 0 24px 0; }
.english { font-size: 24pt; font-weight: bold; margin: 16px 0 0 0; }
.small2 { font-size: 15pt; margin: 2px 0 0 0; color: #33485c; }
"""


def html(sign: ClosedSign) -> str:
    """Write the sign on a page of its own."""
    words, place = _WORDS["it"], sign.room or sign.site
    where = " · ".join(filter(None, (sign.room.floor, sign.site.name))) if sign.room else sign.site.address
    body = (
        f'<p class="closed">{escape(words.closed_room if sign.room else words.closed_site)}</p>\n'
        f'<p class="name">{escape(place.name)}</p>\n<p class="place">{escape(where)}</p>\n'
        f'<p class="when">{_lines(_period(sign.closure.slot, sign.site.timezone, "it"))}</p>\n'
        f'<p class="reason">{escape(sign.closure.reason)}</p>\n'
        f"{_elsewhere(sign)}"
        f"{_ask(sign, 'it')}"
        f"<hr>\n{_english(sign)}"
    )
    return document(f"{words.closed_room if sign.room else words.closed_site}: {place.name}", _STYLE, body, "it")


def _english(sign: ClosedSign) -> str:
    words = _WORDS["en"]
    head = words.closed_room if sign.room else words.closed_site
    when = _period(sign.closure.slot, sign.site.timezone, "en").replace("\n", " ")
    rooms = list(dict.fromkeys(room for one in sign.elsewhere for room, _ in one.rooms))
    listed = escape(f"{words.elsewhere}: {', '.join(rooms)}")
    there = f'<p class="small2">{listed}</p>\n' if rooms else ""
    return (
        f'<p class="english">{escape(f"{head}: {(sign.room or sign.site).name}")}</p>\n'
        f'<p class="small2">{escape(capital(when))}</p>\n{there}{_ask(sign, "en", "small2")}'
    )


def _elsewhere(sign: ClosedSign) -> str:
    if not sign.elsewhere:
        return ""
    words = _WORDS["it"]
    rows = "".join(_row(one, sign) for one in sign.elsewhere[:_MOST])
    left = len(sign.elsewhere) - _MOST
    more = f'<p class="there">{escape(words.more.format(left))}</p>\n' if left > 0 else ""
    return (
        f'<p class="head">{escape(words.elsewhere)}</p>\n'
        f'<table width="100%" border="0" cellspacing="0" cellpadding="5"><tbody>\n{rows}</tbody></table>\n{more}'
    )


def _row(one: Elsewhere, sign: ClosedSign) -> str:
    day = to_wall(one.slot.start, sign.site.timezone).date()
    hours = meeting_hours(one.slot, sign.site.timezone, day)
    there = "; ".join(room if site == sign.site.name else f"{room}, {site}" for room, site in one.rooms)
    title = one.title or _WORDS["it"].private
    return (
        f'<tr><td class="time" width="30%">{escape(f"{day:%d/%m}")} · {hours}</td>'
        f'<td class="there" width="36%">{escape(title)}</td><td class="there" width="34%">→ {escape(there)}</td></tr>\n'
    )


def _ask(sign: ClosedSign, language: str, voice: str = "ask") -> str:
    if not sign.contact:
        return ""
    return f'<p class="{voice}">{escape(_WORDS[language].ask.format(sign.contact))}</p>\n'


def _period(slot: Slot, timezone: str, language: str) -> str:
    words, start, end = _WORDS[language], to_wall(slot.start, timezone), to_wall(slot.end, timezone)
    if start.time() == end.time() == time():
        first, last = date_in_full(start.date(), language), date_in_full(end.date() - timedelta(1), language)
        return words.whole_day.format(day=first) if first == last else words.whole_days.format(start=first, end=last)
    if start.date() == end.date():
        day = date_in_full(start.date(), language)
        return words.one_day.format(day=capital(day), start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return words.from_until.format(start=_moment(start, language), end=_moment(end, language))


def _moment(wall: datetime, language: str) -> str:
    return f"{date_in_full(wall.date(), language)}, {wall:%H:%M}"


def _lines(text: str) -> str:
    return escape(capital(text)).replace("\n", "<br>")
