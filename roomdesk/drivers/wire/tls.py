"""TLS to a device: verified by what this computer trusts, or by one certificate that was confirmed."""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from functools import lru_cache

from roomdesk.domain.equipment import Health
from roomdesk.drivers import Cause, Stream, Unanswered, Verdict, connection

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Sign(StrEnum):
    """What may be wrong with a certificate, or the connection under it."""

    TLS = "tls"
    CERTIFICATE = "certificate"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_HOST = "certificate_host"
    CERTIFICATE_ISSUER = "certificate_issuer"
    CERTIFICATE_PIN = "certificate_pin"


# OpenSSL's X509_V_ERR_…: 10 expired; 62 and 64 another host or address; the others no issuer that we trust.
_REJECTED = {10: Sign.CERTIFICATE_EXPIRED, 62: Sign.CERTIFICATE_HOST, 64: Sign.CERTIFICATE_HOST} | dict.fromkeys(
    (2, 18, 19, 20, 21), Sign.CERTIFICATE_ISSUER
)


class Distrusted(Unanswered):
    """The other side is not who it should be, or does not speak TLS; nothing was said to it."""

    def __init__(self, sign: Sign, evidence: str) -> None:
        Exception.__init__(self, sign, evidence)
        self.verdict = Verdict(Health.FAILED, sign, evidence)


def pin_of(option: str) -> str:
    """Read a SHA-256 as people paste it, with colons or without. Raises Unanswered where it is none."""
    pin = option.replace(":", "").lower()
    if pin and not _SHA256.fullmatch(pin):
        raise Unanswered(Cause.NOT_CONFIGURED, f"sha256={pin}")
    return pin


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """Trust what the operating system trusts."""
    return ssl.create_default_context()


@asynccontextmanager
async def secured(host: str, port: int | None, pin: str, trust: ssl.SSLContext | None = None) -> AsyncIterator[Stream]:
    """Open a connection over TLS, verified against `trust` or the pinned certificate. Raises Unanswered."""
    try:
        context = await _pinned(host, port, pin) if pin else trust or trusted()
        async with connection(host, port, context) as stream:
            yield stream
    except ssl.SSLCertVerificationError as error:
        sign = _REJECTED.get(error.verify_code, Sign.CERTIFICATE)
        shown = f"; sha256={await _fingerprint(host, port)}" if sign is Sign.CERTIFICATE_ISSUER else ""
        raise Distrusted(sign, f"{error.verify_message}{shown}") from error
    except ssl.SSLError as error:
        raise Distrusted(Sign.TLS, error.reason or str(error)) from error


async def _certificate(host: str, port: int | None) -> bytes:
    """Fetch the certificate as DER over a connection that is not trusted with anything else."""
    blind = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    blind.check_hostname = False
    blind.verify_mode = ssl.CERT_NONE
    async with connection(host, port, blind) as stream:
        der: bytes = stream.writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    return der


async def _fingerprint(host: str, port: int | None) -> str:
    return hashlib.sha256(await _certificate(host, port)).hexdigest()


async def _pinned(host: str, port: int | None, pin: str) -> ssl.SSLContext:
    """Trust exactly the pinned certificate, whoever signed it and whatever its name."""
    der = await _certificate(host, port)
    if (shown := hashlib.sha256(der).hexdigest()) != pin:
        raise Distrusted(Sign.CERTIFICATE_PIN, f"sha256={shown}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=der)
    return context
