"""The steps of the first run: the question of each, and its fields with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from roomdesk.domain.errors import Fault
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.plain import PlainLabel, breakable, unmarked
from roomdesk.gui.faults import fault
from roomdesk.gui.first_run.form import Place, Step, Typed
from roomdesk.ports.first_run import Prospect

translate = QCoreApplication.translate

Take = Callable[[str, object], object]
T = TypeVar("T")


class StepPage:
    """One step as widgets. `take(name, value)` hears of every answer; the keyboard begins at `first`, if anywhere."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self.edits: dict[str, QLineEdit] = {}
        self._said: dict[str, PlainLabel] = {}
        self.verdict = PlainLabel("", wrap=True)
        self.first: QWidget | None = None
        self.body: QWidget = QWidget()

    def say(self, faults: Mapping[str, Fault]) -> None:
        """Show what is wrong beside each field, and take away what is right now."""
        for name, label in self._said.items():
            text = fault(faults[name]) if name in faults else ""
            label.setText(text)
            label.setVisible(bool(text))
            edit = self.edits[name]
            edit.setAccessibleDescription(text)
            edit.setProperty("faulty", bool(text))
            edit.style().unpolish(edit)
            edit.style().polish(edit)

    def ask(self, name: str, label: str, text: str, hint: str = "") -> QWidget:
        """Give a line to type into, under its label and over what is wrong with it."""
        edit = self.edits[name] = QLineEdit(text)
        edit.setPlaceholderText(hint)
        edit.textChanged.connect(partial(self._take, name))
        said = self._said[name] = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        said.hide()
        return column(field(label, edit), said, spacing=2)

    def choose(self, name: str, choices: Mapping[T, tuple[str, str]], *, chosen: T) -> QWidget:
        """Give the ways, each with what it means under it."""
        made = []
        group = QButtonGroup()
        for value, (text, about) in choices.items():
            way = QRadioButton(unmarked(text))
            way.setFont(theme.font(theme.Type.STRONG))
            way.setChecked(value is chosen)
            way.setAccessibleDescription(about)
            way.toggled.connect(partial(self._on_way, name, value))
            explained = PlainLabel(breakable(about) if "/" in about else about, theme.Type.SMALL, "muted", wrap=True)
            explained.setContentsMargins(theme.metrics(theme.Type.BODY).height() + 8, 0, 0, 0)
            made.append(column(way, explained, spacing=0))
            group.addButton(way)
            if value is chosen:
                self.first = way
        box = column(*made, spacing=8)
        group.setParent(box)
        return box

    def _on_way(self, name: str, value: object, is_on: bool) -> None:
        if is_on:
            self._take(name, value)


def page(step: Step, typed: Typed, take: Take, facts: Facts) -> StepPage:
    """Make a step's page, with the answers given so far."""
    made = StepPage(take)
    _PAGES[step](made, typed, facts)
    return made


class Facts:
    """What the steps tell of: where data live by default and for the demonstration; the place that was looked at."""

    def __init__(self, default: str, demo: str) -> None:
        self.default, self.demo = default, demo
        self.prospect: Prospect | None = None
        self.browse: Callable[[], object] = lambda: None
        self.probe: Callable[[], object] = lambda: None


def title(step: Step) -> str:
    return {
        Step.WELCOME: translate("FirstRun", "Welcome to RoomDesk"),
        Step.DATA: translate("FirstRun", "Where shall the data live?"),
        Step.WHO: translate("FirstRun", "Whose rooms are these, and who are you?"),
        Step.START: translate("FirstRun", "How do you want to begin?"),
        Step.DEMO: translate("FirstRun", "Try with demonstration data"),
    }[step]


def _welcome(made: StepPage, typed: Typed, _facts: Facts) -> None:
    language = QComboBox()
    for value, text in (("it", "Italiano"), ("en", "English")):
        language.addItem(text, value)
    language.setCurrentIndex(language.findData(typed.language))
    language.currentIndexChanged.connect(lambda _number: made._take("language", str(language.currentData())))
    ways = made.choose(
        "demo",
        {
            False: (
                translate("FirstRun", "Set RoomDesk up for our municipality"),
                translate("FirstRun", "Three more questions; nothing is written before the last one is answered."),
            ),
            True: (
                translate("FirstRun", "Try with demonstration data"),
                translate(
                    "FirstRun", "An invented municipality, in a database of its own. You can leave it at any time."
                ),
            ),
        },
        chosen=typed.demo,
    )
    about = translate("FirstRun", "RoomDesk books videoconference rooms in all offices of a municipality.")
    made.body = column(
        PlainLabel(about, wrap=True), field(translate("FirstRun", "&Language"), language), ways, spacing=16
    )
    made.first = language


