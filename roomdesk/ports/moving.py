"""Moving house: everything that a store holds, given away and taken over table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from roomdesk.domain.frozen import frozen

Row = Sequence[object]
Batches = Iterator[Sequence[Row]]


@frozen
class Moving:
    """One table: the names of its columns, the order in which its rows come, and which of them are booleans (0, 1)."""

    name: str
    columns: tuple[str, ...]
    order: str
    booleans: frozenset[str] = frozenset()


Read = Callable[[Moving], Batches]
"""Gives the rows of a table, all of one moment, in batches."""
