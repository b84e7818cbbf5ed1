"""Words looked for in bookings: a pattern that a database knows, and the exact comparison behind it."""

from __future__ import annotations

from unicodedata import normalize


def sought(words: str) -> tuple[str | None, str | None]:
    """Give a pattern for LIKE, and the words in lower case where LIKE is not enough.

    LIKE knows capitals of A to Z only. Other letters are wildcards to it, so that it still throws out most bookings
    at its own speed, and what is left is looked at letter by letter.
    """
    if not words:
        return None, None
    literal = normalize("NFC", words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    pattern = "".join(one if one.isascii() else "%" for one in literal)
    return f"%{pattern}%", None if words.isascii() else folded(words)


def folded(text: str) -> str:
    """Write a text without capitals, accents kept, however its letters are put together (Unicode §3.13, NFC)."""
    return normalize("NFC", normalize("NFC", text).casefold())


def finds(words: str, *texts: str) -> bool:
    return any(words in folded(text) for text in texts)
