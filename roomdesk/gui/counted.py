"""Words that change with a number: one room, two rooms."""

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.equipment import Health


class Counted:
    """Each method takes a number and words it.

    WORKAROUND lupdate 6.11: it knows plurals in Python only where they read `self.tr(text, "", name)`, in the class
    whose name is their context.
    """

    def tr(self, text: str, comment: str, n: int) -> str:
        return QCoreApplication.translate("Counted", text, comment, n)

    def linked_rooms(self, n: int) -> str:
        return self.tr("%n linked room(s)", "", n)

    def mails_sent(self, n: int) -> str:
        return self.tr("Invitation sent to %n person(s)", "", n)

    def mails_queued(self, n: int) -> str:
        return self.tr("%n mail(s) on the way", "", n)

    def meetings_unread(self, n: int) -> str:
        return self.tr("%n meeting(s) of that calendar cannot be read: they are not known here.", "", n)

    def untold(self, n: int) -> str:
        return self.tr("%n person(s) do not know yet how the meeting stands now", "", n)

    def cancelled(self, n: int) -> str:
        return self.tr("%n booking(s) cancelled.", "", n)

    def steps_failed(self, n: int) -> str:
        return self.tr("%n step(s) failed: the others are done.", "", n)

    def steps_done(self, n: int, done: int) -> str:
        return self.tr("{done} of %n step(s) done", "", n).format(done=done)

    def seats_for_visitors(self, n: int) -> str:
        return self.tr("Seats for %n visitor(s)", "", n)

    def free_minutes(self, n: int, time: str) -> str:
        return self.tr("%n more minute(s), until {time}", "", n).format(time=time)

    def seats_spare(self, n: int) -> str:
        return self.tr("%n seat(s) to spare", "", n)

    def bookings(self, n: int) -> str:
        return self.tr("%n booking(s)", "", n)

    def booked(self, n: int) -> str:
        return self.tr("%n date(s) booked.", "", n)

    def dates_all_free(self, n: int) -> str:
        return self.tr("%n date(s), all free", "", n)

    def dates_taken(self, n: int) -> str:
        return self.tr("%n not free", "", n)

    def dates_to_book(self, n: int) -> str:
        return self.tr("%n date(s) will be booked.", "", n)

    def left_out(self, n: int) -> str:
        return self.tr("%n date(s) left out.", "", n)

    def rooms(self, n: int) -> str:
        return self.tr("%n room(s)", "", n)

    def accepted(self, n: int) -> str:
        return self.tr("{accepted} of %n accepted", "", n)

    def visitors(self, n: int) -> str:
        return self.tr("%n visitor(s) expected", "", n)

    def days_ahead(self, n: int) -> str:
        return self.tr("It can be booked at most %n day(s) ahead.", "", n)

    def sites_already(self, n: int) -> str:
        return self.tr("This database holds %n site(s) already", "", n)

    def bad_lines(self, n: int) -> str:
        return self.tr("%n line(s) cannot be imported", "", n)

    def seats(self, n: int) -> str:
        return self.tr("%n seat(s)", "", n)

    def more(self, n: int) -> str:
        return self.tr("and %n more", "", n)

    def days(self, n: int) -> str:
        return self.tr("%n day(s)", "", n)

    def sites(self, n: int) -> str:
        return self.tr("%n site(s)", "", n)

    def rooms_free(self, n: int) -> str:
        return self.tr("%n room(s) free", "", n)

    def touched(self, n: int) -> str:
        return self.tr("This touches %n booking(s), which stay(s) booked:", "", n)

    def times(self, n: int) -> str:
        return self.tr("%n time(s)", "", n)

    def meetings(self, n: int) -> str:
        return self.tr("%n meeting(s) in this file", "", n)

    def at_risk(self, n: int) -> str:
        return self.tr("%n meeting(s) this week", "", n)

    def dates(self, n: int) -> str:
        return self.tr("%n date(s)", "", n)

    def minutes_until(self, n: int) -> str:
        return self.tr("in %n minute(s)", "", n)

    def meetings_now(self, n: int) -> str:
        return self.tr("%n meeting(s) now or about to begin", "", n)

    def notices(self, n: int) -> str:
        return self.tr("%n new notice(s)", "", n)

    def unread(self, n: int) -> str:
        return self.tr("%n notice(s) not read yet", "", n)

    def found(self, health: Health, n: int) -> str:
        """Say how devices are found, below their number."""
        return {
            Health.OK: self.tr("in order", "", n),
            Health.DEGRADED: self.tr("need(s) attention", "", n),
            Health.FAILED: self.tr("faulty", "", n),
            Health.UNKNOWN: self.tr("not checked", "", n),
        }[health]

    def seated(self, n: int) -> str:
        return self.tr("%n meeting(s) held in another room", "", n)

    def measurements(self, n: int) -> str:
        return self.tr("%n measurement(s)", "", n)

    def failed_in_a_row(self, n: int) -> str:
        return self.tr("%n check(s) failed in a row", "", n)

    def more_meetings(self, n: int) -> str:
        return self.tr("and %n more", "", n)

    def checked(self, n: int) -> str:
        return self.tr("%n device(s) checked", "", n)

    def faults_opened(self, n: int) -> str:
        return self.tr("%n fault(s) opened", "", n)

    def devices(self, health: Health, n: int) -> str:
        """Say how many devices are found how, in the words of `words.health`."""
        return {
            Health.OK: self.tr("%n in order", "", n),
            Health.DEGRADED: self.tr("%n need(s) attention", "", n),
            Health.FAILED: self.tr("%n faulty", "", n),
            Health.UNKNOWN: self.tr("%n not checked", "", n),
        }[health]


counted = Counted()
