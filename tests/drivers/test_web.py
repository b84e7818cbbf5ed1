"""The web driver: statuses, and certificates that are well, ending, expired, of another host, of a stranger, pinned."""

import hashlib
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.web import Web
from roomdesk.simulators.servers import Answering, serving
from roomdesk.simulators.tcp import silent
from roomdesk.simulators.web import page
from tests.drivers.conftest import Check, alone
from tests.fakes import devices
from tests.fakes.devices import device

OURS, STRANGER = trustme.CA(), trustme.CA()
Secure = Callable[..., Finding]


def now() -> datetime:
    return datetime.now(UTC)


def trusting() -> Web:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    OURS.configure_trust(context)
    return Web(now, context)


def fingerprint(certificate: trustme.LeafCert) -> str:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.cert_chain_pems[0].bytes().decode())).hexdigest()


def over_tls(certificate: trustme.LeafCert, behaviour: Answering | None = None, **options: str) -> Finding:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with serving([behaviour or page()], tls=context) as (port,):
        return alone(trusting(), device("web", port, **options))


@pytest.mark.parametrize(
    ("status", "options", "health", "evidence"),
    [
        (200, {}, Health.OK, "HTTP 200 OK"),
        (302, {}, Health.OK, "HTTP 302 Found"),
        (401, {}, Health.OK, "HTTP 401 Unauthorized"),
        (403, {}, Health.DEGRADED, "HTTP 403 Forbidden"),
        (404, {}, Health.DEGRADED, "HTTP 404 Not Found"),
        (503, {}, Health.FAILED, "HTTP 503 Service Unavailable"),
        (401, {"expect": "401"}, Health.OK, "HTTP 401 Unauthorized"),
        (200, {"expect": "401"}, Health.DEGRADED, "HTTP 200 OK; expected 401"),
    ],
)
def test_the_status_is_weighed(
    check: Check, status: int, options: dict[str, str], health: Health, evidence: str
) -> None:
    found = check(Web(now), page(status), tls="no", **options)
    assert (found.health, found.evidence) == (health, evidence)
    assert found.cause == ("ok" if health is Health.OK else "http_status")


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (None, "refused"),
        (devices.hangs_up, "closed"),
        (devices.resets, "closed"),
        (devices.endless, "protocol"),
        (devices.fifty_megabytes, "protocol"),
        (devices.says(b"\x00\xff\r\n"), "protocol"),
        (devices.says(b"PJLINK 0\r\n"), "protocol"),
        (devices.says(b"HTTP/1.1 two hundred\r\n"), "protocol"),
    ],
)
def test_rude_pages_are_findings(check: Check, behaviour: Answering | None, cause: str) -> None:
    found = check(Web(now), behaviour, tls="no")
    assert (found.health, found.cause) == (Health.FAILED, cause)


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (devices.hangs_up, "closed"),
        (devices.resets, "closed"),
        (devices.endless, "tls"),
        (devices.says(b"HTTP/1.1 400 Bad Request\r\n"), "tls"),
    ],
)
def test_servers_without_tls_are_findings(check: Check, behaviour: Answering, cause: str) -> None:
    found = check(trusting(), behaviour)
    assert (found.health, found.cause) == (Health.FAILED, cause)


@pytest.mark.parametrize(
    "options",
    [
        {"path": "/a b"},
        {"path": "/\r\nX: y"},
        {"path": "x"},
        {"tls": "maybe"},
        {"expect": "ok"},
        {"days": "-1"},
        {"sha256": "12"},
    ],
)
def test_options_that_cannot_be_are_said(check: Check, options: dict[str, str]) -> None:
    found = check(Web(now), silent, **options)
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")
    assert found.evidence.startswith(f"{next(iter(options))}=")


def test_a_good_certificate_is_verified_and_its_days_are_counted() -> None:
    ends = now() + timedelta(days=60, hours=1)
    found = over_tls(OURS.issue_cert("127.0.0.1", not_after=ends))
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == "HTTP 200 OK, certificate valid for 60 days"


def test_a_certificate_that_ends_within_days_is_a_warning() -> None:
    certificate = OURS.issue_cert("127.0.0.1", not_after=now() + timedelta(days=5, hours=1))
    found = over_tls(certificate)
    assert (found.health, found.cause) == (Health.DEGRADED, "certificate_ends")
    assert found.evidence == "HTTP 200 OK, certificate valid for 5 days"
    assert over_tls(certificate, days="3").health is Health.OK


@pytest.mark.parametrize(
    ("certificate", "cause"),
    [
        (OURS.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)), "certificate_expired"),
        (OURS.issue_cert("127.0.0.2"), "certificate_host"),
        (OURS.issue_cert("codec.comune.example"), "certificate_host"),
        (STRANGER.issue_cert("127.0.0.1"), "certificate_issuer"),
    ],
)
def test_certificates_that_are_not_accepted_are_told_apart(certificate: trustme.LeafCert, cause: str) -> None:
    found = over_tls(certificate)
    assert (found.health, found.cause) == (Health.FAILED, cause)


def test_a_stranger_s_certificate_can_be_pinned_as_it_was_shown() -> None:
    certificate = STRANGER.issue_cert("some-codec")
    refused = over_tls(certificate)
    assert refused.evidence.endswith(f"sha256={fingerprint(certificate)}")
    accepted = over_tls(certificate, sha256=fingerprint(certificate).upper())
    assert accepted.health is Health.OK
    assert "certificate valid for" in accepted.evidence


def test_another_certificate_than_the_pinned_one_has_failed() -> None:
    shown = STRANGER.issue_cert("127.0.0.1")
    found = over_tls(shown, sha256="0" * 64)
    assert (found.health, found.cause) == (Health.FAILED, "certificate_pin")
    assert found.evidence == f"sha256={fingerprint(shown)}"


def test_a_pinned_certificate_ends_all_the_same() -> None:
    expired = STRANGER.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    assert over_tls(expired, sha256=fingerprint(expired)).cause == "certificate_expired"


def test_a_page_over_tls_that_fails_says_both() -> None:
    found = over_tls(OURS.issue_cert("127.0.0.1"), page(500))
    assert found.health is Health.FAILED
    assert found.evidence.startswith("HTTP 500 Internal Server Error, certificate valid for")
