"""Frozen values: they are what frozen dataclasses with slots are, whatever asks."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from roomdesk.domain.frozen import frozen


@frozen
class Call:
    """A value with every kind of field."""

    to: str
    minutes: int = 30
    people: list[str] = field(default_factory=list)
    code: str = field(default="", repr=False)

    @property
    def hours(self) -> float:
        return self.minutes / 60


@dataclass(frozen=True, slots=True)
class Known:
    """The same by the standard library."""

    to: str
    minutes: int = 30
    people: list[str] = field(default_factory=list)
    code: str = field(default="", repr=False)


def test_it_is_made_by_place_and_by_name_with_its_defaults() -> None:
    one = Call("Anna", people=["Ugo"], code="1234")
    assert (one.to, one.minutes, one.people, one.code, one.hours) == ("Anna", 30, ["Ugo"], "1234", 0.5)
    assert Call("Anna").people == []
    assert Call("Anna").people is not Call("Anna").people


def test_it_tells_itself_as_a_dataclass_does() -> None:
    facts = ("Anna", 45, ["Ugo"], "1234")
    assert repr(Call(*facts)) == repr(Known(*facts)).replace("Known", "Call")
    assert asdict(Call(*facts)) == asdict(Known(*facts))
    assert [(one.name, one.type, one.default) for one in fields(Call)] == [
        (one.name, one.type, one.default) for one in fields(Known)
    ]


def test_equal_facts_are_equal_values_of_one_class() -> None:
    @frozen
    class Other:
        to: str

    @frozen
    class Alike:
        to: str

    assert Other("Anna") == Other("Anna")
    assert hash(Other("Anna")) == hash(Other("Anna"))
    assert Other("Anna") != Other("Ugo")
    assert Other("Anna") != Alike("Anna")
    assert len({Other("Anna"), Other("Anna"), Other("Ugo")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Call("Anna"))


def test_nothing_can_be_changed_added_or_taken_away() -> None:
    one = Call("Anna")
    for name in ("to", "unknown"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, "Ugo")
    with pytest.raises(FrozenInstanceError):
        del one.to
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("wrong", [(), ("Anna", 1, [], "", "more")])
def test_too_few_and_too_many_facts_are_refused_as_in_any_call(wrong: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="positional argument"):
        Call(*wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument 'kwho'"):
        Call("Anna", kwho=1)  # type: ignore[call-arg]


def test_it_is_copied_replaced_pickled_and_matched() -> None:
    one = Call("Anna", 45, ["Ugo"])
    assert replace(one, minutes=50) == Call("Anna", 50, ["Ugo"])
    assert one.minutes == 45
    assert copy.deepcopy(one) == one
    assert copy.deepcopy(one).people is not one.people
    assert pickle.loads(pickle.dumps(one)) == one
    match one:
        case Call(to, minutes):
            assert (to, minutes) == ("Anna", 45)
        case _:
            pytest.fail("not matched")
