"""The day sheet in HTML and PDF: what a receptionist reads, and what a title cannot do to it."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage, QPdfWriter, QTextDocument, QTextTable

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.places import Room, Site
from roomdesk.domain.schedule import SiteDay
from roomdesk.domain.slot import Slot
from roomdesk.formats import pdf
from roomdesk.formats.day_sheet import date_in_full, html

DAY = date(2026, 11, 23)
PRINTED = datetime(2026, 11, 23, 6, 42, tzinfo=UTC)
PALAZZO = Site(SiteCode("PALAZZO"), "Palazzo <comunale>", address="Piazza Grande 1")
NORD = Site(SiteCode("NORD"), "Scuola media Nord")
ROOMS = {
    RoomCode("GIUNTA"): Room(RoomCode("GIUNTA"), PALAZZO.code, "Sala Giunta", 14, floor="1° piano"),
    RoomCode("DOCENTI"): Room(RoomCode("DOCENTI"), NORD.code, "Sala docenti", 24),
}


def booking(title: str = "Coordinamento lavori", *, hour: int = 8, rooms: tuple[str, ...] = ("GIUNTA",)) -> Booking:
    slot = Slot(datetime(2026, 11, 23, hour, tzinfo=UTC), datetime(2026, 11, 23, hour + 2, 30, tzinfo=UTC))
    return Booking(
        id=BookingId(title),
        uid="x",
        title=title,
        slot=slot,
        timezone="Europe/Rome",
        reservations=tuple(Reservation(RoomCode(code), slot) for code in rooms),
        organizer=Email("ufficio.tecnico@comune.example"),
        created_by=Email("a@comune.example"),
        created_at=PRINTED,
        updated_at=PRINTED,
        notes="Acqua\nStreaming",
        setup="platea",
        visitors=12,
    )


def sheet(*bookings: Booking, language: str = "it", site: Site = PALAZZO) -> str:
    return html(DAY, [SiteDay(site, bookings), SiteDay(NORD, ())], ROOMS, language=language, printed_at=PRINTED)


class Page(HTMLParser):
    """Reads the page as a browser does: tags that open and close, the cells of the rows, attributes that fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.fetches: list[str] = []
        self.heads: list[str | None] = []
        self.language: str | None = None
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetches += [name for name, _ in attrs if name in ("src", "href", "background")]
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "th":
            self.heads.append(dict(attrs).get("scope"))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data


def test_page_says_what_the_reception_needs():
    linked = replace(
        booking(rooms=("GIUNTA", "DOCENTI")), conference=ConferenceLink("jitsi", "https://meet.example/secret")
    )
    page = sheet(linked)
    read = Page(page)
    assert read.language == "it"
    assert read.heads == ["col"] * 5
    assert "caption" in read.tags
    assert read.rows == [
        ["Orario", "Sala", "Riunione e organizzatore", "Ospiti", "Da preparare"],
        [
            "09:00–11:30",
            "Sala Giunta1° piano",
            "Coordinamento lavori▶ videoconferenzacon Sala docentiufficio.tecnico@comune.example",
            "12",
            "PlateaAcquaStreaming",
        ],
    ]
    assert "Lunedì 23 novembre 2026" in page
    assert "alle 07:42" in page
    assert "Piazza Grande 1 · 1 riunione · 12 ospiti attesi" in page
    assert page.count("Nessuna riunione in questa sede.") == 1
    assert "meet.example" not in page


def test_english():
    page = sheet(replace(booking(), status=Status.PENDING), language="en")
    assert Page(page).language == "en"
    for words in ("Monday 23 November 2026", "awaiting approval", "No meetings at this site.", "1 meeting"):
        assert words in page


@pytest.mark.parametrize(("language", "words"), [("it", "Occupata (riservata)"), ("en", "Private")])
@pytest.mark.parametrize("mask", [True, False])
def test_private_meeting_is_only_a_taken_room(language, words, mask):
    private = replace(booking("Colloquio disciplinare"), private=True)
    if mask:
        private = private.masked()
    page = sheet(private, language=language)
    assert Page(page).rows[1][2] == words
    for secret in ("Colloquio", "tecnico", "Acqua"):
        assert secret not in page


def test_titles_and_names_stay_text_and_nothing_is_fetched():
    evil = '<img src=x onerror=1><a href="file://a/b">&amp;</a>'
    named = replace(booking(evil), notes=evil, setup=evil, organizer=Email(evil))
    page = html(
        DAY,
        [SiteDay(replace(PALAZZO, name=evil, address=evil), (named,))],
        {RoomCode("GIUNTA"): replace(ROOMS[RoomCode("GIUNTA")], name=evil, floor=evil)},
        language="it",
        printed_at=PRINTED,
    )
    read = Page(page)
    assert not read.tags & {"img", "a", "script", "link"}
    assert read.fetches == []
    assert "url(" not in page
    assert "@import" not in page
    assert read.rows[1][2] == evil + evil


def test_meeting_past_midnight_names_the_other_day():
    assert Page(sheet(booking(hour=21))).rows[1][0] == "22:00–24/11 00:30"


def test_days_of_the_year_in_full():
    assert [date_in_full(date(2026, month, 1), "it").split()[2] for month in (1, 8, 12)] == [
        "gennaio",
        "agosto",
        "dicembre",
    ]
    assert date_in_full(date(2027, 1, 3), "it") == "domenica 3 gennaio 2027"


# ── PDF ─────────────────────────────────────────────────────────────────────────────────────────────────
def pages(document: bytes) -> int:
    counts = re.findall(rb"/Count (\d+)", document)
    return max(map(int, counts))


def test_each_site_begins_on_a_sheet_of_a4(qapp):
    document = pdf.pdf(sheet(booking()), "Riunioni del 23 novembre")
    assert document.startswith(b"%PDF-")
    assert pages(document) == 2
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 84[12](\.\d+)?\]", document)


def test_no_row_is_torn_between_sheets(qapp):
    page = sheet(*[booking(f"Riunione {n}", hour=8) for n in range(120)])
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(300)
    document = pdf._laid_out(page, writer, QSizeF(2126, 3100))
    assert document.pageCount() > 4
    assert torn_rows(document) == 0
    plain = QTextDocument()
    plain.documentLayout().setPaintDevice(writer)
    plain.setHtml(page)
    plain.setPageSize(QSizeF(2126, 3100))
    assert torn_rows(plain) > 0


def torn_rows(document: QTextDocument) -> int:
    height, edges, torn = document.pageSize().height(), document.documentLayout().blockBoundingRect, 0
    (table,) = (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    for row in range(table.rows()):
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        top = min(edges(cell.firstCursorPosition().block()).top() for cell in cells)
        bottom = max(edges(cell.lastCursorPosition().block()).bottom() for cell in cells)
        torn += top // height != (bottom - 1) // height
    return torn


def test_pictures_are_not_loaded(qapp, tmp_path):
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(tmp_path / "red.png"))
    document = pdf.pdf(f'<img src="{(tmp_path / "red.png").as_uri()}"><p>ciao</p>', "x")
    assert b"/Width 640" not in document
    assert pages(document) == 1


def test_without_a_window_qt_is_started_for_it():
    program = (
        "from roomdesk.formats.pdf import pdf\n"
        "assert pdf('<p>uno</p>', 'a').startswith(b'%PDF-')\n"
        "assert pdf('<p>due</p>', 'b').startswith(b'%PDF-')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
