"""Sign out of a server: its copy, what was typed for it and the login's password leave this computer."""

from __future__ import annotations

from collections.abc import Callable

from roomdesk.domain.frozen import frozen
from roomdesk.ports.drafts import Drafts
from roomdesk.ports.store import Store


@frozen
class SignOut:
    """`forget` takes the password from the keyring; None where nobody logs in."""

    store: Store
    drafts: Drafts
    forget: Callable[[], None] | None

    @property
    def is_there(self) -> bool:
        """Whether somebody is logged in somewhere."""
        return self.forget is not None

    def __call__(self) -> None:
        """Leave nothing behind. Raises Misconfigured where the keyring does not let go."""
        if self.store.offline:
            self.store.offline.wipe()
        for draft in self.drafts.kept():
            self.drafts.drop(draft.id)
        if self.forget:
            self.forget()
