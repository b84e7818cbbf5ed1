"""The command commission: steps kept between calls, a signature only when all is done, the report as PDF."""

import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def furnished(town: Cli, tmp_path: Path) -> Cli:
    port = _closed_port()
    (tmp_path / "e.csv").write_text(
        f"code,room,name,kind,driver,host,port\nSCHERMO,GIUNTA,Schermo,display,tcp,127.0.0.1,{port}\n", "utf-8"
    )
    assert town("import", "e.csv").status == 0
    return town


def _closed_port() -> int:
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        return int(once.getsockname()[1])


def test_a_room_is_handed_over_in_several_calls(furnished: Cli, tmp_path: Path) -> None:
    begun = furnished("commission", "giunta", "--json").document
    assert begun["steps"] == {"devices": True, "checks": False, "photo": False, "labels": False, "signature": False}
    assert furnished("commission", "GIUNTA", "--labelled", "--json").document["steps"]["labels"] is True
    furnished("check")
    noted = furnished("commission", "GIUNTA", "--remark", "schermo=arriva lunedì", "--json").document
    assert noted["steps"]["checks"] is True
    assert noted["devices"][0]["remark"] == "arriva lunedì"
    done = furnished("commission", "GIUNTA", "--installer", "Rossi", "--accepted-by", "Anna", "--sign")
    assert done.status == 2
    assert "manca qualche passo" in done.err
    file = tmp_path / "v.pdf"
    assert furnished("commission", "GIUNTA", "-o", str(file)).status == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert "Etichette applicate" in furnished("commission", "GIUNTA").out
    assert furnished("commission", "GIUNTA", "--again", "--json").document["steps"]["labels"] is False


@pytest.mark.parametrize("remark", ["SCHERMO", "ALTRO=x"])
def test_a_remark_names_a_device_of_the_room(furnished: Cli, remark: str) -> None:
    assert furnished("commission", "GIUNTA", "--remark", remark).status == 2
