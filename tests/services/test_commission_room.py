"""A room is commissioned step by step, gone on with later, signed once everything is done, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roomdesk.domain.commissioning import Step
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import Fault, Invalid, NotFound, NotYours
from roomdesk.domain.ids import DeviceCode, Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.formats import pdf
from roomdesk.formats.acceptance_sheet import html
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.commission_room import CommissionRoom
from roomdesk.settings.drafts import draft_folder
from tests.services.town import Town

GIUNTA, SCREEN, CAMERA = RoomCode("GIUNTA"), DeviceCode("SCHERMO"), DeviceCode("CAM")
TECHNICIAN, CLERK = Email("tecnico@comune.example"), Email("impiegata@comune.example")
JPEG = b"\xff\xd8\xff" + bytes(100)


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    people = (Person(TECHNICIAN, "Teo", Role.TECHNICIAN), Person(CLERK, "Ida", Role.STAFF))
    devices = (
        Device(SCREEN, GIUNTA, "Schermo", DeviceKind.DISPLAY, "pjlink", "10.0.0.2"),
        Device(CAMERA, GIUNTA, "Telecamera", DeviceKind.CAMERA, "visca", "10.0.0.3", 1259),
    )
    made.store.furnish(Furnishing(devices=devices, people=people))
    yield made
    made.store.close()


def desk(town: Town, folder: Path, who: Email = TECHNICIAN) -> CommissionRoom:
    return CommissionRoom(town.store, town.clock, Acting(town.store, who), draft_folder(folder, "a", "c"), html, pdf)


def check(town: Town, device: DeviceCode, health: Health = Health.OK) -> None:
    town.store.record([Finding(device, health, "ok" if health is Health.OK else "fan", "said", town.clock.now())])


def test_every_step_is_done_kept_and_signed(town: Town, tmp_path: Path) -> None:
    verb = desk(town, tmp_path)
    check(town, SCREEN)
    town.clock.forward(minutes=1)
    begun = verb.look(GIUNTA)
    # A check from before the work began proves nothing.
    assert begun.steps == dict.fromkeys(Step, False) | {Step.DEVICES: True}
    assert verb.under_way() == (GIUNTA,)
    check(town, SCREEN)
    check(town, CAMERA, Health.FAILED)
    assert not verb.look(GIUNTA).steps[Step.CHECKS]
    assert verb.note(GIUNTA, remarks={CAMERA: "ventola ordinata", SCREEN: " "}).steps[Step.CHECKS]
    assert verb.note(GIUNTA, labelled=frozenset({SCREEN, CAMERA})).steps[Step.LABELS]
    town.store.keep_photo(GIUNTA, JPEG)
    with pytest.raises(Invalid) as caught:
        verb.sign(GIUNTA)
    assert caught.value.fault is Fault.NOT_READY
    verb.note(GIUNTA, installer="Rossi srl", accepted_by="Anna Bianchi", note="Chiavi in portineria")
    later = desk(town, tmp_path)
    assert later.look(GIUNTA).may_sign
    signed = later.sign(GIUNTA)
    assert all(signed.steps.values())
    assert later.under_way() == ()
    with pytest.raises(Invalid) as caught:
        later.note(GIUNTA, note="x")
    assert caught.value.fault is Fault.SIGNED
    with pytest.raises(Invalid):
        later.sign(GIUNTA)


def test_it_can_be_begun_again(town: Town, tmp_path: Path) -> None:
    verb = desk(town, tmp_path)
    verb.note(GIUNTA, labelled=frozenset({SCREEN}), remarks={CAMERA: "x"})
    town.clock.forward(hours=1)
    again = verb.begin_again(GIUNTA)
    assert (again.sheet.labelled, again.sheet.remarks) == (frozenset(), {})
    assert again.sheet.began_at == town.clock.now()


def test_a_room_without_devices_is_not_done(town: Town, tmp_path: Path) -> None:
    steps = desk(town, tmp_path).look(RoomCode("SALETTA")).steps
    assert not any(steps.values())


@pytest.mark.parametrize(
    "spoilt", [b"{", b'{"id": "GIUNTA", "at": "2026-11-23T09:00:00+00:00", "typed": {"labelled": 7}}']
)
def test_what_cannot_be_read_begins_anew(town: Town, tmp_path: Path, spoilt: bytes) -> None:
    desk(town, tmp_path).note(GIUNTA, labelled=frozenset({SCREEN}))
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(spoilt)
    assert desk(town, tmp_path).look(GIUNTA).sheet.labelled == frozenset()


def test_whoever_may_not_tend_may_not_commission(town: Town, tmp_path: Path) -> None:
    verb = desk(town, tmp_path, CLERK)
    for act in (verb.look, verb.sign, verb.begin_again):
        with pytest.raises(NotYours):
            act(GIUNTA)
    with pytest.raises(NotFound):
        desk(town, tmp_path).look(RoomCode("NESSUNA"))


@pytest.mark.parametrize(
    ("language", "draft", "signed"),
    [("it", "non ancora firmato", "Firmato lunedì 23 novembre"), ("en", "not signed yet", "Signed on")],
)
def test_the_report_says_what_is_and_what_is_not(
    town: Town, tmp_path: Path, language: str, draft: str, signed: str
) -> None:
    verb = desk(town, tmp_path)
    verb.look(GIUNTA)
    check(town, SCREEN)
    verb.note(GIUNTA, remarks={CAMERA: "<b>"}, installer="Rossi & figli", note="uno\ndue")
    page = verb.page(GIUNTA, language, lambda one: f"trovato {one.cause}").html
    assert draft in page
    for text in ("trovato ok", "&lt;b&gt;", "Rossi &amp; figli", "uno<br>due", "10.0.0.3:1259"):
        assert text in page
    town.store.keep_photo(GIUNTA, JPEG)
    verb.note(GIUNTA, labelled=frozenset({SCREEN, CAMERA}), accepted_by="Anna")
    verb.sign(GIUNTA)
    page = verb.page(GIUNTA, language, lambda one: one.cause).html
    assert signed in page
    assert draft not in page
