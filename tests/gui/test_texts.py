"""A sentence for each error, each fault and each word, in Italian and English; translations complete."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from roomdesk.domain import errors
from roomdesk.domain.booking import Answer, Scope, Status
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import Fault, RoomDeskError
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Role
from roomdesk.gui import texts, words
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.gui.guard import refusal
from roomdesk.gui.repetition import repetition
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import SmallDesk, at

I18N = RESOURCES / "i18n"

EXAMPLES: dict[str, RoomDeskError] = {
    type(one).__name__: one
    for one in (
        errors.SlotTaken((Clash(RoomCode("GIUNTA"), at("9:00-11:00"), BookingId("b")),)),
        errors.IdTaken("Giunta", (Clash(RoomCode("GIUNTA"), at("9:00-11:00"), BookingId("b")),)),
        errors.BackupDamaged("b.db", ("integrity: wrong",)),
        errors.RoomRetired("GIUNTA"),
        errors.RoomClosed("Sala Giunta", at("9:00-11:00"), "lavori"),
        errors.OutsideHours("Palazzo comunale", at("6:00-7:00"), "Mon-Fri 08:00-20:00"),
        errors.LengthNotAllowed("GIUNTA", 600, 15, 480),
        errors.TooFarAhead("GIUNTA", 90),
        errors.RoomNotForYou("GIUNTA", ("reception",)),
        errors.NotYours("change", "anna@comune.example"),
        errors.Stranger("anna@comune.example"),
        errors.NoAdministrator(),
        errors.NotOpenAnyMore("b", "cancelled"),
        errors.Outdated("Riunione", 1, 2),
        errors.OrganizedHere("Riunione"),
        errors.NotOnTheList("ada@altrove.example", "Riunione"),
        errors.NotEmpty(4),
        errors.TooNew("7", "3"),
        errors.TooOld("3", "7"),
        errors.TargetNotEmpty(12),
        errors.CopyDiffers("booking", 12, 11),
        errors.LoginRefused("postgresql://anna@db.example/x", "anna"),
        errors.LoginDecides("anna@comune.example"),
        errors.PasswordStays("postgresql://db.comune.example/rooms", "password must not equal user name"),
        errors.OnlyCopy("postgresql://db.comune.example/rooms", at("9:00-11:00")),
        errors.UnsafeAddress("postgresql://anna@db.example/x", "sslmode"),
        errors.ServerAway("postgresql://anna@db.example/x", "timeout expired"),
        errors.NoTicket("postgresql://db.example/x", "Ticket expired"),
        errors.NotTrusted("postgresql://anna@db.example/x", "certificate verify failed"),
        errors.NotSetUp("postgresql://anna@db.example/x"),
        errors.NotFound("room", "GIUNTA"),
        errors.InUse("room", "GIUNTA", ("bookings", "photo")),
        errors.Stale("b", 1, 2),
        errors.Invalid(Fault.TITLE),
        errors.BadLines((errors.BadLine("sedi.csv", 3, Fault.CODE, "?"),)),
        errors.Misconfigured("database", "mysql", "sqlite"),
        errors.OnNetworkShare("/mnt/share/roomdesk.db", "cifs"),
        errors.StoreBusy("roomdesk.db"),
        errors.StoreUnreadable("roomdesk.db", "permission denied"),
        errors.StoreDamaged("roomdesk.db", ("no_overlap",)),
        errors.DiskFull("roomdesk.db"),
        errors.StoreGone("roomdesk.db"),
    )
}


def leaves(kind: type[RoomDeskError]) -> list[type[RoomDeskError]]:
    below = kind.__subclasses__()
    own = [kind] if kind.__name__ in EXAMPLES or not below else []
    return own + [leaf for one in below for leaf in leaves(one)]


@pytest.mark.parametrize("leaf", leaves(RoomDeskError), ids=lambda leaf: leaf.__name__)
def test_each_error_has_sentences(leaf: type[RoomDeskError], italian: QApplication) -> None:
    places = SmallDesk().look_around.places()
    told = texts.explain(EXAMPLES[leaf.__name__], places)
    assert all((told.title, told.kept, told.remedy))
    assert "{" not in "".join((told.title, told.kept, told.remedy, *told.details))


def test_a_clash_names_the_room_and_the_time(italian: QApplication) -> None:
    told = texts.explain(EXAMPLES["SlotTaken"], SmallDesk().look_around.places())
    assert told.details == ("Sala Giunta: occupata, lunedì 23 novembre 2026 · 09:00–11:00",)


def test_what_is_in_use_is_kept_and_the_uses_named(italian: QApplication) -> None:
    told = texts.explain(EXAMPLES["InUse"])
    assert told.title == "GIUNTA non si può togliere, perché è in uso: prenotazioni, una foto"
    assert "dismettere" in told.remedy
    assert "dismettere" not in texts.explain(errors.InUse("site", "PALAZZO", ("rooms",))).remedy
    assert texts.explain(errors.InUse("person", "a@b.example", ("self",))).title == "Non puoi togliere te stesso"


@pytest.mark.parametrize("one", Fault)
def test_each_fault_has_a_sentence_of_its_own(one: Fault, italian: QApplication) -> None:
    assert fault(one).endswith(".")
    assert sum(fault(other) == fault(one) for other in Fault) == 1


def test_each_state_has_a_word(italian: QApplication) -> None:
    found = [
        *map(words.status, Status),
        *map(words.health, Health),
        *map(words.answer, Answer),
        *map(words.scope, Scope),
        *map(texts.role, Role),
    ]
    assert all(found)
    assert len(set(found)) == len(found)


def test_plurals_and_days_are_italian(italian: QApplication) -> None:
    room = next(iter(SmallDesk().rooms.values()))
    assert words.seats(room) == "14 posti"
    assert repetition("FREQ=WEEKLY;COUNT=1", "Europe/Rome") == "Ogni settimana, 1 volta"
    assert repetition("FREQ=WEEKLY;UNTIL=20261221", "Europe/Rome") == "Ogni settimana, fino a lun 21 dic 2026"
    assert words.length(90) == "1 h 30 min"
    assert [counted.devices(Health.FAILED, n) for n in (1, 2)] == ["1 guasto", "2 guasti"]
    assert [counted.devices(Health.UNKNOWN, n) for n in (1, 2)] == ["1 non controllato", "2 non controllati"]


def test_english_plurals_are_english(qapp: QApplication) -> None:
    english = QTranslator()
    assert english.load("roomdesk_en", str(I18N))
    assert [english.translate("Counted", "%n seat(s)", "", n) for n in (1, 2)] == ["%n seat", "%n seats"]
    attention = [english.translate("Counted", "%n need(s) attention", "", n) for n in (1, 2)]
    assert attention == ["%n needs attention", "%n need attention"]


def test_qts_own_words_are_italian(italian: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Save") == "Salva"


# ── translations ────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_i18n", I18N / "compile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["it", "en"])
def test_translations_are_those_of_the_code_and_complete(language: str, compiler: ModuleType, tmp_path: Path) -> None:
    kept = I18N / f"roomdesk_{language}.ts"
    fresh = tmp_path / kept.name
    fresh.write_bytes(kept.read_bytes())
    compiler.extract(language, fresh)
    assert fresh.read_text("utf-8") == kept.read_text("utf-8")
    assert "unfinished" not in kept.read_text("utf-8")


@pytest.mark.parametrize("language", ["it", "en"])
def test_compiled_translations_are_those_of_the_source(language: str, compiler: ModuleType, tmp_path: Path) -> None:
    source = I18N / f"roomdesk_{language}.ts"
    compiler.compile_file(source, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


def test_translations_keep_every_placeholder() -> None:
    for message in ET.parse(I18N / "roomdesk_it.ts").getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            wanted = set(re.findall(r"\{\w+\}", source))
            assert set(re.findall(r"\{\w+\}", form.text or "")) == wanted, source


def test_guard_refuses_only_the_pair_that_aborts() -> None:
    assert "6.11.3" in refusal((3, 11, 7), "6.12.0", "it")
    assert "6.11.3" in refusal((3, 11, 7), "6.12.0", "en")
    assert refusal((3, 12, 1), "6.12.0", "it") == ""
    assert refusal((3, 11, 7), "6.11.3", "it") == ""


def test_italian_is_typeset(compiler: ModuleType) -> None:
    for message in ET.parse(I18N / "roomdesk_it.ts").getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            assert not re.search(r"['\"]| %(?!n)|\.\.\.| - ", form.text or ""), form.text
