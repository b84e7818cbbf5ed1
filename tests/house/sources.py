"""The house's source files, read once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "roomdesk"


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """List all Python files of some folders of the tree, the package alone where none is named."""
    return tuple(sorted(path for folder in folders or ("roomdesk",) for path in (ROOT / folder).rglob("*.py")))


@cache
def text(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


def name(path: Path) -> str:
    """Name a file as the tree does: `roomdesk/cli/main.py`."""
    return path.relative_to(ROOT).as_posix()


def first_line(path: Path) -> str:
    """Give the first line of a module's docstring; empty where it does not open with one."""
    return (ast.get_docstring(tree(path)) or "").split("\n")[0]
