"""What people are told: whoever reads their mail in order has exactly what stands, and gets nothing twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.booking import Attendee, Status
from roomdesk.domain.ids import Email
from roomdesk.domain.invitation import Invitation, Method
from roomdesk.domain.itip import Meeting, Message, Told, digest, messages, told_by, written_by
from roomdesk.domain.slot import Slot

ANNA, LUCA, SARA = (Email(f"{name}@ditta.example") for name in ("anna", "luca", "sara"))
NOON = datetime(2026, 12, 9, 11, tzinfo=UTC)
DATES = tuple(NOON + timedelta(weeks=number) for number in range(4))


def entry(*people: Email, at: datetime = NOON, sequence: int = 0, **facts: object) -> Invitation:
    made = Invitation(
        uid="x@comune.example",
        sequence=sequence,
        stamp=NOON,
        created=NOON,
        modified=NOON,
        slot=Slot.lasting(at, 60),
        timezone="Europe/Rome",
        title="Bilancio",
        organizer="ufficio@comune.example",
        attendees=tuple(Attendee(one) for one in people),
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def told(found: tuple[Message, ...]) -> list[Told]:
    return [told_by(one) for one in found]


def said(found: tuple[Message, ...]) -> list[tuple[str, str, datetime | None]]:
    return [(one.to.partition("@")[0], one.method.value, one.entry.recurrence) for one in found]


def test_a_meeting_is_told_once_changed_and_taken_back() -> None:
    first = messages(Meeting(entry(ANNA, LUCA)), ())
    assert said(first) == [("anna", "request", None), ("luca", "request", None)]
    assert all(one.is_new for one in first)
    assert messages(Meeting(entry(ANNA, LUCA)), told(first)) == ()
    later = entry(ANNA, LUCA, at=DATES[1], sequence=1)
    second = messages(Meeting(later), told(first))
    assert said(second) == [("anna", "request", None), ("luca", "request", None)]
    assert not any(one.is_new for one in second)
    off = Meeting(None, off={None: replace(later, status=Status.CANCELLED, sequence=2)})
    last = messages(off, told(second))
    assert said(last) == [("anna", "cancel", None), ("luca", "cancel", None)]
    assert [(one.entry.sequence, one.entry.status) for one in last] == [(2, Status.CANCELLED)] * 2
    assert messages(off, told(last)) == ()
    assert messages(off, ()) == ()


def test_whoever_leaves_the_list_gets_a_cancel_that_names_only_them() -> None:
    known = told(messages(Meeting(entry(ANNA, LUCA)), ()))
    found = messages(Meeting(entry(ANNA, SARA)), known)
    assert said(found) == [("anna", "request", None), ("luca", "cancel", None), ("sara", "request", None)]
    assert [one.email for one in found[1].entry.attendees] == [LUCA]
    assert found[1].entry.sequence == 0
    back = messages(Meeting(entry(ANNA, LUCA, SARA)), [*known, *told(found)])
    assert said(back)[1] == ("luca", "request", None)


def test_answers_are_no_news() -> None:
    accepted = replace(entry(), attendees=(replace(Attendee(ANNA), status="accepted"),))  # type: ignore[type-var]
    assert digest(accepted) == digest(entry(ANNA))


def test_whoever_writes_for_an_office_stands_as_organizer_under_its_name() -> None:
    meeting = written_by(Meeting(entry(ANNA)), Email("sale@comune.example"))
    assert meeting.own is not None
    assert (meeting.own.organizer, meeting.own.organizer_name) == ("sale@comune.example", "ufficio@comune.example")


# ── a series, told to an independent reader ─────────────────────────────────────────────────────────────
@dataclass
class Calendar:
    """One person's calendar, as RFC 5546 has a client apply messages; `dates` that a series brings."""

    whole: Invitation | None = None
    apart: dict[datetime, Invitation] = field(default_factory=dict)
    off: set[datetime] = field(default_factory=set)

    def take(self, message: Message) -> None:
        when = message.entry.recurrence
        if when is None:
            # A client may forget what stood apart when the whole comes anew.
            self.apart, self.off = {}, set(message.entry.skipped)
            self.whole = message.entry if message.method is Method.REQUEST else None
        elif message.method is Method.REQUEST:
            self.apart[when] = message.entry
            self.off.discard(when)
        else:
            self.apart.pop(when, None)
            self.off.add(when)

    def shows(self) -> dict[datetime, datetime]:
        """Give when each date begins."""
        found = {when: when for when in DATES if self.whole and when not in self.off}
        return {**found, **{when: one.slot.start for when, one in self.apart.items()}}


ORDINARY, MOVED, OFF, WITHOUT_LUCA = range(4)
STATES = st.lists(st.integers(0, 3), min_size=4, max_size=4)


def series(states: list[int], *people: Email, sequence: int) -> Meeting:
    standing = [when for when, state in zip(DATES, states, strict=True) if state != OFF]

    def date(when: datetime, state: int) -> Invitation:
        here = [one for one in people if state != WITHOUT_LUCA or one != LUCA]
        later = timedelta(hours=state == MOVED)
        return entry(*here, at=when + later, sequence=sequence, recurrence=when)

    all_ = dict(zip(DATES, states, strict=True))
    own = entry(*people, sequence=sequence, rrule="FREQ=WEEKLY;COUNT=4", skipped=tuple(set(DATES) - set(standing)))
    off: dict[datetime | None, Invitation] = {
        when: replace(date(when, state), status=Status.CANCELLED) for when, state in all_.items() if state == OFF
    }
    if not standing:
        return Meeting(None, off={**off, None: replace(own, skipped=(), status=Status.CANCELLED)})
    exceptions = tuple(date(when, state) for when, state in all_.items() if state in (MOVED, WITHOUT_LUCA))
    return Meeting(own, exceptions, off, {when: date(when, 0) for when, state in all_.items() if state == ORDINARY})


@given(st.lists(st.tuples(STATES, st.lists(st.sampled_from([ANNA, LUCA, SARA]), unique=True)), min_size=1, max_size=6))
def test_whoever_reads_in_order_has_what_stands(life: list[tuple[list[int], list[Email]]]) -> None:
    calendars = {one: Calendar() for one in (ANNA, LUCA, SARA)}
    known: list[Told] = []
    for sequence, (states, people) in enumerate(life):
        meeting = series(states, *people, sequence=sequence)
        for message in messages(meeting, known):
            calendars[message.to].take(message)
            known.append(told_by(message))
        assert messages(meeting, known) == (), "somebody would be told twice"
        for person, calendar in calendars.items():
            wanted = {
                when: when + timedelta(hours=state == MOVED)
                for when, state in zip(DATES, states, strict=True)
                if person in people and state != OFF and not (state == WITHOUT_LUCA and person == LUCA)
            }
            assert calendar.shows() == wanted
