"""Words: every error, fault and finding has a sentence on both faces and in both languages; every verb a command."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module

import pytest

from roomdesk.cli import findings, texts
from roomdesk.cli.faults import FAULTS
from roomdesk.cli.faults import fault as said_by_cli
from roomdesk.domain import errors
from roomdesk.domain.errors import BadLine, Fault, RoomDeskError
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.slot import Slot
from roomdesk.gui import texts as gui_texts
from roomdesk.gui.faults import fault as said_by_gui
from roomdesk.services.desk import Desk
from tests.house.sources import modules, text

SLOT = Slot.lasting(datetime(2026, 11, 23, 8, tzinfo=UTC), 60)
CLASH = Clash(RoomCode("GIUNTA"), SLOT, BookingId("1"), wanted=SLOT)
FACTS = {
    "clashes": (CLASH, dataclasses.replace(CLASH, room=None, link="https://video.example/1")),
    "alternatives": (),
    "slot": SLOT,
    "reaches": SLOT,
    "roles": ("staff", "reception"),
    "status": "cancelled",
    "fault": Fault.TITLE,
    "lines": (BadLine("sale.csv", 7, Fault.CODE, "à", "codice"),),
    "missing": ("reservation_guard",),
}
NOT_COMMANDS = {
    "undo_change": "the window's Undo; on a command line the opposite command is typed",
    "edit_booking": "the booking panel of the window",
    "mail_account": "the button of the settings that tries the mail server; settings are a file elsewhere",
    "service_accounts": "the button of the settings that tries a conference service; `outbox try` asks those in use",
    "preview_booking": "what the booking panel tells while it is filled in",
    "address_book": "completes addresses in the booking panel",
    "drafts": "what is typed in the booking panel and not booked yet",
    "close_place": "the closures of the window; undone there as one",
    "sign_out": "the settings of the window; a command line has its password from the environment, and no copy",
    "offline_copy": "the window reads on while the server is away; a command line says that it is away",
    "print_door": "printed from the reception's preview",
    "print_list": "printed as the window shows it; `roomdesk bookings` lists on the terminal",
    "print_week": "printed from the reception's preview",
    "press": "paints what other verbs make",
    "read_calendar": "shows what is dropped on the window",
    "set_up": "the first run of the window; a command line imports people",
    "watch_meetings": "the bell of the window; a command line lists bookings and equipment",
}
"""Verbs without a command of their own, and why."""


def leaves(kind: type[RoomDeskError] = RoomDeskError) -> Iterator[type[RoomDeskError]]:
    for below in kind.__subclasses__():
        yield from leaves(below)
    if kind.facts or not kind.__subclasses__():
        yield kind


def instance(kind: type[RoomDeskError]) -> RoomDeskError:
    """Make a real error of that kind."""
    types = {name: one for base in kind.__mro__ for name, one in vars(base).get("__annotations__", {}).items()}
    return kind(**{name: FACTS.get(name, 30 if types[name] == "int" else f"<{name}>") for name in kind.facts})


KINDS = sorted(set(leaves()), key=lambda kind: kind.__name__)


def test_all_errors_of_the_domain_are_looked_at() -> None:
    there = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, RoomDeskError)}
    assert {one for one in there if not one.__subclasses__()} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_is_told_on_both_faces(kind: type[RoomDeskError]) -> None:
    error = instance(kind)
    italian, english = (texts.sentence(error, language) for language in ("it", "en"))
    assert italian != english
    for said in (italian, english):
        assert len(said) > 15
        assert not re.search(r"[{}]", said)
    explained = gui_texts.explain(error)
    assert all(len(one) > 5 for one in (explained.title, explained.kept, explained.remedy))
    assert not any(re.search(r"[{}]", one) for one in (*explained[:3], *explained.details))


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_on_both_faces(fault: Fault) -> None:
    italian, english = (said_by_cli(fault, "sbagliato", "giusto", language) for language in ("it", "en"))
    assert italian != english
    assert "{" not in italian + english
    assert said_by_gui(fault).endswith(".")


def test_there_are_no_words_for_faults_that_cannot_be() -> None:
    assert set(FAULTS) == set(Fault)


@pytest.mark.parametrize(
    "driver",
    [
        *("tcp", "web", "round.guarded"),
        *(f"{one}.driver" for one in ("pjlink", "visca", "rtsp", "sip", "onvif", "xapi", "poly", "snmp", "line")),
    ],
)
def test_every_cause_of_a_driver_has_words(driver: str) -> None:
    causes = import_module(f"roomdesk.drivers.{driver}").CAUSES
    assert causes
    assert set(causes) <= set(findings.CAUSES)


def test_both_languages_say_each_cause_in_their_own_words() -> None:
    for italian, english in findings.CAUSES.values():
        assert italian
        assert english
        assert italian != english


def test_every_verb_has_a_command() -> None:
    asked = set(re.findall(r"\bdesk\.(\w+)", "\n".join(text(path) for path in modules("roomdesk/cli"))))
    verbs = {field.name for field in dataclasses.fields(Desk)}
    assert verbs - asked == set(NOT_COMMANDS)
    assert asked <= verbs
