"""Motion JPEG out of RTP packets: pictures put together again as JPEG files (RFC 2435, RFC 3550 §5.1)."""

from __future__ import annotations

import base64
import struct

# Of ITU-T T.81, annex K, as RFC 2435 §4.1 and appendix B have them: quantization for brightness and colour, in
# zigzag order, and the four Huffman tables.
_QUANTIZERS = base64.b64decode(
    "EAsMDgwKEA4NDhIREBMYKBoYFhYYMSMlHSg6Mz08OTM4N0BIXE5ARFdFNzhQbVFXX2JnaGc+TXF5cGR4XGVnYxESEhgVGC8aGi9jQjhCY2Nj"
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2M="
)
_HUFFMAN = base64.b64decode(
    "AAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi"
    "coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqy"
    "s7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIE"
    "BAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo"
    "6ery8/T19vf4+fo="
)
_TABLES_IN_BAND, _RESTARTS = 128, 64
LARGEST = 4_000_000
"""Octets of a picture; of one that is larger the rest is left out."""


class Pictures:
    """Takes RTP packets one after the other; a picture is whole with its last packet, or lost with one in between."""

    def __init__(self) -> None:
        self._head = b""
        self._scan = bytearray()

    def take(self, packet: bytes) -> bytes:
        """Give the JPEG that is whole with this packet, else nothing."""
        if len(packet) < 12 or packet[0] >> 6 != 2:
            return b""
        at = 12 + 4 * (packet[0] & 15)
        if packet[0] & 0x10 and len(packet) >= at + 4:
            at += 4 + 4 * struct.unpack_from(">H", packet, at + 2)[0]
        end = len(packet) - (packet[-1] if packet[0] & 0x20 else 0)
        if not self._keep(packet[at:end]):
            self._head, self._scan = b"", bytearray()
        elif packet[1] & 0x80:
            whole = self._head + bytes(self._scan) + b"\xff\xd9"
            self._head, self._scan = b"", bytearray()
            return whole
        return b""

    def _keep(self, payload: bytes) -> bool:
        """Keep what a packet holds; False where it does not follow what was kept (RFC 2435 §3.1)."""
        if len(payload) < 8:
            return False
        offset = int.from_bytes(payload[1:4], "big")
        kind, quality, wide, high = payload[4:8]
        at, restarts = 8, 0
        if kind >= _RESTARTS and len(payload) >= 12:
            restarts, at = struct.unpack_from(">H", payload, 8)[0], 12
        if not offset:
            tables = _quantizers(quality)
            if quality >= _TABLES_IN_BAND and len(payload) >= at + 4:
                length = struct.unpack_from(">H", payload, at + 2)[0]
                tables, at = payload[at + 4 : at + 4 + length], at + 4 + length
            if len(tables) not in (64, 128) or not wide or not high:
                return False
            self._head, self._scan = _file_head(kind % _RESTARTS, 8 * wide, 8 * high, tables, restarts), bytearray()
        if not self._head or offset != len(self._scan) or offset > LARGEST:
            return False
        self._scan += payload[at:]
        return True


def _quantizers(quality: int) -> bytes:
    """Scale the tables by a quality of 1 to 99 (RFC 2435 §4.2)."""
    if not 1 <= quality < 100:
        return b""
    factor = 5000 // quality if quality < 50 else 200 - 2 * quality
    return bytes(max(1, min(255, (one * factor + 50) // 100)) for one in _QUANTIZERS)


def _file_head(kind: int, wide: int, high: int, tables: bytes, restarts: int) -> bytes:
    """Write what stands before a picture's data: four by two brightnesses a colour (0), or two by two (1)."""
    parts = [
        _segment(0xDB, bytes((number,)) + tables[64 * number : 64 * number + 64]) for number in range(len(tables) // 64)
    ]
    colours = min(1, len(parts) - 1)
    sampling = 0x22 if kind == 1 else 0x21
    frame = struct.pack(">BHHB", 8, high, wide, 3) + bytes((1, sampling, 0, 2, 0x11, colours, 3, 0x11, colours))
    return b"".join(
        (
            b"\xff\xd8",
            *parts,
            _segment(0xDD, struct.pack(">H", restarts)) if restarts else b"",
            _segment(0xC0, frame),
            _segment(0xC4, _HUFFMAN),
            _segment(0xDA, bytes((3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0))),
        )
    )


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
