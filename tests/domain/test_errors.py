"""Errors carry facts, given in their order or by name; none is missing, none made up."""

import copy
import pickle

import pytest

from roomdesk.domain.errors import Fault, Invalid, Misconfigured, NotYours


def test_facts_are_given_in_their_order_or_by_name() -> None:
    error = Misconfigured("database", nearest="sqlite")
    assert (error.key, error.value, error.nearest) == ("database", "", "sqlite")
    assert error.args == ("database", "", "sqlite")
    assert error.code == "invalid"
    assert Invalid(value="x", fault=Fault.DAY).facts[:2] == ("fault", "value")


WRONG = [((), {}), (("a", "b", "c"), {}), (("a",), {"guess": "b"}), (("a",), {"who": "b", "x": "c"})]


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_a_fact_too_many_or_too_few_is_a_bug(given: tuple[str, ...], named: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        NotYours(*given, **named)


def test_they_cross_to_other_processes_whole() -> None:
    for error in (Misconfigured("database", nearest="sqlite"), NotYours(action="cancel", who="anna")):
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert (type(other), other.args) == (type(error), error.args)
