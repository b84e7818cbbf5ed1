"""Cameras, microphones and loudspeakers opened for the screen, as the system allows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCameraPermission, QCoreApplication, QMicrophonePermission, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaDevices, QVideoFrame

from roomdesk.gui.this_computer import media
from roomdesk.gui.this_computer.camera import Camera
from roomdesk.gui.this_computer.listening import Listening
from roomdesk.ports.this_computer import Heard
from roomdesk.services.check_here import Part

_SPEECH_MS = 3000
"""How long somebody may speak into a microphone, and see that it hears."""


class Trials(QObject):
    """Tries one device at a time of each kind; a camera goes on until it is told to stop.

    Signals: listed() when a device was plugged in; seen(QImage) with each picture, watched(frames, why it refused)
    once there are enough of them; loud(dB) while a microphone is open, heard(Part, Heard) at the end;
    forbidden(Part) where the system lets nobody in.
    """

    listed = Signal()
    seen = Signal(QImage)
    watched = Signal(object, str)
    loud = Signal(float)
    heard = Signal(object, object)
    forbidden = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera: Camera | None = None
        self._listening: Listening | None = None
        self._devices = QMediaDevices(self)
        for changed in (
            self._devices.audioInputsChanged,
            self._devices.audioOutputsChanged,
            self._devices.videoInputsChanged,
        ):
            changed.connect(self.listed)

    def names(self) -> dict[Part, Sequence[str]]:
        """Name what there is, the usual one of each kind first."""
        return dict(zip((Part.CAMERA, Part.MICROPHONE, Part.SPEAKER), media.names(), strict=True))

    # ── camera ──────────────────────────────────────────────────────────────────────────────────────────
    def look(self, name: str) -> None:
        """Open a camera; it stays open until `close`."""
        self._ask(QCameraPermission(), Part.CAMERA, partial(self._look, name))

    def _look(self, name: str) -> None:
        self.close()
        camera = self._camera = Camera(media.camera_of(name))
        camera.seen.connect(self._on_seen)
        QTimer.singleShot(media.WATCHED_MS, camera, self._on_watched)
        camera.start()

    def _on_seen(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.seen.emit(image)

    def _on_watched(self) -> None:
        if self._camera:
            self.watched.emit(list(self._camera.frames), self._camera.refused)

    def close(self) -> None:
        """Close the camera: its light goes out."""
        if self._camera:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None

    # ── sound ───────────────────────────────────────────────────────────────────────────────────────────
    def listen(self, microphone: str) -> None:
        """Listen to a microphone: to the quiet first, then to whoever speaks."""
        begin = partial(self._listen, Part.MICROPHONE, microphone, "", b"", _SPEECH_MS)
        self._ask(QMicrophonePermission(), Part.MICROPHONE, begin)

    def play(self, speaker: str, microphone: str, tone: bytes) -> None:
        """Play a tone through a loudspeaker, and listen for it."""
        begin = partial(self._listen, Part.SPEAKER, microphone, speaker, tone, 0)
        self._ask(QMicrophonePermission(), Part.SPEAKER, begin)

    def _listen(self, part: Part, microphone: str, speaker: str, tone: bytes, more_ms: int) -> None:
        self.hush()
        made = Listening(media.microphone_of(microphone), media.speaker_of(speaker), tone, more_ms)
        self._listening = made
        made.loud.connect(self.loud)
        made.ended.connect(partial(self._on_ended, part, made))
        made.start()

    def _on_ended(self, part: Part, listening: Listening) -> None:
        if listening is self._listening:
            self._listening = None
            heard: Heard = listening.heard
            self.heard.emit(part, heard)
        listening.deleteLater()

    def hush(self) -> None:
        """Stop listening and playing; nothing is told of it."""
        listening, self._listening = self._listening, None
        if listening:
            listening.stop()

    def _ask(self, permission: QCameraPermission | QMicrophonePermission, part: Part, then: Callable[[], None]) -> None:
        """Ask the system for its leave, where it has a word in it (macOS, packed programs), and begin with it."""
        application = QCoreApplication.instance()
        state = application.checkPermission(permission) if application else Qt.PermissionStatus.Denied
        if state is Qt.PermissionStatus.Granted:
            then()
        elif state is Qt.PermissionStatus.Denied or application is None:
            self.forbidden.emit(part)
        else:
            application.requestPermission(permission, self, lambda _given: self._on_asked(permission, part, then))

    def _on_asked(
        self, permission: QCameraPermission | QMicrophonePermission, part: Part, then: Callable[[], None]
    ) -> None:
        application = QCoreApplication.instance()
        if application and application.checkPermission(permission) is Qt.PermissionStatus.Granted:
            then()
        else:
            self.forbidden.emit(part)
