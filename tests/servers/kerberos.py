"""A Kerberos realm of one's own on loopback: a KDC in a folder, keys for servers, tickets for people."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.ports import free_port
from tests.servers.cluster import Cluster, as_nobody_in_particular, cluster
from tests.servers.programs import Programs, until_answering
from tests.servers.roomdesk import prepare

REALM = "COMUNE.EXAMPLE"
PROGRAMS = Programs("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "kdestroy")
# One way through TCP to one port; names are what they are said to be, nobody is asked for them.
_REALM = """
[libdefaults]
  default_realm = {realm}
  dns_lookup_realm = false
  dns_lookup_kdc = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
[realms]
  {realm} = {{
    kdc = 127.0.0.1:{port}
  }}
[domain_realm]
  localhost = {realm}
  0.0.0.0 = {realm}
[dbmodules]
  db_module_dir = {modules}
"""
_KDC = """
[kdcdefaults]
  kdc_listen = ""
  kdc_tcp_listen = 127.0.0.1:{port}
[realms]
  {realm} = {{
    database_name = {folder}/principal
    key_stash_file = {folder}/stash
    acl_file = {folder}/acl
  }}
"""


@dataclass(frozen=True)
class Realm:
    folder: Path

    @property
    def about(self) -> dict[str, str]:
        """Give what programs of this realm find in their environment."""
        return {"KRB5_CONFIG": str(self.folder / "krb5.conf"), "KRB5_KDC_PROFILE": str(self.folder / "kdc.conf")}

    def _run(self, program: str, *arguments: str, typed: str = "", about: Mapping[str, str] | None = None) -> None:
        call, around = PROGRAMS.call(program)
        subprocess.run(
            [*call, *arguments], env={**os.environ, **around, **self.about, **(about or {})}, input=typed, text=True,
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip

    def make(self) -> None:
        self._run("kdb5_util", "create", "-s", "-r", REALM, "-P", "of-the-realm")

    def add(self, person: str, password: str) -> None:
        self._run("kadmin.local", "-q", f"addprinc -pw {password} {person}")

    def add_server(self, keys: Path, *names: str) -> None:
        """Make keys for a server under each of its names."""
        for name in names:
            self._run("kadmin.local", "-q", f"addprinc -randkey {name}")
            self._run("kadmin.local", "-q", f"ktadd -k {keys} {name}")

    def ticket(self, person: str, password: str, lasting: str = "1h") -> dict[str, str]:
        """Log somebody in; give the environment of a desk that has this ticket."""
        held = {"KRB5_CONFIG": self.about["KRB5_CONFIG"], "KRB5CCNAME": f"FILE:{self.folder}/ticket-{person}"}
        self._run("kinit", "-l", lasting, person, typed=f"{password}\n", about=held)
        return held

    def no_ticket(self) -> dict[str, str]:
        return {"KRB5_CONFIG": self.about["KRB5_CONFIG"], "KRB5CCNAME": f"FILE:{self.folder}/nobody"}


@contextmanager
def realm(folder: Path) -> Iterator[Realm]:
    """Run a realm without anybody in it."""
    port, made = free_port(), Realm(folder)
    modules = PROGRAMS.libraries("krb5/plugins/kdb")
    (folder / "krb5.conf").write_text(_REALM.format(realm=REALM, port=port, modules=modules))
    (folder / "kdc.conf").write_text(_KDC.format(realm=REALM, port=port, folder=folder))
    made.make()
    call, around = PROGRAMS.call("krb5kdc")
    with subprocess.Popen(
        [*call, "-n"], env={**os.environ, **around, **made.about}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            until_answering(running, port)
            yield made
        finally:
            running.terminate()


@contextmanager
def domain_cluster() -> Iterator[tuple[Cluster, Realm]]:
    """Run a realm, and a server of it with our template that shows its own keys."""
    folder = Path(tempfile.mkdtemp(prefix="roomdesk-kdc-"))
    folder.chmod(0o755)
    try:
        with realm(folder) as made:
            keys = folder / "keys"
            made.add_server(keys, "postgres/localhost", "postgres/0.0.0.0")
            how = as_nobody_in_particular()
            if how:
                shutil.chown(keys, how["user"], how["group"])
            settings = {"fsync": "off", "krb_server_keyfile": str(keys)}
            with cluster(settings, about={"KRB5_CONFIG": made.about["KRB5_CONFIG"]}) as running:
                prepare(running)
                yield running, made
    finally:
        shutil.rmtree(folder)
