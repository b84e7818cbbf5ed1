"""What is decided at the first run, checked step by step, turned into a plan; no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field, replace
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from roomdesk.domain import wording
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.ports.first_run import Founder, Plan, Prospect
from roomdesk.ports.settings import Settings

_THIS_COMPUTER = ("localhost", "127.", "[::1]")


class Place(Enum):
    """Where the data live: in the usual file, in another, on the municipality's server."""

    HERE = 1
    FILE = 2
    SERVER = 3


class Step(Enum):
    WELCOME = 1
    DATA = 2
    WHO = 3
    START = 4
    DEMO = 5


@frozen
class Typed:
    """The answers as they stand; `file` is for another file, what follows it for a server.

    `authority` is the file of the certificate authority, where this computer does not know it.
    """

    language: str
    demo: bool = False
    place: Place = Place.HERE
    file: str = ""
    server: str = ""
    database: str = ""
    login: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""
    municipality: str = ""
    name: str = ""
    email: str = ""
    imports: bool = True


def steps(typed: Typed, prospect: Prospect | None) -> tuple[Step, ...]:
    """List the steps that these answers lead through; a database that others have set up is only joined."""
    if typed.demo:
        return (Step.WELCOME, Step.DEMO)
    if typed.place is Place.SERVER:
        # The login says who acts, and whoever keeps the server has set it up.
        return (Step.WELCOME, Step.DATA)
    if prospect and not prospect.is_new:
        return (Step.WELCOME, Step.DATA, Step.WHO)
    return (Step.WELCOME, Step.DATA, Step.WHO, Step.START)


def faults(step: Step, typed: Typed, prospect: Prospect | None) -> dict[str, Fault]:
    """Name the fields of a step that cannot be as they are."""
    checks: dict[str, Callable[[], object]] = {}
    if step is Step.DATA and typed.place is Place.FILE:
        checks["file"] = lambda: _file(typed.file)
    if step is Step.DATA and typed.place is Place.SERVER:
        checks["server"] = lambda: _host(typed.server)
        checks["database"] = lambda: _given(typed.database)
        checks["login"] = lambda: _given(typed.login)
    if step is Step.WHO:
        if prospect is None or prospect.is_new:
            checks["municipality"] = lambda: wording.title(_given(typed.municipality))
            checks["name"] = lambda: wording.title(_given(typed.name))
        checks["email"] = lambda: wording.email(_given(typed.email))
    found = {}
    for name, check in checks.items():
        try:
            check()
        except Invalid as error:
            found[name] = error.fault
    return found


def where(typed: Typed, default: str) -> str:
    """Say where the data shall live: a name without a folder lies in the user's own."""
    if typed.place is Place.SERVER:
        return _address(typed)
    return str(Path.home() / _file(typed.file)) if typed.place is Place.FILE else default


def _address(typed: Typed) -> str:
    """Write the address of a server without its password; elsewhere its certificate is asked for."""
    host = _host(typed.server)
    trusted = typed.authority.strip() or ("" if host.startswith(_THIS_COMPUTER) else "system")
    more = f"?sslrootcert={quote(trusted, safe='/:')}" if trusted else ""
    return f"postgresql://{quote(typed.login.strip(), safe='')}@{host}/{quote(typed.database.strip(), safe='')}{more}"


def plan(typed: Typed, settings: Settings, chosen: str, founder: Founder) -> Plan:
    """Make the plan; `chosen` is the place as it was looked at. Raises Invalid."""
    spoken = replace(settings, language=typed.language)
    if typed.demo:
        return Plan(replace(spoken, database=founder.demo), demo=True)
    if typed.place is Place.SERVER:
        return Plan(replace(spoken, database=chosen), password=typed.password)
    kept = replace(spoken, database="" if chosen == founder.default else chosen, user=wording.email(typed.email))
    return Plan(kept, typed.municipality.strip(), typed.name.strip(), imports=typed.imports)


def _given(text: str) -> str:
    if not text.strip():
        raise Invalid(Fault.MISSING_VALUE)
    return text.strip()


def _host(text: str) -> str:
    """Take a server's name or number, with its port if it has another."""
    host = _given(text)
    if re.search(r"[\s/@?#\0]", host):
        raise Invalid(Fault.OPTION, host)
    return host


def _file(text: str) -> Path:
    if "\0" in text:
        raise Invalid(Fault.FILE, "")
    try:
        return Path(_given(text)).expanduser()
    except RuntimeError as error:  # a user of this computer that there is not
        raise Invalid(Fault.FILE, text) from error
