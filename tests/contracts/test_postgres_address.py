"""Addresses of servers: what may stand in one, and what is asked of every server that is not this computer."""

from __future__ import annotations

import pytest

from roomdesk.domain.errors import LoginRefused, NotSetUp, NotTrusted, ServerAway, UnsafeAddress
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from roomdesk.stores.postgres.address import parameters, shown
from tests.servers.cluster import Cluster, free_port
from tests.servers.roomdesk import STEPS


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna@db.comune.example/rooms",
        "postgresql://anna@127.0.0.1,db2.comune.example/rooms",
        "postgresql://anna@192.0.2.7:6432/rooms?sslrootcert=/etc/comune/ca.pem",
        "postgresql://anna@[2001:db8::1]/rooms",
        "postgresql://anna@localhost.comune.example/rooms",
    ],
)
def test_what_crosses_a_network_is_encrypted_and_the_server_proven(address: str) -> None:
    found = parameters(address)
    assert found["sslmode"] == "verify-full"
    assert found["require_auth"] == "scram-sha-256,gss,sspi,password"
    assert found["target_session_attrs"] == "read-write"
    assert {"connect_timeout", "tcp_user_timeout", "keepalives_idle"} <= found.keys()


@pytest.mark.parametrize(
    "address",
    ["postgresql:///rooms", "postgresql://anna@localhost/rooms", "postgresql://anna@127.0.0.2:5433/rooms",
     "postgresql://anna@[::1]/rooms", "postgresql://anna@/rooms?host=/run/postgresql"],
)  # fmt: skip
def test_this_computer_needs_no_certificate(address: str) -> None:
    assert "sslmode" not in parameters(address)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("postgresql://anna:segreto@db.example/rooms", "password"),
        ("postgresql://anna@db.example/rooms?password=segreto", "password"),
        ("postgresql://anna@db.example/rooms?sslmode=require", "sslmode"),
        ("postgresql://anna@db.example/rooms?require_auth=none", "require_auth"),
        ("postgresql://anna@db.example/rooms?hostaddr=127.0.0.1", "hostaddr"),
        ("postgresql://anna@localhost/rooms?options=-csearch_path%3Dpublic", "options"),
        ("postgresql://anna@db.example/rooms?service=x", "service"),
        ("postgresql://anna@db.example/rooms?passfile=/tmp/x", "passfile"),
        ("postgresql://anna@db.example/rooms?nonsense=1", "address"),
        ("postgresql://[::1", "address"),
    ],
)
def test_nobody_loosens_it_and_no_password_is_written_down(address: str, part: str) -> None:
    with pytest.raises(UnsafeAddress) as refused:
        parameters(address)
    assert refused.value.part == part
    assert "segreto" not in refused.value.where
    assert "segreto" not in shown(address)


def _refused(address: str, vault: Secrets) -> BaseException:
    with pytest.raises(Exception) as refused:  # noqa: PT011 - which one is the question
        PostgresStore(address, STEPS, vault).close()
    return refused.value


def test_a_server_that_is_not_there_is_away(postgres: Cluster) -> None:
    error = _refused(f"postgresql://anna@127.0.0.1:{free_port()}/rooms", Secrets({}))
    assert isinstance(error, ServerAway)


def test_a_database_without_our_tables_is_not_set_up(postgres: Cluster) -> None:
    assert isinstance(_refused(postgres.address("postgres"), Secrets({})), NotSetUp)
    assert isinstance(_refused(postgres.address("no_such_database"), Secrets({})), NotSetUp)


def test_a_login_that_is_not_there_is_refused(postgres: Cluster, pg_town: str) -> None:
    error = _refused(postgres.address(pg_town, "nobody_at_all"), Secrets({}))
    assert isinstance(error, LoginRefused)
    assert error.who == "nobody_at_all"


def test_a_server_without_a_certificate_gets_nothing(postgres: Cluster, pg_town: str) -> None:
    # The address that every host of this computer has, spelt as one of the network.
    error = _refused(f"postgresql://anna@0.0.0.0:{postgres.port}/{pg_town}", Secrets({"ROOMDESK_SECRET_DATABASE": "x"}))
    assert isinstance(error, NotTrusted)
