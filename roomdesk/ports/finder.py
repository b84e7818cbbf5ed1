"""Cameras that are asked who they are, all of a network at once; only when somebody wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class FoundCamera(NamedTuple):
    """Who answered: its address, its service's address, and how it calls itself and its hardware."""

    host: str
    service: str
    name: str = ""
    hardware: str = ""


class Finder(Protocol):
    def find(self, networks: Sequence[str], seconds: float) -> tuple[FoundCamera, ...]:
        """Ask once and listen for so many seconds; whoever answers from outside these networks (CIDR) is left out."""
        ...
