"""Jitsi: names that nobody guesses, and the host's token by the RFCs' own vectors."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.provider import Host, HostEntrance, NotMade, Probed
from roomdesk.providers.asking.jwt import encoded, hmac_signature, rsa_signature
from roomdesk.providers.jitsi import Jitsi
from tests.providers.test_makers import Vault

NOW, ENDS = datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)
ANNA = Host("Anna Bianchi", "anna@comune.example")
ROOM = "https://meet.comune.example/sala/abcdef-ghijkm"
PAYLOAD = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
# RFC 7515, appendix A.2: the factors of the modulus.
P = "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc"  # noqa: E501
Q = "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc"  # noqa: E501
A2 = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"  # noqa: E501


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def rfc_key() -> rsa.RSAPrivateKey:
    p, q, e = (int.from_bytes(decoded(one)) for one in (P, Q, "AQAB"))
    d = rsa.rsa_recover_private_exponent(e, p, q)
    public = rsa.RSAPublicNumbers(e, p * q)
    return rsa.RSAPrivateNumbers(
        p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), public
    ).private_key()


def pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def claims(link: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(decoded(link.partition("?jwt=")[2].split(".")[1]))
    return found


def test_hs256_as_in_rfc_7515_a_1() -> None:
    key = decoded("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
    signed = f"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{PAYLOAD}".encode()
    assert encoded(hmac_signature(signed, key)) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def test_rs256_as_in_rfc_7515_a_2() -> None:
    assert encoded(rsa_signature(f"eyJhbGciOiJSUzI1NiJ9.{PAYLOAD}".encode(), pem(rfc_key()))) == A2


def test_a_host_enters_by_a_token_of_that_room_alone() -> None:
    jitsi = Jitsi("https://meet.comune.example/sala", {"app": "roomdesk"}, Vault("segreto"))
    link = jitsi.host_link(ROOM, ANNA, NOW, ENDS)
    head, body, signature = link.removeprefix(f"{ROOM}?jwt=").split(".")
    assert json.loads(decoded(head)) == {"alg": "HS256", "typ": "JWT"}
    assert encoded(hmac_signature(f"{head}.{body}".encode(), b"segreto")) == signature
    found = claims(link)
    assert (found["iss"], found["aud"], found["sub"], found["room"]) == (
        "roomdesk", "jitsi", "meet.comune.example", "abcdef-ghijkm")  # fmt: skip
    assert found["nbf"] < NOW.timestamp() < found["exp"] == (ENDS + timedelta(hours=2)).timestamp()
    user = found["context"]["user"]
    assert (user["name"], user["email"], user["moderator"]) == ("Anna Bianchi", "anna@comune.example", "true")
    assert all(isinstance(one, str) for one in user.values())


def test_rs256_names_its_key() -> None:
    key = rfc_key()
    values = {"app": "chat", "algorithm": "RS256", "key_id": "vpaas-1/ab", "subject": "vpaas-1"}
    jitsi = Jitsi("https://8x8.vc/vpaas-1", values, Vault(pem(key)))
    link = jitsi.host_link("https://8x8.vc/vpaas-1/sala", ANNA, NOW, ENDS)
    head, body, signature = link.partition("?jwt=")[2].split(".")
    assert json.loads(decoded(head)) == {"alg": "RS256", "typ": "JWT", "kid": "vpaas-1/ab"}
    assert claims(link)["sub"] == "vpaas-1"
    key.public_key().verify(decoded(signature), f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256())


def test_without_an_app_and_on_another_server_the_host_enters_as_guests_do() -> None:
    assert Jitsi("https://meet.comune.example").host_link(ROOM, ANNA, NOW, ENDS) == ROOM
    other = "https://meet.jit.si/abcdef"
    jitsi = Jitsi("https://meet.comune.example", {"app": "roomdesk"}, Vault("segreto"))
    assert jitsi.host_link(other, ANNA, NOW, ENDS) == other


def test_what_is_wrong_with_the_settings_is_told() -> None:
    with pytest.raises(Misconfigured) as wrong:
        Jitsi(values={"algorithm": "none"})
    assert wrong.value.key == "conference.jitsi.algorithm"
    jitsi = Jitsi("https://meet.comune.example", {"app": "x", "algorithm": "RS256"}, Vault("no key"))
    with pytest.raises(NotMade) as no_key:
        jitsi.host_link(ROOM, ANNA, NOW, ENDS)
    assert no_key.value.reason == "key"
    with pytest.raises(NotMade) as away:
        Jitsi("https://localhost:1", now=lambda: NOW).probe()
    assert away.value.reason == "unreachable"
    assert isinstance(jitsi, HostEntrance)
    assert isinstance(jitsi, Probed)
