"""People and their roles."""

from dataclasses import dataclass
from enum import StrEnum

from roomdesk.domain.ids import Email, SiteCode


class Role(StrEnum):
    STAFF = "staff"
    RECEPTION = "reception"
    TECHNICIAN = "technician"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    email: Email
    name: str
    role: Role
    office: str = ""
    site: SiteCode | None = None
    language: str = ""
