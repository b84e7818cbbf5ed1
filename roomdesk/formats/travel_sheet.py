"""Journeys avoided on paper, for the council: in all, by month and by site, and how it is reckoned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.places import Site
from roomdesk.domain.slot import to_wall
from roomdesk.domain.travel import TravelRates
from roomdesk.domain.travel_saved import Saved, TravelSaved
from roomdesk.formats.paper import capital, document, month


@frozen
class _Words:
    title: str
    whole: tuple[str, str]
    figures: tuple[str, str, str, str]
    columns: tuple[str, str, str, str, str, str, str]
    nothing: str
    method: str
    printed: str


_WORDS = {
    "it": _Words(
        title="Viaggi evitati con la videoconferenza",
        whole=("Una riunione fra più sedi", "{} riunioni fra più sedi"),
        figures=("km di strada", "ore di viaggio", "euro", "kg di CO₂"),
        columns=("Mese", "Sede", "Riunioni", "km", "Ore", "Euro", "CO₂ (kg)"),
        nothing="In questo periodo nessuna riunione si è tenuta fra più sedi.",
        method="Si conta un'auto, andata e ritorno, da ogni altra sede alla prima: distanza in linea d'aria per "
        "{road}, {speed} km/h, {euro} euro e {co2} g di CO₂ al chilometro. Non si contano "
        "le persone a bordo né le loro ore.",
        printed="Stampato il {day} alle {time}",
    ),
    "en": _Words(
        title="Journeys avoided by meeting by video",
        whole=("One meeting between sites", "{} meetings between sites"),
        figures=("km by road", "hours of driving", "euro", "kg of CO₂"),
        columns=("Month", "Site", "Meetings", "km", "Hours", "Euro", "CO₂ (kg)"),
        nothing="In this period no meeting was held between sites.",
        method="One car, there and back, from each other site to the first: distance as the crow flies times {road}, "
        "{speed} km/h, {euro} euro and {co2} g of CO₂ a kilometre. The people in it and their hours are not counted.",
        printed="Printed on {day} at {time}",
    ),
}

_STYLE = """\
h1 { font-size: 20pt; margin: 0; }
.whole { font-size: 13pt; margin: 10px 0 4px 0; }
.figure { font-size: 24pt; font-weight: bold; color: #0066cc; border-bottom: 0; }
.unit { font-size: 10pt; color: #5d7083; border-bottom: 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
"""


def html(
    saved: TravelSaved,
    sites: Mapping[SiteCode, Site],
    *,
    rates: TravelRates,
    language: str,
    printed_at: datetime,
) -> str:
    """Write the page on its own, in `it` or `en`; `printed_at` is told in the first site's zone."""
    words = _WORDS[language]
    at = to_wall(printed_at, next((one.timezone for one in sites.values()), "Europe/Rome"))
    printed = words.printed.format(day=f"{at:%d/%m/%Y}", time=f"{at:%H:%M}")
    head = f'<h1>{escape(words.title)}</h1>\n<p class="small">{escape(printed)}</p>\n'
    method = words.method.format(
        road=_number(rates.road_factor, language, 2),
        speed=_number(rates.speed_kmh, language, 0),
        euro=_number(rates.euro_per_km, language, 2),
        co2=_number(rates.grams_co2_per_km, language, 0),
    )
    body = f"<p>{escape(words.nothing)}</p>\n"
    if saved.whole.meetings:
        months = [(_month(one, language), each) for one, each in saved.months.items()]
        by_site = [(sites[code].name if code in sites else str(code), each) for code, each in saved.sites.items()]
        body = _whole(saved.whole, words, language)
        body += _table(words.columns[0], months, words, language) + "<p>&nbsp;</p>\n"
        body += _table(words.columns[1], by_site, words, language)
    return document(words.title, _STYLE, f'{head}{body}<p class="small foot">{escape(method)}</p>\n', language)


def _whole(one: Saved, words: _Words, language: str) -> str:
    single, several = words.whole
    said = single if one.meetings == 1 else several.format(one.meetings)
    values = _amounts(one, language)
    figures = "".join(f'<td class="figure" width="25%">{value}</td>' for value in values)
    units = "".join(f'<td class="unit">{escape(unit)}</td>' for unit in words.figures)
    return (
        f'<p class="whole">{escape(said)}</p>\n<table width="100%" border="0" cellspacing="0" cellpadding="2">\n'
        f"<tr>{figures}</tr>\n<tr>{units}</tr>\n</table>\n<p>&nbsp;</p>\n"
    )


_RIGHT = ' align="right"'


def _table(head: str, rows: Sequence[tuple[str, Saved]], words: _Words, language: str) -> str:
    widths = (30, *(14,) * 5)
    heads = "".join(
        f'<th scope="col" width="{wide}%" style="text-align: {side}">{escape(one)}</th>'
        for wide, side, one in zip(widths, ("left", *("right",) * 5), (head, *words.columns[2:]), strict=True)
    )
    lines = "".join(
        f"<tr><td>{escape(name)}</td>"
        + "".join(f"<td{_RIGHT}>{value}</td>" for value in (one.meetings, *_amounts(one, language)))
        + "</tr>\n"
        for name, one in rows
    )
    return (
        f'<table width="100%" border="0" cellspacing="0" cellpadding="5">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{lines}</tbody>\n</table>\n"
    )


def _amounts(one: Saved, language: str) -> tuple[str, ...]:
    found = one.journeys
    return tuple(
        _number(value, language, places)
        for value, places in ((found.km, 0), (found.hours, 1), (found.euro, 2), (found.co2_kg, 1))
    )


def _number(value: float, language: str, places: int) -> str:
    """Write a number as people do: 1.234,5 in Italian, 1,234.5 in English."""
    text = f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "it" else text


def _month(day: date, language: str) -> str:
    return f"{capital(month(day, language))} {day.year}"
