"""What stands in a cell, to a value: each raises Invalid with the fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from roomdesk.domain.equipment import DeviceKind
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.people import Role
from roomdesk.domain.places import Layout, SiteKind
from roomdesk.domain.slot import zone
from roomdesk.domain.wording import prose

T = TypeVar("T")

_YES = frozenset(("yes", "y", "true", "1", "x", "sì", "si", "s", "vero", "on", "✓"))
_NO = frozenset(("no", "n", "false", "0", "falso", "off", "-"))

SITE_KINDS = {one.value: one for one in SiteKind} | {
    "ufficio": SiteKind.OFFICE,
    "uffici": SiteKind.OFFICE,
    "municipio": SiteKind.OFFICE,
    "biblioteca": SiteKind.LIBRARY,
    "scuola": SiteKind.SCHOOL,
    "polizia": SiteKind.POLICE,
    "polizia locale": SiteKind.POLICE,
    "altro": SiteKind.OTHER,
}
DEVICE_KINDS = {one.value: one for one in DeviceKind} | {
    "schermo": DeviceKind.DISPLAY,
    "monitor": DeviceKind.DISPLAY,
    "proiettore": DeviceKind.PROJECTOR,
    "videoproiettore": DeviceKind.PROJECTOR,
    "telecamera": DeviceKind.CAMERA,
    "microfono": DeviceKind.MICROPHONE,
    "altoparlante": DeviceKind.SPEAKER,
    "linea": DeviceKind.LINE,
    "gruppo di continuità": DeviceKind.UPS,
    "stampante": DeviceKind.PRINTER,
    "altro": DeviceKind.OTHER,
}
ROLES = {one.value: one for one in Role} | {
    "personale": Role.STAFF,
    "reception": Role.RECEPTION,
    "portineria": Role.RECEPTION,
    "tecnico": Role.TECHNICIAN,
    "amministratore": Role.ADMINISTRATOR,
}
LANGUAGES = {"it": "it", "italiano": "it", "en": "en", "inglese": "en", "english": "en"}
_FEATURES = {word: kind.value for word, kind in DEVICE_KINDS.items()} | {"lavagna": "whiteboard"}

_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,25})?")
_WHOLE = re.compile(r"(\d{1,7})(?:[.,]0{1,2})?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_FEATURE = re.compile(r"\w[\w .+/-]{0,39}")
_HOST = re.compile(r"[A-Za-z0-9_.:\[\]%-]{1,253}")
# What a device is set to may be for one layout alone: preset.platea.
_OPTION = re.compile(r"[a-z0-9_-]{1,40}|(?:input|volume|preset)\.[^|=]{1,80}")
_SECRET = re.compile(r"(?:.*_)?(?:password|passphrase|secret|token|pin)")
_RISKY = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guarded(cell: str) -> str:
    """Put a ' before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take the ' off again that `guarded` put there."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def words(cell: str) -> list[str]:
    return [one for one in (part.strip() for part in cell.split("|")) if one]


def choice(options: Mapping[str, T]) -> Callable[[str], T]:
    def read(cell: str) -> T:
        found = options.get(cell.casefold())
        if found is None:
            raise Invalid(Fault.CHOICE, cell)
        return found

    return read


def yes_no(cell: str) -> bool:
    answer = cell.casefold()
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise Invalid(Fault.CHOICE, cell)


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    def read(cell: str) -> int:
        match = _WHOLE.fullmatch(cell)
        if not match or not lowest <= int(match[1]) <= highest:
            raise Invalid(Fault.NUMBER, cell)
        return int(match[1])

    return read


def degrees(limit: int) -> Callable[[str], float]:
    def read(cell: str) -> float:
        number = _decimal(cell)
        if abs(number) > limit:
            raise Invalid(Fault.NUMBER, cell)
        return number

    return read


def mbps(cell: str) -> float:
    """Read Mbit/s. `1.000` is one to some and a thousand to others, so it is refused."""
    if _THOUSANDS.fullmatch(cell) or cell.startswith("-"):
        raise Invalid(Fault.NUMBER, cell)
    return _decimal(cell)


def _decimal(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise Invalid(Fault.NUMBER, cell)
    return float(cell.replace(",", "."))


def number(value: float) -> str:
    """Write a number so that it reads back as the same one, never as `1.000`."""
    written = f"{Decimal(repr(value)):f}".removesuffix(".0")
    return f"{written}0" if _THOUSANDS.fullmatch(written) else written


def timezone(cell: str) -> str:
    return zone(cell).key


def line(cell: str) -> str:
    """Read a short text of one line."""
    return " ".join(prose(cell).split("\n"))


def features(cell: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in words(cell.casefold()):
        if not _FEATURE.fullmatch(word):
            raise Invalid(Fault.FEATURE, word)
        found[_FEATURES.get(word, word)] = None
    return tuple(found)


def roles(cell: str) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(choice(ROLES)(word) for word in words(cell)))


def layouts(cell: str) -> tuple[Layout, ...]:
    """Read `name=minutes to set up/minutes to tidy up`."""
    found: dict[str, Layout] = {}
    for word in words(cell):
        name, _, minutes = word.partition("=")
        match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", minutes.strip() or "0/0")
        if not name.strip() or not match or name.strip().casefold() in found:
            raise Invalid(Fault.LAYOUT, word)
        found[name.strip().casefold()] = Layout(name.strip(), int(match[1]), int(match[2]))
    return tuple(found.values())


def host(cell: str) -> str:
    if not _HOST.fullmatch(cell):
        raise Invalid(Fault.OPTION, cell)
    return cell


def options(cell: str) -> Mapping[str, str]:
    """Read `key=value|key=value`. A secret written out is refused, and not repeated in the error."""
    found: dict[str, str] = {}
    for word in words(cell):
        key, equals, value = (part.strip() for part in word.partition("="))
        key = key.casefold()
        if not equals or not _OPTION.fullmatch(key) or key in found:
            raise Invalid(Fault.OPTION, key)
        if _SECRET.fullmatch(key) and not value.startswith("@"):
            raise Invalid(Fault.OPTION, f"{key}=@…")
        found[key] = value
    return MappingProxyType(found)
