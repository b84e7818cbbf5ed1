"""PDF and printing: sheets, breaks, sizes, large print, and pictures that are not loaded."""

import base64
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage, QPdfWriter, QTextDocument, QTextTable

from roomdesk.domain import room_tasks
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import SiteDay
from roomdesk.formats import pdf, task_sheet
from roomdesk.formats.day_sheet import html
from roomdesk.ports.writer import Format, MeetingTasks, Page, Paper, SiteTasks
from tests.formats.test_day_sheet import DAY, NORD, PALAZZO, PRINTED, ROOMS, booking, sheet


def pages(document: bytes) -> int:
    counts = re.findall(rb"/Count (\d+)", document)
    return max(map(int, counts))


def test_each_site_begins_on_a_sheet_of_a4(qapp):
    document = pdf.pdf(Page(sheet(booking()), "Riunioni del 23 novembre"), Paper())
    assert document.startswith(b"%PDF-")
    assert pages(document) == 2
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 84[12](\.\d+)?\]", document)


@pytest.mark.parametrize("height", [1500, 2200, 3100, 4400])
@pytest.mark.parametrize("number", [5, 120, 500])
def test_no_row_is_torn_between_sheets(qapp, number, height):
    long = "Una riunione dal titolo così lungo che prende più righe, con chi viene da lontano e chi resta"
    made = [booking(f"{long} {n}" if n % 7 == 0 else f"Riunione {n}", hour=8) for n in range(number)]
    page = html(DAY, [SiteDay(PALAZZO, made), SiteDay(NORD, made[:9])], ROOMS, language="it", printed_at=PRINTED)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(300)
    document = pdf._laid_out(page, writer, QSizeF(2126, height))
    assert torn_rows(document) == 0
    heading = document.find("Scuola media Nord", document.find("Riunione 1"))
    assert document.documentLayout().blockBoundingRect(heading.block()).top() % height < 60


def test_headings_have_the_size_that_the_page_says(qapp):
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    page = "<style>h1 { font-size: 40pt; }</style><h1>Sala <b>Giunta</b></h1><p>ciao</p>"
    document = pdf._laid_out(page, QPdfWriter(out), QSizeF(2126, 3100))
    assert document.begin().begin().fragment().charFormat().font().pointSizeF() == 40
    assert document.begin().next().begin().fragment().charFormat().font().pointSizeF() == 10


def test_qt_alone_tears_rows(qapp):
    """What the paddings are for: should Qt keep rows whole one day, they can go."""
    document, torn = QTextDocument(), 0
    document.setHtml(sheet(*[booking(f"Riunione {n}") for n in range(120)]))
    for height in range(900, 1000, 10):
        document.setPageSize(QSizeF(700, height))
        torn += torn_rows(document)
    assert torn > 0


def torn_rows(document: QTextDocument) -> int:
    height, edges, torn = document.pageSize().height(), document.documentLayout().blockBoundingRect, 0
    for table in (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)):
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
    document = pdf.pdf(Page(f'<img src="{(tmp_path / "red.png").as_uri()}"><p>ciao</p>', "x"), Paper())
    assert b"/Width 640" not in document
    assert pages(document) == 1


def test_without_a_window_qt_is_started_for_it():
    program = (
        "from roomdesk.formats.pdf import pdf\n"
        "from roomdesk.ports.writer import Page, Paper\n"
        "assert pdf(Page('<p>uno</p>', 'a'), Paper()).startswith(b'%PDF-')\n"
        "assert pdf(Page('<p>due</p>', 'b'), Paper()).startswith(b'%PDF-')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("size", "across", "points"),
    [(Format.A4, False, (595, 842)), (Format.A4, True, (842, 595)), (Format.A3, False, (842, 1191))],
)
def test_sheets_have_the_size_asked_for(qapp, size, across, points):
    document = pdf.pdf(Page("<p>ciao</p>", "x", across), Paper(size))
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", document).groups())
    assert (round(width), round(height)) == points


def test_large_print_takes_more_sheets_and_a3_fewer(qapp):
    page = Page(sheet(*[booking(f"Riunione {n}") for n in range(60)]), "x")
    plain, large, wide = (pages(pdf.pdf(page, paper)) for paper in (Paper(), Paper(large=True), Paper(Format.A3)))
    assert wide < plain < large


@pytest.mark.parametrize("language", ["it", "en"])
def test_hours_stay_on_their_line_in_large_print(qapp, language):
    made = booking(hour=11)
    tasks = room_tasks.tasks(made, ROOMS[RoomCode("GIUNTA")])
    meeting = MeetingTasks(made, ROOMS[RoomCode("GIUNTA")], tasks, made.slot.start)
    page = task_sheet.html(DAY, [SiteTasks(PALAZZO, (meeting,))], language=language, printed_at=PRINTED)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(300)
    document = pdf._laid_out(page, writer, QSizeF(2126 / pdf._LARGE, 3100 / pdf._LARGE))
    assert document.find("12:00–14:30").block().layout().lineCount() == 1


def test_only_what_prints_is_painted_on(qapp):
    with pytest.raises(TypeError, match="QImage"):
        pdf.paint(Page("<p>x</p>", "x"), Paper(), QImage(10, 10, QImage.Format.Format_RGB32))


def test_a_drawing_that_the_page_holds_is_shown(qapp):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>'
    address = f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}"
    document = pdf._SealedDocument()
    image = document.loadResource(QTextDocument.ResourceType.ImageResource.value, address)
    assert isinstance(image, QImage)
    assert (image.width(), image.height()) == (270, 180)
    assert image.pixelColor(100, 100).alpha() == 255
    document = pdf.pdf(Page(f'<p>x<img src="{address}" width="90"></p>', "t"), Paper())
    assert re.search(rb"/Width 270\s+/Height 180", document)


def test_a_long_page_is_made_on_a_thread_of_python_without_a_word_from_qt(qapp, qtlog):
    made = [booking(f"Riunione {n}", hour=8) for n in range(200)]
    page = Page(html(DAY, [SiteDay(PALAZZO, made)], ROOMS, language="it", printed_at=PRINTED), "Riunioni")
    with ThreadPoolExecutor(1) as pool:
        assert pages(pool.submit(pdf.pdf, page, Paper()).result()) > 3
    assert [one.message for one in qtlog.records if "propagateSizeHints" not in one.message] == []
