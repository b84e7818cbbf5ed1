"""The day drawn as text, and what screen readers are told."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from roomdesk.gui.agenda.board import Board, empty_board, lay_out
from roomdesk.gui.agenda.model import AgendaModel, kind_of
from tests.gui.small_desk import DAY, ME, SmallDesk


def drawing(board: Board) -> str:
    """Draw a board: a column a half hour, `.` free, `#` closed, the title's letters in brackets."""
    lines = []
    for row in board.rows:
        if row.room is None:
            lines.append(row.site.name.upper())
            continue
        cells = ["."] * ((board.ends - board.starts) // 1800)
        for one in row.closed:
            for half in range(max(one.starts - board.starts, 0) // 1800, (one.ends - board.starts) // 1800):
                cells[half] = "#"
        for number in row.blocks:
            entry = board.entries[number]
            first, last = (entry.starts - board.starts) // 1800, (entry.ends - board.starts) // 1800
            text = (entry.title or "x" * 9)[: last - first - 1].ljust(last - first - 1, "-")
            cells[first:last] = [*f"[{text}"][: last - first]
        lines.append(f"{row.room.name:16}{''.join(cells)}")
    return "\n".join(lines)


MORNING = """\
PALAZZO COMUNALE
Sala Giunta     ..[Coo.[Gi..............
Sala Consiglio  ....[Comm.....[Consi....
Saletta A       .[x.........[Co.........
Saletta B       ...[R........[Ve........
BIBLIOTECA CIVICA
Sala conferenze ....[Forma.....[Clu.....
Aula studio 1   ########################
UFFICI TECNICI
Sala riunioni 1 ..[Coo..[x..............
Sala riunioni 2 .[So........[Pro........
Laboratorio     ......[Te...............
SCUOLA MEDIA NORD
Aula magna      ..[Assembl........[Inc..
Sala docenti    ..[Coo......[C.........."""


def test_the_day_drawn() -> None:
    assert drawing(lay_out(SmallDesk().show_day(DAY), {})) == MORNING


def test_the_day_drawn_after_a_cancellation_and_for_one_site() -> None:
    desk = SmallDesk()
    desk.cancel_booking(desk.bookings[0].id)
    assert (
        drawing(lay_out(desk.show_day(DAY, ["UFFICI"]), {}))
        == """\
UFFICI TECNICI
Sala riunioni 1 ........[x..............
Sala riunioni 2 .[So........[Pro........
Laboratorio     ......[Te..............."""
    )


def model(desk: SmallDesk) -> AgendaModel:
    made = AgendaModel(empty_board(DAY, "Europe/Rome"))
    made.set_rows(lay_out(desk.show_day(DAY), {}), ME)
    return made


def said(made: AgendaModel, row: int, role: Qt.ItemDataRole) -> str:
    return str(made.data(made.index(row), role))


def test_model_keeps_qts_rules(italian: QApplication) -> None:
    made = AgendaModel(empty_board(DAY, "Europe/Rome"))
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.set_rows(lay_out(SmallDesk().show_day(DAY), {}), ME)
    assert tester.model() is made
    assert made.rowCount() == 19
    assert made.rowCount(made.index(0)) == 0


def test_screen_readers_hear_whole_sentences(italian: QApplication) -> None:
    made = model(SmallDesk())
    assert (
        said(made, 0, Qt.ItemDataRole.AccessibleTextRole)
        == "Coordinamento lavori pubblici, Sala Giunta, dalle 9:00 alle 11:00, confermata"
    )
    assert said(made, 0, Qt.ItemDataRole.AccessibleDescriptionRole) == (
        "Palazzo comunale, 3 sale collegate, videoconferenza, ripetuta, organizzata da te, Invio per i dettagli"
    )


def test_a_private_booking_says_only_that_the_room_is_taken(italian: QApplication) -> None:
    made = model(SmallDesk())
    row = next(n for n, one in enumerate(made.board.entries) if one.hidden)
    heard = "".join(said(made, row, role) for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole))
    assert heard.startswith("Occupata, Saletta A, dalle 8:30 alle 9:30, confermata")
    assert "Colloquio" not in heard


def test_linked_rooms_are_found_together() -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    rooms = [board.rows[board.row_of[one]].room for one in board.linked(0)]
    assert [room.code for room in rooms if room] == ["GIUNTA", "RIUNIONI1", "DOCENTI"]


def test_kinds_are_told_by_state_and_owner() -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    kinds = {entry.title: kind_of(entry, ME).value for entry in board.entries}
    assert kinds["Giunta comunale"] == "mine"
    assert kinds["Formazione GDPR"] == "meeting"
    assert kinds["Verifica appalto"] == "pending"
    assert kinds[""] == "hidden"


def test_marks_in_a_title_stay_text_in_the_tool_tip(italian: QApplication) -> None:
    desk = SmallDesk()
    desk.bookings[0] = replace(desk.bookings[0], title="<img src=http://x/y.png>")
    assert "&lt;img src" in said(model(desk), 0, Qt.ItemDataRole.ToolTipRole)
