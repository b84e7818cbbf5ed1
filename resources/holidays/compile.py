"""Writes it.csv, the national holidays of 2020 to 2060, from the holidays package.

Run it when the package learns of a new law: `python -m resources.holidays.compile`. A test compares the two.
"""

from __future__ import annotations

from pathlib import Path

import holidays

YEARS = range(2020, 2061)


def table() -> str:
    """Make the table: day, Italian name, English name."""
    italian = holidays.country_holidays("IT", years=YEARS, language="it_IT")
    english = holidays.country_holidays("IT", years=YEARS, language="en_US")
    rows = (f"{day.isoformat()};{italian[day]};{english[day]}" for day in sorted(italian))
    # Two on one day are joined by a semicolon there; here that separates.
    return "".join(f"{row.replace('; ', ', ')}\n" for row in rows)


if __name__ == "__main__":
    Path(__file__).with_name("it.csv").write_text(table(), "utf-8")
