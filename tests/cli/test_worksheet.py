"""The commands worksheet and closures: steps listed, ticked, on paper; signs for doors."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from tests.cli.conftest import Cli

DAY = "2027-03-22"


def booked(town: Cli) -> None:
    done = town("book", "Bilancio", "--room", "GIUNTA", "--start", f"{DAY}T09:00", "--for", "1h", "--visitors", "2",
                "--notes", "Acqua per tutti")  # fmt: skip
    assert done.status == 0, done.err


def test_steps_are_listed_ticked_and_taken_back(town: Cli) -> None:
    booked(town)
    sheet = ("worksheet", "--day", DAY, "--site", "PALAZZO")
    (site,) = town(*sheet, "--json").document["sites"]
    (meeting,) = site["meetings"]
    assert [(one["kind"], one["value"], one["done_by"]) for one in meeting["steps"]] == [
        ("visitors", "2", None),
        ("note", "Acqua per tutti", None),
        ("tidy", "", None),
    ]
    assert "Acqua per tutti" in town(*sheet).out
    first = meeting["steps"][0]["id"]
    ticked = town(*sheet, "--tick", first, "--json").document["sites"][0]["meetings"][0]["steps"]
    assert [one["done_by"] is not None for one in ticked] == [True, False, False]
    back = town(*sheet, "--untick", first, "--json").document["sites"][0]["meetings"][0]["steps"]
    assert [one["done_by"] for one in back] == [None] * 3
    assert town(*sheet, "--tick", "nessuno").status == 3
    assert town("worksheet", "--day", "2027-03-23").status == 0


def test_the_sheet_is_written_as_html_and_pdf(town: Cli, tmp_path: Path) -> None:
    booked(town)
    page = town("worksheet", "--day", DAY, "--format", "html")
    assert "Acqua per tutti" in page.out
    assert town("worksheet", "--day", DAY, "--format", "pdf").status == 2
    assert town("worksheet", "--day", DAY, "--format", "pdf", "-o", "foglio.pdf").status == 0
    assert (tmp_path / "foglio.pdf").read_bytes().startswith(b"%PDF")


def test_closures_are_listed_and_have_a_sign(town: Cli, tmp_path: Path) -> None:
    assert town("closures", "--json").document == {"closures": []}
    assert town("closures", "--room", "GIUNTA", "--sign", "html").status == 3
    # What is over is not listed.
    begins = datetime.now(UTC).replace(hour=7, minute=0, second=0, microsecond=0) + timedelta(days=100)
    slot = Slot.lasting(begins, 600)
    with closing(SqliteStore(str(tmp_path / "town.db"), find_places().steps / "sqlite")) as store:
        store.furnish(Furnishing(closures=(Closure(SiteCode("PALAZZO"), RoomCode("GIUNTA"), slot, "Imbiancatura"),)))
    (one,) = town("closures", "--site", "PALAZZO", "--json").document["closures"]
    assert (one["room"], one["start"], one["reason"]) == (
        "GIUNTA",
        begins.astimezone(ZoneInfo("Europe/Rome")).isoformat(),
        "Imbiancatura",
    )
    assert "Imbiancatura" in town("closures").out
    assert "Sala chiusa" in town("closures", "--room", "giunta", "--sign", "html").out
    assert town("closures", "--room", "giunta", "--sign", "pdf").status == 2
    assert town("closures", "--room", "giunta", "--sign", "pdf", "-o", "cartello.pdf").status == 0
    assert (tmp_path / "cartello.pdf").read_bytes().startswith(b"%PDF")
    # Of the building itself nothing is closed.
    assert town("closures", "--site", "PALAZZO", "--sign", "html").status == 3
