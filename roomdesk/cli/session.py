"""What a command is handed, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from roomdesk.domain.frozen import frozen
from roomdesk.services.answers import Examined
from roomdesk.services.desk import Desk

Document = Mapping[str, Any]


@frozen
class Wiring:
    """The ways into the house that bootstrap gives: a desk, the language of the settings, a schema on a server, and a
    look at this computer, which needs no desk.
    """

    open_desk: Callable[[str | None, str | None, str], Desk]
    language: Callable[[], str]
    step_up: Callable[[str | None], None]
    examine: Callable[[str | None, str | None, str], Iterable[Examined]]


@frozen
class Session:
    """One run of a command. `progress` writes a line that the next one replaces, on a terminal only."""

    desk: Desk
    language: str
    progress: Callable[[str], None]


@frozen
class Table:
    """Rows under headings, for people; `right` are columns of numbers."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()


@frozen
class Reply:
    """A command's answer: a JSON document, and the same for people: lines, tables, or a file's content as it is."""

    document: Document
    text: Sequence[str | Table] = ()
    content: str | bytes | None = None
    output: Path | None = None
    notes: Sequence[str] = field(default_factory=tuple)
    status: int = 0
    written: bool = False
    """Said already, while the command ran."""
