"""What the agenda is remembered by: its view, the room filter, the list's columns; never the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from roomdesk.gui.agenda.span import Sought, View

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage


def remembered(page: AgendaPage) -> dict[str, str]:
    """Put into texts what shall be there the next time."""
    sought = page.tools.sought_now()
    return {
        "view": page.view.value,
        "seats": str(sought.seats),
        "features": " ".join(sorted(sought.features)),
        "columns": " ".join(f"{one:.1f}" for one in page.spans.columns()),
    }


def remember(page: AgendaPage, texts: Mapping[str, str]) -> None:
    """Show again what was remembered; what makes no sense any more is left out."""
    page.columns = columns(texts.get("columns", ""))
    seats = texts.get("seats", "")
    sought = Sought(int(seats) if seats.isdecimal() else 0, frozenset(texts.get("features", "").split()))
    if sought != Sought():
        page.tools.show_sought(sought)
    view = next((one for one in View if one.value == texts.get("view")), View.DAY)
    if view is not View.DAY:
        page.show_view(view)


def columns(text: str) -> list[float]:
    """Read widths in characters; none where one is not a number or leaves nothing to see."""
    try:
        found = [float(one) for one in text.split()]
    except ValueError:
        return []
    return found if all(_NARROWEST <= one <= _WIDEST for one in found) else []


_NARROWEST, _WIDEST = 2, 400
