"""Print labels for devices: a code that opens the device's page, its name, where it belongs."""

from __future__ import annotations

from collections.abc import Collection

from roomdesk.domain.device_link import link
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode
from roomdesk.ports.store import Store
from roomdesk.ports.writer import Label, LabelWriter, Press
from roomdesk.services.acting import Acting


@frozen
class PrintLabels:
    store: Store
    acting: Acting
    write: LabelWriter
    press: Press

    def sheets(self, devices: Collection[DeviceCode], language: str, skip: int = 0) -> list[str]:
        """Draw the labels of some devices, by site and room. Raises NotFound, Stranger."""
        self.acting()
        sites, rooms = self.store.sites(), self.store.rooms()
        known = {one.code: one for one in self.store.devices() if one.room in rooms}
        for code in devices:
            if code not in known:
                raise NotFound("device", code)
        order = {code: number for number, code in enumerate(rooms)}
        chosen = sorted((known[code] for code in set(devices)), key=lambda one: (order[one.room], one.name, one.code))
        labels = [
            Label(one.code, one.name, rooms[one.room].name, sites[rooms[one.room].site].name, link(one.code))
            for one in chosen
        ]
        return self.write(labels, language, skip)

    def pdf(self, devices: Collection[DeviceCode], language: str, skip: int = 0) -> bytes:
        """Give the labels as PDF, on A4 without margins. Raises NotFound, Stranger."""
        return self.press.drawings(self.sheets(devices, language, skip), "RoomDesk")
