"""A real system tray: RoomDesk's icon stands in it, a reminder comes out of it, its menu ends the program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from tests.fakes.municipality import booking
from tests.journeys.desktop import Desktop, command, desktop, eventually, missing

_ABSENT = [*missing(), *(() if shutil.which("trayer") else ("trayer",))]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(_ABSENT), reason=f"not installed: {', '.join(_ABSENT)}")]
WHO = "ufficio.tecnico@borgosanvitale.example"
_HIGH = 32
_SCREEN = (1440, 900)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as made:
        call = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "pixel", "--width", "200"]
        tray = subprocess.Popen([*call, "--height", str(_HIGH)], env=made.environment, stderr=subprocess.DEVNULL)
        try:
            # The icon finds its tray at once, as on a desktop that was started before the program.
            eventually(lambda: windows(made, "trayer"))
            yield made
        finally:
            tray.terminate()
            tray.wait()


def windows(desk: Desktop, kind: str) -> list[tuple[int, int, int, int]]:
    """Give the place of each visible window of a class: x, y, width, height."""
    call = ["xdotool", "search", "--onlyvisible", "--class", kind, "getwindowgeometry", "--shell", "%@"]
    said = subprocess.run(call, env=desk.environment, capture_output=True, text=True, check=False).stdout
    found: list[tuple[int, int, int, int]] = []
    for block in said.split("WINDOW=")[1:]:
        facts = dict(line.split("=") for line in f"WINDOW={block}".split())
        found.append((int(facts["X"]), int(facts["Y"]), int(facts["WIDTH"]), int(facts["HEIGHT"])))
    return found


def icon(desk: Desktop) -> tuple[int, int] | None:
    """Give the middle of RoomDesk's icon in the tray."""
    small = [one for one in windows(desk, "roomdesk") if 8 < one[2] <= _HIGH and 8 < one[3] <= _HIGH]
    return (small[0][0] + small[0][2] // 2, small[0][1] + small[0][3] // 2) if small else None


def test_a_reminder_comes_out_of_the_tray_and_its_menu_ends_the_program(desk: Desktop, tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("code,name\nPALAZZO,Palazzo\n")
    (tmp_path / "rooms.csv").write_text("code,site,name,capacity\nGIUNTA,PALAZZO,Giunta,12\n")
    database = tmp_path / "town.db"
    command(database, WHO, "import", str(tmp_path / "sites.csv"), str(tmp_path / "rooms.csv"))
    soon = Slot.lasting(datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=8), 30)
    mine = booking(RoomCode("GIUNTA"), soon, title="Giunta comunale", organizer=Email(WHO))
    # Written as it stands: at night, on a Sunday or a holiday nobody can book for now.
    with closing(SqliteStore(str(database), find_places().steps / "sqlite")) as store:
        store.book([mine], None, Email(WHO))
    with desk.program(database) as running:
        desk.window("Agenda")
        spot = eventually(lambda: icon(desk))
        # The window keeps within the screen, its frame included.
        assert all(x + wide <= _SCREEN[0] and y + high <= _SCREEN[1] for x, y, wide, high in windows(desk, "roomdesk"))
        # The balloon is a window beside the icon, neither of them the large one.
        balloon = eventually(lambda: [one for one in windows(desk, "roomdesk") if 100 < one[2] < 600 and one[3] < 300])
        assert abs(balloon[0][0] + balloon[0][2] - spot[0]) < 300
        desk.place("Giunta comunale alle")
        desk.press("Escape")
        before = set(windows(desk, "roomdesk"))
        right_click = ["xdotool", "mousemove", str(spot[0]), str(spot[1]), "click", "3"]
        subprocess.run(right_click, env=desk.environment, check=True)
        eventually(lambda: set(windows(desk, "roomdesk")) - before)
        # Its last entry.
        desk.press("Up", "Return")
        running.wait(timeout=30)
        assert running.returncode == 0
    assert icon(desk) is None
