"""The holidays' table is what the package says, and years beyond it are asked of the package."""

from datetime import date

from resources.holidays.compile import YEARS, table
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places

TABLE = find_places().resources / "holidays" / "it.csv"


def test_the_table_is_what_the_package_says() -> None:
    assert TABLE.read_text("utf-8") == table()


def test_days_in_and_beyond_the_table() -> None:
    italian, english = NationalHolidays("it", TABLE), NationalHolidays("en", TABLE)
    assert (italian(date(2026, 12, 25)), english(date(2026, 12, 25))) == ("Natale", "Christmas Day")
    assert italian(date(2026, 10, 4))  # Saint Francis, a holiday again from 2026
    assert not italian(date(2026, 11, 23))
    beyond = max(YEARS) + 3
    assert (italian(date(beyond, 12, 25)), italian(date(beyond, 11, 23))) == ("Natale", "")
