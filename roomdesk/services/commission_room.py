"""Commission a room: step by step, kept so that it can be gone on with, signed, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from roomdesk.domain.commissioning import Commissioning, RoomToCommission, done
from roomdesk.domain.equipment import Finding
from roomdesk.domain.errors import Fault, Invalid, NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.domain.rights import may_tend
from roomdesk.domain.wording import prose, title
from roomdesk.ports.clock import Clock
from roomdesk.ports.drafts import Drafts, KeptDraft, Typed
from roomdesk.ports.store import Store
from roomdesk.ports.writer import AcceptanceWriter, Page, Paper, Press
from roomdesk.services.acting import Acting


@frozen
class CommissionRoom:
    """`kept` keeps what was written down on this computer, room by room."""

    store: Store
    clock: Clock
    acting: Acting
    kept: Drafts
    write: AcceptanceWriter
    press: Press

    def under_way(self) -> tuple[RoomCode, ...]:
        """List the rooms that were begun and not signed, the last one first."""
        self.acting()
        return tuple(RoomCode(one.id) for one in self.kept.kept() if not one.typed.get("signed_at"))

    def look(self, room: RoomCode) -> RoomToCommission:
        """Look at a room; the work begins with the first look. Raises NotYours, NotFound, Stranger."""
        may_tend(self.acting())
        place = self.store.rooms().get(room)
        if place is None:
            raise NotFound("room", room)
        sheet = self._sheet(room)
        devices = tuple(one for one in self.store.devices([room]) if not one.retired)
        latest = self.store.last_findings()
        findings = {one.code: latest[one.code] for one in devices if one.code in latest}
        has_photo = self.store.photo(room) is not None
        steps = done(sheet, devices, findings, has_photo=has_photo)
        return RoomToCommission(place, self.store.sites()[place.site], sheet, devices, findings, has_photo, steps)

    def note(self, room: RoomCode, **changes: Any) -> RoomToCommission:
        """Write something down: `labelled`, `remarks`, `installer`, `accepted_by`, `note`, by their names.

        Raises NotYours, NotFound, Invalid where it is signed already or a text cannot be kept.
        """
        sheet = self.look(room).sheet
        if sheet.signed_at:
            raise Invalid(Fault.SIGNED, room)
        for name in ("installer", "accepted_by"):
            if changes.get(name):
                changes[name] = title(changes[name])
        if "note" in changes:
            changes["note"] = prose(changes["note"])
        if "remarks" in changes:
            given = {code: prose(text).replace("\n", " ") for code, text in changes["remarks"].items()}
            changes["remarks"] = {code: text for code, text in given.items() if text}
        self._keep(replace(sheet, **changes))
        return self.look(room)

    def sign(self, room: RoomCode) -> RoomToCommission:
        """Sign: the room is handed over as it is now. Raises NotYours, NotFound, Invalid where something is left."""
        found = self.look(room)
        if not found.may_sign:
            raise Invalid(Fault.NOT_READY, room)
        self._keep(replace(found.sheet, signed_at=self.clock.now()))
        return self.look(room)

    def begin_again(self, room: RoomCode) -> RoomToCommission:
        """Forget what was written down, and begin anew: checks from before do not count. Raises NotYours, NotFound."""
        may_tend(self.acting())
        self.kept.drop(room)
        return self.look(room)

    def page(self, room: RoomCode, language: str, told: Callable[[Finding], str]) -> Page:
        """Lay the report out, signed or not; `told` says what was found. Raises NotYours, NotFound, Stranger."""
        found = self.look(room)
        said = {code: told(one) for code, one in found.findings.items()}
        html = self.write(found, said, language=language, printed_at=self.clock.now())
        return Page(html, f"RoomDesk {found.room.code}")

    def pdf(self, room: RoomCode, language: str, told: Callable[[Finding], str]) -> bytes:
        """Give the report as PDF. Raises NotYours, NotFound, Stranger."""
        return self.press.pdf(self.page(room, language, told), Paper())

    def _sheet(self, room: RoomCode) -> Commissioning:
        """Read what was written down; begin where nothing was, or nothing that can be read."""
        for one in self.kept.kept():
            if one.id == room:
                return _read(room, one.typed, one.at)
        fresh = Commissioning(room, self.clock.now())
        self._keep(fresh)
        return fresh

    def _keep(self, sheet: Commissioning) -> None:
        self.kept.keep(KeptDraft(sheet.room, self.clock.now(), _written(sheet)))


def _written(sheet: Commissioning) -> Typed:
    return {
        "began_at": sheet.began_at.isoformat(),
        "labelled": sorted(sheet.labelled),
        "remarks": [f"{code}\t{text}" for code, text in sheet.remarks.items()],
        "installer": sheet.installer,
        "accepted_by": sheet.accepted_by,
        "note": sheet.note,
        "signed_at": sheet.signed_at.isoformat() if sheet.signed_at else "",
    }


def _read(room: RoomCode, typed: Typed, at: datetime) -> Commissioning:
    def instant(name: str) -> datetime | None:
        try:
            found = datetime.fromisoformat(str(typed.get(name, "")))
        except ValueError:
            return None
        return found if found.tzinfo else None

    def texts(name: str) -> list[str]:
        found = typed.get(name)
        return [str(one) for one in found] if isinstance(found, list) else []

    remarks = (one.partition("\t") for one in texts("remarks"))
    return Commissioning(
        room,
        instant("began_at") or at,
        frozenset(map(DeviceCode, texts("labelled"))),
        {DeviceCode(code): text for code, _, text in remarks if text},
        str(typed.get("installer", "")),
        str(typed.get("accepted_by", "")),
        str(typed.get("note", "")),
        instant("signed_at"),
    )
