"""The screens of the window, in the order of its navigation; each is loaded when it is first opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from roomdesk.domain.ids import SiteCode
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.clock import Clock

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Page(Protocol):
    """What the frame asks of a screen, beside being a QWidget."""

    def refresh(self) -> None:
        """Ask the desk again."""
        ...

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        """Show only some sites, or all, and ask again."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What every screen is handed."""

    desk: Desk
    clock: Clock
    background: Background
    pulse: Pulse


@dataclass(frozen=True, slots=True)
class Screen:
    """One entry of the navigation: `place` is where its page is, as `module:class`."""

    key: str
    title: Callable[[], str]
    icon: str
    place: str


# One line a screen; Ctrl+1, Ctrl+2 … follow their order.
SCREENS = (
    Screen("agenda", lambda: translate("Screens", "Agenda"), "calendar", "roomdesk.gui.agenda.page:AgendaPage"),
    Screen(
        "reception",
        lambda: translate("Screens", "Reception"),
        "reception",
        "roomdesk.gui.reception.page:ReceptionPage",
    ),
)


def open_screen(screen: Screen, tools: Tools) -> QWidget:
    """Make a screen's page. Its module is imported here and not before: the first day must not wait for the others."""
    module, _, name = screen.place.partition(":")
    make = getattr(importlib.import_module(module), name)
    return cast(QWidget, make(tools.desk, tools.clock, tools.background, tools.pulse))
