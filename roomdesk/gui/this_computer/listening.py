"""One listen to a microphone, with a tone through a loudspeaker or without; how loud it is meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QAudioSource

from roomdesk.domain.sound import FLOOR_SECONDS, RATE, TONE_SECONDS, level, samples_of
from roomdesk.ports.this_computer import Heard

STATE = QAudio.State.IdleState
"""WORKAROUND: PySide6 6.8 to 6.12 raise TypeError at every change of state unless QAudio was imported."""
_NOTHING_MS = 1500
"""A microphone that has given nothing for so long gives nothing: Qt itself never says so."""
_TAIL_MS = 400


def sound_format() -> QAudioFormat:
    """Give what sound.py reads: 48 kHz, one channel, 16 bit."""
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted


class Listening(QObject):
    """Takes in what the microphone gives, the tone after the floor, or `more_ms` without a tone.

    Signals: ended() once, and `heard` is whole then; loud(dB of full scale) a few times a second.
    """

    ended = Signal()
    loud = Signal(float)

    def __init__(self, microphone: QAudioDevice, speaker: QAudioDevice, tone: bytes = b"", more_ms: int = 0) -> None:
        super().__init__()
        self._more_ms = more_ms
        self.heard = Heard(b"", b"", octets_came=False)
        self._source = QAudioSource(microphone, sound_format(), self)
        self._source.setBufferSize(RATE // 10)
        self._sink = QAudioSink(speaker, sound_format(), self) if tone else None
        self._tone = QBuffer(self)
        self._tone.setData(QByteArray(tone))
        self._octets = bytearray()
        self._before = 0
        self._is_over = False
        self._input: QIODevice | None = None
        self._watch = QTimer(self, singleShot=True, interval=_NOTHING_MS)
        self._watch.timeout.connect(self.stop)
        self._floor = QTimer(self, singleShot=True, interval=int(1000 * FLOOR_SECONDS))
        self._floor.timeout.connect(self._play)

    def start(self) -> None:
        # Qt 6.12 gives nothing back where the device cannot be opened.
        self._input = self._source.start()
        self._watch.start()
        if self._input is not None:
            self._input.readyRead.connect(self._take)

    def _take(self) -> None:
        if self._input is None:
            return
        if not self._octets:
            self._floor.start()
        came = bytes(self._input.readAll().data())
        self._octets += came
        self._watch.start()
        # A sixth of what comes is enough for an eye.
        self.loud.emit(level(samples_of(came)[::6]))

    def _play(self) -> None:
        self._before = len(self._octets) // 2 * 2
        if self._sink is None:
            QTimer.singleShot(self._more_ms, self, self.stop)
            return
        self._tone.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._tone)
        QTimer.singleShot(int(1000 * TONE_SECONDS) + _TAIL_MS, self, self.stop)

    def stop(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._watch.stop()
        self._floor.stop()
        if self._sink is not None:
            self._sink.stop()
        self._source.stop()
        self._input = None
        before = bytes(self._octets[: self._before])
        self.heard = Heard(before, bytes(self._octets[self._before :]), octets_came=bool(self._octets))
        self.ended.emit()
