"""What argparse says of a wrong command line, in Italian too."""

from __future__ import annotations

import re
from difflib import get_close_matches

_CHOICE = re.compile(r"argument .+?: invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_ITALIAN = (
    (r"the following arguments are required: (.*)", r"mancano: \1"),
    (r"one of the arguments (.*) is required", r"serve uno di questi: \1"),
    (r"unrecognized arguments: (.*)", r"argomenti sconosciuti: \1"),
    (r"argument (.+?): expected (one|at least one) argument", r"\1: manca il valore"),
    (r"argument (.+?): not allowed with argument (.*)", r"\1 non va insieme a \2"),
    (r"argument (.+?): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 non c'è; si sceglie tra \3"),
    (r"argument (.+?): invalid (?:int|float) value: (.*)", r"\1: \2 non è un numero"),
    (r"argument (.+?): ignored explicit argument (.*)", r"\1 non prende un valore: \2"),
)


def said(message: str, language: str) -> str:
    """Say it in a language; what is not known here, or is a command's own words, stays as it is."""
    meant = _meant(message)
    hint = f"; {'forse' if language == 'it' else 'perhaps'} '{meant}'?" if meant else ""
    for english, italian in _ITALIAN if language == "it" else ():
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(italian) + hint
    return message + hint


def _meant(message: str) -> str:
    """Give the choice that is most like what was typed; empty where none is."""
    found = _CHOICE.fullmatch(message)
    choices = re.findall(r"'([^']*)'", found[2]) if found else []
    return next(iter(get_close_matches(found[1], choices, 1)), "") if found else ""
