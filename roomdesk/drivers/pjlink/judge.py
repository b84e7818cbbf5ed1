"""What a projector's answers say about its health."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from roomdesk.domain.equipment import Health
from roomdesk.drivers import Cause, Verdict
from roomdesk.drivers.pjlink import protocol, quirks

_WORN = 0.9


class Sign(StrEnum):
    """What PJLink finds beside what any driver may; the parts are those of ERST, warning or error by the health."""

    FAN = "fan"
    LAMP = "lamp"
    TEMPERATURE = "temperature"
    COVER = "cover"
    FILTER = "filter"
    OTHER = "other"
    LAMP_HOURS = "lamp_hours"
    DEVICE_FAILURE = "device_failure"
    STANDBY = "standby"
    CREDENTIALS = "credentials"
    NOT_NOW = "not_now"
    DONE = "done"


def judge(answers: Mapping[str, str], rated_hours: int) -> Verdict:
    """Weigh the answers by command: errors, then warnings, then lamps at 90 % of `rated_hours` (0: not judged)."""
    report = _report(answers)
    errors = quirks.errors(answers.get("ERST", ""))
    broken = [command for command, answer in answers.items() if answer == protocol.DEVICE_FAILURE]
    if "2" in errors:
        return _parts(Health.FAILED, errors, "2", report)
    if broken:
        return Verdict(Health.FAILED, Sign.DEVICE_FAILURE, f"{broken[0]} ERR4; {report}")
    if "1" in errors:
        return _parts(Health.DEGRADED, errors, "1", report)
    oldest = max(quirks.lamp_hours(answers.get("LAMP", "")), default=0)
    if rated_hours and oldest >= _WORN * rated_hours:
        return Verdict(Health.DEGRADED, Sign.LAMP_HOURS, f"lamp {oldest} h of {rated_hours} h; {report}")
    power = answers["POWR"]
    if power not in protocol.POWER and power != protocol.UNAVAILABLE:
        return Verdict(Health.FAILED, Cause.PROTOCOL, f"POWR {power}")
    return Verdict(Health.OK, Sign.STANDBY if power == "0" else Cause.OK, report)


def _parts(health: Health, errors: str, digit: str, report: str) -> Verdict:
    parts = [part for part, found in zip(protocol.PARTS, errors, strict=True) if found == digit]
    return Verdict(health, Sign(parts[0]), f"ERST {errors}: {', '.join(parts)}; {report}")


def _report(answers: Mapping[str, str]) -> str:
    """Say in one line what is known: `power on, input 31, lamp 1204 h, EPSON EB-L200`."""
    known = {command: protocol.value(answer) for command, answer in answers.items()}
    hours = quirks.lamp_hours(known.get("LAMP", ""))
    said = (
        ("power ", protocol.POWER.get(known.get("POWR", ""), "")),
        ("input ", known.get("INPT", "")),
        ("", {"-": "no signal", "*": ""}.get(known.get("IRES", ""), known.get("IRES", ""))),
        ("lamp ", " h, ".join(map(str, hours)) + " h" if hours else ""),
        ("", f"{known.get('INF1', '')} {known.get('INF2', '')}".strip()),
        ("", known.get("NAME", "")),
        ("serial ", known.get("SNUM", "")),
    )
    return ", ".join(label + word for label, word in said if word)
