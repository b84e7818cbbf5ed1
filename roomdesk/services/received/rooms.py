"""Which rooms of ours a message names: as attendees, or in the words of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.invitation import ROOM_MAIL_DOMAIN
from roomdesk.domain.places import Room
from roomdesk.domain.received import AskedRoom, Message
from roomdesk.ports.store import Store

_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[;,|\n]|\s[-–—/]\s")


@frozen
class NamedRooms:
    store: Store
    mail_domain: str

    def __call__(self, message: Message) -> tuple[RoomCode, ...]:
        """Give our rooms among those that are asked for; rooms of others are none of our business.

        Raises Invalid for a mailbox of our rooms' domain that no room has.
        """
        asked = [code for one in message.rooms if (code := self._attending(one, message.place))]
        if not asked:
            asked = [code for part in _parts(message.place) if (code := self._called(part, message.place))]
        return tuple(dict.fromkeys(asked))

    def _attending(self, asked: AskedRoom, place: str) -> RoomCode | None:
        local, _, domain = asked.address.partition("@")
        if domain == self.mail_domain.lower():
            room = next((one for one in self.store.rooms().values() if one.code.lower() == local), None)
            # The domain of rooms without mailboxes is everybody's: there a room must have our room's name as well.
            if self.mail_domain == ROOM_MAIL_DOMAIN:
                return room.code if room and _same(room.name, asked.name) else None
            if room is None:
                raise Invalid(Fault.UNKNOWN_ROOM, asked.name or asked.address)
            return room.code
        return self._called(asked.name, place)

    def _called(self, name: str, place: str) -> RoomCode | None:
        """Find the room of a name or code; of several with one name, that whose site is named too."""
        found = [one for one in self.store.rooms().values() if _same(one.name, name) or _same(one.code, name)]
        if len(found) > 1:
            found = [one for one in found if self._site_named(one, _parts(place))]
        return found[0].code if len(found) == 1 else None

    def _site_named(self, room: Room, parts: Iterable[str]) -> bool:
        site = self.store.sites()[room.site]
        return any(_same(part, site.name) or _same(part, site.code) for part in parts)


def _parts(place: str) -> list[str]:
    return [part for one in _PARTS.split(_BRACKETS.sub("", place)) if (part := " ".join(one.split()))]


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
