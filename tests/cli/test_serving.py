"""The commands simulate and serve-checks: what scripts read of them."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_simulated_devices_are_listed_with_their_addresses(town: Cli) -> None:
    done = town("simulate", "--seconds", "0.1", "--json")
    assert done.status == 0
    devices = done.document["devices"]
    assert {one["driver"] for one in devices} == {"pjlink", "visca", "rtsp", "sip", "snapshot", "web", "tcp"}
    assert {one["simulate"] for one in devices} >= {"ok", "fan", "slow", "silent", "rude", "refused"}
    assert all(one["host"] == "127.0.0.1" and one["port"] for one in devices)


def test_checks_that_are_due_are_run_once(town: Cli) -> None:
    done = town("serve-checks", "--once", "--json")
    assert (done.status, done.document) == (0, {"ran": [], "prepared": [], "elsewhere": False, "told": 0})
    assert "Nulla da controllare" in town("serve-checks", "--once").out
    assert town("serve-checks", "--pause", "0").status == 2
