"""Reports: use of rooms, journeys avoided, equipment month by month; as tables too."""

from __future__ import annotations

from datetime import date

import pytest

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.travel import TravelRates, avoided
from roomdesk.formats import travel_sheet
from roomdesk.formats.availability_sheet import html
from roomdesk.formats.csv import reports
from roomdesk.services.acting import Acting
from roomdesk.services.check_in import CheckIn
from roomdesk.services.report_equipment import ReportEquipment
from roomdesk.services.report_travel import ReportTravel
from roomdesk.services.report_usage import ReportUsage
from tests.services.test_edit_places import Writer
from tests.services.test_set_up_rooms import NoPress
from tests.services.test_tend_faults import PROJECTOR, Ward, broken, tending
from tests.services.town import ANNA, CARLA, DINO, SITES, Town, holidays, instant

PALAZZO, TECNICI = SiteCode("PALAZZO"), SiteCode("TECNICI")
WEEK = date(2026, 11, 23), date(2026, 11, 29)
RATES = TravelRates()


class Tables(Writer):
    """The tables of reports."""

    availability = staticmethod(reports.availability)
    usage = staticmethod(reports.usage)
    travel = staticmethod(reports.travel)


def test_rooms_are_reckoned_by_hours_and_arrivals(town: Town) -> None:
    anna = town.verbs(ANNA)
    came = anna.one("GIUNTA", when="2026-11-23 10:00", minutes=90)
    anna.one("GIUNTA", when="2026-11-24 10:00")
    off = anna.one("GIUNTA", when="2026-11-25 10:00")
    anna.one("GIUNTA", when="2026-11-30 10:00")
    anna.one("RIUNIONI", when="2026-11-24 10:00")
    anna.cancel(off.id)
    town.clock.at = instant("2026-11-23 10:00")
    CheckIn(town.store, town.clock, Acting(town.store, CARLA))(came.id)
    town.clock.at = instant("2026-11-25 12:00")
    report = ReportUsage(town.store, town.clock, Acting(town.store, DINO), holidays, Tables())
    rooms = {one.room.code: one for one in report(*WEEK)}
    giunta = rooms["GIUNTA"]
    assert (giunta.bookings, giunta.cancelled, giunta.hours, giunta.arrived, giunta.no_shows) == (2, 1, 2.5, 1, 1)
    # Twelve hours on five days, five on Saturday.
    assert giunta.open_hours == 65
    assert giunta.share == pytest.approx(2.5 / 65)
    assert rooms["RIUNIONI"].no_shows is None
    assert [one.room.code for one in report(*WEEK, [TECNICI])] == ["CANTIERI", "RIUNIONI"]
    table = report.csv(report(*WEEK, [PALAZZO])).splitlines()
    assert table[0].startswith("site,room,name,bookings,cancelled,hours")
    assert "PALAZZO,GIUNTA,Sala Giunta,2,1,2.5,65,3.85,1,1" in table


def test_holidays_are_no_opening_hours(town: Town) -> None:
    report = ReportUsage(town.store, town.clock, Acting(town.store, DINO), holidays, Tables())
    (one, *_) = report(date(2026, 12, 7), date(2026, 12, 8), [PALAZZO])
    assert one.open_hours == 12


def test_journeys_are_summed_by_month_and_site(town: Town) -> None:
    anna = town.verbs(ANNA)
    anna.one("GIUNTA", "RIUNIONI", when="2026-11-24 10:00", private=True)
    anna.one("RIUNIONI", "GIUNTA", when="2026-12-01 10:00")
    anna.one("GIUNTA", "SALETTA", when="2026-11-24 12:00")
    off = anna.one("GIUNTA", "RIUNIONI", when="2026-11-25 10:00")
    anna.cancel(off.id)
    later = anna.one("GIUNTA", "RIUNIONI", when="2026-12-09 10:00")
    town.clock.at = instant("2026-12-02 10:00")
    assert later.slot.start > town.clock.now()
    report = ReportTravel(
        town.store, town.clock, Acting(town.store, DINO), RATES, travel_sheet.html, Tables(), NoPress()
    )
    saved, one = report(), avoided(SITES[:2], RATES)
    assert one.km > 1
    assert saved.whole.meetings == 2
    assert saved.whole.journeys.km == pytest.approx(2 * one.km)
    assert {month: each.meetings for month, each in saved.months.items()} == {
        date(2026, 11, 1): 1,
        date(2026, 12, 1): 1,
    }
    assert {site: each.meetings for site, each in saved.sites.items()} == {PALAZZO: 1, TECNICI: 1}
    assert report(sites=[SiteCode("SCUOLA")]).whole.meetings == 0
    assert report(*WEEK).whole.meetings == 1
    page = report.page(saved, "it").html
    assert "2 riunioni fra più sedi" in page
    assert "Novembre 2026" in page
    assert f'<td align="right">{one.km:.0f}</td>' in page
    assert "per 1,30, 30 km/h, 0,45 euro" in page
    assert "nessuna riunione" in report.page(report(sites=[SiteCode("SCUOLA")]), "it").html
    assert "2 meetings between sites" in report.pdf(saved, "en").decode()
    assert report.csv(saved).splitlines()[1] == (
        f"2026-11,1,{round(one.km, 1):g},{round(one.hours, 1):g},{round(one.euro, 2):g},{round(one.co2_kg, 1):g}"
    )


def test_equipment_is_reckoned_month_by_month_from_its_first_check(town: Town) -> None:
    ward = Ward(town)
    ward.checked()
    broken(ward)
    town.clock.forward(hours=3)
    ward.checked(giunta=Health.OK)
    report = ReportEquipment(town.store, town.clock, Acting(town.store, DINO), html, Tables(), NoPress())
    projector, screen = report()
    assert (projector.device.code, projector.faults, screen.faults) == (PROJECTOR, 1, 0)
    assert [one.available for one in projector.months[:-1]] == [None] * 11
    # Open from nine to three, out from the first failed check on.
    assert projector.hours_out == pytest.approx(5)
    assert projector.available == pytest.approx(1 - 5 / 6)
    assert screen.available == 1
    assert projector.months == tending(town).device(PROJECTOR).months
    page = report.page(report(), "it").html
    assert "Proiettore" in page
    assert "16,7" in page
    assert "nov&nbsp;26" in page
    assert "16.7" in report.pdf(report(), "en").decode()
    table = report.csv(report()).splitlines()
    assert len(table) == 1 + 2 * 12
    assert table[12] == "PALAZZO,GIUNTA,PROIETTORE,Proiettore,projector,2026-11,16.67,1"
    assert report(sites=[TECNICI]) == ()
