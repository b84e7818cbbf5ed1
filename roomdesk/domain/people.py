"""People and their roles."""

from enum import StrEnum

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email, SiteCode


class Role(StrEnum):
    STAFF = "staff"
    RECEPTION = "reception"
    TECHNICIAN = "technician"
    ADMINISTRATOR = "administrator"


@frozen
class Person:
    email: Email
    name: str
    role: Role
    office: str = ""
    site: SiteCode | None = None
    language: str = ""
