"""XML from devices: bounded, without types and entities of its own, names without namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

LONGEST = 1_000_000
Element = ElementTree.Element


def document(octets: bytes) -> Element:
    """Read a document. Raises ValueError where it is none, too long, or declares types or entities."""
    if len(octets) > LONGEST or b"\x00" in octets or re.search(rb"<!(?:DOCTYPE|ENTITY)", octets, re.IGNORECASE):
        raise ValueError(printed(octets))
    try:
        root = ElementTree.fromstring(octets)  # noqa: S314 - bounded, and without types and entities of its own
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise ValueError(printed(octets)) from error
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    return root


def printed(octets: bytes) -> str:
    """Give the beginning of what is no document, to be shown."""
    return octets[:60].decode("utf-8", "replace")


def every(root: Element, name: str) -> Iterator[Element]:
    """Give all elements of that name."""
    return root.iter(name)


def text(root: Element, name: str) -> str:
    """Give the text of the first element of that name, or nothing."""
    found = next(root.iter(name), None)
    return (found.text or "").strip() if found is not None else ""
