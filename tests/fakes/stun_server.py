"""A STUN server on loopback behind an impaired line: it loses, delays and unsettles, and counts what it lost."""

import random
import struct
from collections.abc import Sequence

from roomdesk.simulators.servers import OverUdp


class ImpairedLine:
    """Loss as a share, delay and its jitter in seconds, by a generator with a seed of its own."""

    def __init__(self, loss: float = 0, delay: float = 0, jitter: float = 0) -> None:
        self.lost = 0
        self.behaviour = OverUdp(self._answer, self._delay)
        self._loss, self._least, self._jitter = loss, delay, jitter
        self._random = random.Random(7)

    def _delay(self) -> float:
        return self._least + self._random.uniform(0, self._jitter)

    def _answer(self, datagram: bytes) -> Sequence[bytes]:
        if self._random.random() < self._loss:
            self.lost += 1
            return ()
        mapped = struct.pack(">HHBBHI", 0x0020, 8, 0, 1, 4096 ^ 0x2112, 0x7F000001 ^ 0x2112A442)
        return (struct.pack(">HHI", 0x0101, len(mapped), 0x2112A442) + datagram[8:20] + mapped,)
