"""Meetings as they stand in the window's list, on paper: the same rows and columns in the same order."""

from __future__ import annotations

from datetime import datetime
from html import escape

from roomdesk.formats.paper import breakable, document
from roomdesk.ports.writer import Listed

_PRINTED = {"it": "Stampato il {day} alle {time}", "en": "Printed on {day} at {time}"}
_NOTHING = {"it": "Nessuna riunione.", "en": "No meetings."}
_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 13pt; color: #0066cc; margin: 4px 0 8px 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
"""


def html(listed: Listed, *, language: str, printed_at: datetime) -> str:
    """Write a list as a page on its own, across; `printed_at` is a moment of the wall clock."""
    said = _PRINTED[language].format(day=f"{printed_at:%d/%m/%Y}", time=f"{printed_at:%H:%M}")
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in listed.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(text)}</td>' for text in row)}</tr>\n" for row in listed.rows)
    table = (
        f'<table width="100%" border="0" cellspacing="0" cellpadding="5">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )
    body = (
        f"<h1>{escape(listed.title)}</h1>\n<h2>{escape(listed.about)}</h2>\n"
        f"{table if listed.rows else f'<p>{escape(_NOTHING[language])}</p>'}"
        f'<p class="small">{escape(said)}</p>\n'
    )
    return document(listed.title, _STYLE, body, language, across=True)


def _cell(text: str) -> str:
    return escape(breakable(text) if "@" in text else text)
