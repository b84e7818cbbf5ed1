"""Answers on the screen: tables on a terminal, plain aligned text in a pipe, JSON, files."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from roomdesk.cli.session import Document, Reply, Table
from roomdesk.domain.errors import Fault, Invalid


def write(reply: Reply, *, json_wanted: bool) -> None:
    """Write a command's answer; a file's content goes into `output`, or out as it is."""
    if reply.written:
        return
    if reply.output is not None and reply.content is not None:
        save(reply.output, reply.content if isinstance(reply.content, bytes) else reply.content.encode())
    if json_wanted:
        say_json(reply.document)
        return
    if reply.content is not None and reply.output is None:
        _raw(reply.content)
    if reply.text:
        say(as_text(reply.text, styled=_is_styled()))
    for note in reply.notes:
        remark(printable(note))


def save(path: Path, content: bytes) -> None:
    """Write a file, with the folders that lead to it. Raises Invalid."""
    make_folder(path.parent)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Invalid(Fault.OUTPUT, f"{path} ({error.strerror})") from error


def make_folder(path: Path) -> None:
    """Make a folder where there is none yet. Raises Invalid."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Invalid(Fault.OUTPUT, f"{path} ({error.strerror})") from error


def say(text: str) -> None:
    """Write to stdout. Raises OSError where nobody reads, or where it is written to has no room."""
    _to(sys.stdout, text)


def say_json(document: Document) -> None:
    """Write a document to stdout; characters that its encoding lacks are escaped, so that it stays the same."""
    text = as_json(document)
    try:
        text.encode(_encoding(sys.stdout))
    except UnicodeEncodeError:
        text = json.dumps(document, indent=2)
    say(text)


def remark(text: str) -> None:
    """Write to stderr, where somebody reads it."""
    try:
        _to(sys.stderr, text)
    except OSError:
        hush(sys.stderr)


def hush(stream: TextIO) -> None:
    """Turn a stream away, so that Python does not complain at its exit of what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _to(stream: TextIO | None, text: str) -> None:
    # A program that was started without a terminal may have no streams at all.
    if stream is not None:
        encoding = _encoding(stream)
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()


def _encoding(stream: TextIO | None) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def as_json(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(parts: Sequence[str | Table], *, styled: bool = False) -> str:
    return "\n".join(_table(part, styled) if isinstance(part, Table) else printable(part) for part in parts)


def _raw(content: str | bytes) -> None:
    if sys.stdout is None:
        return
    # As bytes, so that CRLF stays CRLF on every system.
    sys.stdout.flush()
    sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
    sys.stdout.buffer.flush()


def printable(text: str) -> str:
    """Take out what would move a terminal's cursor or colours: control characters, but for line ends."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def _width(text: str) -> int:
    marks = sum(unicodedata.combining(c) > 0 for c in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(c) in "WF" for c in text)


def _table(table: Table, styled: bool) -> str:
    rows = [[printable(cell).replace("\n", " ") for cell in row] for row in (table.headings, *table.rows)]
    widths = [max(_width(row[number]) for row in rows) for number in range(len(table.headings))]
    lines = [_line(row, widths, table.right) for row in rows]
    if styled:
        rule = "  ".join("─" * width for width in widths)
        return "\n".join([f"\x1b[1m{lines[0]}\x1b[0m", rule, *lines[1:]])
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - _width(cell))
        cells.append(space + cell if number in right else cell + space)
    return "  ".join(cells).rstrip()


def _is_styled() -> bool:
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    return on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
