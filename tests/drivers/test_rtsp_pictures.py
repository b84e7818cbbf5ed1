"""Pictures of an RTSP stream: JPEG put together out of RTP, black and frozen streams, rude cameras."""

from __future__ import annotations

import asyncio
import re
import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.rtsp import protocol
from roomdesk.drivers.rtsp.driver import Rtsp
from roomdesk.drivers.rtsp.jpeg import Pictures
from roomdesk.formats.thumbnail import small
from roomdesk.simulators.servers import serving
from tests.drivers.conftest import alone, now
from tests.fakes.devices import device

SDP = b"v=0\r\nm=audio 0 RTP/AVP 8\r\na=control:a\r\nm=video 0 RTP/AVP 26\r\na=control:track1\r\n"
DRIVER = Rtsp(now, small, (0.05, 0.05))


def jpeg(shade: int, mark: int = 0) -> bytes:
    """Make a JPEG of 64 by 48 points, brightness and colour two by two, as cameras have it."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0xFF000000 | shade * 0x010101)
    for x in range(mark):
        image.setPixel(x, 3, 0xFFFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 50)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def packets(picture: bytes, size: int = 100, quality: int = 50, kind: int = 1) -> list[bytes]:
    """Cut a picture into RTP packets; at a quality of 50 the tables are those that everybody knows."""
    at = picture.index(b"\xff\xda")
    scan = picture[at + 2 + struct.unpack_from(">H", picture, at + 2)[0] : -2]
    tables = b"".join(one[1:65] for one in re.findall(rb"\xff\xdb\x00\x43(.{65})", picture, re.DOTALL))
    made = []
    for offset in range(0, len(scan), size):
        head = b"\0" + offset.to_bytes(3, "big") + bytes((kind, quality, 8, 6))
        if kind >= 64:
            head += b"\0\0\xff\xff"
        if quality >= 128 and not offset:
            head += struct.pack(">BBH", 0, 0, len(tables)) + tables
        last = 0x80 if offset + size >= len(scan) else 0
        rtp = struct.pack(">BBHII", 0x80, last | 26, len(made), 0, 1)
        made.append(rtp + head + scan[offset : offset + size])
    return made


def taken(some: Sequence[bytes]) -> list[bytes]:
    pictures = Pictures()
    return [whole for one in some if (whole := pictures.take(one))]


@pytest.mark.parametrize(("quality", "size"), [(50, 100), (50, 5000), (255, 64)])
def test_a_picture_is_put_together_as_it_was(quality: int, size: int) -> None:
    picture = jpeg(90, 20)
    (whole,) = taken(packets(picture, size, quality))
    assert QImage.fromData(whole) == QImage.fromData(picture)


def test_padding_extensions_and_sources_are_passed_over() -> None:
    picture = jpeg(90)
    dressed = []
    for one in packets(picture):
        extra = b"CSRC" + struct.pack(">HH", 1, 1) + b"more"
        dressed.append(bytes((0x80 | 0x20 | 0x10 | 1,)) + one[1:12] + extra + one[12:] + b"\0\0\x03")
    (whole,) = taken(dressed)
    assert QImage.fromData(whole) == QImage.fromData(picture)


def test_a_picture_with_a_packet_lost_is_no_picture() -> None:
    first, second = packets(jpeg(90, 30), 20), packets(jpeg(120, 30), 20)
    assert len(first) > 3
    assert taken([*first[:1], *first[2:]]) == []
    (whole,) = taken([*first[:-1], *second])
    assert QImage.fromData(whole) == QImage.fromData(jpeg(120, 30))


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_no_packet_is_an_accident(some: list[bytes]) -> None:
    taken(some)
    taken([b"\x80\x9a" + bytes(10) + one for one in some])


# ── cameras ─────────────────────────────────────────────────────────────────────────────────────────────
class Camera:
    """Plays pictures one after the other, again and again, over the connection it is asked on."""

    def __init__(self, pictures: Sequence[bytes], setup: str = "200 OK", play: str = "200 OK", base: str = "") -> None:
        self._pictures, self._setup, self._play, self._base = pictures, setup, play, base
        self.asked: list[str] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            method, uri, _ = head.split(" ", 2)
            self.asked.append(f"{method} {uri}")
            if method == "DESCRIBE":
                base = f"Content-Base: {self._base}\r\n" if self._base else ""
                self._say(writer, "200 OK", f"{base}Content-Length: {len(SDP)}\r\n", SDP)
            elif method == "SETUP":
                self._say(writer, self._setup, "Session: 7;timeout=60\r\n")
            elif method == "PLAY":
                # Data may come before the answer does.
                writer.write(b"$\1\0\4rtcp")
                self._say(writer, self._play)
                await self._show(writer)

    def _say(self, writer: asyncio.StreamWriter, status: str, fields: str = "", body: bytes = b"") -> None:
        writer.write(f"RTSP/1.0 {status}\r\nCSeq: 1\r\n{fields}\r\n".encode() + body)

    async def _show(self, writer: asyncio.StreamWriter) -> None:
        for number in range(200):
            for one in packets(self._pictures[number % len(self._pictures)]):
                writer.write(b"$\0" + struct.pack(">H", len(one)) + one)
            await writer.drain()
            await asyncio.sleep(0.01)


def seen(camera: Camera, **options: str) -> Finding:
    with serving([camera]) as (port,):
        return alone(DRIVER, device("rtsp", port, **{"picture": "yes", "path": "/live", **options}))


@pytest.mark.parametrize(
    ("pictures", "health", "cause"),
    [
        ([jpeg(100, mark) for mark in range(40)], Health.OK, "ok"),
        ([jpeg(3, mark) for mark in range(2)], Health.DEGRADED, "black"),
        ([jpeg(100)], Health.FAILED, "frozen"),
    ],
)
def test_what_a_stream_shows_is_told(pictures: list[bytes], health: Health, cause: str) -> None:
    camera = Camera(pictures)
    found = seen(camera)
    assert (found.health, found.cause) == (health, cause)
    assert "brightness" in found.evidence
    assert [one.partition("127.0.0.1")[0] for one in camera.asked][:3] == [
        "DESCRIBE rtsp://",
        "SETUP rtsp://",
        "PLAY rtsp://",
    ]
    assert camera.asked[1].endswith("/live/track1")


def test_nobody_leads_us_to_another_host() -> None:
    camera = Camera([jpeg(100, mark) for mark in range(40)], base="rtsp://192.0.2.9/other/")
    assert seen(camera).cause == "ok"
    assert all("192.0.2.9" not in one for one in camera.asked)


@pytest.mark.parametrize(
    ("camera", "health", "cause"),
    [
        (Camera([], setup="461 Unsupported Transport"), Health.DEGRADED, "status"),
        (Camera([], play="454 Session Not Found"), Health.FAILED, "protocol"),
    ],
)
def test_a_stream_that_is_not_played_is_a_finding(camera: Camera, health: Health, cause: str) -> None:
    found = seen(camera)
    assert (found.health, found.cause) == (health, cause)


def test_pictures_are_only_looked_at_on_request() -> None:
    camera = Camera([jpeg(0)])
    assert seen(camera, picture="no").cause == "ok"
    assert len(camera.asked) == 1


@pytest.mark.parametrize(
    ("description", "base", "address"),
    [
        (SDP, "rtsp://cam/live", "rtsp://cam/live/track1"),
        (SDP, "rtsp://cam/live/", "rtsp://cam/live/track1"),
        (b"m=video 0 RTP/AVP 26\r\na=control:rtsp://cam/x\r\n", "rtsp://cam/live", "rtsp://cam/x"),
        (b"m=video 0 RTP/AVP 26\r\na=control:*\r\n", "rtsp://cam/live", "rtsp://cam/live"),
        (b"m=video 0 RTP/AVP 26\r\nm=audio 0 RTP/AVP 8\r\na=control:a\r\n", "rtsp://cam/live", "rtsp://cam/live"),
        (b"m=audio 0 RTP/AVP 8\r\na=control:a\r\n", "rtsp://cam/live", "rtsp://cam/live"),
    ],
)
def test_where_a_video_is_set_up(description: bytes, base: str, address: str) -> None:
    assert protocol.control(description, base) == address


@pytest.mark.parametrize(
    ("description", "is_jpeg"),
    [
        (SDP, True),
        (b"m=video 0 RTP/AVP 97\r\na=rtpmap:97 JPEG/90000\r\n", True),
        (b"m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n", False),
        (b"m=audio 0 RTP/AVP 26\r\n", False),
    ],
)
def test_which_video_is_jpeg(description: bytes, is_jpeg: bool) -> None:
    assert protocol.is_jpeg(description) is is_jpeg
