"""The login by digest that simulated devices ask for (RFC 2617 without qop)."""

from __future__ import annotations

import hashlib
import re

_PAIR = re.compile(r'(\w+)="?([^",]*)"?')


def is_welcome(given: str, known: tuple[str, str, str], request: re.Match[str], nonce: str) -> bool:
    """Whether an Authorization field fits `known`, which is user, realm and password; `request` has method and URI."""
    user, realm, password = known
    said = dict(_PAIR.findall(given))
    secret, what = _md5(f"{user}:{realm}:{password}"), _md5(f"{request[1]}:{request[2]}")
    return said.get("response") == _md5(f"{secret}:{nonce}:{what}") and said.get("username") == user


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
