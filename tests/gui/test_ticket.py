"""A ticket of the domain that runs out: the bar says what to do, the copy is read, and a new one is enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_away import PATIENCE_MS, bar, book, copies, furnish, titles, windows
from tests.gui.test_two_programs import ONE
from tests.servers.cluster import Cluster, why_not
from tests.servers.kerberos import PROGRAMS, REALM, Realm, domain_cluster
from tests.servers.roomdesk import database, rule

PASSWORD = "parola-di-dominio-3"
pytestmark = pytest.mark.skipif(bool(why_not() or PROGRAMS.why_not), reason=why_not() or PROGRAMS.why_not)


@pytest.fixture
def domain() -> Iterator[tuple[Cluster, Realm, str]]:
    with domain_cluster() as (running, realm), database(running) as name:
        realm.add("bruno", PASSWORD)
        furnish(running, name)
        with rule(running, f"host {name} bruno all gss include_realm=0 krb_realm={REALM}"):
            yield running, realm, name


def test_the_bar_says_what_to_do_and_a_new_ticket_is_enough(
    domain: tuple[Cluster, Realm, str],
    italian: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running, realm, name = domain
    held = realm.ticket("bruno", PASSWORD)
    for key, value in held.items():
        monkeypatch.setenv(key, value)
    where = f"postgresql://bruno@localhost:{running.port}/{name}"
    with windows(where, qtbot) as opens:
        window = opens()
        book(running, name, "anna", "Prima")
        qtbot.waitUntil(lambda: titles(window) == ["Prima"] and bool(copies(tmp_path)), timeout=PATIENCE_MS)
        Path(held["KRB5CCNAME"].removeprefix("FILE:")).unlink()
        running.sql("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bruno'")
        # That the connection is lost may be told before why there is no other.
        qtbot.waitUntil(lambda: "chiede il tuo accesso al dominio" in bar(window).text, timeout=PATIENCE_MS)
        said = bar(window).text
        assert "kinit" in said
        assert "una copia vecchia di" in said
        assert titles(window) == ["Prima"]
        realm.ticket("bruno", PASSWORD)
        qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)
        book(running, name, "anna", "Dopo", ONE + timedelta(hours=2))
        qtbot.waitUntil(lambda: len(titles(window)) == 2, timeout=PATIENCE_MS)