def _data(made: StepPage, typed: Typed, facts: Facts) -> None:
    ways = made.choose(
        "place",
        {
            Place.HERE: (translate("FirstRun", "On this computer"), facts.default),
            Place.FILE: (
                translate("FirstRun", "In another file of this computer"),
                translate("FirstRun", "A new one, or one that another user of this computer has set up already."),
            ),
            Place.SERVER: (
                translate("FirstRun", "In the municipality's database, with the other desks"),
                translate("FirstRun", "On a PostgreSQL server; whoever looks after it gave you a login."),
            ),
        },
        chosen=typed.place,
    )
    asked = made.ask("file", translate("FirstRun", "&File"), typed.file)
    browse = button(translate("FirstRun", "Browse…"), lambda: facts.browse())
    beside = QWidget()
    row = QHBoxLayout(beside)
    row.setContentsMargins(theme.metrics(theme.Type.BODY).height() + 8, 0, 0, 0)
    row.addWidget(asked, 1)
    row.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
    row.setSpacing(10)
    server = _server(made, typed)
    probe = button(translate("FirstRun", "Try this place"), lambda: facts.probe(), "check-circle")
    tried = QWidget()
    line = QHBoxLayout(tried)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(probe, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(made.verdict, 1)
    made.body = column(ways, beside, server, tried, spacing=12)
    places = dict(zip(ways.findChildren(QRadioButton), Place, strict=True))

    def show_fields() -> None:
        chosen = next(place for way, place in places.items() if way.isChecked())
        beside.setVisible(chosen is Place.FILE)
        server.setVisible(chosen is Place.SERVER)

    for way in places:
        way.toggled.connect(lambda is_on: show_fields() if is_on else None)
    show_fields()


def _server(made: StepPage, typed: Typed) -> QWidget:
    """Give the fields of a server and a login there."""
    made_rows = [QWidget() for _ in range(3)]
    asked = (
        (
            made.ask("server", translate("FirstRun", "&Server"), typed.server, "db.comune.example"),
            made.ask("database", translate("FirstRun", "&Database"), typed.database, "rooms"),
        ),
        (
            made.ask("login", translate("FirstRun", "&Login"), typed.login),
            made.ask(
                "password",
                translate("FirstRun", "&Password, in the keyring"),
                typed.password,
                translate("FirstRun", "empty if the domain lets you in"),
            ),
        ),
        (
            made.ask(
                "authority",
                translate("FirstRun", "Certificate &authority: a file, empty if this computer knows it"),
                typed.authority,
            ),
        ),
    )
    made.edits["password"].setEchoMode(QLineEdit.EchoMode.Password)
    for widget, fields in zip(made_rows, asked, strict=True):
        row = QHBoxLayout(widget)
        row.setContentsMargins(theme.metrics(theme.Type.BODY).height() + 8, 0, 0, 0)
        row.setSpacing(10)
        for one in fields:
            row.addWidget(one, 1)
    return column(*made_rows, spacing=6)


def _who(made: StepPage, typed: Typed, facts: Facts) -> None:
    joined = facts.prospect is not None and not facts.prospect.is_new
    email = made.ask(
        "email",
        translate("FirstRun", "Your &e-mail address"),
        typed.email,
        translate("FirstRun", "name.surname@municipality.example"),
    )
    if joined and facts.prospect:
        text = translate("FirstRun", "The database of {municipality} is there already. Which of its people are you?")
        told = text.format(municipality=facts.prospect.municipality or facts.prospect.where)
        made.body = column(PlainLabel(told, wrap=True), email, spacing=12)
        made.first = made.edits["email"]
        return
    made.body = column(
        made.ask("municipality", translate("FirstRun", "&Municipality"), typed.municipality),
        made.ask("name", translate("FirstRun", "Your &name"), typed.name),
        email,
        PlainLabel(
            translate("FirstRun", "You will be the first administrator: you add colleagues and give them their roles."),
            theme.Type.SMALL,
            "muted",
            wrap=True,
        ),
        spacing=12,
    )
    made.first = made.edits["municipality"]


def _start(made: StepPage, typed: Typed, _facts: Facts) -> None:
    made.body = made.choose(
        "imports",
        {
            True: (
                translate("FirstRun", "Import tables"),
                translate(
                    "FirstRun",
                    "Sites, rooms, equipment and people from CSV files; you see what they change before it is written.",
                ),
            ),
            False: (
                translate("FirstRun", "Begin empty"),
                translate("FirstRun", "Sites and rooms are added one by one, in their forms."),
            ),
        },
        chosen=typed.imports,
    )


def _demo(made: StepPage, _typed: Typed, facts: Facts) -> None:
    texts = (
        translate("FirstRun", "Several offices with rooms, equipment and two weeks of meetings, all invented."),
        translate("FirstRun", "It lies in a file of its own: {file}").format(file=breakable(facts.demo)),
        translate("FirstRun", "A banner in the window says so, and leads back here."),
    )
    made.body = column(*(PlainLabel(one, wrap=True) for one in texts), spacing=12)


_PAGES: Mapping[Step, Callable[[StepPage, Typed, Facts], None]] = {
    Step.WELCOME: _welcome,
    Step.DATA: _data,
    Step.WHO: _who,
    Step.START: _start,
    Step.DEMO: _demo,
}
