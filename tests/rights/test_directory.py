"""Logins whose passwords a directory keeps: the server asks it over LDAP (pg_hba.conf), RoomDesk asks nobody."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from roomdesk.domain.errors import LoginRefused, PasswordStays
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore, change_password
from tests.fakes.ports import free_port
from tests.rights.conftest import BRUNO, Office, made_office
from tests.rights.test_password import Drawer
from tests.servers.cluster import Cluster
from tests.servers.programs import Programs, until_answering
from tests.servers.roomdesk import STEPS, rule

PROGRAMS = Programs("slapd", "slapadd")
pytestmark = pytest.mark.skipif(bool(PROGRAMS.why_not), reason=PROGRAMS.why_not)
_SETTINGS = """
include {schema}
pidfile {folder}/pid
modulepath {modules}
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
    schema, modules = PROGRAMS.shared("etc/ldap/schema/core.schema"), PROGRAMS.shared("usr/lib/ldap")
    settings.write_text(_SETTINGS.format(folder=folder, schema=schema, modules=modules))
    (folder / "people.ldif").write_text(_PEOPLE.lstrip())
    add, about = PROGRAMS.call("slapadd")
    environment = {**os.environ, **about}
    filled = [*add, "-f", str(settings), "-l", str(folder / "people.ldif")]
    subprocess.run(filled, env=environment, check=True, capture_output=True)
    serve, _ = PROGRAMS.call("slapd")
    call = [*serve, "-d", "0", "-f", str(settings), "-h", f"ldap://127.0.0.1:{port}"]
    with subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            until_answering(running, port)
            yield port
        finally:
            running.terminate()


@pytest.fixture
def office(postgres: Cluster, tmp_path: Path) -> Iterator[Office]:
    """Give an office whose server asks a directory about bruno."""
    with made_office(postgres) as made, directory(tmp_path) as port:
        asked = f'ldapserver=127.0.0.1 ldapport={port} ldapprefix="uid=" ldapsuffix=",dc=comune,dc=example"'
        with rule(postgres, f"host {made.database} bruno 127.0.0.1/32 ldap {asked}"):
            yield made


def _open(office: Office, password: str) -> PostgresStore:
    where = office.cluster.address(office.database, "bruno")
    return PostgresStore(where, STEPS, Secrets({"ROOMDESK_SECRET_DATABASE": password}))


def test_the_domains_password_opens_the_desk_and_any_other_does_not(office: Office) -> None:
    with closing(_open(office, "parola-di-dominio-1")) as store:
        assert store.login.email == BRUNO
        assert not store.login.keeps
    with pytest.raises(LoginRefused):
        _open(office, "un'altra")


def test_a_password_of_the_domain_is_not_changed_here(office: Office) -> None:
    keyring = Drawer("parola-di-dominio-1")
    with pytest.raises(PasswordStays):
        change_password(office.cluster.address(office.database, "bruno"), keyring, "una frase lunga ma facile")
    assert keyring.password == "parola-di-dominio-1"
    with closing(_open(office, keyring.password)) as store:
        assert store.login.email == BRUNO
