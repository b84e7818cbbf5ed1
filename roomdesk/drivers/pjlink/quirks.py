"""Answers of real projectors that are not as the PJLink standard has them, and what they mean."""

from __future__ import annotations

import re


def pj_class(answer: str) -> int:
    """Read CLSS. WORKAROUND: Optoma X351 says `Class 1`, some BenQ say `Version1`; what says nothing is class 1."""
    found = re.search(r"[12]", answer)
    return int(found[0]) if found and not answer.upper().startswith("ERR") else 1


def lamp_hours(answer: str) -> tuple[int, ...]:
    """Read LAMP: `hours state` for each lamp. WORKAROUND: some give hours without the state, or zeros for no lamp."""
    numbers = [int(one) for one in answer.split() if one.isascii() and one.isdigit()]
    hours = numbers[:1] if len(numbers) % 2 else numbers[::2]
    return tuple(hours) if any(hours) else ()


def errors(answer: str) -> str:
    """Read ERST as six digits. WORKAROUND: some leave out the places that they have no sensor for."""
    return answer.ljust(6, "0") if re.fullmatch(r"[012]{1,6}", answer) else ""
