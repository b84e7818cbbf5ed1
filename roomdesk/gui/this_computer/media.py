"""The port to this computer's devices: a loop of Qt's own runs while something is tried."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

# Before Qt Multimedia is loaded: its decoder would print addresses of streams with their passwords.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaDevices

from roomdesk.domain.picture import Frame
from roomdesk.gui.this_computer.camera import Camera
from roomdesk.gui.this_computer.listening import Listening
from roomdesk.ports.this_computer import Heard, NoMedia

_WATCHED_MS = 3000


class QtComputer:
    """Made on the main thread; makes Qt's application where there is none, without a window or a display."""

    def __init__(self) -> None:
        if QCoreApplication.instance() is None:
            # A name of our own is respected: whoever has a display needs none of it here.
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            self._application = QGuiApplication(["roomdesk"])

    def names(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        lists = (
            (QMediaDevices.videoInputs(), QMediaDevices.defaultVideoInput()),
            (QMediaDevices.audioInputs(), QMediaDevices.defaultAudioInput()),
            (QMediaDevices.audioOutputs(), QMediaDevices.defaultAudioOutput()),
        )
        cameras, microphones, speakers = (
            _names([one.description() for one in found], usual.description()) for found, usual in lists
        )
        return cameras, microphones, speakers

    def listen(self, tone: bytes = b"") -> Heard:
        listening = Listening(QMediaDevices.defaultAudioInput(), QMediaDevices.defaultAudioOutput(), tone)
        loop = QEventLoop()
        listening.ended.connect(loop.quit)
        QTimer.singleShot(0, loop, listening.start)
        loop.exec()
        return listening.heard

    def watch(self) -> Sequence[Frame]:
        camera = Camera(QMediaDevices.defaultVideoInput())
        loop = QEventLoop()
        QTimer.singleShot(_WATCHED_MS, loop.quit)
        camera.start()
        loop.exec()
        camera.stop()
        if camera.refused:
            raise NoMedia(camera.refused)
        return camera.frames


def _names(found: Sequence[str], usual: str) -> Sequence[str]:
    return sorted(found, key=lambda name: name != usual)
