"""The acceptance report of a room on paper: its devices, how each was found, two signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import NamedTuple

from roomdesk.domain.commissioning import RoomToCommission, Step
from roomdesk.domain.equipment import Device, Health
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.slot import to_wall
from roomdesk.formats.paper import date_in_full, document


class _Words(NamedTuple):
    title: str
    draft: str
    began: str
    signed: str
    columns: tuple[str, ...]
    health: Mapping[Health, str]
    never: str
    remark: str
    steps: Mapping[Step, str]
    yes: str
    no: str
    note: str
    installer: str
    accepted: str
    place: str


_WORDS = {
    "it": _Words(
        title="Verbale di collaudo della sala",
        draft="Bozza di {day} alle {time}: non ancora firmato.",
        began="Lavori cominciati {day}.",
        signed="Firmato {day} alle {time}.",
        columns=("Codice", "Apparato", "Indirizzo", "Esito", "Controllo"),
        health={
            Health.OK: "In ordine",
            Health.DEGRADED: "Da verificare",
            Health.FAILED: "Guasto",
            Health.UNKNOWN: "Non controllabile",
        },
        never="Mai controllato",
        remark="Accettato con riserva: {text}",
        steps={
            Step.DEVICES: "Apparati registrati",
            Step.CHECKS: "Apparati controllati",
            Step.PHOTO: "Foto della sala",
            Step.LABELS: "Etichette applicate",
        },
        yes="sì",
        no="no",
        note="Note",
        installer="Per l'installatore",
        accepted="Per l'ente",
        place="{room}, {site}. Posti: {seats}.",
    ),
    "en": _Words(
        title="Acceptance report of the room",
        draft="Draft of {day} at {time}: not signed yet.",
        began="Work begun on {day}.",
        signed="Signed on {day} at {time}.",
        columns=("Code", "Device", "Address", "Finding", "Check"),
        health={
            Health.OK: "In order",
            Health.DEGRADED: "Needs attention",
            Health.FAILED: "Faulty",
            Health.UNKNOWN: "Cannot be checked",
        },
        never="Never checked",
        remark="Taken over with a remark: {text}",
        steps={
            Step.DEVICES: "Devices recorded",
            Step.CHECKS: "Devices checked",
            Step.PHOTO: "Photo of the room",
            Step.LABELS: "Labels applied",
        },
        yes="yes",
        no="no",
        note="Notes",
        installer="For the installer",
        accepted="For the municipality",
        place="{room}, {site}. Seats: {seats}.",
    ),
}
_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 12pt; margin: 14px 0 4px 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
.line { border-bottom: 1px solid #17324d; }
"""


def html(found: RoomToCommission, said: Mapping[DeviceCode, str], *, language: str, printed_at: datetime) -> str:
    """Write the report; a draft says that it is one."""
    words, sheet, zone = _WORDS[language], found.sheet, found.site.timezone
    moment = to_wall(sheet.signed_at or printed_at, zone)
    state = (words.signed if sheet.signed_at else words.draft).format(
        day=date_in_full(moment.date(), language), time=f"{moment:%H:%M}"
    )
    began = words.began.format(day=date_in_full(to_wall(sheet.began_at, zone).date(), language))
    place = words.place.format(room=found.room.name, site=found.site.name, seats=found.room.capacity)
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in words.columns)
    rows = "".join(_row(one, found, said.get(one.code, ""), language) for one in found.devices)
    steps = " · ".join(f"{text}: {words.yes if found.steps[step] else words.no}" for step, text in words.steps.items())
    body = (
        f"<h1>{escape(words.title)}</h1>\n<p>{escape(place)}<br>{escape(began)} {escape(state)}</p>\n"
        f'<table width="100%" border="0" cellspacing="0" cellpadding="4">\n<thead><tr>{heads}</tr></thead>\n'
        f'<tbody>\n{rows}</tbody>\n</table>\n<p class="foot">{escape(steps)}</p>\n'
    )
    if sheet.note:
        body += f"<h2>{escape(words.note)}</h2>\n<p>{escape(sheet.note).replace(chr(10), '<br>')}</p>\n"
    return document(words.title, _STYLE, body + _signatures(found, language), language)


def _row(device: Device, found: RoomToCommission, said: str, language: str) -> str:
    words, one = _WORDS[language], found.findings.get(device.code)
    finding = f"{words.health[one.health]}. {said}" if one else words.never
    if remark := found.sheet.remarks.get(device.code):
        finding += f" {words.remark.format(text=remark)}"
    where = f"{device.host}:{device.port}" if device.port else device.host
    when = f"{to_wall(one.at, found.site.timezone):%d/%m/%Y %H:%M}" if one else "–"
    cells = (device.code, device.name, where, finding, when)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"


def _signatures(found: RoomToCommission, language: str) -> str:
    words, sheet = _WORDS[language], found.sheet
    sides = ((words.installer, sheet.installer), (words.accepted, sheet.accepted_by))
    cells = "".join(
        f'<td width="50%"><br>{escape(side)}<br>{escape(name or "…")}<br><br><br>______________________________</td>'
        for side, name in sides
    )
    return f'<table width="100%" border="0" cellspacing="0" cellpadding="4"><tr>{cells}</tr></table>\n'
