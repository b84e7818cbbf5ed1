"""The password of one's login by command: nothing of what is typed is ever repeated."""

from __future__ import annotations

import io

import pytest

from tests.cli.conftest import Cli

NEW = "una frase lunga ma facile"


@pytest.mark.parametrize("typed", ["ciao42", "", "tab\tin mezzo a dodici"])
def test_what_is_too_short_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    said = cli("db", "password")
    assert (said.status, "12 caratteri" in said.err) == (2, True)
    assert not typed or typed not in said.err + said.out


def test_a_file_has_no_password(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NEW}\n"))
    said = cli("db", "password")
    assert said.status == 3
    assert "La password resta com'era" in said.err
    assert NEW not in said.err
