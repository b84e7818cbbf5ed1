"""Mail about a fault, from the failed check to a mail server on loopback; and that it is over."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.carriers.conftest import Kept, free_port
from tests.cli.conftest import Cli
from tests.cli.test_publishing import settings
from tests.cli.test_tending import tomorrow

PEOPLE = """email,name,role,site,language
anna@comune.example,Anna Bianchi,staff,,en
rita@comune.example,Rita Verdi,reception,PALAZZO,it
dino@comune.example,Dino Rossi,administrator,,it
"""
DINO = ("--as", "dino@comune.example")


@pytest.fixture
def post() -> Iterator[tuple[Kept, int]]:
    """Give a mail server on loopback that keeps what it gets, and its port."""
    kept = Kept()
    controller = Controller(kept, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield kept, int(controller.server.sockets[0].getsockname()[1])
    controller.stop()


def read(kept: Kept) -> dict[str, tuple[str, str]]:
    """Give subject and plain text of what came, by receiver, and forget it."""
    found = {}
    for (_, (receiver,)), content in zip(kept.envelopes, kept.messages, strict=True):
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain",))
        assert body is not None
        found[receiver] = (str(message["Subject"]), body.get_content())
    kept.messages.clear()
    kept.envelopes.clear()
    return found


def at_port(town: Cli, folder: Path, port: int) -> None:
    (folder / "e.csv").write_text(
        f"code,room,name,kind,driver,host,port\nSCHERMO,GIUNTA,Schermo,display,tcp,127.0.0.1,{port}\n", "utf-8"
    )
    assert town(*DINO, "import", "e.csv").status == 0


def test_people_are_told_of_a_fault_and_of_its_end(town: Cli, tmp_path: Path, post: tuple[Kept, int]) -> None:
    kept, port = post
    settings(
        tmp_path,
        f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "sale@comune.example"\n'
        '[checks]\nevery_minutes = 0\nminutes_before = 0\nevening = ""\n',
    )
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    assert town("import", "people.csv").status == 0
    with socket.create_server(("127.0.0.1", 0)) as well:
        at_port(town, tmp_path, 1)
        start = tomorrow(lambda *asked, **_named: town(*DINO, *asked))
        book = ("book", "Bilancio", "--room", "GIUNTA", "--start", start, "--for", "1h")
        assert town("--as", "anna@comune.example", *book).status == 0
        town(*DINO, "check")
        assert town(*DINO, "serve-checks", "--once", "--json").document["told"] == 0
        assert "E-mail sui guasti messe in coda: 2" in town(*DINO, "check").out
        # Whoever serves checks hands them over; nobody is told a second time.
        assert town(*DINO, "outbox", "send").status == 0
        told = read(kept)
        assert told.keys() == {"anna@comune.example", "rita@comune.example"}
        assert told["anna@comune.example"][0].startswith("Fault in Sala Giunta: meeting of ")
        assert told["rita@comune.example"][0].startswith("Guasto in Sala Giunta: riunione di ")
        assert all("Bilancio" in text for _, text in told.values())
        assert town(*DINO, "serve-checks", "--once", "--json").document["told"] == 0
        at_port(town, tmp_path, well.getsockname()[1])
        town(*DINO, "check")
        town(*DINO, "outbox", "send")
        over = read(kept)
    assert {one: subject for one, (subject, _) in over.items()} == {
        "anna@comune.example": "Fault mended in Sala Giunta",
        "rita@comune.example": "Guasto risolto in Sala Giunta",
    }
    assert read(kept) == {}
