"""Loads PySide6 sooner: what it compiles at each start is kept, what no program needs stays out."""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from importlib import import_module
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

from roomdesk.gui import enumerations

# By the name that PySide gives a source: the sum of its text, and what it compiles to.
Compiled = dict[str, tuple[int, CodeType]]

_PREFIXES = ("shibokensupport/", "signature_bootstrap")
# They write the stubs that an editor reads.
_UNNEEDED = frozenset(f"shibokensupport/signature/lib/{name}.py" for name in ("enum_sig", "pyi_generator"))
_NOTHING = compile("", "nothing", "exec")


def kept_at() -> Path:
    """Give the file beside this module's own compiled form, which Python, too, makes only where it may write."""
    return Path(__spec__.cached or __file__).with_suffix(".code")


def load(path: Path) -> None:
    """Import PySide6, with the code kept at `path`; what was compiled anew is kept there, where that can be written.

    WORKAROUND PySide6 6.11: its wheels carry modules as text inside a library, which it compiles at each start; two
    of them only write stubs, one makes a long regular expression, which only texts of errors need. For
    `from __feature__ import …`, which nobody here uses, it puts an import of its own in the place of Python's, by which
    each one takes longer.
    """
    enumerations.put_off()
    kept = _read(path)
    made: Compiled = {}
    import_, compile_, expression = builtins.__import__, builtins.compile, re.compile
    builtins.compile, re.compile = _keeping(compile_, kept, made), _putting_off(expression)
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile, builtins.__import__, re.compile = compile_, import_, expression
    if made:
        _write(path, kept | made)


def _keeping(compile_: Callable[..., Any], kept: Compiled, made: Compiled) -> Callable[..., Any]:
    def compiled(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if not (isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(_PREFIXES)):
            return compile_(source, filename, mode, *rest, **named)
        if filename in _UNNEEDED:
            return _NOTHING
        sum_ = crc32(source)
        known, code = kept.get(filename, (None, None))
        if known != sum_ or code is None:
            code = compile_(source, filename, mode, *rest, **named)
            made[filename] = (sum_, code)
        return code

    return compiled


class _Late:
    """A regular expression that is compiled when somebody looks for something with it."""

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return self._make()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        # PySide takes this method along when it makes the expression.
        return self._made.finditer(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def _putting_off(expression: Callable[..., Any]) -> Callable[..., Any]:
    def compiled(pattern: Any, flags: Any = 0) -> Any:
        make = partial(expression, pattern, flags)
        is_theirs = sys._getframe(1).f_globals.get("__name__", "").startswith("shibokensupport.")
        return _Late(make) if is_theirs else make()

    return compiled


def _read(path: Path) -> Compiled:
    """Read what this very Python kept; nothing where it is absent, of another Python, or damaged."""
    try:
        # Whoever can write here can write the program's own compiled modules.
        magic, kept = marshal.loads(path.read_bytes())  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if magic == MAGIC_NUMBER else {}


def _write(path: Path, compiled: Compiled) -> None:
    if sys.dont_write_bytecode:
        return
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(marshal.dumps((MAGIC_NUMBER, compiled)))
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
