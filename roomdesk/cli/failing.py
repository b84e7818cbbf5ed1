"""Errors as JSON, each with its facts; and the exit status of every kind."""

from __future__ import annotations

from typing import Any

from roomdesk.cli import documents
from roomdesk.cli.faults import fault
from roomdesk.cli.texts import sentence
from roomdesk.domain import errors
from roomdesk.services.answers import Places

EXIT = {
    "internal": 1, "usage": 2, "invalid": 2, "conflict": 3, "policy": 3, "forbidden": 3, "not_found": 3, "stale": 3,
    "unreachable": 4,
}  # fmt: skip


def document(error: errors.RoomDeskError, language: str, places: Places | None) -> dict[str, Any]:
    """Give an error as JSON: `code`, `message`, and the facts."""
    found: dict[str, Any] = {"code": error.code, "message": sentence(error, language)}
    match error:
        case errors.SlotTaken() | errors.IdTaken() if places:
            found["reason"] = type(error).__name__
            found["conflicts"] = [documents.clash(one, places) for one in error.clashes]
            found["alternatives"] = [documents.alternative(one, places) for one in error.alternatives]
        case errors.BadLines():
            return {"error": found, **_nothing_imported(error, language)}
        case errors.Invalid():
            found |= {"reason": error.fault.value, "value": error.value}
            if error.hint:
                found["hint"] = error.hint
        case errors.NotFound():
            found |= {"kind": error.kind, "key": error.key}
        case errors.Stale():
            found |= {"booking": error.booking, "expected": error.expected, "found": error.found}
        case errors.Refused():
            found |= {"reason": type(error).__name__, **_of_use(error)}
    return {"error": found}


def _of_use(error: errors.Refused) -> dict[str, Any]:
    return {"kind": error.kind, "key": error.key, "uses": list(error.uses)} if isinstance(error, errors.InUse) else {}


def _nothing_imported(error: errors.BadLines, language: str) -> dict[str, Any]:
    lines = [{"file": one.file, "line": one.line, "reason": _reason(one, language)} for one in error.lines]
    return {"sites": 0, "rooms": 0, "equipment": 0, "people": 0, "errors": lines}


def _reason(line: errors.BadLine, language: str) -> str:
    column = f"{line.column}: " if line.column else ""
    return column + fault(line.fault, line.value, "", language)
