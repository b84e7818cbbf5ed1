"""Frozen values: all that a frozen dataclass with slots gives, compiled for what is made often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field, make_dataclass
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

_T = TypeVar("_T")
_UNGIVEN = object()
# To compile a constructor takes as long as some forty values take that are made without one.
_FEW = 40
# Where a class says nothing of itself, the standard library describes its constructor, which costs more than all else.
_DESCRIBED = {"__doc__": "Fields."}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a class of values that cannot be changed, with `==`, `hash`, `repr`, copies, pickles and `replace`.

    The standard library compiles six methods for each class, which two hundred classes make felt at every start. Here
    the constructor alone is compiled, and only where many values are made. A class of values has fields, no base class,
    and no `__post_init__`.
    """
    body = {name: one for name, one in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    names = tuple(body["__annotations__"])
    given = {name: body.pop(name) for name in names if name in body}
    body["_given"] = {name: one if isinstance(one, Field) else field(default=one) for name, one in given.items()}
    body["_made"] = 0
    body["_facts"] = attrgetter(*names)
    body["__slots__"] = body["__match_args__"] = names
    body["__dataclass_fields__"] = _LateFields()
    return cast("type[_T]", type(cls.__name__, (_Value,), body | {"__qualname__": cls.__qualname__}))


class _Value:
    __slots__ = ()
    _given: ClassVar[Mapping[str, Any]]
    _facts: ClassVar[attrgetter[Any]]
    _made: ClassVar[int]
    __match_args__: ClassVar[tuple[str, ...]]

    def __init__(self, *args: object, **named: object) -> None:
        cls = type(self)
        cls._made += 1
        told = dict(zip(cls.__match_args__, args, strict=False)) | named
        if cls._made <= _FEW and len(told) == len(args) + len(named):
            told = {name: _default(one) for name, one in cls._given.items() if name not in told} | told
            if told.keys() == set(cls.__match_args__):
                for name, value in told.items():
                    object.__setattr__(self, name, value)
                return
        # It also says what is wrong with what was told.
        cls.__init__ = _constructor(cls)  # type: ignore[method-assign]
        cls.__init__(self, *args, **named)

    def __eq__(self, other: object) -> bool:
        return bool(self._facts(self) == self._facts(other)) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts(self))

    def __repr__(self) -> str:
        shown = (name for name in self.__match_args__ if name not in self._given or self._given[name].repr)
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


class _LateFields:
    """What `dataclasses.fields` and `replace` look for, made when they do."""

    def __get__(self, _value: object, cls: Any) -> Mapping[str, Field[Any]]:
        told = [(name, kind, cls._given.get(name, field())) for name, kind in cls.__annotations__.items()]
        known = make_dataclass(cls.__name__, told, init=False, repr=False, eq=False, namespace=_DESCRIBED)
        found: Mapping[str, Field[Any]] = vars(known)["__dataclass_fields__"]
        cls.__dataclass_fields__ = found
        return found


def _default(one: Field[Any]) -> object:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _constructor(cls: type[_Value]) -> Callable[..., None]:
    """Compile what sets each field's slot; a default that is made anew is made when none is given."""
    known: dict[str, Any] = {"ungiven": _UNGIVEN}
    arguments, lines = [], []
    for name in cls.__match_args__:
        known[f"set_{name}"] = vars(cls)[name].__set__
        argument, value = name, name
        if found := cls._given.get(name):
            is_made = found.default is MISSING
            known[f"default_{name}"] = found.default_factory if is_made else found.default
            argument += "=ungiven" if is_made else f"=default_{name}"
            value = f"default_{name}() if {name} is ungiven else {name}" if is_made else name
        arguments.append(argument)
        lines.append(f" set_{name}(self, {value})")
    exec(f"def __init__(self, {', '.join(arguments)}):\n" + "\n".join(lines), known)  # noqa: S102 - as dataclasses do
    return cast("Callable[..., None]", known["__init__"])
