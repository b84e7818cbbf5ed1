"""The password of a login stands nowhere: not in files, logs, process lists, answers of commands, reports of errors."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from roomdesk import bootstrap
from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import crash
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from tests.rights.conftest import BRUNO, Office, made_office
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import STEPS, ask_password, prepare

PASSWORD = "Segretissima-parola-9"
WRONG = "Sbagliata-parola-9"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """Give a server that logs all it is told."""
    if why_not():
        pytest.skip(why_not())
    with cluster(
        {"fsync": "off", "log_statement": "all", "log_connections": "on", "log_min_messages": "debug1"}
    ) as one:
        prepare(one)
        yield one


@pytest.fixture
def office(server: Cluster) -> Iterator[Office]:
    with made_office(server) as made:
        ask_password(server, made.database, "bruno", PASSWORD)
        # What the fixture itself said in clear does not count.
        (server.folder / "log").write_bytes(b"")
        yield made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("HOME", "")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("ROOMDESK_SECRET_DATABASE", PASSWORD)
    return tmp_path


def process_list() -> str:
    """Give the arguments of all that runs."""
    found = ""
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # gone meanwhile
            found += one.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace") + "\n"
    return found


def holders(folder: Path) -> list[Path]:
    """Name the files that hold a password."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one for one in files if any(word.encode() in one.read_bytes() for word in (PASSWORD, WRONG))]


def test_commands_tell_it_to_nobody_whether_they_do_well_or_not(office: Office, home: Path) -> None:
    where = office.cluster.address(office.database, "bruno")
    said = ""
    for arguments, secret in (
        (["bookings"], PASSWORD),
        (["bookings", "--json"], PASSWORD),
        (["book", "Prova", "--room", "NESSUNA", "--start", "2027-02-01T09:00", "--for", "1h"], PASSWORD),
        (["db", "info"], PASSWORD),
        (["bookings"], WRONG),
    ):
        call = [sys.executable, "-X", "faulthandler", "-m", "roomdesk", "--db", where, *arguments]
        environment = {**os.environ, "ROOMDESK_SECRET_DATABASE": secret}
        with subprocess.Popen(
            call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as run:
            while run.poll() is None:
                said += process_list()
                time.sleep(0.05)
            said += run.stdout.read() if run.stdout else ""
    assert "password" in said  # the keyring's or the environment's: the refusal says where it belongs
    assert PASSWORD not in said
    assert WRONG not in said
    assert holders(home) == []
    assert holders(office.cluster.folder) == []


def test_a_desk_that_copies_and_is_cut_off_writes_it_nowhere(office: Office, home: Path) -> None:
    desk = bootstrap.open_desk(office.cluster.address(office.database, "bruno"), with_copy=True)
    try:
        desk.offline_copy.renew()
        office.cluster.sql("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bruno'")
        assert BRUNO in desk.look_around.people()
    finally:
        desk.keep_store.close()
    assert list((home / "data").rglob("*.db"))
    assert holders(home) == []
    assert holders(office.cluster.folder) == []


@pytest.mark.parametrize(
    "address", ["postgresql://bruno@127.0.0.1:{port}/{name}", "postgresql://bruno@127.0.0.1:1/{name}"]
)
def test_reports_of_errors_do_not_hold_it(office: Office, address: str) -> None:
    where = address.format(port=office.cluster.port, name=office.database)
    with pytest.raises(RoomDeskError) as refused, closing(PostgresStore(where, STEPS, _wrong())):
        pass
    told = crash.report(refused.value) + repr(refused.value) + str(refused.value.__dict__)
    assert "postgresql" in told
    assert WRONG not in told


def test_a_bug_while_connected_does_not_tell_it(office: Office) -> None:
    where = office.cluster.address(office.database, "bruno")
    with closing(PostgresStore(where, STEPS, Secrets({"ROOMDESK_SECRET_DATABASE": PASSWORD}))) as store:
        session = store._session
        with pytest.raises(Exception, match="syntax") as bug:
            session.read("select from where")
        told = crash.report(bug.value) + "".join(traceback.TracebackException.from_exception(bug.value).format())
        told += repr(vars(session)) + repr(session.connection) + str(session.connection.info.get_parameters())
    assert "syntax" in told
    assert PASSWORD not in told


def test_a_program_that_dies_tells_its_place_and_no_more(office: Office, home: Path) -> None:
    where = office.cluster.address(office.database, "bruno")
    dying = f"import os; from roomdesk import bootstrap; d = bootstrap.open_desk({where!r}); os.abort()"
    call = [sys.executable, "-X", "faulthandler", "-c", dying]
    with suppress(OSError):
        done = subprocess.run(call, cwd=home, capture_output=True, text=True, timeout=60, check=False)
    assert "Fatal Python error" in done.stderr
    assert PASSWORD not in done.stderr + done.stdout
    assert holders(home) == []


def dying(command: Sequence[str], folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a program where the system would write all of its memory down if it died."""
    return subprocess.Popen(
        ["sh", "-c", 'ulimit -c "$(ulimit -H -c)"; exec "$@"', "sh", *command], cwd=folder,
        env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_connected_desk_that_dies_leaves_no_picture_of_its_memory(office: Office, home: Path) -> None:
    where = office.cluster.address(office.database, "bruno")
    window = [sys.executable, "-m", "roomdesk", "--db", where]
    with dying(window, home, QT_QPA_PLATFORM="offscreen", ROOMDESK_SECRET_DATABASE=PASSWORD) as running:
        asked = "select count(*) from pg_stat_activity where usename = 'bruno' and query ilike '%rd.change%'"
        until = time.monotonic() + 60
        while office.cluster.sql("postgres", asked) == [(0,)]:
            assert running.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        running.send_signal(signal.SIGSEGV)
        assert running.wait(60) == -signal.SIGSEGV
    assert list(home.glob("core*")) == []
    assert holders(home) == []


@pytest.mark.skipif(
    not Path("/proc/sys/kernel/core_pattern").exists()
    or not Path("/proc/sys/kernel/core_pattern").read_text().startswith("core"),
    reason="the system writes no dumps beside a program, so there is nothing to compare with",
)
def test_its_memory_would_tell_the_password(office: Office, home: Path) -> None:
    where = office.cluster.address(office.database, "bruno")
    bare = f"import os; from roomdesk import bootstrap; d = bootstrap.open_desk({where!r}); os.abort()"
    with dying([sys.executable, "-c", bare], home, ROOMDESK_SECRET_DATABASE=PASSWORD) as running:
        running.wait(60)
    if not list(home.glob("core*")):
        pytest.skip("dumps are switched off for this user")
    assert holders(home) == list(home.glob("core*"))


def _wrong() -> Secrets:
    return Secrets({"ROOMDESK_SECRET_DATABASE": WRONG})
