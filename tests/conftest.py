"""What all tests share: one Qt application a process, of the kind that windows need."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import database, prepare

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
