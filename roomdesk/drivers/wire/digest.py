"""Digest authentication, as cameras ask for it in HTTP and RTSP (RFC 7616; without qop RFC 2069)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from urllib.request import parse_http_list, parse_keqv_list

_HASHES: Mapping[str, Callable[[bytes], object]] = {
    "MD5": lambda octets: hashlib.md5(octets, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda octets: hashlib.sha256(octets).hexdigest(),
}


class Login(NamedTuple):
    user: str
    password: str


class Challenge(NamedTuple):
    """What a server asks for; `qop` is auth or nothing."""

    realm: str
    nonce: str
    algorithm: str
    qop: str
    opaque: str


def challenge(asked: Iterable[str]) -> Challenge | None:
    """Take the strongest Digest that we know out of the WWW-Authenticate fields; None where there is none."""
    found = [one for one in map(_challenge, asked) if one]
    return max(found, key=lambda one: list(_HASHES).index(one.algorithm), default=None)


def _challenge(field: str) -> Challenge | None:
    scheme, _, rest = field.strip().partition(" ")
    if scheme.lower() != "digest":
        return None
    try:
        said = {key.lower(): value for key, value in parse_keqv_list(parse_http_list(rest)).items()}
    except (ValueError, IndexError):
        return None
    algorithm = said.get("algorithm", "MD5").upper()
    offered = {one.strip() for one in said.get("qop", "").split(",")} - {""}
    if algorithm not in _HASHES or "nonce" not in said or (offered and "auth" not in offered):
        return None
    return Challenge(said.get("realm", ""), said["nonce"], algorithm, "auth" if offered else "", said.get("opaque", ""))


def authorization(asked: Challenge, login: Login, method: str, uri: str, cnonce: str = "") -> str:
    """Answer a challenge: the value of the Authorization field."""
    hashed = _HASHES[asked.algorithm]

    def joined(*parts: object) -> object:
        return hashed(":".join(map(str, parts)).encode())

    once, count = cnonce or secrets.token_hex(8), "00000001"
    secret, what = joined(login.user, asked.realm, login.password), joined(method, uri)
    middle = (asked.nonce, count, once, asked.qop) if asked.qop else (asked.nonce,)
    said = {
        "username": login.user,
        "realm": asked.realm,
        "nonce": asked.nonce,
        "uri": uri,
        "response": joined(secret, *middle, what),
        **({"opaque": asked.opaque} if asked.opaque else {}),
        **({"cnonce": once} if asked.qop else {}),
    }
    bare = [f"algorithm={asked.algorithm}"] + ([f"qop={asked.qop}", f"nc={count}"] if asked.qop else [])
    return "Digest " + ", ".join([*(f'{key}="{_quoted(value)}"' for key, value in said.items()), *bare])


def _quoted(value: object) -> str:
    return str(value).replace("\\", "\\\\").replace('"', '\\"')
