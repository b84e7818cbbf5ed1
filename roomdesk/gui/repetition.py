"""How a meeting is repeated, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from roomdesk.domain.series import wall_until
from roomdesk.gui.counted import counted
from roomdesk.gui.words import short_day

translate = QCoreApplication.translate


def repetition(rrule: str, timezone: str) -> str:
    """Say how often a meeting is repeated, and until when or how many times."""
    rule = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    text = _often(rule)
    if "COUNT" in rule:
        return f"{text}, {counted.times(int(rule['COUNT']))}"
    if "UNTIL" in rule:
        last = wall_until(rule["UNTIL"], timezone).date()
        return translate("Words", "{often}, until {day}").format(often=text, day=short_day(last))
    return text


_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _often(rule: Mapping[str, str]) -> str:
    """Word FREQ, INTERVAL and plain BYDAY; a rule with other parts is only said to be one."""
    if set(rule) - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}:
        return translate("Words", "Repeated")
    freq, every, days = rule.get("FREQ", ""), rule.get("INTERVAL", "1"), rule.get("BYDAY", "").split(",")
    if (freq, every, days) == ("WEEKLY", "1", list(_DAYS[:5])):
        return translate("Words", "Every working day")
    once = {
        "DAILY": translate("Words", "Every day"),
        "WEEKLY": translate("Words", "Every week"),
        "MONTHLY": translate("Words", "Every month"),
        "YEARLY": translate("Words", "Every year"),
    }
    each = {
        "DAILY": translate("Words", "Every {count} days"),
        "WEEKLY": translate("Words", "Every {count} weeks"),
        "MONTHLY": translate("Words", "Every {count} months"),
        "YEARLY": translate("Words", "Every {count} years"),
    }
    text = once.get(freq, "") if every == "1" else each.get(freq, "").format(count=every)
    named = [_weekday(one) for one in days if one]
    if not text or not all(named):
        return translate("Words", "Repeated")
    return translate("Words", "{often} on {days}").format(often=text, days=", ".join(named)) if named else text


def _weekday(part: str) -> str:
    """Word one day of BYDAY: `MO`, `2TU`, `-1FR`; empty for others."""
    number, name = part[:-2].lstrip("+"), part[-2:]
    if name not in _DAYS:
        return ""
    weekday = QLocale().standaloneDayName(_DAYS.index(name) + 1)
    text = {
        "": "{weekday}",
        "1": translate("Words", "the first {weekday}"),
        "2": translate("Words", "the second {weekday}"),
        "3": translate("Words", "the third {weekday}"),
        "4": translate("Words", "the fourth {weekday}"),
        "5": translate("Words", "the fifth {weekday}"),
        "-1": translate("Words", "the last {weekday}"),
    }.get(number, "")
    return text.format(weekday=weekday)
