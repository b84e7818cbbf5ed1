"""What the first run asks of the house: a place looked at, and everything written at once."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from roomdesk.ports.settings import Settings


@frozen
class Prospect:
    """A place where data could live: free, or a database of ours with so many sites and people."""

    where: str
    is_new: bool
    municipality: str = ""
    sites: int = 0
    people: int = 0


@frozen
class Plan:
    """What was decided: the settings to keep, of whom a new database is, its first administrator's name.

    `demo` asks for the demonstration's database, `imports` for tables once the window is open; `password` is for the
    keyring, where the database is on a server.
    """

    settings: Settings
    municipality: str = ""
    name: str = ""
    demo: bool = False
    imports: bool = False
    password: str = field(default="", repr=False)


class Founder(Protocol):
    @property
    def default(self) -> str:
        """Where the data live unless somebody says otherwise."""
        ...

    @property
    def demo(self) -> str:
        """Where the demonstration's data live, apart from everybody's own."""
        ...

    def probe(self, where: str, password: str = "") -> Prospect:
        """Look at a place, a file or a server, and write nothing.

        Raises OnNetworkShare, TooNew, Invalid for a file of something else, StoreUnreadable; of a server what
        connecting raises.
        """
        ...

    def found(self, plan: Plan) -> str:
        """Make or join the database and write the settings: all or nothing; give the system's reason for nothing.

        Raises Stranger where others have the database, and what opening a store raises.
        """
        ...
