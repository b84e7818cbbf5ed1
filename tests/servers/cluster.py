"""A PostgreSQL cluster of one's own on loopback: made by initdb, run as somebody who is not root, thrown away."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.fakes.ports import free_port

SUPERUSER = "keeper_of_tests"
_FAST = {"shared_buffers": "64MB", "max_connections": "60", "max_wal_size": "1GB", "log_min_messages": "warning"}


def binaries() -> Path | None:
    """Give the folder of the newest server programs that are installed; None where there are none."""
    found = sorted(
        (one.parent for one in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda one: int(re.sub(r"\D", "", one.parent.name) or 0),
    )
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path).parent if on_path else None


def why_not() -> str:
    """Say why no server can be started here; empty where one can."""
    if binaries() is None:
        return "PostgreSQL is not installed here (Debian: apt-get install postgresql); its tests are left out"
    if os.name != "posix":
        return "clusters for tests are started on Linux only"
    return ""


def as_nobody_in_particular() -> dict[str, Any]:
    """Give how to start a server's programs: they refuse to run as root."""
    if os.getuid():
        return {}
    import pwd

    names = {one.pw_name for one in pwd.getpwall()}
    name = next(one for one in ("postgres", "nobody") if one in names)
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


@dataclass
class Cluster:
    """One cluster in a folder; `settings` are of postgresql.conf, `about` is more environment for the server.

    Databases are made from the template `roomdesk`.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    settings: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def address(self, database: str, user: str = SUPERUSER) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def claim_folder(self) -> None:
        """Give the folder to whoever the server runs as."""
        self.folder.chmod(0o755)
        how = as_nobody_in_particular()
        if how:
            shutil.chown(self.folder, how["user"], how["group"])

    def make(self, *more: str, auth: str = "trust") -> None:
        """Make the cluster; `more` goes to initdb."""
        self.claim_folder()
        self.run("initdb", "-D", str(self.data), "-U", SUPERUSER, "-A", auth, "--locale=C.UTF-8", "-E", "UTF8", "-N",
                 "--data-checksums", *more)  # fmt: skip

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the server's programs to its end."""
        home = binaries()
        assert home is not None
        done = subprocess.run(
            [home / program, *arguments], **as_nobody_in_particular(), cwd=self.folder, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (program, done.stdout, done.stderr)
        return done.stdout

    def start(self) -> None:
        """Start the server as a child, not as a daemon: what is killed can be waited for."""
        home = binaries()
        assert home is not None
        said = {
            **_FAST, "listen_addresses": "127.0.0.1", "unix_socket_directories": str(self.folder), **self.settings,
        }  # fmt: skip
        options = [part for key, value in said.items() for part in ("-c", f"{key}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [home / "postgres", "-D", str(self.data), "-p", str(self.port), *options],
                **as_nobody_in_particular(), cwd=self.folder, stdout=log, stderr=log, start_new_session=True,
                env={**os.environ, **self.about},
            )  # fmt: skip
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                assert self.process is not None
                assert self.process.poll() is None, (self.folder / "log").read_text("utf-8", "replace")[-2000:]
                assert time.monotonic() < until
                time.sleep(0.05)
            else:
                return

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop: SIGINT is `-m fast`, SIGQUIT `-m immediate`, SIGKILL takes the main process only."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(60)
            self.process = None

    def reload(self) -> None:
        """Have the server read its settings, rules and certificates anew; whoever connects afterwards meets them."""
        ((before,),) = self.sql("postgres", "select clock_timestamp()")
        self.sql("postgres", "select pg_reload_conf()")
        until = time.monotonic() + 60
        # A connection has the time of its server's reading from the moment at which it was made.
        while self.sql("postgres", "select pg_conf_load_time()")[0][0] <= before:
            assert time.monotonic() < until
            time.sleep(0.02)

    def sql(self, database: str, *statements: str) -> list[tuple[Any, ...]]:
        """Run statements as the superuser; the rows of the last."""
        rows: list[tuple[Any, ...]] = []
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for one in statements:
                found = connection.execute(one.encode())
                rows = found.fetchall() if found.description else []
        return rows


@contextmanager
def cluster(
    settings: Mapping[str, str] | None = None,
    *,
    auth: str = "trust",
    made: bool = True,
    about: Mapping[str, str] | None = None,
) -> Iterator[Cluster]:
    """Give a running cluster in a folder that its user can enter, or one to be made yet; everything goes with it."""
    # Not under pytest's own folder, which only its owner can enter.
    folder = Path(tempfile.mkdtemp(prefix="roomdesk-pg-"))
    one = Cluster(folder, settings=settings or {}, about=about or {})
    try:
        if made:
            one.make(auth=auth)
            one.start()
        else:
            one.claim_folder()
        yield one
    finally:
        one.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
