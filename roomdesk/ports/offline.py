"""Away from the server: what was seen of late stays readable from a copy on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Offline(Protocol):
    """The copy beside a server. `reach` and `renew` may run beside the thread that reads and writes."""

    @property
    def read_at(self) -> datetime | None:
        """Say of which moment the copy is, while it is read because the server is away; None while it answers."""
        ...

    def reach(self) -> None:
        """Look whether a server that was away is back; from then on it is read and written.

        Raises ServerAway, what else connecting raises; where the login is refused, the copy is gone with it.
        """
        ...

    def renew(self) -> None:
        """Bring the copy up to date with what this login may see. Raises as reading does."""
        ...

    def wipe(self) -> None:
        """Take the copy away from this computer."""
        ...
