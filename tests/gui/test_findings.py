"""What devices say is told in the language of the window; their names without the room that stands beside them."""

from __future__ import annotations

import pytest

from roomdesk.cli.findings import FACTS
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.evidence import Fact
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.gui.equipment.findings import facts, in_words, told
from roomdesk.gui.equipment.rows import DeviceRow


@pytest.mark.usefixtures("italian")
def test_what_a_device_says_is_said_in_italian() -> None:
    assert in_words("power on, input 31, 1920x1080, lamp 1204 h, EPSON EB-L200, serial X1") == (
        "acceso, ingresso 31, 1920x1080, lampada 1204 h, EPSON EB-L200, matricola X1"
    )
    assert told("fan", "ERST 200000: fan; power on") == "Ventola: ERST 200000; acceso"
    assert told("ok", "power on, no signal") == "Acceso, nessun segnale"
    assert told("ok") == "Risponde"
    assert told("ok", "<b>a</b> {0}; power on") == "Risponde: <b>a</b> {0}; acceso"


def test_every_fact_has_its_words() -> None:
    assert set(facts()) == set(FACTS) == set(Fact)


@pytest.mark.parametrize(
    ("name", "room", "said"),
    [
        ("Proiettore Aula studio 1", "Aula studio 1", "Proiettore"),
        ("Proiettore della Sala Giunta", "Sala Giunta", "Proiettore"),
        ("Projector – Council room", "Council room", "Projector"),
        ("Sala Giunta", "Sala Giunta", "Sala Giunta"),
        ("Linea Biblioteca", "Sala conferenze", "Linea Biblioteca"),
        ("Radio", "", "Radio"),
        ("Codec in", "in", "Codec"),
    ],
)
def test_a_device_beside_its_room_leaves_the_room_out(name: str, room: str, said: str) -> None:
    device = Device(DeviceCode("D"), RoomCode("R"), name, DeviceKind.OTHER, "tcp", "10.0.0.1", 1)
    assert DeviceRow(device, room, "", "TCP", "Europe/Rome").name == said
