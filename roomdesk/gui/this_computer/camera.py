"""A camera watched: its pictures made small, for the judgement that needs no Qt."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QCameraDevice, QMediaCaptureSession, QVideoFrame, QVideoSink

from roomdesk.domain.picture import Frame

_SIDE = 32
"""Points a side of a small picture."""
_MOST = 400
"""Pictures that are judged: some seconds' worth, however long somebody looks at themselves."""


def small(frame: QVideoFrame) -> bytes:
    """Make a picture small and grey; nothing where it cannot be read."""
    image = frame.toImage()
    if image.isNull():
        return b""
    # Points as they are: smoothed, a sensor's noise would be gone, and a room at rest look like a frozen picture.
    scaled = image.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
    grey = scaled.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


class Watching(QObject):
    """Keeps the pictures of a session, whatever feeds it. Signals: seen(QVideoFrame)."""

    seen = Signal(object)

    def __init__(self, session: QMediaCaptureSession) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._take)
        session.setVideoSink(self._sink)

    def _take(self, frame: QVideoFrame) -> None:
        if len(self.frames) < _MOST and (points := small(frame)):
            self.frames.append(Frame(time.monotonic(), points))
        self.seen.emit(frame)


class Camera(QObject):
    """One camera; `refused` says why it gives no pictures, where it says so. Signals: seen(QVideoFrame)."""

    seen = Signal(object)

    def __init__(self, device: QCameraDevice) -> None:
        super().__init__()
        self.refused = ""
        self._session = QMediaCaptureSession(self)
        self._watching = Watching(self._session)
        self._watching.seen.connect(self.seen)
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._refuse)
        self._session.setCamera(self._camera)

    @property
    def frames(self) -> list[Frame]:
        return self._watching.frames

    def start(self) -> None:
        self._camera.start()

    def stop(self) -> None:
        self._camera.stop()

    def _refuse(self, _error: QCamera.Error, said: str) -> None:
        self.refused = said
