"""What was measured below a line's guarantee, on paper: evidence that can be sent to its operator."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from roomdesk.domain.line_history import LineHistory, Measured
from roomdesk.domain.line_quality import Quality
from roomdesk.domain.slot import to_wall
from roomdesk.formats.line_chart import svg
from roomdesk.formats.paper import date_in_full, document
from roomdesk.ports.writer import ChartLook


class _Words(NamedTuple):
    title: str
    printed: str
    guaranteed: str
    unknown: str
    summary: str
    nothing: str
    none: str
    columns: tuple[str, ...]
    method: str


_WORDS = {
    "it": _Words(
        title="Linee sotto la banda garantita",
        printed="Stampato {day} alle {time}",
        guaranteed="Operatore: {operator}. Garantiti: {down} Mbit/s in discesa, {up} in salita.",
        unknown="non indicato",
        summary="Misure: {all}; sotto il garantito: {below} ({percent} %). Mediane: {middle}.",
        nothing="Nessuna misura in questo periodo.",
        none="Nessuna misura sotto il garantito in questo periodo.",
        columns=("Giorno e ora", "Discesa", "Salita", "Andata e ritorno", "Irregolarità", "Persi", "MOS stimato"),
        method="Misurato da una postazione della sede verso il server delle videoconferenze: pacchetti STUN (RFC 8489) "
        "ogni 10 ms, banda con HTTPS su una sola connessione. Il MOS è una stima (modello E, ITU-T G.107).",
    ),
    "en": _Words(
        title="Lines below their guaranteed bandwidth",
        printed="Printed on {day} at {time}",
        guaranteed="Operator: {operator}. Guaranteed: {down} Mbit/s down, {up} up.",
        unknown="not given",
        summary="Measurements: {all}; below the guarantee: {below} ({percent} %). Medians: {middle}.",
        nothing="No measurement in this period.",
        none="No measurement was below the guarantee in this period.",
        columns=("Day and time", "Down", "Up", "Round trip", "Jitter", "Lost", "Estimated MOS"),
        method="Measured from a desk at the site to the conference server: STUN packets (RFC 8489) every 10 ms, "
        "bandwidth by HTTPS over one connection. The MOS is an estimate (E-model, ITU-T G.107).",
    ),
}
_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 13pt; margin: 14px 0 0 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
"""


def html(lines: Sequence[LineHistory], *, language: str, printed_at: datetime) -> str:
    """Write the lines of some sites, each with its measurements below the guarantee."""
    words = _WORDS[language]
    at = to_wall(printed_at, lines[0].site.timezone) if lines else printed_at
    printed = words.printed.format(day=date_in_full(at.date(), language), time=f"{at:%H:%M}")
    head = f'<h1>{escape(words.title)}</h1>\n<p class="small">{escape(printed)}</p>\n'
    foot = f'<p class="small foot">{escape(words.method)}</p>\n'
    return document(words.title, _STYLE, head + "".join(_line(one, language) for one in lines) + foot, language)


def _line(line: LineHistory, language: str) -> str:
    words, middle = _WORDS[language], line.middle
    down, up = (f"{rate:g}" if rate else words.unknown for rate in (line.guarantee.down_mbps, line.guarantee.up_mbps))
    operator = line.site.line.operator or words.unknown
    said = f"<h2>{escape(line.site.name)}</h2>\n"
    said += f"<p>{escape(words.guaranteed.format(operator=operator, down=down, up=up))}</p>\n"
    if middle is None:
        return f"{said}<p>{escape(words.nothing)}</p>\n"
    count, of = len(line.below), len(line.measured)
    summary = words.summary.format(all=of, below=count, percent=round(100 * count / of), middle=_middle(middle))
    said += f"<p>{escape(summary)}</p>\n{_chart(line, language)}"
    if not line.below:
        return f"{said}<p>{escape(words.none)}</p>\n"
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in words.columns)
    rows = "".join(_row(one, line.site.timezone) for one in line.below)
    return (
        f'{said}<table width="100%" border="0" cellspacing="0" cellpadding="4">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _chart(line: LineHistory, language: str) -> str:
    """Draw the measurements; a table of those below the guarantee stands below, for whoever sees no picture."""
    drawn = base64.b64encode(svg(line, ChartLook(), language).encode()).decode()
    return f'<p><img alt="" width="{ChartLook().width}" src="data:image/svg+xml;base64,{drawn}"></p>\n'


def _row(one: Measured, timezone: str) -> str:
    found, wall = one.quality, to_wall(one.at, timezone)
    cells = (
        f"{wall:%d/%m/%Y %H:%M}",
        _rate(found.down_mbps),
        _rate(found.up_mbps),
        f"{found.rtt_ms:.0f} ms",
        f"{found.jitter_ms:.0f} ms",
        f"{100 * found.loss:.1f} %",
        f"{found.mos:.1f}",
    )
    return "<tr>" + "".join(f"<td>{escape(one)}</td>" for one in cells) + "</tr>\n"


def _middle(found: Quality) -> str:
    return f"{_rate(found.down_mbps)} / {_rate(found.up_mbps)}, {found.rtt_ms:.0f} ms, {100 * found.loss:.2f} %"


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1f} Mbit/s"
