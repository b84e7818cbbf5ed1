"""Change one's own password on the server of the database; it is kept in this computer's keyring."""

from __future__ import annotations

from collections.abc import Callable

from roomdesk.domain.errors import Fault, Invalid, PasswordStays
from roomdesk.domain.frozen import frozen
from roomdesk.services.acting import Acting

LEAST_PASSWORD = 12
"""Characters; long rather than odd, as NIST SP 800-63B §3.1.1 has it."""


@frozen
class ChangePassword:
    """`change` does it on the server and in the keyring; None where nobody logs in."""

    acting: Acting
    change: Callable[[str], None] | None

    @property
    def is_there(self) -> bool:
        """Whether there is a login whose password it could be."""
        return self.change is not None

    def __call__(self, password: str) -> None:
        """Put a new password in place of the one before. Raises Invalid, PasswordStays, Misconfigured, ServerAway."""
        check_password(password)
        self.acting()
        if self.change is None:
            raise PasswordStays("")
        self.change(password)


def check_password(password: str) -> str:
    """Refuse what is too short, or cannot be typed everywhere. Raises Invalid, which never repeats it."""
    if len(password) < LEAST_PASSWORD or not password.isprintable():
        raise Invalid(Fault.PASSWORD)
    return password
