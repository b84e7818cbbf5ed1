"""Look around: places, people, equipment and its health, conference services, news of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roomdesk.domain.equipment import Health, worst
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.places import FEATURES
from roomdesk.services.answers import Equipped, Places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from roomdesk.domain.ids import Email, RoomCode, SiteCode
    from roomdesk.domain.people import Person
    from roomdesk.domain.places import Municipality, Room, Site
    from roomdesk.ports.provider import Provider
    from roomdesk.ports.store import Store
    from roomdesk.services.acting import Acting


@frozen
class LookAround:
    store: Store
    acting: Acting
    services: Mapping[str, Provider]

    def who(self) -> Person:
        """Give whoever acts. Raises Stranger."""
        return self.acting()

    def municipality(self) -> Municipality:
        return self.store.municipality()

    def places(self) -> Places:
        self.acting()
        return Places(self.store.sites(), self.store.rooms())

    def site(self, code: str) -> Site:
        """Look a site up by its code, upper or lower case. Raises NotFound."""
        for site in self.store.sites().values():
            if site.code.upper() == code.upper():
                return site
        raise NotFound("site", code)

    def room(self, code: str) -> Room:
        """Look a room up by its code, upper or lower case. Raises NotFound."""
        for room in self.store.rooms().values():
            if room.code.upper() == code.upper():
                return room
        raise NotFound("room", code)

    def features(self) -> frozenset[str]:
        """Name what rooms can be asked for: the usual equipment, and whatever any room has. Raises Stranger."""
        self.acting()
        return frozenset(FEATURES).union(*(room.features for room in self.store.rooms().values()))

    def people(self) -> Mapping[Email, Person]:
        self.acting()
        return self.store.people()

    def devices(self, rooms: Collection[RoomCode] | None = None) -> tuple[Equipped, ...]:
        self.acting()
        findings = self.store.last_findings()
        return tuple(Equipped(device, findings.get(device.code)) for device in self.store.devices(rooms))

    def room_health(self) -> Mapping[RoomCode, Health]:
        """Sum each room's devices up; a room without devices in use is not there."""
        found: dict[RoomCode, list[Health]] = {}
        for one in self.devices():
            if one.device.retired:
                continue
            health = one.finding.health if one.finding else Health.UNKNOWN
            found.setdefault(one.device.room, []).append(health)
        return {room: worst(healths) for room, healths in found.items()}

    def rooms_of(self, sites: Collection[SiteCode]) -> tuple[RoomCode, ...]:
        return tuple(room.code for room in self.store.rooms().values() if room.site in sites)

    def provider_labels(self) -> Mapping[str, str]:
        """Name the conference services that are set up, each as people know it."""
        return {name: service.card.label for name, service in self.services.items() if service.is_set_up}

    def seen(self) -> int:
        """Give a number that differs after another program wrote."""
        return self.store.seen()
