"""Content lines of iCalendar: escaping, parameters, folding (RFC 5545 §3.1, §3.3.11; RFC 6868)."""

import re

_LONGEST = 75  # octets, the line end not counted
# Controls may not stand in a calendar; the separators are line ends to many readers; half a pair has no UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PARAMETER_SPECIAL = re.compile(r'[\^"\n]')
_PARAMETER_ESCAPES = {"^": "^^", '"': "^'", "\n": "^n"}


def clean(text: str) -> str:
    """Leave out what no calendar may hold: control characters but tab and line feed, halves of surrogate pairs."""
    if text.isprintable() or text.replace("\n", " ").isprintable():
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def text(value: str) -> str:
    """Write a TEXT value (§3.3.11)."""
    # Four passes in C take less than one that calls back for each mark; the backslash goes first.
    return clean(value).replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def parameter(value: str) -> str:
    """Write a parameter's value, quoted; a quotation mark becomes ^' (RFC 6868)."""
    return f'"{_PARAMETER_SPECIAL.sub(lambda mark: _PARAMETER_ESCAPES[mark[0]], clean(value))}"'


def uri(value: str) -> str:
    """Write a URI: no blanks, no controls, so that nothing can end the line."""
    return "".join(clean(value).split())


def fold(line: str) -> str:
    """Break a line at 75 octets, between code points, and end it with CRLF."""
    if line.isascii():
        if len(line) <= _LONGEST:
            return line + "\r\n"
        rest = range(_LONGEST, len(line), _LONGEST - 1)
        return line[:_LONGEST] + "".join([f"\r\n {line[at : at + _LONGEST - 1]}" for at in rest]) + "\r\n"
    octets = line.encode()
    pieces = []
    start, room = 0, _LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _LONGEST - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode() + "\r\n"
