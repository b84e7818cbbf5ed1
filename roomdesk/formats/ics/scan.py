"""A calendar's bytes to components and properties: bounded, without trust (RFC 5545 §3.1, RFC 6868)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.formats.ics.lines import clean

LARGEST = 5_000_000  # octets
_MOST_LINES = 100_000
_MOST_COMPONENTS = 5_000
_DEEPEST = 6
_LONGEST_VALUE = 100_000  # characters of a property that is read; others (attached files) are passed over
_READ = frozenset({
    "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE",
    "SUMMARY", "DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "STATUS", "CLASS", "CONFERENCE", "URL", "COMMENT",
    "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK", "TZID",
    "TZOFFSETFROM", "TZOFFSETTO", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY",
})  # fmt: skip
_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(r"([A-Za-z0-9-]{1,60})([;:])")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*')
_ESCAPE = re.compile(r"\\([\\;,nN])")
_CARET = re.compile(r"\^([\^n'])")
_CARETS = {"^": "^", "n": "\n", "'": '"'}


class Property(NamedTuple):
    """A content line: its name, its parameters with the first value of each, its value as it stands."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """Read a TEXT value (§3.3.11), without control characters."""
        return clean(_ESCAPE.sub(lambda mark: "\n" if mark[1] in "nN" else mark[1], self.value)).strip()


class Component:
    """A BEGIN and its END with what stands between; only properties that are read are kept."""

    __slots__ = ("children", "name", "properties")

    def __init__(self, name: str) -> None:
        self.name = name
        self.properties: dict[str, list[Property]] = {}
        self.children: list[Component] = []

    def one(self, name: str) -> Property | None:
        """Give a property; the first where a careless program wrote it twice."""
        found = self.properties.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Property]:
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        found = self.one(name)
        return found.text if found else ""

    def named(self, name: str) -> list[Component]:
        return [one for one in self.children if one.name == name]


def scan(content: bytes) -> list[Component]:
    """Read the VCALENDARs of a file in UTF-8, UTF-16 or Windows-1252.

    Raises Invalid for what is no calendar or was cut off, and for one that is larger, deeper or of more parts than a
    calendar of meetings can be: nothing is kept of it then.
    """
    if len(content) > LARGEST:
        raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {LARGEST // 1_000_000} MB")
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff \t\n\x00")
    if text[:15].upper() != "BEGIN:VCALENDAR":
        raise Invalid(Fault.CALENDAR, clean(text[:40]).replace("\n", " "))
    if text.count("\n") > _MOST_LINES:
        raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_LINES} lines")
    return _components(_FOLD.sub("", text).split("\n"))


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"B\x00E\x00", "utf-16-le"),
                           (b"\x00B\x00E", "utf-16-be"), (b"", "utf-8-sig"), (b"", "cp1252")):  # fmt: skip
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    return content.decode("latin-1")


def _components(lines: list[str]) -> list[Component]:
    top = Component("")
    path, count = [top], 0
    for line in lines:
        head = line[:6].upper()
        if head == "BEGIN:":
            count += 1
            if count > _MOST_COMPONENTS or len(path) > _DEEPEST:
                raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_COMPONENTS} components, {_DEEPEST} levels")
            path[-1].children.append(Component(line[6:66].strip().upper()))
            path.append(path[-1].children[-1])
        elif head[:4] == "END:":
            if len(path) == 1 or path.pop().name != line[4:64].strip().upper():
                raise Invalid(Fault.CALENDAR, clean(line[:40]))
        else:
            _keep(path[-1], line)
    if len(path) > 1:
        raise Invalid(Fault.CALENDAR, f"END:{clean(path[-1].name)}?")
    return [one for one in top.children if one.name == "VCALENDAR"]


def _keep(component: Component, line: str) -> None:
    found = _LINE.match(line)
    if not found:
        return
    name = found[1].upper()
    if name not in _READ:
        return
    if len(line) > _LONGEST_VALUE:
        raise Invalid(Fault.CALENDAR_TOO_LARGE, f"{name} > {_LONGEST_VALUE}")
    read = Property(name, {}, line[found.end() :]) if found[2] == ":" else _with_parameters(name, line, found.end() - 1)
    if read:
        component.properties.setdefault(name, []).append(read)


def _with_parameters(name: str, line: str, at: int) -> Property | None:
    parameters = {}
    for found in _each_parameter(line, at):
        value = found[2][1:-1] if found[2][:1] == '"' else found[2]
        parameters[found[1].upper()] = clean(_CARET.sub(lambda mark: _CARETS[mark[1]], value))
        at = found.end()
    if line[at : at + 1] != ":":
        # A quotation mark too many, a semicolon at the end: the value still begins at the first colon.
        at = line.find(":", at)
    return Property(name, parameters, line[at + 1 :]) if at >= 0 else None


def _each_parameter(line: str, at: int) -> Iterator[re.Match[str]]:
    while found := _PARAMETER.match(line, at):
        yield found
        at = found.end()
