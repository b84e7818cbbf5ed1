"""Forms of conference services in the settings, made from their cards, with a button that tries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.errors import Misconfigured, RoomDeskError
from roomdesk.gui import texts
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.common.plain import unmarked
from roomdesk.gui.mail.link_reasons import why
from roomdesk.gui.settings.service_words import label
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import NotMade, ProviderCard
from roomdesk.ports.settings import LICENCES, ConferenceService, Settings
from roomdesk.services.service_accounts import ServiceAccounts

translate = QCoreApplication.translate

Applied = Callable[[Settings], tuple[tuple[ConferenceService, ...], ConferenceService]]
"""Gives the services in use and Jitsi's tokens, as typed over the settings of the file."""
_JITSI = "jitsi"
_PEM = re.compile(r"(-----BEGIN [A-Z ]+-----)(.*)(-----END [A-Z ]+-----)", re.DOTALL)
_ELSEWHERE = {(_JITSI, "server")}
"""Fields that the settings have in another place."""


class ServiceForm(QWidget):
    """The fields of one service; what is as the card has it anyway is not written."""

    def __init__(self, card: ProviderCard, service: ConferenceService | None) -> None:
        super().__init__()
        self.card = card
        self.used = QCheckBox(unmarked(translate("Services", "Meetings can have links of this service")))
        self.used.setChecked(service is not None)
        self.edits: dict[str, QLineEdit | QComboBox] = {}
        self.licences = QSpinBox()
        self.licences.setRange(*LICENCES)
        self.licences.setSpecialValueText(translate("Services", "any number"))
        self.licences.setValue(service.licences if service else 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        if card.name != _JITSI:
            rows.addWidget(self.used)
        values = service.values if service else {}
        for one in card.fields:
            if (card.name, one.name) not in _ELSEWHERE:
                edit = self.edits[one.name] = _edit(one, values.get(one.name, ""))
                rows.addWidget(field(label(card.name, one.name), edit))
        if card.name != _JITSI:
            rows.addWidget(field(translate("Services", "Meetings at the same time, by its licences"), self.licences))
        rows.addStretch(1)

    def typed(self) -> ConferenceService:
        found = {}
        for one in self.card.fields:
            edit = self.edits.get(one.name)
            value = _value(edit) if edit and one.kind != "secret" else ""
            if value and value != one.default:
                found[one.name] = value
        return ConferenceService(self.card.name, found, self.licences.value())

    def secret(self) -> str:
        """Give a secret that was typed; empty for the one that is kept."""
        edit = self.edits.get("secret")
        return _in_lines(_value(edit)) if edit else ""


class ServiceFields(QWidget):
    """One service's form at a time; what is typed into the others stays."""

    def __init__(
        self, accounts: ServiceAccounts, settings: Settings, background: Background, jitsi_server: Callable[[], str]
    ) -> None:
        super().__init__()
        self._accounts, self._background, self._jitsi_server = accounts, background, jitsi_server
        known = {one.name: one for one in (*settings.services, settings.jitsi)}
        self.choice, self.forms = QComboBox(), QStackedWidget()
        self.pages = {name: ServiceForm(card, known.get(name)) for name, card in accounts.cards().items()}
        for name, page in self.pages.items():
            self.choice.addItem(page.card.label, name)
            self.forms.addWidget(page)
        self.try_it = button(translate("Services", "Try it"), self._try)
        self.said = OutcomeLine()
        tried = QHBoxLayout()
        tried.addWidget(self.try_it, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        tried.addWidget(self.said, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        rows.addWidget(field(translate("Services", "Ser&vice"), self.choice))
        rows.addWidget(self.forms)
        rows.addLayout(tried)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen(0)

    def applied(self, settings: Settings) -> tuple[tuple[ConferenceService, ...], ConferenceService]:
        """Give the services in use, and Jitsi's tokens, as typed; services without a form are kept."""
        before = {one.name: one for one in settings.services}
        used = [page.typed() for page in self._pages_used()]
        kept = [one for name, one in before.items() if name not in self.pages]
        jitsi = self.pages[_JITSI].typed() if _JITSI in self.pages else settings.jitsi
        return (*used, *kept), replace(jitsi, licences=0)

    def keeping(self) -> Callable[[], str]:
        """Give the work that keeps secrets which were typed; it gives what to do where there is no safe keyring."""
        secrets = {name: page.secret() for name, page in self.pages.items() if page.secret()}
        return partial(_keep, self._accounts, secrets)

    def _pages_used(self) -> list[ServiceForm]:
        return [page for name, page in self.pages.items() if name != _JITSI and page.used.isChecked()]

    def _on_chosen(self, row: int) -> None:
        self.forms.setCurrentIndex(row)
        for number, page in enumerate(self.pages.values()):
            # A stack is as high as its highest page, unless the others leave their height to it.
            high = QSizePolicy.Policy.Preferred if number == row else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.forms.updateGeometry()
        self.said.tell("muted", "")

    def _try(self) -> None:
        page = self.pages[str(self.choice.currentData())]
        typed = page.typed()
        if page.card.name == _JITSI:
            typed = replace(typed, values={**typed.values, "server": self._jitsi_server()})
        self.try_it.setEnabled(False)
        self.said.tell("muted", translate("Services", "Trying…"))
        work = partial(self._accounts, typed, page.secret())
        self._background.ask(self, work, self._on_tried, partial(self._on_failed, page), Lane.OUTSIDE)

    def _on_tried(self, told: NotMade | None) -> None:
        self.try_it.setEnabled(True)
        if told is None:
            self.said.tell("good", translate("Services", "The service answers and would make meetings."))
        else:
            self.said.tell("bad", why(told.reason))

    def _on_failed(self, page: ServiceForm, error: RoomDeskError) -> None:
        self.try_it.setEnabled(True)
        if isinstance(error, Misconfigured):
            name = "secret" if error.key.startswith("@") else error.key.rpartition(".")[2]
            if name in page.edits:
                text = translate("Services", "This is missing or cannot be as it is: {field}")
                self.said.tell("bad", text.format(field=label(page.card.name, name)))
                page.edits[name].setFocus()
                return
            self.said.tell("bad", translate("Services", "Something is missing: fill the fields above."))
            return
        told = texts.explain(error)
        self.said.tell("bad", " ".join((f"{told.title}.", told.remedy)))


def _edit(one: Field, value: str) -> QLineEdit | QComboBox:
    """Make the widget of a field, as its card has it."""
    if one.kind == "choice":
        choice = QComboBox()
        for each in one.choices:
            choice.addItem(each, each)
        choice.setCurrentIndex(max(0, choice.findData(value or one.default)))
        return choice
    edit = QLineEdit(value)
    if one.kind == "secret":
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setPlaceholderText(translate("Services", "unchanged"))
    else:
        edit.setPlaceholderText(one.default)
    return edit


def _value(edit: QLineEdit | QComboBox) -> str:
    if isinstance(edit, QComboBox):
        return str(edit.currentData())
    return edit.text().strip()


def _in_lines(secret: str) -> str:
    """Give a key its lines again, which a field of one line has taken away (PEM, RFC 7468 §2)."""
    match = _PEM.fullmatch(secret)
    return "\n".join((match[1], *match[2].split(), match[3], "")) if match else secret


def _keep(accounts: ServiceAccounts, secrets: Mapping[str, str]) -> str:
    try:
        for name, secret in secrets.items():
            accounts.keep(name, secret)
    except Misconfigured as error:
        text = translate("Services", "This computer has no safe keyring for the secret. Set {variable} instead.")
        return text.format(variable=error.nearest)
    return ""
