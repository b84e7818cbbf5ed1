"""The port to this computer's devices: a loop of Qt's own runs while something is tried."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QAudioDevice, QCameraDevice, QMediaDevices

from roomdesk.domain.picture import Frame
from roomdesk.gui.this_computer.camera import Camera
from roomdesk.gui.this_computer.listening import Listening
from roomdesk.ports.this_computer import Heard, NotOpened

WATCHED_MS = 3000


class QtComputer:
    """Made on the main thread; makes Qt's application where there is none, without a window or a display."""

    def __init__(self) -> None:
        if QCoreApplication.instance() is None:
            # A name of our own is respected: whoever has a display needs none of it here.
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            self._application = QGuiApplication(["roomdesk"])

    def names(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        return names()

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
        QTimer.singleShot(WATCHED_MS, loop.quit)
        camera.start()
        loop.exec()
        camera.stop()
        if camera.refused:
            raise NotOpened(camera.refused)
        return camera.frames


def names() -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Name cameras, microphones and loudspeakers, the usual one of each first."""
    return list(_cameras()), list(_microphones()), list(_speakers())


def camera_of(name: str) -> QCameraDevice:
    """Give the camera of that name, else the usual one."""
    return _cameras().get(name, QMediaDevices.defaultVideoInput())


def microphone_of(name: str) -> QAudioDevice:
    return _microphones().get(name, QMediaDevices.defaultAudioInput())


def speaker_of(name: str) -> QAudioDevice:
    return _speakers().get(name, QMediaDevices.defaultAudioOutput())


def _cameras() -> Mapping[str, QCameraDevice]:
    return _named(QMediaDevices.videoInputs(), QMediaDevices.defaultVideoInput())


def _microphones() -> Mapping[str, QAudioDevice]:
    return _named(QMediaDevices.audioInputs(), QMediaDevices.defaultAudioInput())


def _speakers() -> Mapping[str, QAudioDevice]:
    return _named(QMediaDevices.audioOutputs(), QMediaDevices.defaultAudioOutput())


D = TypeVar("D", QAudioDevice, QCameraDevice)


def _named(found: Sequence[D], usual: D) -> Mapping[str, D]:
    """Name devices, the usual one first; those that are called alike are numbered."""
    named: dict[str, D] = {}
    for one in sorted(found, key=lambda one: one.id() != usual.id()):
        name, alike = one.description(), 2
        while name in named:
            name, alike = f"{one.description()} ({alike})", alike + 1
        named[name] = one
    return named
