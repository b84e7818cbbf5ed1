"""Logins whose passwords a directory keeps: the server asks it over LDAP (pg_hba.conf), RoomDesk asks nobody."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from roomdesk.domain.errors import LoginRefused
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from tests.fakes.ports import free_port
from tests.rights.conftest import BRUNO, Office, made_office
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import STEPS

SLAPD, SLAPADD = (shutil.which(one, path="/usr/sbin:/usr/bin") for one in ("slapd", "slapadd"))
pytestmark = pytest.mark.skipif(
    not (SLAPD and SLAPADD), reason="slapd is not installed (Debian: apt-get install slapd)"
)
_SETTINGS = """
include /etc/ldap/schema/core.schema
pidfile {folder}/pid
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
suffix "dc=comune,dc=example"
directory {folder}/db
"""
_PEOPLE = """
dn: dc=comune,dc=example
objectClass: dcObject
objectClass: organization
dc: comune
o: Comune

dn: uid=bruno,dc=comune,dc=example
objectClass: person
objectClass: uidObject
uid: bruno
cn: Bruno
sn: Neri
userPassword: parola-di-dominio-1
"""


@contextmanager
def directory(folder: Path) -> Iterator[int]:
    """Run a directory of one person on loopback; give its port."""
    port, settings = free_port(), folder / "slapd.conf"
    (folder / "db").mkdir()
    settings.write_text(_SETTINGS.format(folder=folder))
    (folder / "people.ldif").write_text(_PEOPLE.lstrip())
    subprocess.run(
        [str(SLAPADD), "-f", str(settings), "-l", str(folder / "people.ldif")], check=True, capture_output=True
    )
    call = [str(SLAPD), "-d", "0", "-f", str(settings), "-h", f"ldap://127.0.0.1:{port}"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            until = time.monotonic() + 20
            while not _answers(port):
                assert running.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
            yield port
        finally:
            running.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def office(postgres: Cluster, tmp_path: Path) -> Iterator[Office]:
    """Give an office whose server asks a directory about bruno."""
    rules = postgres.data / "pg_hba.conf"
    before = rules.read_text("utf-8")
    with made_office(postgres) as made, directory(tmp_path) as port:
        asked = f'ldapserver=127.0.0.1 ldapport={port} ldapprefix="uid=" ldapsuffix=",dc=comune,dc=example"'
        rules.write_text(f"host {made.database} bruno 127.0.0.1/32 ldap {asked}\n{before}", "utf-8")
        postgres.sql("postgres", "select pg_reload_conf()")
        try:
            yield made
        finally:
            rules.write_text(before, "utf-8")
            postgres.sql("postgres", "select pg_reload_conf()")


def _open(office: Office, password: str) -> PostgresStore:
    where = office.cluster.address(office.database, "bruno")
    return PostgresStore(where, STEPS, Secrets({"ROOMDESK_SECRET_DATABASE": password}))


def test_the_domains_password_opens_the_desk_and_any_other_does_not(office: Office) -> None:
    with closing(_open(office, "parola-di-dominio-1")) as store:
        assert store.login.email == BRUNO
        assert not store.login.keeps
    with pytest.raises(LoginRefused):
        _open(office, "un'altra")
