"""The chart of a line in SVG: a plot a figure, with what is guaranteed as a line across."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from html import escape
from typing import NamedTuple

from roomdesk.domain.line_history import LineHistory, Measured
from roomdesk.domain.line_quality import LOSS, RTT_MS
from roomdesk.domain.slot import to_wall
from roomdesk.ports.writer import ChartLook

_WORDS = {
    "it": (
        "In discesa, Mbit/s",
        "In salita, Mbit/s",
        "Andata e ritorno, ms",
        "Pacchetti persi, %",
        "garantiti",
        "soglia",
    ),
    "en": ("Down, Mbit/s", "Up, Mbit/s", "Round trip, ms", "Packets lost, %", "guaranteed", "threshold"),
}
_HIGH, _GAP, _FOOT = 4.6, 1.7, 1.7
"""Heights in letters: a plot, what stands over it, the days below it."""
_TWO_COLUMNS = 46
_NAMED = 20
"""Letters of width from which plots stand beside each other, and from which a limit is named."""

_MOST = 400
"""Points of a plot."""


class _Plot(NamedTuple):
    """One figure over time; `limit` is 0 where there is none, `is_ill` says whether a value is on its wrong side."""

    title: str
    points: Sequence[tuple[datetime, float]]
    limit: float
    limit_name: str
    is_ill: Callable[[float], bool]


def svg(line: LineHistory, look: ChartLook, language: str) -> str:
    """Draw a line's measurements, in two columns where they are wide enough; an empty picture where there are none."""
    plots, size = _plots(line, language), look.font_size
    columns = 2 if look.width >= _TWO_COLUMNS * size else 1
    wide, high = look.width / columns, (_HIGH + _GAP + _FOOT) * size
    total = -(-len(plots) // columns) * high
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{look.width}" height="{total:.0f}" '
        f'viewBox="0 0 {look.width} {total:.0f}" font-family="{escape(look.font)}" font-size="{size:g}">\n'
    ]
    instants = [one.at for one in line.measured]
    for number, plot in enumerate(plots if instants else ()):
        left, top = number % columns * wide, number // columns * high + _GAP * size
        began, ended = min(instants), max(*instants, min(instants) + timedelta(hours=1))
        axis = _Axis(began, ended, left + 4 * size, left + wide - size)
        parts += _plot(plot, axis, look, top, top + _HIGH * size)
        parts += _days(axis, line.site.timezone, look, top + (_HIGH + 1.2) * size)
    return "".join([*parts, "</svg>\n"])


class _Axis(NamedTuple):
    """Time across: from `began` at `left` to `ended` at `right`."""

    began: datetime
    ended: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        return self.left + (self.right - self.left) * ((at - self.began) / (self.ended - self.began))


def _plots(line: LineHistory, language: str) -> list[_Plot]:
    down, up, rtt, lost, guaranteed, threshold = _WORDS[language]
    wanted = line.guarantee
    found = line.measured
    rates = (
        (down, [(one.at, one.quality.down_mbps) for one in found], wanted.down_mbps),
        (up, [(one.at, one.quality.up_mbps) for one in found], wanted.up_mbps),
    )
    plots = [
        _Plot(name, points, limit, guaranteed, partial(operator.gt, limit))
        for name, all_points, limit in rates
        if (points := [(at, value) for at, value in all_points if value is not None])
    ]
    rtts, losses = _values(found, lambda one: one.quality.rtt_ms), _values(found, lambda one: 100 * one.quality.loss)
    return [
        *plots,
        _Plot(rtt, rtts, RTT_MS[0], threshold, partial(operator.lt, RTT_MS[0])),
        _Plot(lost, losses, 100 * LOSS[0], threshold, partial(operator.lt, 100 * LOSS[0])),
    ]


def _values(found: Sequence[Measured], read: Callable[[Measured], float]) -> list[tuple[datetime, float]]:
    return [(one.at, read(one)) for one in found]


def _plot(plot: _Plot, axis: _Axis, look: ChartLook, top: float, bottom: float) -> list[str]:
    """Draw one figure: its title, scale, limit, the way of its values, a square where one is ill."""
    size = look.font_size
    most = _round_up(max([*(value for _, value in plot.points), plot.limit * 1.1, 0.1]))

    def y(value: float) -> float:
        return bottom - (bottom - top) * min(value, most) / most

    parts = [
        _text(axis.left, top - 0.5 * size, plot.title, look.ink, bold=True),
        f'<rect x="{axis.left:.1f}" y="{top:.1f}" width="{axis.right - axis.left:.1f}" height="{bottom - top:.1f}" '
        f'fill="none" stroke="{look.rule}"/>\n',
        _text(axis.left - 0.5 * size, top + 0.8 * size, f"{most:g}", look.muted, "end"),
        _text(axis.left - 0.5 * size, bottom, "0", look.muted, "end"),
    ]
    if plot.limit:
        at = y(plot.limit)
        parts += [
            f'<line x1="{axis.left:.1f}" x2="{axis.right:.1f}" y1="{at:.1f}" y2="{at:.1f}" stroke="{look.ink}" '
            f'stroke-width="1.4" stroke-dasharray="5 4"/>\n',
            _text(axis.right, top - 0.5 * size, _limit(plot, axis.right - axis.left > _NAMED * size), look.ink, "end"),
        ]
    points = _thinned(plot)
    way = " ".join(f"{axis.x(at):.1f},{y(value):.1f}" for at, value in points)
    parts.append(f'<polyline points="{way}" fill="none" stroke="{look.good}" stroke-width="1.6"/>\n')
    side = 0.5 * size
    for when, value in points:
        if plot.limit and plot.is_ill(value):
            left, over = axis.x(when) - side / 2, y(value) - side / 2
            parts.append(
                f'<rect x="{left:.1f}" y="{over:.1f}" width="{side:g}" height="{side:g}" fill="{look.bad}"/>\n'
            )
    return parts


def _limit(plot: _Plot, is_named: bool) -> str:
    return " ".join(("- -", *([plot.limit_name] if is_named else []), f"{plot.limit:g}"))


def _thinned(plot: _Plot) -> Sequence[tuple[datetime, float]]:
    """Keep as many points as an eye can tell apart, of each handful the worst."""
    each = -(-len(plot.points) // _MOST)
    handfuls = [plot.points[at : at + each] for at in range(0, len(plot.points), each or 1)]
    return [next((one for one in handful if plot.is_ill(one[1])), handful[0]) for handful in handfuls]


def _days(axis: _Axis, timezone: str, look: ChartLook, y: float) -> list[str]:
    first, last = (f"{to_wall(at, timezone):%d/%m/%Y}" for at in (axis.began, axis.ended))
    parts = [_text(axis.left, y, first, look.muted)]
    return [*parts, _text(axis.right, y, last, look.muted, "end")] if last != first else parts


def _text(x: float, y: float, text: str, colour: str, anchor: str = "start", *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight}>{escape(text)}</text>\n'


def _round_up(value: float) -> float:
    """Give the next of 1, 1.5, 2, 3 … 10, 15, 20 …: a scale that is easy to read."""
    ten = 10.0 ** math.floor(math.log10(value))
    return next(step * ten for step in (1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * ten >= value * 0.999999)
