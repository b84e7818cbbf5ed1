"""Qt's enumerations: their members are made when somebody looks into them."""

from __future__ import annotations

from collections.abc import Callable
from enum import KEEP, Enum, EnumType
from threading import RLock
from typing import Any, cast

# What PySide asks of an enumeration that it has just made, and what needs no members.
_PLAIN = frozenset({"__class__", "__module__", "__mro__", "__name__", "__qualname__"})
_making = RLock()
_create = cast("Callable[..., EnumType]", EnumType._create_)  # type: ignore[attr-defined]


def put_off() -> None:
    """From now on make the members of what PySide declares when they are asked for.

    WORKAROUND PySide6 6.11: whoever takes one name out of Qt gets two hundred enumerations with 3,000 members made by
    Python's `enum`, which takes a quarter of the program's start; it then looks into 25 of them. A class whose
    members are not made yet is not known to PySide as the type of a Signal's argument, or of a Property.
    """
    EnumType._create_ = _create_late  # type: ignore[attr-defined]


def _create_late(cls: type[Enum], class_name: str, names: Any, **named: Any) -> EnumType:
    # Only PySide gives a list of pairs, this boundary and no module.
    if type(names) is not list or named.get("boundary") is not KEEP or named.get("module") is not None:
        return _create(cls, class_name, names, **named)
    return type.__new__(_Late, class_name, (cls,), {"_declared_": (cls, class_name, names)})


class _Late(EnumType):
    """The class of an enumeration until its members are made; then it is an EnumType like all others."""

    def __getattribute__(cls, name: str) -> Any:
        return type.__getattribute__(cls, name) if name in _PLAIN else getattr(_made(cls), name)

    __setattr__ = type.__setattr__


def _made(cls: _Late) -> EnumType:
    """Let Python make an enumeration, and take its members over."""
    with _making:
        own = type.__getattribute__(cls, "__dict__")
        if "_declared_" in own:
            base, name, members = own["_declared_"]
            made = _create(base, name, members, boundary=KEEP, module=cls.__module__, qualname=cls.__qualname__)
            for key, value in vars(made).items():
                # PySide has given some of them operators of its own.
                if key not in own:
                    type.__setattr__(cls, key, value)
            member: Any
            for member in {**made._value2member_map_, **made._member_map_}.values():
                member.__class__ = member.__objclass__ = cls
            type.__delattr__(cls, "_declared_")
            cls.__class__ = EnumType  # type: ignore[assignment]
    return cls


def _first_made(name: str) -> Callable[..., Any]:
    def method(cls: _Late, *arguments: Any, **named: Any) -> Any:
        return getattr(EnumType, name)(_made(cls), *arguments, **named)

    return method


# Python looks for these in the class of a class, past __getattribute__.
for _name in ("__call__", "__contains__", "__dir__", "__getitem__", "__iter__", "__len__", "__repr__", "__reversed__"):
    setattr(_Late, _name, _first_made(_name))
