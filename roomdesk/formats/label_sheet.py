"""Labels for devices, 24 of 70 by 37 mm on a sheet of A4, each with its QR code; as SVG in mm."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

import segno

from roomdesk.formats.paper import INK, MUTED
from roomdesk.ports.writer import Label

COLUMNS, ROWS = 3, 8
A_SHEET = COLUMNS * ROWS
_WIDE, _HIGH = 210 / COLUMNS, 297 / ROWS
_EDGE = 4.0
"""mm that a printer may not reach, and that a label may be cut askew."""
_CODE = 27.0
_QUIET = 4
_LETTER = 0.53
"""How wide a letter is on average, of its height."""
_FONT = "Titillium Web, Segoe UI, DejaVu Sans, sans-serif"
_WORDS = {"it": "Non funziona? In RoomDesk:", "en": "Not working? In RoomDesk:"}


class _Line(NamedTuple):
    text: str
    size: float
    colour: str = INK
    weight: str = "normal"


def sheets(labels: Sequence[Label], language: str, skip: int = 0) -> list[str]:
    """Draw labels sheet by sheet; the first `skip` places of the first sheet stay empty, for they are used up."""
    places: list[Label | None] = [*[None] * (skip % A_SHEET), *labels]
    return [
        '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">\n'
        + "".join(_label(one, number, language) for number, one in enumerate(some) if one)
        + "</svg>\n"
        for some in _sheetfuls(places)
    ]


def _sheetfuls(places: Sequence[Label | None]) -> list[Sequence[Label | None]]:
    return [places[at : at + A_SHEET] for at in range(0, len(places), A_SHEET)]


def _label(label: Label, number: int, language: str) -> str:
    x, y = number % COLUMNS * _WIDE, number // COLUMNS * _HIGH
    left = _EDGE + _CODE + 2.0
    lines = [
        *(_Line(one, 3.5, weight="bold") for one in _wrapped(label.name, _WIDE - left - _EDGE, 3.5, 2)),
        *(_Line(_cut(one, _WIDE - left - _EDGE, 2.8), 2.8) for one in (label.room, label.site)),
    ]
    parts, at = [], _EDGE + 1.0
    for line in lines:
        at += line.size * 1.25
        parts.append(_text(left, at, line))
    foot = _HIGH - _EDGE
    parts.append(_text(left, foot - 4.2, _Line(_WORDS[language], 2.3, MUTED)))
    parts.append(_text(left, foot, _Line(_cut(label.code, _WIDE - left - _EDGE, 3.0), 3.0, weight="bold")))
    code = _code(label.link, _EDGE, (_HIGH - _CODE) / 2)
    return f'<g transform="translate({x:.3f} {y:.3f})">\n{code}{"".join(parts)}</g>\n'


def _code(text: str, x: float, y: float) -> str:
    """Draw a QR code, quiet zone included (ISO/IEC 18004 §9.1)."""
    matrix = segno.make(text, error="m", micro=False).matrix
    side = _CODE / (len(matrix) + 2 * _QUIET)
    left, top = x + _QUIET * side, y + _QUIET * side
    runs = ((row, column, length) for row, bits in enumerate(matrix) for column, length in _runs(bits))
    return "".join(
        f'<rect x="{left + column * side:.3f}" y="{top + row * side:.3f}" width="{length * side:.3f}" '
        f'height="{side:.3f}" fill="#000000" stroke="none"/>\n'
        for row, column, length in runs
    )


def _runs(bits: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give where each run of dark modules begins in a row, and how long it is."""
    at = 0
    for dark, some in groupby(bits):
        length = len(list(some))
        if dark:
            yield at, length
        at += length


def _text(x: float, y: float, line: _Line) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{_FONT}" font-size="{line.size}" font-weight="{line.weight}" '
        f'fill="{line.colour}">{escape(line.text)}</text>\n'
    )


def _wrapped(text: str, wide: float, size: float, most: int) -> list[str]:
    """Break a text over so many lines at most; what is too much is left out, and said by dots."""
    return textwrap.wrap(text, max(1, int(wide / (size * _LETTER))), max_lines=most, placeholder=" …") or [""]


def _cut(text: str, wide: float, size: float) -> str:
    most = max(1, int(wide / (size * _LETTER)))
    return text if len(text) <= most else f"{text[: most - 1]}…"
