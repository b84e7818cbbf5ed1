"""The first run: asked only where there are no data, by keyboard, and nothing is written before its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.bootstrap.first_run import FirstRun
from roomdesk.domain.errors import Fault, StoreUnreadable, TooNew
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Municipality
from roomdesk.gui import app as application
from roomdesk.gui.background import Background
from roomdesk.gui.first_run import form
from roomdesk.gui.first_run.form import Place, Step, Typed
from roomdesk.gui.first_run.wizard import FirstRunDialog
from roomdesk.ports.first_run import Prospect
from roomdesk.ports.settings import Settings
from roomdesk.ports.store import Furnishing
from roomdesk.settings.places import find_places
from roomdesk.settings.save import TomlFile
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres.address import parameters
from roomdesk.stores.sqlite.probe import probe
from tests.fakes.municipality import ANNA
from tests.gui.conftest import facts
from tests.gui.test_access import nameless
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import admit, ask_password, database, open_store, prepare

STEPS = find_places().steps / "sqlite"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a user without any files."""
    for name in ("ROOMDESK_DB", "ROOMDESK_USER"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("HOME", "")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    return tmp_path


def files(home: Path) -> list[str]:
    return sorted(str(one.relative_to(home)) for one in home.rglob("*") if one.is_file())


@pytest.fixture
def dialog(home: Path, italian: QApplication, background: Background, qtbot: QtBot) -> Iterator[FirstRunDialog]:
    place = find_places()
    founder = FirstRun(place, TomlFile(place.settings), "it")
    made = FirstRunDialog(
        founder,
        Settings(),
        "it",
        background,
        lambda language: application.speak(italian, replace(facts(), language=language)),
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    application.prepare(facts())


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(dialog: FirstRunDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def reach(dialog: FirstRunDialog, qtbot: QtBot, step: Step) -> None:
    """Press Enter until a step stands in front."""
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.step is step)


def choose(dialog: FirstRunDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if words in one.text()).click()


def fill(dialog: FirstRunDialog, **texts: str) -> None:
    for name, text in texts.items():
        dialog.page.edits[name].setFocus()
        dialog.page.edits[name].clear()
        QTest.keyClicks(dialog.page.edits[name], text)


# ── when it is asked ────────────────────────────────────────────────────────────────────────────────────
def test_is_asked_only_where_no_database_was_chosen_and_none_is_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = find_places()
    assert place.database.is_relative_to(home)
    assert bootstrap.is_first_run(None)
    assert not bootstrap.is_first_run("other.db")
    TomlFile(place.settings).save(Settings(language="en"))
    assert bootstrap.is_first_run(None)
    TomlFile(place.settings).save(Settings(database="there.db"))
    assert not bootstrap.is_first_run(None)
    TomlFile(place.settings).save(Settings())
    monkeypatch.setenv("ROOMDESK_DB", "there.db")
    assert not bootstrap.is_first_run(None)
    monkeypatch.delenv("ROOMDESK_DB")
    place.database.parent.mkdir(parents=True)
    place.database.touch()
    assert not bootstrap.is_first_run(None)


# ── by keyboard ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_municipality_is_set_up_by_keyboard(dialog: FirstRunDialog, home: Path, qtbot: QtBot) -> None:
    reach(dialog, qtbot, Step.DATA)
    reach(dialog, qtbot, Step.WHO)
    assert dialog.focusWidget() is dialog.page.edits["municipality"]
    QTest.keyClicks(dialog.focusWidget(), "Comune di Rocca d'Arno")
    press(dialog, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "Anna Bianchi")
    press(dialog, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "Anna@comune.example")
    reach(dialog, qtbot, Step.START)
    press(dialog, Qt.Key.Key_Down)
    assert not dialog.typed.imports
    assert files(home) == []
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)
    assert dialog.plan
    desk = bootstrap.open_desk()
    assert desk.look_around.municipality().name == "Comune di Rocca d'Arno"
    (first,) = desk.look_around.people().values()
    assert (first.email, first.name, first.role) == ("anna@comune.example", "Anna Bianchi", Role.ADMINISTRATOR)
    assert desk.look_around.who() == first
    desk.keep_store.close()
    assert bootstrap.settings() == Settings(language="it", user="anna@comune.example")


@pytest.mark.parametrize("step", [Step.WELCOME, Step.DATA, Step.WHO])
def test_escape_leaves_nothing_behind(dialog: FirstRunDialog, home: Path, qtbot: QtBot, step: Step) -> None:
    while dialog.step is not step:
        reach(dialog, qtbot, Step(dialog.step.value + 1))
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert dialog.plan is None
    assert files(home) == []


@pytest.mark.parametrize("step", [Step.WELCOME, Step.DATA, Step.WHO, Step.DEMO])
def test_every_step_is_named_and_has_its_words_in_both_languages(
    dialog: FirstRunDialog, qtbot: QtBot, step: Step
) -> None:
    if step is Step.DEMO:
        choose(dialog, "dimostrativi")
        reach(dialog, qtbot, Step.DEMO)
    while dialog.step is not step:
        reach(dialog, qtbot, Step(dialog.step.value + 1))
    assert nameless(dialog) == []
    italian = said(dialog)
    dialog._take("language", "en")
    assert dialog.step is step
    assert said(dialog) != italian
    assert nameless(dialog) == []


def test_the_language_takes_effect_at_once(dialog: FirstRunDialog) -> None:
    assert "Benvenuti" in said(dialog)
    assert dialog.focusWidget()
    press(dialog, Qt.Key.Key_Down)
    assert "Welcome" in said(dialog)
    assert dialog.typed.language == "en"
    press(dialog, Qt.Key.Key_Up)
    assert "Benvenuti" in said(dialog)


def test_what_is_wrong_stands_beside_its_field(dialog: FirstRunDialog, qtbot: QtBot) -> None:
    reach(dialog, qtbot, Step.DATA)
    reach(dialog, qtbot, Step.WHO)
    fill(dialog, name="Anna", email="anna")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.step is Step.WHO
    assert dialog.focusWidget() is dialog.page.edits["municipality"]
    assert dialog.page.edits["email"].accessibleDescription() == "Questo non è un indirizzo e-mail."
    fill(dialog, email="anna@comune.example")
    assert dialog.page.edits["email"].accessibleDescription() == ""
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    reach(dialog, qtbot, Step.WHO)
    assert dialog.page.edits["name"].text() == "Anna"


# ── the demonstration ───────────────────────────────────────────────────────────────────────────────────
def test_the_demonstration_has_a_database_of_its_own_and_is_left_again(
    dialog: FirstRunDialog, home: Path, qtbot: QtBot
) -> None:
    choose(dialog, "dimostrativi")
    reach(dialog, qtbot, Step.DEMO)
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)
    place = find_places()
    assert not place.database.exists()
    assert not bootstrap.is_first_run(None)
    desk = bootstrap.open_desk()
    assert desk.look_around.municipality().is_demo
    assert desk.keep_store.info()["bookings"]
    desk.keep_store.close()
    file = TomlFile(place.settings)
    file.save(replace(file.load(), database=""))
    assert bootstrap.is_first_run(None)


