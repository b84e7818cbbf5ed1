"""The board in a building's hall: today's meetings that are not over, by time, page after page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.places import Site
from roomdesk.domain.slot import Slot
from roomdesk.gui import theme, words
from roomdesk.gui.reception.model import ROW_ROLE, RowModel
from roomdesk.gui.reception.rows import Line, Row, floor
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.sign import Sign
from roomdesk.gui.signs.source import SignDay, is_secret

translate = QCoreApplication.translate

_PAGE_MS = 12_000
_ROW_UNITS, _TALL_ROW_UNITS = 2.4, 3.4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _BoardDelegate(QStyledItemDelegate):
    """Paints times, title, and where it is, as large as the screen is; below each other where it hangs upright."""

    def __init__(self, board: LobbyBoard) -> None:
        super().__init__(board)
        self._board = board

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), self._board.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        box, unit = QRect(option.rect), self._board.unit
        if row.is_now:
            painter.fillRect(box, QColor(theme.TONES.primary_soft))
            painter.fillRect(QRect(box.left(), box.top(), unit // 3, box.height()), QColor(theme.TONES.primary))
        painter.setPen(QPen(QColor(theme.TONES.rule), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        strong, plain = self._board.sized(theme.Type.STRONG, 1.1), self._board.sized(theme.Type.BODY, 1.0)
        times = QFontMetrics(strong).horizontalAdvance("00:00–00:00") + unit
        rest = box.adjusted(unit + times, 0, -unit // 2, 0)
        _write(painter, QRect(box.left() + unit, box.top(), times, box.height()), strong, row.left)
        if self._board.is_tall:
            half = rest.height() // 2
            _write(painter, rest.adjusted(0, half // 6, 0, -half), strong, row.title)
            _write(painter, rest.adjusted(0, half, 0, -half // 6), plain, row.lines[0].text)
        else:
            where = rest.width() * 2 // 5
            _write(painter, rest.adjusted(0, 0, -where - unit, 0), strong, row.title)
            _write(painter, rest.adjusted(rest.width() - where, 0, 0, 0), plain, row.lines[0].text)


def _write(painter: QPainter, box: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(theme.TONES.ink))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, cut)


class _BoardList(QListView):
    """Signals: resized(), once the room for rows is known."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.resized.emit()


class LobbyBoard(Sign):
    """Shows one building."""

    def __init__(self, tools: Tools, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(tools, site, parent)
        self.setWindowTitle(site.name)
        self.page = 0
        self.rows = RowModel(self)
        self.list = _BoardList()
        self.list.resized.connect(self._on_resized)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_BoardDelegate(self))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(translate("Signs", "Meetings in this building"))
        self.clock = self.label("", theme.Type.STRONG, 1.8)
        self.day = self.label("", theme.Type.BODY, 1.1, "muted")
        self.closed = self.label("", theme.Type.STRONG, 1.1, "warn", wrap=True)
        self.nothing = self.label(translate("Signs", "No more meetings today"), theme.Type.BODY, 1.8, "muted")
        self.pages = self.label("", theme.Type.BODY, 0.8, "muted")
        top = QHBoxLayout()
        top.addWidget(self.label(site.name, theme.Type.STRONG, 1.8), 1)
        top.addWidget(self.clock)
        lines = QVBoxLayout(self)
        lines.addLayout(top)
        lines.addWidget(self.day)
        lines.addWidget(self.closed)
        lines.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.trouble)
        lines.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignRight)
        self._turns = QTimer(self)
        self._turns.timeout.connect(self.turn)
        self._turns.start(_PAGE_MS)

    @property
    def row_height(self) -> int:
        return round(self.unit * (_TALL_ROW_UNITS if self.is_tall else _ROW_UNITS))

    def _on_resized(self) -> None:
        if self.read:
            self.say(self.read)

    def turn(self) -> None:
        """Show the next page; after the last the first."""
        self.page += 1
        if self.read:
            self.say(self.read)

    def say(self, read: SignDay) -> None:
        now = self.now()
        standing = [one for one in read.bookings if one.slot.end > now]
        most = max(self.list.height() // self.row_height, 1)
        pages = max(-(-len(standing) // most), 1)
        self.page %= pages
        shown = standing[self.page * most : (self.page + 1) * most]
        self.rows.set_rows([self._row(one, read, is_now=one.slot.start <= now) for one in shown])
        self.clock.setText(words.clock(now, self._site.timezone))
        self.day.setText(words.long_day(read.day))
        self.closed.setText(_closed(read))
        self.closed.setVisible(bool(self.closed.text()))
        self.pages.setText(f"{self.page + 1} / {pages}" if pages > 1 else "")
        self.nothing.setVisible(not standing)
        self.list.setVisible(bool(standing))

    def _row(self, booking: Booking, read: SignDay, *, is_now: bool) -> Row:
        title = translate("Signs", "Private meeting") if is_secret(booking) else booking.title
        here = [read.rooms[code] for code in booking.rooms if code in read.rooms]
        rooms = [room for room in here if room.site == self._site.code]
        where = ", ".join(" · ".join(filter(None, (room.name, floor(room)))) for room in rooms)
        zone = self._site.timezone
        spoken = ", ".join((title, words.from_to(booking.slot, zone), where))
        return Row(booking.id, words.hours(booking.slot, zone), title, (Line(where),), spoken=spoken, is_now=is_now)


def _closed(read: SignDay) -> str:
    """Say when and why the building is closed on this day, whole or in part."""
    zone = read.site.timezone
    whole = [one for one in read.closures if one.room is None]
    said = []
    for one in whole:
        start, end = max(one.slot.start, read.slot.start), min(one.slot.end, read.slot.end)
        if Slot(start, end) == read.slot:
            said.append(translate("Signs", "Closed today · {reason}").format(reason=one.reason))
        else:
            text = translate("Signs", "Closed {times} · {reason}")
            said.append(text.format(times=words.from_to(Slot(start, end), zone), reason=one.reason))
    return "\n".join(dict.fromkeys(said))
