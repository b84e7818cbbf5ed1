"""The screens of the window, in the order of its navigation; each is loaded when it is first opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.clock import Clock

if TYPE_CHECKING:
    from roomdesk.gui.common.notice import Notice
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Page(Protocol):
    """What the frame asks of a screen, beside being a QWidget; `notice` is its bar for what has happened."""

    notice: Notice

    def refresh(self) -> None:
        """Ask the desk again."""
        ...

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        """Show only some sites, or all, and ask again."""
        ...

    def focus_view(self) -> None:
        """Put the keyboard where work begins. No focus proxy: Qt's Tab key would skip all that stands before it."""
        ...


@runtime_checkable
class Keeping(Protocol):
    """A page that can be made anew, in another language or palette, and go on where it was."""

    def kept(self) -> Any:
        """Give what shall be shown again."""
        ...

    def keep(self, kept: Any) -> None:
        """Show again what the page before gave."""
        ...


@runtime_checkable
class Remembering(Protocol):
    """A page that looks the next time as it was left."""

    def remembered(self) -> Mapping[str, str]:
        """Give what shall be there the next time."""
        ...

    def remember(self, texts: Mapping[str, str]) -> None:
        """Show what was remembered, as far as it still makes sense."""
        ...


@frozen
class Tools:
    """What every screen is handed."""

    desk: Desk
    clock: Clock
    background: Background
    pulse: Pulse


@frozen
class Screen:
    """One entry of the navigation: `place` is where its page is, as `module:class`."""

    key: str
    title: Callable[[], str]
    icon: str
    place: str


# One line a screen; Ctrl+1, Ctrl+2 … follow their order.
SCREENS = (
    Screen("agenda", lambda: translate("Screens", "Agenda"), "calendar", "roomdesk.gui.agenda.page:AgendaPage"),
    Screen("find", lambda: translate("Screens", "Find a room"), "search", "roomdesk.gui.find.page:FindPage"),
    Screen(
        "reception",
        lambda: translate("Screens", "Reception"),
        "reception",
        "roomdesk.gui.reception.page:ReceptionPage",
    ),
    Screen(
        "equipment",
        lambda: translate("Screens", "Equipment"),
        "equipment",
        "roomdesk.gui.equipment.page:EquipmentPage",
    ),
    Screen("reports", lambda: translate("Screens", "Reports"), "chart", "roomdesk.gui.reports.page:ReportsPage"),
    Screen(
        "places", lambda: translate("Screens", "Sites and rooms"), "map-marker", "roomdesk.gui.places.page:PlacesPage"
    ),
    Screen(
        "this_computer",
        lambda: translate("Screens", "This computer"),
        "computer",
        "roomdesk.gui.this_computer.page:ThisComputerPage",
    ),
)


def open_screen(screen: Screen, tools: Tools) -> QWidget:
    return cast(QWidget, load(screen.place)(tools.desk, tools.clock, tools.background, tools.pulse))


def load(place: str) -> Any:
    """Give a class, as `module:class`. The one place of the window where modules are imported late.

    The first day must not wait for screens and dialogs that nobody has opened.
    """
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)
