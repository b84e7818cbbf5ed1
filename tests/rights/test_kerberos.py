"""Logins that the domain vouches for: a ticket opens the desk, no password is asked for, kept or sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import trustme

from roomdesk.bootstrap.first_run import FirstRun
from roomdesk.domain.errors import LoginRefused, NoTicket, NotTrusted, PasswordStays
from roomdesk.settings.places import find_places
from roomdesk.settings.save import TomlFile
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore, change_password
from tests.fakes.municipality import MUNICIPALITY
from tests.rights.conftest import BRUNO, CARLA, Office, made_office
from tests.rights.test_tls import AUTHORITY, ELSEWHERE, certify
from tests.servers.cluster import Cluster, why_not
from tests.servers.kerberos import PROGRAMS, REALM, Realm, domain_cluster
from tests.servers.roomdesk import STEPS, rule

PASSWORD = "parola-di-dominio-2"
pytestmark = pytest.mark.skipif(bool(why_not() or PROGRAMS.why_not), reason=why_not() or PROGRAMS.why_not)


@pytest.fixture(scope="module")
def domain() -> Iterator[tuple[Cluster, Realm]]:
    with domain_cluster() as (running, realm):
        for person in ("bruno", "carla", "dora"):
            realm.add(person, PASSWORD)
        yield running, realm


@pytest.fixture
def office(domain: tuple[Cluster, Realm]) -> Iterator[Office]:
    with ExitStack() as kept:
        made = kept.enter_context(made_office(domain[0]))
        line = f"host {made.database} bruno,carla all gss include_realm=0 krb_realm={REALM}"
        kept.enter_context(rule(domain[0], line))
        yield made


@pytest.fixture
def realm(domain: tuple[Cluster, Realm]) -> Realm:
    return domain[1]


def desk(
    office: Office, held: Mapping[str, str], home: Path, *arguments: str, who: str = "bruno"
) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would at a desk of the domain."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROOMDESK_")}
    where = f"postgresql://{who}@localhost:{office.cluster.port}/{office.database}"
    return subprocess.run(
        [sys.executable, "-m", "roomdesk", "--db", where, *arguments],
        env={**clean, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), **held},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def hold(monkeypatch: pytest.MonkeyPatch, held: Mapping[str, str]) -> None:
    """Have this very process hold a ticket, or none."""
    for name, value in held.items():
        monkeypatch.setenv(name, value)


def opened(office: Office, who: str, host: str = "localhost", more: str = "") -> PostgresStore:
    where = f"postgresql://{who}@{host}:{office.cluster.port}/{office.database}{more}"
    return PostgresStore(where, STEPS, Secrets({}))


def test_a_desk_with_a_ticket_books_without_a_password(office: Office, realm: Realm, tmp_path: Path) -> None:
    held = realm.ticket("bruno", PASSWORD)
    booked = desk(
        office,
        held,
        tmp_path,
        "book",
        "Col biglietto",
        "--room",
        "GIUNTA",
        "--start",
        "2027-02-01T09:00",
        "--for",
        "1h",
    )
    assert booked.returncode == 0, booked.stderr
    listed = desk(office, held, tmp_path, "bookings", "--from", "2027-02-01", "--to", "2027-02-02", "--json")
    (one,) = json.loads(listed.stdout)["bookings"]
    assert (one["title"], one["organizer"]) == ("Col biglietto", BRUNO)


@pytest.mark.parametrize("held", ["none", "expired"])
def test_a_desk_without_a_ticket_is_told_what_to_do(office: Office, realm: Realm, tmp_path: Path, held: str) -> None:
    if held == "expired":
        environment = realm.ticket("bruno", PASSWORD, "1s")
        time.sleep(2)
    else:
        environment = realm.no_ticket()
    told = desk(office, environment, tmp_path, "bookings")
    assert told.returncode == 4
    assert "accesso al dominio" in told.stderr
    assert "kinit" in told.stderr
    assert "Traceback" not in told.stderr
    assert ("expired" in told.stderr) == (held == "expired")


def test_somebody_elses_ticket_opens_nobodys_desk(
    office: Office, realm: Realm, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, realm.ticket("carla", PASSWORD))
    with closing(opened(office, "carla")) as store:
        assert store.login.email == CARLA
    with pytest.raises(LoginRefused):
        opened(office, "bruno")


def test_a_login_may_bear_its_realm_and_is_then_the_address_itself(
    office: Office, realm: Realm, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = f"bruno@{REALM}"
    office.cluster.sql(office.database, f'create role "{login}" login in role rd_staff')
    hold(monkeypatch, realm.ticket("bruno", PASSWORD))
    quoted = login.replace("@", "%40")
    wanted = f'host {office.database} "{login}" all gss include_realm=1 krb_realm='
    with rule(office.cluster, f"{wanted}{REALM}"), closing(opened(office, quoted)) as store:
        assert store.login.email == BRUNO
    with rule(office.cluster, f"{wanted}ALTROVE.EXAMPLE"), pytest.raises(LoginRefused):
        opened(office, quoted)
    office.cluster.sql(office.database, f'drop role "{login}"')


def test_over_the_network_a_ticket_is_shown_to_the_right_server_only(
    office: Office, realm: Realm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, realm.ticket("bruno", PASSWORD))
    root = tmp_path / "root.pem"
    AUTHORITY.cert_pem.write_to_path(str(root))
    more = f"?sslrootcert={root}"
    certify(office.cluster, AUTHORITY, ELSEWHERE)
    with closing(opened(office, "bruno", ELSEWHERE, more)) as store:
        assert store.login.email == BRUNO
    certify(office.cluster, trustme.CA(), ELSEWHERE)
    with pytest.raises(NotTrusted):
        opened(office, "bruno", ELSEWHERE, more)
    office.cluster.sql("postgres", "alter system set ssl = off")
    office.cluster.reload()
    with pytest.raises(NotTrusted):
        opened(office, "bruno", ELSEWHERE, more)


def test_the_first_start_joins_with_an_empty_password(
    office: Office, realm: Realm, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = f"postgresql://bruno@localhost:{office.cluster.port}/{office.database}"
    first = FirstRun(find_places(), TomlFile(Path("unused")), "it")
    hold(monkeypatch, realm.no_ticket())
    with pytest.raises(NoTicket):
        first.probe(where, "")
    hold(monkeypatch, realm.ticket("bruno", PASSWORD))
    assert first.probe(where, "").sites == len(MUNICIPALITY.sites)


def test_there_is_no_password_to_change(office: Office, realm: Realm, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, realm.ticket("bruno", PASSWORD))
    where = f"postgresql://bruno@localhost:{office.cluster.port}/{office.database}"
    with pytest.raises(PasswordStays):
        change_password(where, Secrets({}), "una frase lunga ma facile")


def test_a_ticket_that_is_gone_is_not_a_login_that_is_refused(
    office: Office, realm: Realm, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, realm.no_ticket())
    with pytest.raises(NoTicket) as missing:
        opened(office, "bruno")
    assert "No Kerberos credentials available" in missing.value.detail
