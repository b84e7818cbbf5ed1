"""Our own judge of calendar files, octet by octet, for what other judges let pass; and it is seen to refuse."""

from __future__ import annotations

import re

import pytest
from icalendar import Calendar

from roomdesk.formats.ics.zones import vtimezone
from tests.peers.samples import DEFECTS, MAILED, samples

FILES = samples()
VALUES = {
    "PARTSTAT": {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE"},
    "CUTYPE": {"INDIVIDUAL", "ROOM"},
    "ROLE": {"REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"},
    "RSVP": {"TRUE", "FALSE"},
    "VALUE": {"URI", "DURATION"},
    "FEATURE": {"AUDIO,VIDEO", "PHONE,AUDIO"},
    "STATUS": {"CONFIRMED", "TENTATIVE", "CANCELLED"},
    "CLASS": {"PUBLIC", "PRIVATE"},
    "TRANSP": {"OPAQUE"},
    "METHOD": {"REQUEST", "CANCEL", "PUBLISH"},
}
SEEN_BY_OTHERS = {"no UID", "no DTSTAMP", "no DTSTART", "no ORGANIZER", "two starts", "a rule of no kind",
                  "no end of the event"}  # fmt: skip


def faults(content: bytes, *, mailed: bool) -> list[str]:
    """List what is wrong with a file's octets."""
    found = []
    text = content.decode("utf-8")
    lines = content.split(b"\r\n")
    if lines[-1] or b"" in lines[:-1]:
        found.append("blank line, or no end of the last one")
    if any(b"\n" in one or b"\r" in one for one in lines):
        found.append("bare CR or LF")
    if any(len(one) > 75 for one in lines):
        found.append("more than 75 octets")
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) or text.startswith("\ufeff"):
        found.append("control character")
    unfolded = text.replace("\r\n ", "").split("\r\n")
    zones = [name.removeprefix("TZID:") for name in unfolded if name.startswith("TZID:")]
    if re.findall(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", text, re.DOTALL) != [vtimezone(name) for name in zones]:
        found.append("clocks that are not the shipped ones")
    if mailed and text.count("BEGIN:VEVENT") != 1:
        found.append("not one event")
    return found + [fault for line in unfolded for fault in _values(line)]


def _values(line: str) -> list[str]:
    """Check what a line enumerates: its parameters outside quotes, or its own value."""
    name, _, value = line.partition(":")
    if name in VALUES:
        return [] if value in VALUES[name] else [line]
    head = re.match(r'(?:"[^"]*"|[^":])*', line)
    assert head
    parameters = re.findall(r';([A-Z-]+)=((?:"[^"]*"|[^";])*)', head[0])
    return [f"{key}={given}" for key, given in parameters if key in VALUES and given not in VALUES[key]]


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_octet_is_as_it_must_be(name: str) -> None:
    content = FILES[name].encode()
    assert faults(content, mailed=name in MAILED) == []
    read = Calendar.from_ical(content)
    assert [fault for part in read.walk() for fault in part.errors] == []
    assert read.to_ical()


@pytest.mark.parametrize("defect", sorted(DEFECTS.keys() - SEEN_BY_OTHERS))
def test_each_defect_is_seen(defect: str) -> None:
    broken = DEFECTS[defect](FILES["single"])
    assert broken != FILES["single"]
    assert faults(broken.encode(), mailed=True)
