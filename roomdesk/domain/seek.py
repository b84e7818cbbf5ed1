"""Words that somebody looks for, in a text: capitals, accents, and kinds of apostrophe do not matter."""

from __future__ import annotations

from unicodedata import combining, normalize

# Typed for an accent too, as in perche'.
_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2018\u2019\u02bc\u00b4`", ""))


def plain(text: str) -> str:
    """Write a text as it is looked for: `L’Università` as `luniversita`."""
    lower = text.translate(_APOSTROPHES).casefold()
    if lower.isascii():
        return lower
    return "".join(one for one in normalize("NFKD", lower) if not combining(one))


def finds(words: str, *texts: str) -> bool:
    """Whether every word stands somewhere in one of the texts."""
    wanted = plain(words).split()
    text = plain("\n".join(texts)) if wanted else ""
    return all(one in text for one in wanted)
