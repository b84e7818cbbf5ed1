"""A camera's pictures as Qt Multimedia hands them over: live, black and frozen ones, and what is seen meanwhile."""

from __future__ import annotations

import random

import pytest

multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)

from PySide6.QtCore import QSize  # noqa: E402 - not everybody has Qt Multimedia
from PySide6.QtGui import QColor, QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from roomdesk.domain.picture import judge, watched  # noqa: E402
from roomdesk.gui.this_computer.camera import Watching  # noqa: E402
from roomdesk.gui.this_computer.meters import PictureView  # noqa: E402


def image(number: int, shows: str) -> QImage:
    if shows == "live":
        # A sensor's noise, a little everywhere.
        points = bytes(100 + (one & 7) for one in random.Random(number).randbytes(320 * 240))
        return QImage(points, 320, 240, 320, QImage.Format.Format_Grayscale8).convertToFormat(
            QImage.Format.Format_RGB32
        )
    made = QImage(QSize(320, 240), QImage.Format.Format_RGB32)
    made.fill(QColor("black" if shows == "black" else "darkcyan"))
    return made


@pytest.mark.parametrize(("shows", "cause"), [("live", "ok"), ("black", "black"), ("frozen", "frozen")])
def test_what_a_camera_hands_over_is_judged(qapp: QApplication, qtbot: QtBot, shows: str, cause: str) -> None:
    session, source = multimedia.QMediaCaptureSession(), multimedia.QVideoFrameInput()
    session.setVideoFrameInput(source)
    watching = Watching(session)
    seen: list[QSize] = []
    watching.seen.connect(lambda frame: seen.append(frame.size()))
    for number in range(12):
        frame = multimedia.QVideoFrame(image(number, shows))
        qtbot.waitUntil(lambda frame=frame: source.sendVideoFrame(frame))  # type: ignore[misc]
        qtbot.waitUntil(lambda number=number: len(watching.frames) > number)  # type: ignore[misc]
    found = watched([one._replace(at=number / 25) for number, one in enumerate(watching.frames)])
    assert judge(found)[1] == cause
    assert seen[0] == QSize(320, 240)


def test_the_picture_is_shown_whole_in_its_shape(italian: QApplication, qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    assert view.accessibleName() == "La telecamera è spenta"
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    view.show_image(picture)
    shown = view.grab().toImage()
    # A square in the middle of a wide place: black beside it.
    assert shown.pixelColor(200, 100) == QColor("red")
    assert shown.pixelColor(20, 100) == QColor("black")
    assert view.accessibleName() == "L’immagine della telecamera"
