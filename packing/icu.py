"""ICU's data with the languages that RoomDesk speaks, for the frozen program: three MB instead of thirty.

Qt asks ICU for order, letters' case, code pages and names of time zones. The package is ICU's "CmnD" (icu4c,
common/ucmndata.h): a header, a count, pairs of offsets to name and item, the names, the items. binutils does the rest.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

_LANGUAGES = ("root", "pool", "res_index", "it", "it_IT", "en", "en_GB", "en_US", "en_001", "en_150")
# Rules for other alphabets, spelt numbers, where words and lines break, units: Qt has its own, or nobody asks.
_UNUSED = ("translit/", "rbnf/", "brkitr/", "unit/", "lang/", "curr/", "region/")
_SHARED = re.compile(r"[a-z]{4,}[A-Za-z0-9]*\.res|[a-z]+[A-Z].*\.res|.*\.(nrm|icu|spp|cfu)")
_CODE_PAGES = ("ibm-5348", "ibm-923", "ibm-912", "ibm-1252", "ibm-5346", "windows-1252")


def _wanted(name: str) -> bool:
    """Whether an item is kept; `name` without the package's own, as `coll/it.res`."""
    if name.startswith(_UNUSED):
        return False
    if name.endswith(".cnv"):
        return name.startswith(_CODE_PAGES)
    stem = name.rpartition("/")[2].removesuffix(".res")
    return stem in _LANGUAGES or (bool(_SHARED.fullmatch(name.rpartition("/")[2])) and not _is_language(stem))


def _is_language(stem: str) -> bool:
    return bool(re.fullmatch(r"[a-z]{2,3}(_[A-Z][A-Za-z]*)*", stem))


def reduced(package: bytes) -> bytes:
    """Give a package with what is wanted of another, in its order."""
    (header,) = struct.unpack_from("<H", package)
    (count,) = struct.unpack_from("<I", package, header)
    places = [struct.unpack_from("<II", package, header + 4 + 8 * number) for number in range(count)]
    items = []
    for (name_at, at), (_, end) in zip(places, [*places[1:], (0, len(package) - header)], strict=True):
        name = package[header + name_at : package.index(b"\0", header + name_at)]
        if _wanted(name.decode().partition("/")[2]):
            items.append((name, package[header + at : header + end]))
    names, table = b"".join(name + b"\0" for name, _ in items), 4 + 8 * len(items)
    at, name_at = -(-(table + len(names)) // 16) * 16, table
    entries, body = b"", b""
    for name, item in items:
        entries += struct.pack("<II", name_at, at + len(body))
        name_at += len(name) + 1
        body += item + bytes(-len(item) % 16)
    content = (struct.pack("<I", len(items)) + entries + names).ljust(at, b"\0")
    return package[:header] + content + body


def package_of(library: Path) -> tuple[str, bytes]:
    """Give the name of the symbol, and the octets behind it, of a libicudata."""
    said = subprocess.run(["objdump", "-T", library], capture_output=True, text=True, check=True).stdout
    line = next(one for one in said.splitlines() if one.endswith("_dat") and "icudt" in one).split()
    address, length, symbol = int(line[0], 16), int(line[-2], 16), line[-1]
    heads = subprocess.run(["objdump", "-h", library], capture_output=True, text=True, check=True).stdout
    section = next(one.split() for one in heads.splitlines() if " .rodata " in one)
    at = address - int(section[3], 16) + int(section[5], 16)
    octets = library.read_bytes()
    return symbol, octets[at : at + length] if length else octets[at : int(section[5], 16) + int(section[2], 16)]


def shrink(library: Path, to: Path) -> None:
    """Write a libicudata with the same name and symbol, and less in it."""
    symbol, package = package_of(library)
    with tempfile.TemporaryDirectory() as folder:
        data, source, made = (Path(folder) / name for name in ("icu.dat", "icu.s", "icu.o"))
        data.write_bytes(reduced(package))
        source.write_text(
            f'.globl {symbol}\n.section .rodata\n.balign 16\n.type {symbol}, @object\n{symbol}:\n.incbin "{data}"\n'
            f".size {symbol}, . - {symbol}\n.section .note.GNU-stack\n"
        )
        subprocess.run(["as", "-o", made, source], check=True)
        subprocess.run(["ld", "-shared", "-soname", library.name, "-o", to, made], check=True)
