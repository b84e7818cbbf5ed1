"""The dialog that prepares rooms or puts them to rest: its steps, each with its outcome as it comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.preparation import Phase
from roomdesk.gui import theme, words
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.health import mark_icon, mark_size
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.equipment.findings import told
from roomdesk.gui.preparing import steps
from roomdesk.gui.preparing.words import action
from roomdesk.gui.texts import explain
from roomdesk.services.answers import Places, Prepared
from roomdesk.services.prepare_rooms import PrepareRooms

translate = QCoreApplication.translate

_LOOK_MS = 100
Plan = Callable[[], tuple[Prepared, Places]]
"""What would be done, read in the store lane."""


class PreparingDialog(QDialog):
    """Shows what would be done; the button does it, and each step tells how it went."""

    def __init__(
        self, title: str, prepare: PrepareRooms, plan: Plan, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._prepare, self._background = prepare, background
        self._plan: Prepared | None = None
        self._places: Places | None = None
        self._came: deque[Finding] = deque()
        self.rows: list[steps.StepRow] = []
        self.setWindowTitle(title)
        self.steps, self.outcome = QListWidget(), OutcomeLine()
        self.steps.setAccessibleName(translate("Preparing", "Steps"))
        self.steps.setWordWrap(True)
        self.steps.setIconSize(mark_size())
        self._left = PlainLabel("", voice="muted", wrap=True)
        self._left.hide()
        self.start = button(translate("Preparing", "Do it"), self._start, "check", "primary")
        self.start.setDefault(True)
        self.start.setEnabled(False)
        self._leave = button(translate("Preparing", "Close"), self.reject)
        self._lay_out(title)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look)
        background.ask(self, plan, self._on_planned, self._on_failed)

    def _on_planned(self, answer: tuple[Prepared, Places]) -> None:
        self._plan, self._places = answer
        self.rows = steps.planned(self._plan)
        self._show_rows()
        left = [_left_awake(self._places, room, other) for room, other in self._plan.awake.items()]
        if not self.rows and not left:
            left = [translate("Preparing", "There is nothing that could be switched or set here.")]
        self._left.setText("\n".join(left))
        self._left.setVisible(bool(left))
        self.steps.setVisible(bool(self.rows))
        self.start.setEnabled(bool(self.rows))
        if self._plan.phase is Phase.AFTER:
            self.start.setText(translate("Preparing", "Switch off"))
        self.start.setVisible(bool(self.rows))

    # ── while it runs ───────────────────────────────────────────────────────────────────────────────────
    def _start(self) -> None:
        if self._plan is None or self._looks.isActive():
            return
        self.start.setEnabled(False)
        self.outcome.tell("muted", translate("Preparing", "Under way…"))
        self.rows = steps.planned(self._plan)
        self._show_rows()
        self._looks.start()
        work = partial(self._prepare.carry_out, self._plan, self._came.append)
        self._background.ask(self, work, self._on_done, self._on_failed, Lane.OUTSIDE)

    def _look(self) -> None:
        # The network lane's thread fills the deque; here it is emptied.
        fresh = [self._came.popleft() for _ in range(len(self._came))]
        if fresh:
            self.rows = steps.went(self.rows, fresh)
            self._show_rows()

    def _on_done(self, done: Prepared) -> None:
        self._looks.stop()
        self._came.clear()
        self.rows = [steps.StepRow(one.step, one.finding) for one in done.steps]
        self._show_rows()
        failed = steps.failed(self.rows)
        if failed:
            none = translate("Preparing", "No step worked.")
            text = none if failed == len(self.rows) else counted.steps_failed(failed)
            self.start.setText(translate("Preparing", "Try again"))
        else:
            text = translate("Preparing", "All done.")
        self.start.setEnabled(bool(failed))
        self.start.setVisible(bool(failed))
        self.outcome.tell("bad" if failed else "good", text)

    def _on_failed(self, error: RoomDeskError) -> None:
        self._looks.stop()
        said = explain(error, self._places)
        self.outcome.tell("bad", " ".join(filter(None, (f"{said.title}.", said.kept, said.remedy))))

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _show_rows(self) -> None:
        chosen = self.steps.currentRow()
        self.steps.clear()
        for row in self.rows:
            item = QListWidgetItem(self._worded(row))
            item.setIcon(mark_icon(row.health))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._worded(row).replace("\n", ", "))
            self.steps.addItem(item)
        self.steps.setCurrentRow(max(0, chosen))

    def _worded(self, row: steps.StepRow) -> str:
        device, name = row.step.device, row.step.device.name
        if self._places and len({one.step.device.room for one in self.rows}) > 1:
            name = f"{name} · {self._places.rooms[device.room].name}"
        head = f"{name}: {action(row.step.order.action)} {row.step.order.value}".rstrip()
        return f"{head}\n{_state(row)}"

    def _lay_out(self, title: str) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(10)
        lines.addWidget(PlainLabel(title, theme.Type.TITLE, wrap=True))
        lines.addWidget(self._left)
        lines.addWidget(self.steps, 1)
        lines.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.start)
        lines.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 70, metrics.height() * 22)
        self.resize(wished.boundedTo(self.screen().availableSize()))


def _left_awake(places: Places, room: RoomCode, other: Booking) -> str:
    text = translate("Preparing", "{room} stays as it is: {meeting} needs it at {time}.")
    clock = words.clock(other.slot.start, other.timezone)
    return text.format(room=places.rooms[room].name, meeting=words.title(other), time=clock)


def _state(row: steps.StepRow) -> str:
    if row.finding is None:
        return translate("Preparing", "to be done")
    if row.finding.health is Health.OK:
        return translate("Preparing", "done")
    return told(row.finding.cause, row.finding.evidence) or words.health(row.finding.health)