# ── another file ────────────────────────────────────────────────────────────────────────────────────────
def elsewhere(dialog: FirstRunDialog, qtbot: QtBot, file: Path, words: str) -> None:
    """Name another file, try it, and wait for the verdict."""
    reach(dialog, qtbot, Step.DATA)
    choose(dialog, "altro file")
    fill(dialog, file=str(file))
    dialog._facts.probe()
    qtbot.waitUntil(lambda: words in dialog.page.verdict.text())


def test_a_database_of_others_is_joined_and_left_as_it_is(dialog: FirstRunDialog, home: Path, qtbot: QtBot) -> None:
    file = home / "share" / "comune.db"
    desk = bootstrap.open_desk(str(file), "capo@comune.example")
    desk.set_up("Comune di Prova", "Capo")
    desk.keep_store.close()
    elsewhere(dialog, qtbot, file, "Comune di Prova")
    reach(dialog, qtbot, Step.WHO)
    assert list(dialog.page.edits) == ["email"]
    fill(dialog, email="nessuno@comune.example")
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "nessuno@comune.example" in dialog.said.text())
    assert dialog.said.isVisible()
    assert not find_places().settings.exists()
    fill(dialog, email="capo@comune.example")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)
    assert bootstrap.settings() == Settings(language="it", user="capo@comune.example", database=str(file))


def test_a_file_of_something_else_and_a_folder_that_cannot_be_written_are_refused(
    dialog: FirstRunDialog, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = home / "letter.db"
    letter.write_text("Gentile sindaco " * 100)
    elsewhere(dialog, qtbot, letter, "non è un archivio")
    assert dialog.page.verdict.property("voice") == "bad"
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.forward.isEnabled)
    assert dialog.step is Step.DATA
    assert letter.read_text().startswith("Gentile")
    fill(dialog, file=str(letter / "deeper" / "x.db"))
    dialog._facts.probe()
    qtbot.waitUntil(lambda: "non si può scrivere" in dialog.page.verdict.text())
    fill(dialog, file=str(home / "Nextcloud" / "roomdesk.db"))
    dialog._facts.probe()
    qtbot.waitUntil(lambda: "sincronizzata" in dialog.page.verdict.text())
    assert "disco di questo computer" in dialog.page.verdict.text()
    assert "PostgreSQL" not in dialog.page.verdict.text()


def test_settings_that_cannot_be_written_leave_no_database(dialog: FirstRunDialog, home: Path, qtbot: QtBot) -> None:
    (home / "config").write_text("a file in the way")
    choose(dialog, "dimostrativi")
    reach(dialog, qtbot, Step.DEMO)
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "non sono state scritte" in dialog.said.text())
    assert files(home) == ["config"]
    assert dialog.forward.isEnabled()


