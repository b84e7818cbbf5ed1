"""Pixels and time, rows and keys, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.slot import day_slot
from roomdesk.gui.agenda.board import Board, lay_out
from roomdesk.gui.agenda.geometry import (
    QUARTER,
    Ladder,
    Place,
    Scale,
    Way,
    dragged,
    free_until,
    settle,
    snapped,
    step,
)
from tests.gui.small_desk import DAY, ROME, SmallDesk, at


@pytest.fixture
def board() -> Board:
    return lay_out(SmallDesk().show_day(DAY), {})


def moment(hour: str) -> int:
    return int(at(f"{hour}-23:59").start.timestamp())


def name(board: Board, place: Place) -> str:
    """Write a place as people would say it."""
    room = board.rows[place.row].room
    what = "free" if place.block is None else board.entries[place.block].title or "occupied"
    clock = (place.instant - board.starts) // 60 + 8 * 60
    return f"{room.name if room else '?'} {clock // 60}:{clock % 60:02} {what}"


def test_hours_shown_are_the_hull_of_what_is_open_and_booked(board: Board) -> None:
    assert (board.starts, board.ends) == (moment("8:00"), moment("20:00"))


def test_a_booking_before_opening_unfolds_its_hour() -> None:
    desk = SmallDesk()
    desk.bookings[0] = replace(desk.bookings[0], slot=at("6:45-8:00"))
    assert lay_out(desk.show_day(DAY), {}).starts == moment("6:00")


def test_a_sunday_shows_the_usual_hours_all_closed() -> None:
    sunday = date(2026, 11, 22)
    board = lay_out(SmallDesk().show_day(sunday), {})
    assert (board.ends - board.starts) // 3600 == 12
    assert all(row.closed[0].ends == board.ends for row in board.rows if row.room)


def test_on_the_night_the_clocks_change_each_instant_has_its_own_place() -> None:
    day = day_slot(date(2026, 10, 25), ROME)
    scale = Scale(int(day.start.timestamp()), int(day.end.timestamp()), 60.0)
    assert scale.width == 25 * 60
    assert len(set(map(scale.x, scale.hours()))) == 26


@given(st.integers(0, 12 * 3600), st.floats(20, 400))
def test_time_to_pixels_and_back_stays_within_a_pixel(seconds: int, per_hour: float) -> None:
    scale = Scale(0, 12 * 3600, per_hour)
    assert abs(scale.instant(scale.x(seconds)) - seconds) <= 3600 / per_hour + 1


@given(st.integers(0, 86_400), st.integers(0, 86_400))
def test_a_drag_is_whole_quarters_either_way_round(one: int, other: int) -> None:
    starts, ends = dragged(one, other)
    assert (starts, ends) == dragged(other, one)
    assert starts % QUARTER == ends % QUARTER == 0
    assert starts <= min(one, other)
    assert ends >= max(one, other)
    assert ends - starts >= QUARTER


def test_snapped_goes_back_to_the_quarter() -> None:
    assert snapped(1799) == 900


def test_rows_and_pixels(board: Board) -> None:
    ladder = Ladder.of(board.rows, 20, 40)
    assert ladder.height == 4 * 20 + 11 * 40
    assert [ladder.at(y) for y in (0, 19, 20, 59, 60, ladder.height)] == [0, 0, 1, 1, 2, None]
    assert ladder.between(20, 60) == range(1, 2)


def test_right_goes_from_booking_to_free_half_hour_to_booking(board: Board) -> None:
    places, place = [], settle(board, 1, board.starts)
    for _ in range(7):
        places.append(name(board, place))
        place = step(board, place, Way.RIGHT)
    assert places == [
        "Sala Giunta 8:00 free",
        "Sala Giunta 8:30 free",
        "Sala Giunta 9:00 Coordinamento lavori pubblici",
        "Sala Giunta 11:00 free",
        "Sala Giunta 11:30 Giunta comunale",
        "Sala Giunta 13:00 free",
        "Sala Giunta 13:30 free",
    ]


def test_left_finds_the_same_bookings(board: Board) -> None:
    place, seen = settle(board, 1, moment("14:00")), []
    while place.instant > board.starts:
        place = step(board, place, Way.LEFT)
        seen.append(place.block)
    assert [one for one in dict.fromkeys(seen) if one is not None] == [1, 0]


def test_up_and_down_stay_at_the_same_time_and_skip_headings(board: Board) -> None:
    place = settle(board, 4, moment("10:00"))
    down = step(board, place, Way.DOWN)
    assert name(board, place) == "Saletta B 10:00 Ricevimento"
    assert name(board, down) == "Sala conferenze 10:00 Formazione GDPR"
    assert step(board, down, Way.UP) == place


def test_keys_end_at_the_edges(board: Board) -> None:
    first = step(board, settle(board, 6, moment("12:00")), Way.FIRST)
    assert name(board, first) == "Sala Giunta 8:00 free"
    assert step(board, first, Way.LEFT) == first
    assert step(board, first, Way.UP) == first
    assert name(board, step(board, first, Way.LAST)) == "Sala docenti 19:30 free"


def test_free_time_lasts_until_the_next_booking_or_closing_time(board: Board) -> None:
    assert free_until(board, settle(board, 1, moment("8:00"))) == moment("9:00")
    assert free_until(board, settle(board, 1, moment("13:00"))) == board.ends
