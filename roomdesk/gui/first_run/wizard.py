"""The dialog of the first run, step by step; everything is written at its end, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from roomdesk.domain.errors import NoTicket, OnNetworkShare, RoomDeskError, ServerAway, StoreUnreadable
from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.crash import CrashDesk
from roomdesk.gui.first_run import form
from roomdesk.gui.first_run.form import Step, Typed
from roomdesk.gui.first_run.pages import Facts, StepPage, page, title
from roomdesk.gui.texts import explain
from roomdesk.ports.first_run import Founder, Plan, Prospect
from roomdesk.ports.settings import Settings

translate = QCoreApplication.translate


class FirstRunDialog(QDialog):
    """`plan` is what was carried out once the dialog is accepted."""

    def __init__(
        self, founder: Founder, settings: Settings, language: str, background: Background, speak: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._founder, self._settings, self._background, self._speak = founder, settings, background, speak
        self.typed = Typed(language, municipality=settings.municipality, email=settings.user)
        self.step = Step.WELCOME
        self.plan: Plan | None = None
        self._facts = Facts(founder.default, founder.demo)
        self._facts.browse, self._facts.probe = self._browse, partial(self._probe, on_good=lambda: None)
        self._is_busy, self._judges = False, False
        self.page: StepPage
        self._heading = PlainLabel("", theme.Type.BRAND, wrap=True)
        self._number = PlainLabel("", theme.Type.SMALL, "muted")
        self.said = PlainLabel("", voice="bad", wrap=True)
        self._scroll = QScrollArea()
        self.back = button("", self._go_back)
        self.leave = button("", self.reject)
        self.forward = button("", self._go_on, voice="primary")
        self._lay_out()
        self._show()

    # ── steps ───────────────────────────────────────────────────────────────────────────────────────────
    def _steps(self) -> tuple[Step, ...]:
        return form.steps(self.typed, self._facts.prospect)

    def _show(self) -> None:
        """Make the step's page anew, in the language that is in force."""
        self._judges = False
        self.said.hide()
        self.page = page(self.step, self.typed, self._take, self._facts)
        self.page.body.setObjectName("details")
        self.page.body.setContentsMargins(24, 8, 24, 8)
        rows = self.page.body.layout()
        if isinstance(rows, QVBoxLayout):
            rows.addStretch(1)
        before = self._scroll.takeWidget()
        if before is not None:
            # It may be the language's own list that asks for this: it must outlive its signal.
            before.hide()
            before.deleteLater()
        self._scroll.setWidget(self.page.body)
        self._heading.setText(title(self.step))
        self.setWindowTitle(translate("FirstRun", "RoomDesk: first start"))
        self.back.setText(translate("FirstRun", "Back"))
        self.leave.setText(translate("FirstRun", "Cancel"))
        self._name_forward()
        self._set_busy(is_busy=False)
        (self.page.first or self.forward).setFocus(Qt.FocusReason.OtherFocusReason)
        said = " · ".join(filter(None, (title(self.step), self._number.text())))
        announce(self, said)

    def _name_forward(self) -> None:
        steps = self._steps()
        is_last = self.step is not Step.WELCOME and steps[-1] is self.step
        text = translate("FirstRun", "Step {number} of {count}")
        text = text.format(number=steps.index(self.step) + 1, count=len(steps))
        self._number.setText("" if self.step is Step.WELCOME else text)
        self.forward.setText(translate("FirstRun", "Begin") if is_last else translate("FirstRun", "Next"))

    def _take(self, name: str, value: object) -> None:
        """Hear of an answer."""
        self.typed = replace(self.typed, **{name: value})  # type: ignore[arg-type]
        if name == "language":
            self._speak(self.typed.language)
            self._show()
        elif name in ("place", "file", "server", "database", "login", "password", "authority"):
            self._facts.prospect = None
            self.page.verdict.setText("")
            self._name_forward()
        if self._judges:
            self.page.say(form.faults(self.step, self.typed, self._facts.prospect))

    def go_to(self, step: Step) -> None:
        """Show a step, with the answers that lead to it."""
        if step is not Step.WELCOME:
            self.typed = replace(self.typed, demo=step is Step.DEMO)
        self.step = step
        self._show()

    def _go_back(self) -> None:
        steps = self._steps()
        self.go_to(steps[steps.index(self.step) - 1])

    def _go_on(self) -> None:
        if not self._is_right():
            return
        if self.step is Step.DATA and self._facts.prospect is None:
            self._probe(on_good=self._go_on)
            return
        steps = self._steps()
        if steps[-1] is self.step:
            self._found()
        else:
            self.go_to(steps[steps.index(self.step) + 1])

    def _is_right(self) -> bool:
        """Say what is wrong beside the fields of this step, and go to the first of them."""
        self._judges = True
        faults = form.faults(self.step, self.typed, self._facts.prospect)
        self.page.say(faults)
        if not faults:
            return True
        edit = self.page.edits[next(iter(faults))]
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(edit, edit.accessibleDescription())
        return False

    # ── where the data live ─────────────────────────────────────────────────────────────────────────────
    def _browse(self) -> None:
        kinds = translate("FirstRun", "RoomDesk databases (*.db)")
        start = self.typed.file or str(Path.home() / "roomdesk.db")
        chosen = ask_file.to_save(self, title(Step.DATA), start, kinds, joins=True)
        if chosen:
            self.page.edits["file"].setText(chosen)

    def _probe(self, on_good: Callable[[], object]) -> None:
        if self._is_right():
            self._set_busy(is_busy=True)
            where = form.where(self.typed, self._founder.default)
            look = partial(self._founder.probe, where, self.typed.password)
            self._background.ask(self, look, partial(self._on_probed, on_good), self._on_unfit, Lane.OUTSIDE)

    def _on_probed(self, on_good: Callable[[], object], prospect: Prospect) -> None:
        self._set_busy(is_busy=False)
        self._facts.prospect = prospect
        self._name_forward()
        if prospect.is_new:
            text = translate("FirstRun", "Good: a new database can be made there.")
        else:
            text = translate("FirstRun", "Good: the database of {municipality} is there, {sites}.")
            name = prospect.municipality or translate("FirstRun", "another user")
            text = text.format(municipality=name, sites=counted.sites(prospect.sites))
        self._judge_place("good", text)
        on_good()

    def _on_unfit(self, error: RoomDeskError) -> None:
        self._set_busy(is_busy=False)
        told = explain(error)
        if isinstance(error, OnNetworkShare):
            text = translate("FirstRun", "Choose a folder on this computer's own disk.")
            self._judge_place("bad", f"{told.title}. {text}")
        elif isinstance(error, ServerAway) and not isinstance(error, NoTicket):
            self._judge_place("bad", translate("FirstRun", "No server answers there. Check its name and the network."))
        elif isinstance(error, StoreUnreadable):
            text = translate("FirstRun", "Nothing can be written there: {place}. Choose another folder.")
            self._judge_place("bad", text.format(place=error.detail))
        else:
            self._judge_place("bad", f"{told.title}. {told.remedy}")

    def _judge_place(self, voice: str, text: str) -> None:
        verdict = self.page.verdict
        verdict.setProperty("voice", voice)
        verdict.style().unpolish(verdict)
        verdict.style().polish(verdict)
        verdict.setText(text)
        announce(self, text)

    # ── writing ─────────────────────────────────────────────────────────────────────────────────────────
    def _found(self) -> None:
        chosen = self._facts.prospect.where if self._facts.prospect else self._founder.default
        plan = form.plan(self.typed, self._settings, chosen, self._founder)
        self._set_busy(is_busy=True)
        self.forward.setText(translate("FirstRun", "Preparing…"))
        self._background.ask(self, partial(self._founder.found, plan), partial(self._on_found, plan), self._on_refused)

    def _on_found(self, plan: Plan, reason: str) -> None:
        self._set_busy(is_busy=False)
        if reason:
            self._say(translate("Settings", "The settings were not written: {reason}").format(reason=reason))
            return
        self.plan = plan
        self.accept()

    def _on_refused(self, error: RoomDeskError) -> None:
        self._set_busy(is_busy=False)
        told = explain(error)
        self._say(" ".join((f"{told.title}.", told.remedy, *told.details)))

    def _say(self, text: str) -> None:
        self._name_forward()
        self.said.setText(text)
        self.said.show()
        announce(self, text)

    def on_bug(self) -> None:
        """Let go on after an error that is a bug: it has been told elsewhere."""
        self._set_busy(is_busy=False)
        self._name_forward()

    def reject(self) -> None:
        # What has begun to be written is not left half way.
        if not self._is_busy:
            super().reject()

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.back.setEnabled(not is_busy and self.step is not Step.WELCOME)
        self.forward.setEnabled(not is_busy)
        self.leave.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        self.forward.setDefault(True)
        self._scroll.setObjectName("details")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 8)
        head.addWidget(self._number)
        head.addWidget(self._heading)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 18)
        foot.setSpacing(10)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.forward)
        self.said.setContentsMargins(24, 0, 24, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self.said)
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 84, metrics.height() * 31)
        self.resize(wished.boundedTo(self.screen().availableSize()))


def ask(facts: application.Facts, founder: Founder) -> Plan | None:
    """Ask until all is decided and written; None where somebody thought better of it, and nothing was written."""
    app = application.prepare(facts)
    background = Background()

    def speak(language: str) -> None:
        application.speak(app, replace(facts, language=language))

    # The last window to be closed must not end the program: its real one comes next.
    QApplication.setQuitOnLastWindowClosed(False)
    try:
        dialog = FirstRunDialog(founder, facts.settings, facts.language, background, speak)
        background.broke.connect(CrashDesk(dialog).show)
        background.broke.connect(dialog.on_bug)
        dialog.exec()
        return dialog.plan
    finally:
        QApplication.setQuitOnLastWindowClosed(True)
        background.close()
