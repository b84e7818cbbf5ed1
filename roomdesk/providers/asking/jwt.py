"""JSON Web Tokens signed by RS256 or HS256 (RFC 7515, 7518 §3.2, §3.3, 7519)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import importlib
import json
from collections.abc import Mapping
from typing import Any


def rs256(claims: Mapping[str, Any], key: str, key_id: str = "") -> str:
    """Sign claims with a private RSA key in PEM. Raises ValueError where it is none."""
    signed = _signed("RS256", key_id, claims)
    return f"{signed}.{encoded(rsa_signature(signed.encode(), key))}"


def hs256(claims: Mapping[str, Any], key: str, key_id: str = "") -> str:
    """Sign claims with a secret that both sides know."""
    signed = _signed("HS256", key_id, claims)
    return f"{signed}.{encoded(hmac_signature(signed.encode(), key.encode()))}"


def hmac_signature(content: bytes, key: bytes) -> bytes:
    """Sign by HMAC with SHA-256."""
    return hmac.digest(key, content, "sha256")


def rsa_signature(content: bytes, key: str) -> bytes:
    """Sign by RSASSA-PKCS1-v1_5 with SHA-256. Raises ValueError."""
    serialization = importlib.import_module("cryptography.hazmat.primitives.serialization")
    padding = importlib.import_module("cryptography.hazmat.primitives.asymmetric.padding")
    hashes = importlib.import_module("cryptography.hazmat.primitives.hashes")
    try:
        private = serialization.load_pem_private_key(key.encode(), password=None)
        found: bytes = private.sign(content, padding.PKCS1v15(), hashes.SHA256())
    except TypeError as error:  # another kind of key, or one with a password
        raise ValueError("not a private RSA key") from error
    return found


def number_of(email: str) -> str:
    """Give a person's number for a service that asks for one: always the same, and no address."""
    return hashlib.sha256(email.encode()).hexdigest()[:16]


def encoded(content: bytes) -> str:
    """Write bytes as base64url without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _signed(algorithm: str, key_id: str, claims: Mapping[str, Any]) -> str:
    header = {"alg": algorithm, "typ": "JWT"} | ({"kid": key_id} if key_id else {})
    parts = (json.dumps(one, separators=(",", ":"), ensure_ascii=False).encode() for one in (header, claims))
    return ".".join(encoded(one) for one in parts)
