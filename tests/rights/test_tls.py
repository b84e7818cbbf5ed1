"""TLS to a server elsewhere: only the right certificate is answered; any other gets no password."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import trustme

from roomdesk.domain.errors import LoginRefused, Misconfigured, NotTrusted
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from tests.servers.cluster import Cluster, as_nobody_in_particular, cluster, why_not
from tests.servers.roomdesk import STEPS, database, prepare

PASSWORD = "segretissima-42"
# An address of this computer that does not look like one: what goes there is treated as what crosses a network.
ELSEWHERE = "0.0.0.0"
AUTHORITY, STRANGER = trustme.CA(), trustme.CA()


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Cluster, str]]:
    if why_not():
        pytest.skip(why_not())
    with cluster({"fsync": "off", "password_encryption": "scram-sha-256"}) as running:
        prepare(running)
        with database(running) as name:
            running.sql(name, f"create role vera login password '{PASSWORD}' in role rd_admin")
            hba = running.data / "pg_hba.conf"
            hba.write_text("host all keeper_of_tests 127.0.0.1/32 trust\nhost all all all scram-sha-256\n")
            yield running, name


def certify(running: Cluster, authority: trustme.CA, *names: str) -> None:
    """Give the server a certificate, and have it read."""
    made = authority.issue_cert(*names)
    key, chain = running.data / "server.key", running.data / "server.crt"
    made.private_key_pem.write_to_path(str(key))
    chain.write_bytes(b"".join(one.bytes() for one in made.cert_chain_pems))
    how = as_nobody_in_particular()
    for path in (key, chain):
        path.chmod(0o600)
        if how:
            shutil.chown(path, how["user"], how["group"])
    running.sql("postgres", "alter system set ssl = on")
    running.reload()


def opened(
    server: tuple[Cluster, str], folder: Path, password: str = PASSWORD, authority: trustme.CA = AUTHORITY
) -> str:
    """Open a store as somebody would from another computer; give the login."""
    running, name = server
    root = folder / "root.pem"
    AUTHORITY.cert_pem.write_to_path(str(root))
    address = f"postgresql://vera@{ELSEWHERE}:{running.port}/{name}?sslrootcert={root}"
    vault = Secrets({"ROOMDESK_SECRET_DATABASE": password} if password else {})
    with closing(PostgresStore(address, STEPS, vault)) as store:
        return store.login.email


def test_the_right_certificate_is_answered_and_the_password_comes_from_the_vault(
    server: tuple[Cluster, str], tmp_path: Path
) -> None:
    certify(server[0], AUTHORITY, ELSEWHERE)
    assert opened(server, tmp_path) == "vera@localhost"


def test_a_wrong_password_is_said_as_such_and_never_written(
    server: tuple[Cluster, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    certify(server[0], AUTHORITY, ELSEWHERE)
    with pytest.raises(LoginRefused) as refused:
        opened(server, tmp_path, "sbagliata-77")
    said = f"{refused.value!r} {refused.value} {refused.value.__cause__!r} {refused.value.__context__!r} {caplog.text}"
    assert "sbagliata-77" not in said
    assert "sbagliata-77" not in (server[0].folder / "log").read_text("utf-8", "replace")


@pytest.mark.parametrize(
    ("authority", "names"),
    [(STRANGER, (ELSEWHERE,)), (AUTHORITY, ("127.0.0.1", "localhost")), (AUTHORITY, ("db.comune.example",))],
    ids=["another authority", "another name", "a name for another host"],
)
def test_any_other_certificate_gets_no_password(
    server: tuple[Cluster, str], tmp_path: Path, authority: trustme.CA, names: tuple[str, ...]
) -> None:
    certify(server[0], authority, *names)
    with pytest.raises(NotTrusted):
        opened(server, tmp_path)


def test_a_server_without_encryption_gets_no_password(server: tuple[Cluster, str], tmp_path: Path) -> None:
    server[0].sql("postgres", "alter system set ssl = off")
    server[0].reload()
    with pytest.raises(NotTrusted):
        opened(server, tmp_path)


def test_a_server_that_asks_for_no_password_is_not_believed(server: tuple[Cluster, str], tmp_path: Path) -> None:
    certify(server[0], AUTHORITY, ELSEWHERE)
    hba = server[0].data / "pg_hba.conf"
    before = hba.read_text()
    hba.write_text(before.replace("all scram-sha-256", "all trust"))
    server[0].reload()
    try:
        with pytest.raises(NotTrusted):
            opened(server, tmp_path)
    finally:
        hba.write_text(before)
        server[0].reload()


def test_without_a_password_anywhere_the_place_to_put_it_is_named(server: tuple[Cluster, str], tmp_path: Path) -> None:
    certify(server[0], AUTHORITY, ELSEWHERE)
    with pytest.raises(Misconfigured) as refused:
        opened(server, tmp_path, "")
    assert refused.value.nearest == "ROOMDESK_SECRET_DATABASE"