# ── looking at a place ──────────────────────────────────────────────────────────────────────────────────
def test_a_place_is_looked_at_without_writing(tmp_path: Path) -> None:
    new = tmp_path / "new" / "roomdesk.db"
    assert probe(str(new), STEPS) == Prospect(str(new), is_new=True)
    empty = tmp_path / "empty.db"
    empty.touch()
    assert probe(str(empty), STEPS).is_new
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty.db"]
    assert probe(str(tmp_path), STEPS).where == str(tmp_path / "roomdesk.db")
    for place in (tmp_path / ("x" * 300), empty / "deeper.db", Path("/dev/null")):
        with pytest.raises(StoreUnreadable):
            probe(str(place), STEPS)


def test_a_database_of_a_newer_program_is_not_joined(tmp_path: Path) -> None:
    file = tmp_path / "roomdesk.db"
    bootstrap.open_desk(str(file)).keep_store.close()
    with sqlite3.connect(file) as db:
        db.execute("insert into _sqlite_migrations select 99, migration_set, '9999_future', applied_at "
                   "from _sqlite_migrations limit 1")  # fmt: skip
    db.close()
    with pytest.raises(TooNew):
        probe(str(file), STEPS)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"place": Place.FILE, "file": " "}, {"file": Fault.MISSING_VALUE}),
        ({"place": Place.FILE, "file": "/srv/comune"}, {}),
        ({"file": ""}, {}),
    ],
)
def test_a_file_is_asked_for_where_the_data_live_elsewhere(typed: dict[str, object], wanted: dict[str, Fault]) -> None:
    one = Typed("it", **typed)  # type: ignore[arg-type]
    assert form.faults(Step.DATA, one, None) == wanted


def test_a_name_without_a_folder_lies_in_the_users_own(home: Path) -> None:
    make: Callable[[str], str] = lambda file: form.where(Typed("it", place=Place.FILE, file=file), "default")  # noqa: E731
    assert make("comune") == str(home / "comune")
    assert make("~/x.db") == str(home / "x.db")
    assert make("/srv/x.sqlite") == "/srv/x.sqlite"
    assert form.where(Typed("it"), "default") == "default"


# ── the municipality's server ───────────────────────────────────────────────────────────────────────────
@pytest.fixture
def server() -> Iterator[tuple[Cluster, str]]:
    """Give a server that asks for passwords, with one person and her login."""
    if why_not():
        pytest.skip(why_not())
    with cluster({"fsync": "off"}) as running:
        prepare(running)
        with database(running) as name:
            with closing(open_store(running, name)) as keeper:
                keeper.furnish(Furnishing(people=(Person(ANNA, "Anna", Role.ADMINISTRATOR),)))
                keeper.furnish(Furnishing(municipality=Municipality("Comune di Prova")))
            admit(running, name, "anna", ANNA)
            ask_password(running, name, "anna", "Segretissima-1")
            yield running, name


def test_the_server_of_a_municipality_is_tried_in_words_and_joined(
    dialog: FirstRunDialog, server: tuple[Cluster, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, name = server
    kept: dict[str, str] = {}
    monkeypatch.setattr(Secrets, "keep", lambda _self, key, value: kept.update({key: value}))
    reach(dialog, qtbot, Step.DATA)
    choose(dialog, "archivio del Comune")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.step is Step.DATA
    fill(dialog, server="127.0.0.1:1", database=name, login="anna")
    dialog._facts.probe()
    qtbot.waitUntil(lambda: "non risponde nessun server" in dialog.page.verdict.text())
    fill(dialog, server=f"127.0.0.1:{running.port}", database=name, login="anna", password="Sbagliata-1")
    dialog._facts.probe()
    qtbot.waitUntil(lambda: "non fa entrare anna" in dialog.page.verdict.text())
    fill(dialog, password="Segretissima-1")
    dialog._facts.probe()
    qtbot.waitUntil(lambda: "Comune di Prova" in dialog.page.verdict.text())
    assert not find_places().settings.exists()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)
    assert kept == {"database": "Segretissima-1"}
    written = find_places().settings.read_text()
    assert bootstrap.settings().database == f"postgresql://anna@127.0.0.1:{running.port}/{name}"
    assert "Segretissima" not in written + repr(dialog.typed) + repr(dialog.plan)


def test_an_address_is_made_of_its_parts_and_asks_for_a_certificate_elsewhere() -> None:
    typed = Typed("it", place=Place.SERVER, server="db.comune.example:5433", database="le sale", login="anna@comune")
    assert form.where(typed, "") == "postgresql://anna%40comune@db.comune.example:5433/le%20sale?sslrootcert=system"
    known = form.where(replace(typed, authority="C:/RoomDesk/ca del comune.pem"), "")
    assert known.endswith("?sslrootcert=C:/RoomDesk/ca%20del%20comune.pem")
    assert parameters(known)["sslrootcert"] == "C:/RoomDesk/ca del comune.pem"
    wrong = {"server": Fault.OPTION, "login": Fault.MISSING_VALUE}
    assert form.faults(Step.DATA, replace(typed, server="a/b", login=" "), None) == wrong
