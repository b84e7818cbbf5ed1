"""Camera, microphone and loudspeaker of this computer, as far as it lets us at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roomdesk.domain.picture import Frame


class NoMedia(Exception):
    """Neither sound nor cameras can be reached from here at all; carries why, in words for a report."""


class NotOpened(Exception):
    """One device is there and cannot be opened; carries why, in the system's words."""


@frozen
class Heard:
    """What the microphone gave: 16 bit samples at 48 kHz, one channel; `before` came before the tone, `during` with it.

    `octets_came` is False where nothing came at all within a second and a half.
    """

    before: bytes
    during: bytes
    octets_came: bool


class ThisComputer(Protocol):
    """Every method may raise NoMedia; each ends on its own within a few seconds."""

    def names(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Name cameras, microphones and loudspeakers, the usual one of each first."""
        ...

    def listen(self, tone: bytes = b"") -> Heard:
        """Listen to the usual microphone, and play the tone through the usual loudspeaker meanwhile."""
        ...

    def watch(self) -> Sequence[Frame]:
        """Look at the usual camera's pictures for three seconds. Raises NotOpened too."""
        ...
