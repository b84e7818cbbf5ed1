"""What is decided at the first run, checked step by step, turned into a plan; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from roomdesk.domain import wording
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.ports.first_run import Founder, Plan, Prospect
from roomdesk.ports.settings import Settings


class Step(Enum):
    WELCOME = 1
    DATA = 2
    WHO = 3
    START = 4
    DEMO = 5


@dataclass(frozen=True, slots=True)
class Typed:
    """The answers as they stand; `file` is where the data live if not in the usual place (`elsewhere`)."""

    language: str
    demo: bool = False
    elsewhere: bool = False
    file: str = ""
    municipality: str = ""
    name: str = ""
    email: str = ""
    imports: bool = True


def steps(typed: Typed, prospect: Prospect | None) -> tuple[Step, ...]:
    """List the steps that these answers lead through; a database that others have set up is only joined."""
    if typed.demo:
        return (Step.WELCOME, Step.DEMO)
    if prospect and not prospect.is_new:
        return (Step.WELCOME, Step.DATA, Step.WHO)
    return (Step.WELCOME, Step.DATA, Step.WHO, Step.START)


def faults(step: Step, typed: Typed, prospect: Prospect | None) -> dict[str, Fault]:
    """Name the fields of a step that cannot be as they are."""
    checks: dict[str, Callable[[], object]] = {}
    if step is Step.DATA and typed.elsewhere:
        checks["file"] = lambda: _file(typed.file)
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
    return str(Path.home() / _file(typed.file)) if typed.elsewhere else default


def plan(typed: Typed, settings: Settings, chosen: str, founder: Founder) -> Plan:
    """Make the plan; `chosen` is the place as it was looked at. Raises Invalid."""
    spoken = replace(settings, language=typed.language)
    if typed.demo:
        return Plan(replace(spoken, database=founder.demo), demo=True)
    kept = replace(spoken, database="" if chosen == founder.default else chosen, user=wording.email(typed.email))
    return Plan(kept, typed.municipality.strip(), typed.name.strip(), imports=typed.imports)


def _given(text: str) -> str:
    if not text.strip():
        raise Invalid(Fault.MISSING_VALUE)
    return text.strip()


def _file(text: str) -> Path:
    if "\0" in text:
        raise Invalid(Fault.FILE, "")
    try:
        return Path(_given(text)).expanduser()
    except RuntimeError as error:  # a user of this computer that there is not
        raise Invalid(Fault.FILE, text) from error
