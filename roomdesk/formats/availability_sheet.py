"""Availability of devices on paper: a line a device, a column a month; worse months in bold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

from roomdesk.domain.availability import DeviceMonths
from roomdesk.domain.frozen import frozen
from roomdesk.domain.slot import to_wall
from roomdesk.formats.paper import document, month

_GOOD = 0.995


@frozen
class _Words:
    title: str
    columns: tuple[str, str, str, str]
    nothing: str
    method: str
    printed: str


_WORDS = {
    "it": _Words(
        title="Disponibilità degli apparati",
        columns=("Sede e sala", "Apparato", "In tutto", "Guasti"),
        nothing="Nessun apparato.",
        method="Quota delle ore di apertura della sede senza un guasto aperto, in percento; – dove l'apparato non era "
        "ancora controllato. Un guasto comincia al primo di due controlli falliti di fila.",
        printed="Stampato il {day} alle {time}",
    ),
    "en": _Words(
        title="Availability of equipment",
        columns=("Site and room", "Device", "In all", "Faults"),
        nothing="No equipment.",
        method="Share of the site's opening hours without an open fault, in per cent; – where the device was not "
        "checked yet. A fault begins with the first of two failed checks in a row.",
        printed="Printed on {day} at {time}",
    ),
}

_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 8pt; }
td { font-size: 8pt; }
.bad { font-weight: bold; color: #b3263a; }
"""


def html(devices: Sequence[DeviceMonths], *, language: str, printed_at: datetime) -> str:
    """Write devices as a page on its own, in `it` or `en`, across."""
    words = _WORDS[language]
    at = to_wall(printed_at, devices[0].site.timezone) if devices else printed_at
    printed = words.printed.format(day=f"{at:%d/%m/%Y}", time=f"{at:%H:%M}")
    head = f'<h1>{escape(words.title)}</h1>\n<p class="small">{escape(printed)}</p>\n'
    foot = f'<p class="small foot">{escape(words.method)}</p>\n'
    body = _table(devices, words, language) if devices else f"<p>{escape(words.nothing)}</p>\n"
    return document(words.title, _STYLE, head + body + foot, language, across=True)


def _table(devices: Sequence[DeviceMonths], words: _Words, language: str) -> str:
    where, device, whole, faults = (escape(one) for one in words.columns)
    names = "".join(f'<th scope="col">{_short(one.month, language)}</th>' for one in devices[0].months)
    rows = "".join(_row(one, language) for one in devices)
    return (
        '<table width="100%" border="0" cellspacing="0" cellpadding="4">\n'
        f'<thead><tr><th scope="col">{where}</th><th scope="col">{device}</th>{names}'
        f'<th scope="col">{whole}</th><th scope="col">{faults}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
    )


def _row(one: DeviceMonths, language: str) -> str:
    shares = "".join(_share(each.available, language) for each in one.months)
    place = f"{one.site.name}, {one.room.name}"
    return (
        f"<tr><td>{escape(place)}</td><td>{escape(one.device.name)}</td>{shares}"
        f"{_share(one.available, language)}<td>{one.faults}</td></tr>\n"
    )


def _share(share: float | None, language: str) -> str:
    if share is None:
        return "<td>–</td>"
    text = f"{100 * share:.1f}"
    said = text.replace(".", ",") if language == "it" else text
    return f"<td>{said}</td>" if share >= _GOOD else f'<td class="bad">{said}</td>'


def _short(day: date, language: str) -> str:
    return f"{month(day, language)[:3]}&nbsp;{day:%y}"
