"""What is made when it is first used: a window starts without the verbs that nobody has asked for yet."""

from __future__ import annotations

import importlib
from typing import Any


class Late:
    """Stands for `module:name` called with these parts; the module is loaded at the first use, and then it is that."""

    def __init__(self, path: str, *parts: Any) -> None:
        self._late = (path, parts)
        self._made: Any = None

    def made(self) -> Any:
        """Give the thing itself."""
        if self._made is None:
            path, parts = self._late
            self._made = load(path)(*parts)
        return self._made

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.made()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made(), name)


class LateFunction:
    """Stands for the function `module:name`; the module is loaded at the first call."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return load(self._path)(*arguments, **named)


class LateModule:
    """Stands for a module whose functions are a port; it is loaded at the first of them."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __getattr__(self, name: str) -> Any:
        return getattr(load(self._path), name)


def load(path: str) -> Any:
    """Import `module:name` of this program."""
    module, _, name = path.partition(":")
    found = importlib.import_module(f"roomdesk.{module}")
    return getattr(found, name) if name else found
