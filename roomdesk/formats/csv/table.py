"""A file's bytes to rows: encoding, separator, headings, and the lines that cannot be rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping

from roomdesk.domain.errors import BadLine, Fault
from roomdesk.domain.frozen import frozen
from roomdesk.formats.csv.columns import ITALIAN, TABLES, Kind
from roomdesk.ports.reader import Sheet

_SEPARATORS = ";,\t"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_QUOTED = re.compile(r'"[^"]*"')
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


@frozen
class Row:
    """A line's cells by column, blanks left out; `headings` says how the file itself calls each column."""

    file: str
    line: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]


@frozen
class Table:
    """A file's rows, and what was wrong with it before any value was looked at."""

    kind: Kind | None
    rows: tuple[Row, ...]
    bad: tuple[BadLine, ...]


def read_table(sheet: Sheet) -> Table:
    text = _decode(sheet.content)
    if text is None:
        return Table(None, (), (BadLine(sheet.name, 1, Fault.FILE),))
    bad: list[BadLine] = []
    lines = _lines(sheet.name, text, bad)
    line, headings = next(lines, (1, []))
    columns = [_column(one) for one in headings]
    kind = next((kind for kind, table in TABLES.items() if table.telling & set(columns)), None)
    if kind is None:
        return Table(None, (), (*bad, BadLine(sheet.name, line, Fault.UNKNOWN_FILE, ", ".join(headings)[:120])))
    bad += _bad_headings(BadLine(sheet.name, line, Fault.UNKNOWN_COLUMN), kind, columns, headings)
    called = dict(zip(columns, headings, strict=True))
    rows = []
    for line, cells in lines:
        beyond = next((cell for cell in cells[len(columns) :] if cell), "")
        if beyond:
            bad.append(BadLine(sheet.name, line, Fault.UNKNOWN_COLUMN, beyond[:60]))
        named = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        if stray := named.pop("", ""):
            bad.append(BadLine(sheet.name, line, Fault.UNKNOWN_COLUMN, stray[:60]))
        rows.append(Row(sheet.name, line, named, called))
    return Table(kind, tuple(rows), tuple(bad))


def _decode(content: bytes) -> str | None:
    """Read UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252; None where it is no text at all."""
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _lines(file: str, text: str, bad: list[BadLine]) -> Iterator[tuple[int, list[str]]]:
    """Give each line that is not blank with the number it begins on."""
    separator, skipped = _separator(text)
    source = io.StringIO(text, newline="")
    for _ in range(skipped):
        source.readline()
    reader = csv.reader(source, delimiter=separator, strict=True)
    begins = skipped + 1
    try:
        for cells in reader:
            clean = [cell.strip() for cell in cells]
            if any(clean):
                yield begins, clean
            begins = skipped + reader.line_num + 1
    except csv.Error:
        # A quotation mark that never closes swallows the rest: where it opened is all that can be told.
        bad.append(BadLine(file, begins, Fault.FILE))


def _separator(text: str) -> tuple[str, int]:
    """Tell the separator by the header row, and how many lines stand before it that Excel wrote for itself."""
    lines = enumerate(io.StringIO(text, newline=""), start=1)
    number, first = next(((number, line) for number, line in lines if line.strip()), (0, ""))
    if re.fullmatch(r"sep=[;,\t]", first.rstrip("\r\n")):
        return first[4], number
    header = _QUOTED.sub("", first)
    return max(_SEPARATORS, key=header.count) if any(one in header for one in _SEPARATORS) else ",", 0


def _column(heading: str) -> str:
    name = _BETWEEN_WORDS.sub("_", heading.casefold().strip(" *"))
    return ITALIAN.get(name, name)


def _bad_headings(at: BadLine, kind: Kind, columns: list[str], headings: list[str]) -> Iterator[BadLine]:
    table = TABLES[kind]
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        if column and (column not in table.names or column in columns[:place]):
            yield BadLine(at.file, at.line, Fault.UNKNOWN_COLUMN, heading[:60], heading[:60])
    for column in table.required:
        if column not in columns:
            yield BadLine(at.file, at.line, Fault.MISSING_COLUMN, column, column)
