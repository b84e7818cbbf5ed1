"""What is asked over SNMP by the kind of device, and what the values say (RFC 1628, 2790, 2863, 3418)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from roomdesk.domain.equipment import DeviceKind, Health
from roomdesk.drivers import Cause, Verdict

_DESCRIPTION, _UPTIME, _NAME = (f"1.3.6.1.2.1.1.{one}.0" for one in (1, 3, 5))
_BATTERY, _MINUTES, _CHARGE = (f"1.3.6.1.2.1.33.1.2.{one}.0" for one in (1, 3, 4))
_SOURCE = "1.3.6.1.2.1.33.1.4.1.0"
_PRINTER_STATUS, _PRINTER_ERRORS = "1.3.6.1.2.1.25.3.2.1.5.1", "1.3.6.1.2.1.25.3.5.1.2.1"
_INTERFACE = "1.3.6.1.2.1.2.2.1.8."
_UP, _MAINS = "1", "3"
_BATTERIES = {"1": "unknown", "2": "normal", "3": "low", "4": "depleted"}
_SOURCES = {"1": "other", "2": "none", "3": "mains", "4": "bypass", "5": "battery", "6": "booster", "7": "reducer"}
_FAULTS = ("low paper", "no paper", "low toner", "no toner", "door open", "jammed", "offline", "service requested")
_SERIOUS = {"no paper", "no toner", "door open", "jammed", "offline"}


class Sign(StrEnum):
    """What SNMP finds beside what any driver may."""

    CREDENTIALS = "credentials"
    BATTERY = "battery"
    ON_BATTERY = "on_battery"
    PORT_DOWN = "port_down"
    PRINTER = "printer"


def asked(kind: DeviceKind, interfaces: Sequence[int]) -> tuple[str, ...]:
    """Give the objects to ask for."""
    more = {
        DeviceKind.UPS: (_BATTERY, _MINUTES, _CHARGE, _SOURCE),
        DeviceKind.PRINTER: (_PRINTER_STATUS, _PRINTER_ERRORS),
    }
    return (_DESCRIPTION, _UPTIME, _NAME, *more.get(kind, ()), *(f"{_INTERFACE}{one}" for one in interfaces))


def judge(kind: DeviceKind, values: Mapping[str, str]) -> Verdict:
    """Weigh the values by object; one that a device does not have is not there."""
    who = ", ".join(
        one for one in (values.get(_NAME, ""), values.get(_DESCRIPTION, "")[:80], _up(values.get(_UPTIME, ""))) if one
    )
    down = [name.removeprefix(_INTERFACE) for name, one in values.items() if name.startswith(_INTERFACE) and one != _UP]
    if down:
        return Verdict(Health.DEGRADED, Sign.PORT_DOWN, f"interface {', '.join(down)} down; {who}")
    if kind is DeviceKind.UPS and _SOURCE in values:
        return _ups(values, who)
    if kind is DeviceKind.PRINTER:
        return _printer(values, who)
    return Verdict(Health.OK, Cause.OK, who or "answers")


def _ups(values: Mapping[str, str], who: str) -> Verdict:
    battery, source = values.get(_BATTERY, ""), values[_SOURCE]
    units = ((_CHARGE, "% charged"), (_MINUTES, " minutes left"))
    said = [f"battery {_BATTERIES.get(battery, battery)}", *(f"{values[key]}{u}" for key, u in units if key in values)]
    evidence = f"{_SOURCES.get(source, source)}, {', '.join(said)}; {who}"
    if battery in ("3", "4"):
        return Verdict(Health.FAILED if battery == "4" else Health.DEGRADED, Sign.BATTERY, evidence)
    if source != _MAINS:
        return Verdict(Health.DEGRADED, Sign.ON_BATTERY, evidence)
    return Verdict(Health.OK, Cause.OK, evidence)


def _printer(values: Mapping[str, str], who: str) -> Verdict:
    bits = values.get(_PRINTER_ERRORS, "")
    first = int(bits[2:4], 16) if re.fullmatch(r"0x[0-9a-f]{2,}", bits) else 0
    faults = [name for place, name in enumerate(_FAULTS) if first & (0x80 >> place)]
    is_down = values.get(_PRINTER_STATUS) == "5"
    if faults or is_down:
        failed = is_down or any(one in _SERIOUS for one in faults)
        evidence = f"{', '.join(faults) or 'down'}; {who}"
        return Verdict(Health.FAILED if failed else Health.DEGRADED, Sign.PRINTER, evidence)
    return Verdict(Health.OK, Cause.OK, who)


def _up(hundredths: str) -> str:
    return f"up {int(hundredths) // 8_640_000} d" if hundredths.isascii() and hundredths.isdigit() else ""
