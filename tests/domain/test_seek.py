"""Words looked for: capitals, accents and apostrophes do not matter, whichever way they are typed."""

from __future__ import annotations

import pytest

from roomdesk.domain.seek import finds, plain

TEXT = ("Perché l’Università è già in città", "Sala D'Amico", "anna@comune.example")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "citta",
        "CITTÀ",
        "citta'",
        "perche'",
        "l'universita",
        "luniversità",
        "d’amico",
        "amico SALA",
        "E\u0301 gia",
    ],
)
def test_what_is_found(words: str) -> None:
    assert finds(words, *TEXT)


@pytest.mark.parametrize("words", ["cittadino", "sala rossa", "òx", "amico@"])
def test_what_is_not_found(words: str) -> None:
    assert not finds(words, *TEXT)


def test_words_do_not_run_from_one_text_into_the_next() -> None:
    assert not finds("cittasala", *TEXT)
    assert plain("Straße d’Italia") == "strasse ditalia"
