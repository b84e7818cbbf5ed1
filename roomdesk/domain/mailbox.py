"""An address with the name of whose it is, as it stands in a mail (RFC 5322 section 3.4)."""

from email.utils import parseaddr

from roomdesk.domain.ids import Email
from roomdesk.domain.wording import CONTROL, email


def mailbox(text: str) -> tuple[Email, str]:
    """Read `anna@comune.example` or `Anna Bianchi <anna@comune.example>` as address and name. Raises Invalid."""
    name, address = parseaddr(text) if "<" in text else ("", text)
    return email(address or text), CONTROL.sub("", name).strip()
