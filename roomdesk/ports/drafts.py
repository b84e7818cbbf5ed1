"""Drafts: what somebody has begun to type, kept until it is booked or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import datetime

Typed = Mapping[str, str | int | bool | list[str]]


@frozen
class KeptDraft:
    """A draft as it was typed, half a time included: fields by name. `at` is when it was kept last."""

    id: str
    at: datetime
    typed: Typed


class Drafts(Protocol):
    """Keeps a few drafts of one person on one database; a disk that takes none is no reason to stop typing."""

    def keep(self, draft: KeptDraft) -> None:
        """Keep a draft, in the place of an older one of its id; the oldest of too many goes."""
        ...

    def kept(self) -> tuple[KeptDraft, ...]:
        """List what is kept, newest first; what cannot be read is left out."""
        ...

    def drop(self, id_: str) -> None:
        """Forget a draft; none of that id is fine."""
        ...
