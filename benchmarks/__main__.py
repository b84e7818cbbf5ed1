"""Runs every benchmark, prints the promises beside what was measured, and writes results.json."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import platform
import sys
from pathlib import Path

import benchmarks

_HERE = Path(__file__).parent
_COLUMNS = ("promise", "target", "measured", "unit", "raw_limit", "holds")
_HEADINGS = {"raw_limit": "raw limit"}
Row = dict[str, object]


def machine() -> str:
    """Name processor, cores and Python."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in _lines(info) if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").splitlines() if path.exists() else []


def rows() -> list[Row]:
    """Measure every module of this folder that can."""
    found: list[Row] = []
    for name in sorted(one.name for one in pkgutil.iter_modules(benchmarks.__path__) if not one.name.startswith("_")):
        module = importlib.import_module(f"benchmarks.{name}")
        if hasattr(module, "measure"):
            print(f"measuring: {name}", file=sys.stderr)
            found += module.measure()
    return found


def table(found: list[Row]) -> str:
    """Write the rows as a Markdown table, which reads well on a terminal too."""
    cells = [[_HEADINGS.get(name, name) for name in _COLUMNS]]
    cells += [[_text(row[name]) for name in _COLUMNS] for row in found]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_COLUMNS))]
    cells.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return "–" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value)


def main() -> int:
    found = rows()
    print(f"\n{machine()}\n\n{table(found)}")
    (_HERE / "results.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(row["holds"] for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
