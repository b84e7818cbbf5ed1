"""The settings dialog: language, look, who acts, conference services; faults beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import write_file
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button, caption, column, field
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.gui.faults import fault
from roomdesk.gui.mail.account import AccountFields
from roomdesk.gui.settings import form
from roomdesk.gui.settings.fault_mail import FaultMail
from roomdesk.gui.settings.leaving import LeavingFields
from roomdesk.gui.settings.password import PasswordFields
from roomdesk.gui.settings.services import Applied, ServiceFields
from roomdesk.gui.texts import explain
from roomdesk.ports.settings import REMINDER_MINUTES, TEXT_PERCENT, MailServer, Settings, SettingsFile

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_STEP = 10
_MINUTES_STEP = 5


class SettingsDialog(QDialog):
    """Signals: saved(Settings) once the file is written; left() once somebody signed out of the server."""

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        file: SettingsFile,
        settings: Settings,
        background: Background,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._background = file, background
        self.setWindowTitle(translate("Settings", "Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language, self.palette_choice = QComboBox(), QComboBox()
        self.percent = QSlider(Qt.Orientation.Horizontal)
        self.own_font = QCheckBox(unmarked(translate("Settings", "Titillium Web, the typeface of public offices")))
        self.user, self.municipality, self.jitsi_server = QLineEdit(), QLineEdit(), QLineEdit()
        self.links = QPlainTextEdit()
        self.reminder = QSpinBox()
        self.mail = AccountFields(desk.mail_account, settings.mail, background)
        self.services = ServiceFields(desk.service_accounts, settings, background, self.jitsi_server.text)
        self.password = PasswordFields(desk.change_password, background)
        self.leaving = LeavingFields(desk.sign_out, background)
        self.leaving.left.connect(self.left)
        self.leaving.left.connect(self.reject)
        self.fault_mail = FaultMail(desk.tell_faults, background)
        self.save = button(translate("Settings", "Save"), self._save, "check-circle", "primary")
        self._said = PlainLabel("", voice="bad", wrap=True)
        self._said.hide()
        self._faults: dict[str, PlainLabel] = {}
        self._fill(form.typed(settings))
        self._lay_out()
        for edit in (self.user, self.municipality, self.jitsi_server):
            edit.textChanged.connect(self._judge)
        self.links.textChanged.connect(self._judge)
        self.mail.changed.connect(self._judge)
        self._judge()

    # ── what is typed ───────────────────────────────────────────────────────────────────────────────────
    def typed(self) -> form.Typed:
        return form.Typed(
            str(self.language.currentData()),
            str(self.palette_choice.currentData()),
            self.percent.value() * _STEP,
            self.own_font.isChecked(),
            self.user.text(),
            self.municipality.text(),
            self.jitsi_server.text(),
            self.links.toPlainText(),
            self.reminder.value(),
        )

    def _judge(self) -> None:
        found = form.faults(self.typed())
        for name, label in self._faults.items():
            text = fault(found[name]) if name in found else ""
            edit = getattr(self, name)
            if text and text != label.text():
                announce(edit, text)
            label.setText(text)
            label.setVisible(bool(text))
            edit.setAccessibleDescription(text)
            if bool(edit.property("faulty")) != bool(text):
                edit.setProperty("faulty", bool(text))
                edit.style().unpolish(edit)
                edit.style().polish(edit)
        self.save.setEnabled(not found and self.mail.fault() is None)

    def _save(self) -> None:
        self.save.setEnabled(False)
        keep = (self.mail.keeping(), self.services.keeping())
        work = partial(_write, self._file, self.typed(), (self.mail.typed(), self.services.applied), keep)
        self._background.ask(self, work, self._on_written, self._on_failed, Lane.OUTSIDE)

    def _on_written(self, written: Settings | str) -> None:
        if isinstance(written, str):
            self._say(written)
            return
        self.fault_mail.keep()
        self.accept()
        self.saved.emit(written)

    def _on_failed(self, error: RoomDeskError) -> None:
        told = explain(error)
        self._say(told.line)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self.save.setEnabled(True)
        announce(self, text)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _fill(self, now: form.Typed) -> None:
        for value, text in (
            ("", translate("Settings", "As the computer is set")),
            ("it", "Italiano"),
            ("en", "English"),
        ):
            self.language.addItem(text, value)
        for value, text in (
            ("system", translate("Settings", "As the computer is set")),
            ("light", translate("Settings", "Light")),
            ("dark", translate("Settings", "Dark")),
            ("contrast", translate("Settings", "High contrast")),
        ):
            self.palette_choice.addItem(text, value)
        self.language.setCurrentIndex(max(0, self.language.findData(now.language)))
        self.palette_choice.setCurrentIndex(max(0, self.palette_choice.findData(now.palette)))
        self.percent.setRange(TEXT_PERCENT[0] // _STEP, TEXT_PERCENT[1] // _STEP)
        self.percent.setPageStep(2)
        self.percent.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.percent.setValue(round(now.text_percent / _STEP))
        self.own_font.setChecked(now.own_font)
        self.reminder.setRange(*REMINDER_MINUTES)
        self.reminder.setSingleStep(_MINUTES_STEP)
        self.reminder.setSpecialValueText(translate("Settings", "No reminders"))
        self.reminder.setValue(now.reminder_minutes)
        self.user.setText(now.user)
        self.municipality.setText(now.municipality)
        self.jitsi_server.setText(now.jitsi_server)
        self.links.setPlainText(now.links)
        self.links.setTabChangesFocus(True)
        self.links.setFixedHeight(theme.metrics(theme.Type.BODY).height() * 4)

    def _lay_out(self) -> None:
        shown = PlainLabel("", theme.Type.SMALL, "muted")
        self.percent.valueChanged.connect(lambda step: shown.setText(f"{step * _STEP} %"))
        shown.setText(f"{self.percent.value() * _STEP} %")
        sized = field(translate("Settings", "Size of &text"), self.percent)
        form_ = column(
            caption(translate("Settings", "Language and look")),
            field(translate("Settings", "&Language"), self.language),
            field(translate("Settings", "&Colours"), self.palette_choice),
            column(sized, shown, spacing=2),
            self.own_font,
            field(translate("Settings", "&Reminder before my meetings, in minutes"), self.reminder),
            caption(translate("Settings", "Office")),
            self._checked("municipality", translate("Settings", "&Municipality, where the database names none")),
            caption(translate("Settings", "At this computer")),
            self._checked("user", translate("Settings", "&Who acts at this computer: an e-mail address")),
            self._checked("jitsi_server", translate("Settings", "&Jitsi server")),
            self._checked(
                "links", translate("Settings", "&Fixed links, one a line: address; PIN; telephone; meeting ID; SIP")
            ),
            caption(translate("Settings", "Conference services")),
            self.services,
            caption(translate("Settings", "Invitations by mail")),
            self.mail,
            self.fault_mail,
            self.password,
            self.leaving,
            spacing=9,
        )
        form_.setContentsMargins(20, 16, 20, 8)
        scroll = QScrollArea()
        scroll.setObjectName("details")
        scroll.setWidget(form_)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 4, 20, 16)
        foot.addWidget(self._said, 1)
        foot.addStretch(1)
        foot.addWidget(button(translate("Settings", "Close"), self.reject))
        self.save.setDefault(True)
        foot.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll, 1)
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 80, metrics.height() * 36)
        self.resize(wished.boundedTo(self.screen().availableSize()))

    def _checked(self, name: str, label: str) -> QWidget:
        said = self._faults[name] = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        return column(field(label, getattr(self, name)), said, spacing=2)


def _write(
    file: SettingsFile,
    typed: form.Typed,
    parts: tuple[MailServer, Applied],
    keep: tuple[Callable[[], str], ...],
) -> Settings | str:
    """Write what was typed over the file as it is now; say what was not kept."""
    try:
        # Somebody may have edited the file since the window was opened.
        mail, applied = parts
        before = file.load()
        services, jitsi = applied(before)
        settings = replace(form.apply(typed, before), mail=mail, services=services, jitsi=jitsi)
        file.save(settings)
    except OSError as error:
        text = translate("Settings", "The settings were not written: {reason}")
        return text.format(reason=write_file.reason(error))
    return " ".join(filter(None, (one() for one in keep))) or settings
