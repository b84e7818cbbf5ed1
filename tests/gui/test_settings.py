"""Settings in the window: checked beside the field, written, and put on without a new start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.travel import TravelRates
from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.palettes import DARK, LIGHT
from roomdesk.gui.settings import form
from roomdesk.gui.settings.leaving import LeavingFields
from roomdesk.gui.settings.password import PasswordFields
from roomdesk.gui.settings.view import SettingsDialog
from roomdesk.ports.drafts import KeptDraft
from roomdesk.ports.settings import Settings
from roomdesk.services.change_password import ChangePassword
from roomdesk.services.sign_out import SignOut
from roomdesk.settings.drafts import DraftFolder
from roomdesk.settings.save import TomlFile
from tests.gui.conftest import facts
from tests.gui.small_desk import SmallDesk, at

CTRL = Qt.KeyboardModifier.ControlModifier
LINKS = (
    ConferenceLink("fixed", "https://video.comune.example/1", "1234", "+39 0547 0000", exclusive=True),
    ConferenceLink("fixed", "https://video.comune.example/2", None, "+39 0547 1111", exclusive=True),
    ConferenceLink("fixed", "https://video.comune.example/3", exclusive=True),
)


def test_what_the_form_shows_it_gives_back() -> None:
    settings = Settings(user="anna@comune.example", palette="dark", text_percent=150, font="system", fixed_links=LINKS)
    shown = form.typed(settings)
    assert shown.links.splitlines()[1] == "https://video.comune.example/2; ; +39 0547 1111"
    assert not form.faults(shown)
    assert form.apply(shown, Settings()) == settings


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("user", "anna", Fault.EMAIL),
        ("municipality", "x" * 201, Fault.TITLE),
        ("jitsi_server", "http://meet.example", Fault.LINK),
        ("jitsi_server", "https://meet.example/?a=b", Fault.LINK),
        ("links", "https://a.example/1\nftp://a.example", Fault.LINK),
        ("links", "https://a.example; 1; 2; 3; a@b.example; 6", Fault.LINK),
    ],
)
def test_each_field_is_checked(field: str, text: str, fault: Fault) -> None:
    typed = replace(form.typed(Settings()), **{field: text})
    assert form.faults(typed) == {field: fault}
    with pytest.raises(Invalid):
        form.apply(typed, Settings())


@pytest.fixture
def file(tmp_path: Path) -> TomlFile:
    return TomlFile(tmp_path / "settings.toml")


@pytest.fixture
def settable(italian: QApplication, desk: SmallDesk, qtbot: QtBot, file: TomlFile) -> Iterator[MainWindow]:
    """Open a window whose settings can be changed."""
    told = replace(facts(), settings=Settings(palette="light"), settings_file=file)
    opened = application.open_window(desk, told)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(opened.window.agenda.grid.board.rows))
    yield opened.window
    opened.close()
    opened.window.deleteLater()
    application.prepare(facts())


def settings_of(window: MainWindow) -> SettingsDialog:
    assert any(_is_active(window) for _ in range(50))
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    return window.findChildren(SettingsDialog)[-1]


def _is_active(window: MainWindow) -> bool:
    # Without a window manager nobody gives the window its focus back, once the dialog before is gone.
    window.activateWindow()
    return QTest.qWaitForWindowActive(window, 100)


def said(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def choose(dialog: SettingsDialog, language: str = "", palette: str = "light", percent: int = 100) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData(language))
    dialog.palette_choice.setCurrentIndex(dialog.palette_choice.findData(palette))
    dialog.percent.setValue(percent // 10)


def test_language_palette_and_size_change_without_a_new_start(
    settable: MainWindow, desk: SmallDesk, file: TomlFile, qtbot: QtBot
) -> None:
    picked = desk.bookings[0].id
    settable.agenda.grid.pick(picked)
    old, height = settable.agenda, theme.metrics(theme.Type.BODY).height()
    dialog = settings_of(settable)
    choose(dialog, "en", "dark", 150)
    dialog.save.click()
    qtbot.waitUntil(lambda: settable.agenda is not old and settable.agenda.grid.booking() == picked)
    assert "Sites" in said(settable) or "SITES" in said(settable)
    assert theme.TONES is DARK.tones
    painted = settable.agenda.grid.viewport().grab().toImage()
    assert painted.pixelColor(painted.width() - 3, painted.height() - 3) == QColor(DARK.tones.ground)
    assert theme.metrics(theme.Type.BODY).height() > 1.4 * height
    assert (file.load().language, file.load().palette, file.load().text_percent) == ("en", "dark", 150)
    qtbot.waitUntil(lambda: "Data: archivio locale" in said(settable))
    dialog = settings_of(settable)
    choose(dialog, "it")
    dialog.save.click()
    qtbot.waitUntil(lambda: "Dati: archivio locale" in said(settable))
    assert theme.TONES is LIGHT.tones


def test_what_is_typed_in_a_dialog_outlives_a_change_of_the_computers_palette(
    settable: MainWindow, qtbot: QtBot
) -> None:
    slot = at("13:00-14:00").start.timestamp()
    settable.agenda.book("GIUNTA", int(slot), int(slot) + 3600)
    old, dialog = settable.agenda, settable.agenda.bench.panel.dialog
    assert dialog is not None
    dialog.sheet.title.setText("Riunione urgente")
    settable.rebuild()
    assert settable.agenda is old
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: settable.agenda is not old)


def test_a_fault_stands_beside_its_field_and_nothing_is_written(settable: MainWindow, file: TomlFile) -> None:
    dialog = settings_of(settable)
    dialog.user.setFocus()
    QTest.keyClicks(dialog.user, "anna")
    assert dialog.user.accessibleDescription() == "Questo non è un indirizzo e-mail."
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.user, "@comune.example")
    assert dialog.save.isEnabled()
    assert not file.path.exists()
    dialog.reject()


def test_what_somebody_wrote_by_hand_meanwhile_stays(settable: MainWindow, file: TomlFile, qtbot: QtBot) -> None:
    dialog = settings_of(settable)
    file.path.write_text("[travel]\nspeed_kmh = 50.0\n", "utf-8")
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    assert file.load() == replace(Settings(palette="light"), travel=TravelRates(speed_kmh=50.0))


def test_a_file_that_was_spoilt_meanwhile_is_told(settable: MainWindow, file: TomlFile, qtbot: QtBot) -> None:
    dialog = settings_of(settable)
    file.path.write_text("pallette = 1\n", "utf-8")
    dialog.save.click()
    qtbot.waitUntil(lambda: "pallette" in " ".join(one.text() for one in dialog.findChildren(QLabel)))
    assert file.path.read_text("utf-8") == "pallette = 1\n"
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_told(settable: MainWindow, file: TomlFile, qtbot: QtBot) -> None:
    file.path.with_name("settings.toml.new").mkdir()
    dialog = settings_of(settable)
    dialog.save.click()
    qtbot.waitUntil(lambda: "non sono state scritte" in " ".join(one.text() for one in dialog.findChildren(QLabel)))
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_without_a_settings_file_there_is_no_entry(window: MainWindow) -> None:
    assert "Impostazioni" not in {action.text() for action in window.actions()}


def test_the_password_on_the_server_is_changed_by_its_own_button(
    italian: QApplication, background: Background, qtbot: QtBot
) -> None:
    kept: list[str] = []
    verb = ChangePassword(lambda: None, kept.append)  # type: ignore[arg-type, return-value]
    fields = PasswordFields(verb, background)
    qtbot.addWidget(fields)
    fields.show()
    for first, second, words in (
        ("una frase lunga", "un'altra frase", "non sono uguali"),
        ("breve", "breve", "Almeno 12 caratteri"),
        ("una frase lunga", "una frase lunga", "è cambiata"),
    ):
        fields.new.clear()
        fields.again.clear()
        QTest.keyClicks(fields.new, first)
        QTest.keyClicks(fields.again, second)
        fields.change.click()
        qtbot.waitUntil(lambda words=words: words in fields.said.text())
    assert (kept, fields.new.text(), fields.change.isEnabled()) == (["una frase lunga"], "", False)
    assert fields.new.echoMode() is QLineEdit.EchoMode.Password


def test_who_logs_in_nowhere_sees_no_password(italian: QApplication, background: Background) -> None:
    assert PasswordFields(ChangePassword(lambda: None, None), background).isHidden()  # type: ignore[arg-type, return-value]


def test_signing_out_is_asked_twice_and_leaves_nothing(
    italian: QApplication, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    drafts, done = DraftFolder(tmp_path), list[str]()
    drafts.keep(KeptDraft("1", datetime(2026, 11, 23, tzinfo=UTC), {"title": "Bozza"}))
    offline = SimpleNamespace(wipe=lambda: done.append("copy"))
    verb = SignOut(SimpleNamespace(offline=offline), drafts, lambda: done.append("password"))  # type: ignore[arg-type]
    fields = LeavingFields(verb, background)
    qtbot.addWidget(fields)
    fields.show()
    fields.leave.click()
    assert "bozze" in fields.said.text()
    assert done == []
    with qtbot.waitSignal(fields.left):
        fields.leave.click()
    assert (done, drafts.kept()) == (["copy", "password"], ())


def test_who_logs_in_nowhere_cannot_sign_out(italian: QApplication, background: Background, tmp_path: Path) -> None:
    verb = SignOut(SimpleNamespace(offline=None), DraftFolder(tmp_path), None)  # type: ignore[arg-type]
    assert LeavingFields(verb, background).isHidden()
