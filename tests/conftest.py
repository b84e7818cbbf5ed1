"""What all tests share: one Qt application a process, of the kind that windows need, loaded as the program does."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from roomdesk.gui import support

support.load(support.kept_at())

from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.servers.cluster import Cluster, cluster, why_not  # noqa: E402
from tests.servers.roomdesk import database, prepare  # noqa: E402

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Be there before a test without windows prints a page, which would start a Qt that cannot have any."""
    return qapp


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """Give a running PostgreSQL cluster of this run's own; skip where there can be none."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with cluster({"fsync": "off", "synchronous_commit": "off"}) as running:
        prepare(running)
        yield running


@pytest.fixture
def pg_town(postgres: Cluster) -> Iterator[str]:
    """Give the name of a fresh database with our schema on that cluster."""
    with database(postgres) as name:
        yield name
