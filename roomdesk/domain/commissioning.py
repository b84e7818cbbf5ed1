"""The commissioning of a room: what must be true of it before it is handed over, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.domain.places import Room, Site


class Step(StrEnum):
    """The steps in their order: each is done before the next is worth doing."""

    DEVICES = "devices"
    CHECKS = "checks"
    PHOTO = "photo"
    LABELS = "labels"
    SIGNATURE = "signature"


@frozen
class Commissioning:
    """What was written down so far: labels that stick, remarks on devices taken over as they are, who signs.

    `signed_at` is None until it is signed; then nothing is changed any more.
    """

    room: RoomCode
    began_at: datetime
    labelled: frozenset[DeviceCode] = frozenset()
    remarks: Mapping[DeviceCode, str] = field(default_factory=dict)
    installer: str = ""
    accepted_by: str = ""
    note: str = ""
    signed_at: datetime | None = None


def is_checked(device: DeviceCode, found: Finding | None, sheet: Commissioning) -> bool:
    """Whether a device was checked since the work began and is well, or is taken over with a remark."""
    if sheet.remarks.get(device):
        return True
    return found is not None and found.at >= sheet.began_at and found.health is Health.OK


def done(
    sheet: Commissioning, devices: Sequence[Device], findings: Mapping[DeviceCode, Finding], *, has_photo: bool
) -> Mapping[Step, bool]:
    """Tell which steps are done."""
    before = {
        Step.DEVICES: bool(devices),
        Step.CHECKS: bool(devices) and all(is_checked(one.code, findings.get(one.code), sheet) for one in devices),
        Step.PHOTO: has_photo,
        Step.LABELS: bool(devices) and all(one.code in sheet.labelled for one in devices),
    }
    return {**before, Step.SIGNATURE: sheet.signed_at is not None}


def may_sign(steps: Mapping[Step, bool], sheet: Commissioning) -> bool:
    """Whether it can be signed: all else is done, and both sides are named."""
    rest = all(is_done for step, is_done in steps.items() if step is not Step.SIGNATURE)
    return rest and bool(sheet.installer) and bool(sheet.accepted_by) and sheet.signed_at is None


@frozen
class RoomToCommission:
    """A room with all that its commissioning is about; `steps` says which are done."""

    room: Room
    site: Site
    sheet: Commissioning
    devices: tuple[Device, ...]
    findings: Mapping[DeviceCode, Finding]
    has_photo: bool
    steps: Mapping[Step, bool]

    @property
    def may_sign(self) -> bool:
        return may_sign(self.steps, self.sheet)
