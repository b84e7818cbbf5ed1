"""PJLink on the wire: recorded octets and what they mean."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.drivers.pjlink import protocol, quirks
from roomdesk.drivers.pjlink.judge import judge

GOOD = {"POWR": "1", "ERST": "000000", "LAMP": "1204 1", "INPT": "31"}


def test_the_digest_is_that_of_the_specification() -> None:
    assert protocol.digest("498e4a67", "JBMIAProjectorLink") == b"5d8409bc1c3fa39749434aa3a5c38682"


@pytest.mark.parametrize(
    ("greeting", "random"),
    [("PJLINK 0", None), ("PJLINK 1 498e4a67", "498e4a67"), ("pjlink 1 498E4A67", "498E4A67")],
)
def test_a_greeting_tells_whether_a_password_is_wanted(greeting: str, random: str | None) -> None:
    assert protocol.random_of(greeting) == random


@pytest.mark.parametrize(
    "greeting", ["", "PJLINK", "PJLINK 2", "PJLINK 1", "PJLINK 1 ", "SSH-2.0-OpenSSH", "220 ready"]
)
def test_another_greeting_is_not_pjlink(greeting: str) -> None:
    with pytest.raises(ValueError, match=f"^{greeting}$"):
        protocol.random_of(greeting)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b"%1POWR=1\r", "1"),
        (b"%1powr=0\r", "0"),  # lower case, as a projector was recorded with openHAB
        (b"\n%1POWR=1\r", "1"),  # CR LF as the end of line leaves the LF to the next
        (b"%2POWR=ERR3\r", "ERR3"),
        (b"%1POWR=\r", ""),
        (b"%1INPT=31\r", None),
        (b"%1POWR 1\r", None),
        (b"POWR=1\r", None),
        (b"\xff\xfe\r", None),
    ],
)
def test_a_reply_is_taken_only_for_its_own_command(line: bytes, value: str | None) -> None:
    assert protocol.reply(protocol.text(line), "POWR") == value


def test_names_are_read_as_utf_8_and_else_as_latin_1() -> None:
    assert protocol.text("%2NAME=Città\r".encode()) == "%2NAME=Città"
    assert protocol.text("%1NAME=Città\r".encode("latin-1")) == "%1NAME=Città"


@pytest.mark.parametrize("line", ["PJLINK ERRA", "pjlink erra", "PJLINK=ERRA"])
def test_a_denial_is_known(line: str) -> None:
    assert protocol.is_denied(line)
    assert not protocol.is_denied(line + "X")


@pytest.mark.parametrize(
    ("answer", "pj_class"),
    [("1", 1), ("2", 2), ("Class 1", 1), ("Version1", 1), ("Class 2", 2), ("Z", 1), ("", 1), ("ERR1", 1), ("ERR2", 1)],
)
def test_the_class_is_found_in_what_makers_say(answer: str, pj_class: int) -> None:
    assert quirks.pj_class(answer) == pj_class


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("1204 1", (1204,)),
        ("1204 1 88 0", (1204, 88)),
        ("1204", (1204,)),
        ("ERR1", ()),
        ("0 0", ()),
        ("", ()),
        ("-5 x", ()),
        ("² 1", (1,)),
    ],
)
def test_lamps_are_counted(answer: str, hours: tuple[int, ...]) -> None:
    assert quirks.lamp_hours(answer) == hours


@pytest.mark.parametrize(
    ("answer", "six"), [("000000", "000000"), ("02", "020000"), ("ERR3", ""), ("000003", ""), ("", "")]
)
def test_errors_are_six_digits_or_nothing(answer: str, six: str) -> None:
    assert quirks.errors(answer) == six


@pytest.mark.parametrize(
    ("answers", "health", "cause", "evidence"),
    [
        ({}, Health.OK, "ok", "power on, input 31, lamp 1204 h"),
        ({"ERST": "200000"}, Health.FAILED, "fan", "ERST 200000: fan; power on, input 31, lamp 1204 h"),
        ({"ERST": "021020"}, Health.FAILED, "lamp", "ERST 021020: lamp, filter; power on, input 31, lamp 1204 h"),
        ({"ERST": "000010"}, Health.DEGRADED, "filter", "ERST 000010: filter; power on, input 31, lamp 1204 h"),
        ({"LAMP": "3149 1"}, Health.OK, "ok", "power on, input 31, lamp 3149 h"),
        ({"LAMP": "3150 1"}, Health.DEGRADED, "lamp_hours", "lamp 3150 h of 3500 h; power on, input 31, lamp 3150 h"),
        ({"LAMP": "ERR1"}, Health.OK, "ok", "power on, input 31"),
        ({"POWR": "0", "INPT": "ERR3"}, Health.OK, "standby", "power standby, lamp 1204 h"),
        ({"POWR": "2", "INPT": "ERR3"}, Health.OK, "ok", "power cooling, lamp 1204 h"),
        ({"POWR": "ERR4"}, Health.FAILED, "device_failure", "POWR ERR4; input 31, lamp 1204 h"),
        ({"LAMP": "ERR4", "ERST": "100000"}, Health.FAILED, "device_failure", "LAMP ERR4; power on, input 31"),
        ({"POWR": "on"}, Health.FAILED, "protocol", "POWR on"),
        ({"IRES": "-"}, Health.OK, "ok", "power on, input 31, no signal, lamp 1204 h"),
    ],
)
def test_answers_are_weighed(answers: dict[str, str], health: Health, cause: str, evidence: str) -> None:
    assert judge({**GOOD, **answers}, 3500) == (health, cause, evidence)


def test_lamp_hours_of_zero_are_not_judged() -> None:
    assert judge({**GOOD, "LAMP": "19000 1"}, 0).health is Health.OK


@given(st.binary(max_size=200))
def test_no_line_is_an_accident(line: bytes) -> None:
    said = protocol.text(line)
    assert protocol.reply(said, "POWR") is None or "=" in said
    assert quirks.pj_class(said) in (1, 2)
    with suppress(ValueError):
        protocol.random_of(said)
        assert said.upper().startswith("PJLINK ")


@given(st.fixed_dictionaries(dict.fromkeys(GOOD, st.text(max_size=40))))
def test_no_answers_are_an_accident(answers: dict[str, str]) -> None:
    verdict = judge(answers, 3500)
    assert verdict.health in (Health.OK, Health.DEGRADED, Health.FAILED)
