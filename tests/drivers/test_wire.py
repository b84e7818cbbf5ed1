"""What drivers share on the wire: heads of answers, and digests, with the examples of the RFCs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.drivers.wire.digest import Challenge, Login, authorization, challenge
from roomdesk.drivers.wire.heads import head

MUFASA = Login("Mufasa", "Circle of Life")
REALM = 'realm="http-auth@example.org", qop="auth, auth-int", '
NONCE = 'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_digest_is_that_of_rfc_7616(algorithm: str, response: str) -> None:
    asked = challenge([f"Digest {REALM}algorithm={algorithm}, {NONCE}"])
    assert asked
    said = authorization(asked, MUFASA, "GET", "/dir/index.html", CNONCE)
    assert f'response="{response}"' in said
    assert "qop=auth, nc=00000001" in said


def test_the_digest_without_qop_is_that_of_rfc_2617() -> None:
    # MD5 of MD5(admin:camera:secret):abc:MD5(DESCRIBE:rtsp://cam/1), computed apart.
    asked = Challenge("camera", "abc", "MD5", "", "")
    said = authorization(asked, Login("admin", "secret"), "DESCRIBE", "rtsp://cam/1")
    assert 'response="619a78f88fbb2dca4ddde0532e9e3864"' in said
    assert "cnonce" not in said


def test_the_strongest_digest_is_taken_and_none_in_the_clear() -> None:
    weak, strong = f"Digest {REALM}{NONCE}", f"Digest {REALM}algorithm=SHA-256, {NONCE}"
    found = challenge(['Basic realm="x"', weak, strong])
    assert found
    assert found.algorithm == "SHA-256"
    for none in (['Basic realm="x"'], ["Digest"], ['Digest realm="x", nonce="1", qop="auth-int"'], ["Digest =,=,"], []):
        assert challenge(none) is None


def test_a_head_is_read_with_its_fields() -> None:
    found = head(b"SIP/2.0 200 OK\r\nVia: a\r\nVIA: b\r\nAllow: INVITE,\r\n OPTIONS\r\nl: 0\r\n\r\nbody: no\r\n")
    assert found
    assert (found.line, found.length) == ("SIP 200 OK", 0)
    assert found.fields == {"via": ("a", "b"), "allow": ("INVITE, OPTIONS",), "l": ("0",)}


@pytest.mark.parametrize(
    "octets", [b"", b"\r\n", b"GET / HTTP/1.1\r\n\r\n", b"RTSP/1.0 2000 OK", b"RTSP/1.0 200 OK\r\nx"]
)
def test_what_is_no_head_is_none(octets: bytes) -> None:
    assert head(octets) is None


@pytest.mark.parametrize(("said", "length"), [("12", 12), ("-1", 0), ("²", 0), ("9" * 10, 0), ("1, 2", 0), ("", 0)])
def test_a_length_that_is_none_is_zero(said: str, length: int) -> None:
    found = head(f"RTSP/1.0 200 OK\r\nContent-Length: {said}\r\n".encode())
    assert found
    assert found.length == length


@given(st.binary(max_size=300))
def test_no_octets_are_an_accident(octets: bytes) -> None:
    found = head(octets) or head(b"RTSP/1.0 200 OK\r\n" + octets)
    assert found is None or 0 <= found.length < 10**9


@given(st.text(max_size=120))
def test_no_challenge_is_an_accident(field: str) -> None:
    for one in (field, f"Digest {field}"):
        found = challenge([one])
        assert found is None or authorization(found, MUFASA, "GET", "/").startswith("Digest ")
