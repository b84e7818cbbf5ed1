"""Writes docs/map.md from the modules' first lines: `python -m tests.house.map > docs/map.md`."""

from __future__ import annotations

import sys

from tests.house.sources import PACKAGE, first_line, modules

_HEAD = """# The map of the house

One line a module, which is the module's own first line. Made by `python -m tests.house.map > docs/map.md`; a test
compares the two, so that this page is never wrong. Imports point down the list of floors: see CONTRIBUTING.md.
"""
_FLOORS = (
    "__main__", "window", "bootstrap", "catalogue", "gui", "cli", "stores", "drivers", "simulators", "providers",
    "formats", "settings", "services", "ports", "domain",
)  # fmt: skip


def page() -> str:
    """Make the page, top floor first."""
    lines = [_HEAD]
    floor = ""
    for path in sorted(modules(), key=lambda one: (_floor(one.relative_to(PACKAGE).parts), one.as_posix())):
        parts = path.relative_to(PACKAGE).parts
        if len(parts) > 1 and parts[0] != floor:
            floor = parts[0]
            lines.append(f"\n## {floor}\n")
        inside = "/".join(parts[1:] if len(parts) > 1 else parts)
        lines.append(f"- `{inside}` {first_line(path)}")
    return "\n".join(lines) + "\n"


def _floor(parts: tuple[str, ...]) -> tuple[bool, int]:
    here = parts[0].removesuffix(".py")
    return len(parts) > 1, _FLOORS.index(here) if here in _FLOORS else -1


if __name__ == "__main__":
    sys.stdout.write(page())
