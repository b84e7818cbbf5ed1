"""One's own password: changed on the server, which never sees it, and in the keyring, or in neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from roomdesk.domain.errors import LoginRefused, Misconfigured, PasswordStays
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore, change_password
from tests.servers.cluster import SUPERUSER, Cluster, cluster, why_not
from tests.servers.roomdesk import STEPS, database, prepare

OLD, NEW = "segretissima-42", "una frase lunga ma facile"
LOGIN = "vera.dal.comune"


class Drawer:
    """A keyring with one secret; a full one keeps no other."""

    def __init__(self, password: str = OLD, *, is_full: bool = False) -> None:
        self.password, self.is_full = password, is_full

    def secret(self, name: str) -> str:
        assert name == "database"
        return self.password

    def keep(self, name: str, value: str) -> None:
        if self.is_full:
            raise Misconfigured(f"@{name}")
        self.password = value


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    if why_not():
        pytest.skip(why_not())
    with cluster({"fsync": "off", "log_statement": "all", "log_min_duration_statement": "0"}) as running:
        prepare(running)
        hba = running.data / "pg_hba.conf"
        hba.write_text(f"host all {SUPERUSER},known 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        running.sql("postgres", "create role known login in role rd_admin")
        running.reload()
        yield running


@pytest.fixture
def address(server: Cluster) -> Iterator[str]:
    with database(server) as name:
        server.sql(name, f"create role \"{LOGIN}\" login password '{OLD}' in role rd_admin")
        yield server.address(name, LOGIN)
        server.sql(name, f'drop role "{LOGIN}"')


def is_let_in(address: str, password: str) -> bool:
    try:
        with closing(PostgresStore(address, STEPS, Drawer(password))):
            return True
    except LoginRefused:
        return False


def test_the_new_one_opens_the_door_and_the_server_never_saw_it(server: Cluster, address: str) -> None:
    drawer = Drawer()
    change_password(address, drawer, NEW)
    assert drawer.password == NEW
    assert (is_let_in(address, NEW), is_let_in(address, OLD)) == (True, False)
    log = (server.folder / "log").read_text("utf-8")
    assert f'ALTER USER "{LOGIN}" PASSWORD \'SCRAM-SHA-256$' in log
    assert NEW not in log


def test_a_wrong_old_one_or_a_full_keyring_changes_nothing(address: str) -> None:
    with pytest.raises(LoginRefused):
        change_password(address, Drawer("un'altra password"), NEW)
    with pytest.raises(Misconfigured):
        change_password(address, Drawer(is_full=True), NEW)
    assert (is_let_in(address, NEW), is_let_in(address, OLD)) == (False, True)


def test_what_the_server_refuses_stays_as_it_was_in_the_keyring_too(server: Cluster, address: str) -> None:
    drawer = Drawer()
    server.sql("postgres", f"alter role \"{LOGIN}\" set session_preload_libraries = 'passwordcheck'")
    with pytest.raises(PasswordStays) as refused:
        change_password(address, drawer, LOGIN)
    assert "user name" in refused.value.detail
    assert LOGIN not in refused.value.detail
    assert (drawer.password, is_let_in(address, OLD)) == (OLD, True)


def test_who_logs_in_without_a_password_has_none_to_change(server: Cluster) -> None:
    with database(server) as name, pytest.raises(PasswordStays):
        change_password(server.address(name, "known"), Drawer(), NEW)


def test_what_the_environment_gives_is_not_kept_beside_it() -> None:
    with pytest.raises(Misconfigured) as refused:
        Secrets({"ROOMDESK_SECRET_DATABASE": OLD}).keep("database", NEW)
    assert refused.value.value == "ROOMDESK_SECRET_DATABASE"
