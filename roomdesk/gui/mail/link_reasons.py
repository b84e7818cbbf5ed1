"""Why a conference service did not make a link, or would not, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def why(key_and_said: str) -> str:
    """Say why, with what the service itself said."""
    key, _, said = key_and_said.partition(" ")
    sentence = {
        "misconfigured": translate("Services", "Something is missing in the service's settings"),
        "unreachable": translate("Services", "The service cannot be reached"),
        "silent": translate("Services", "The service does not answer in time"),
        "disconnected": translate("Services", "The service closed the connection half-way"),
        "tls": translate("Services", "The service's certificate is not valid"),
        "too_large": translate("Services", "The service's answer is too large"),
        "answer": translate("Services", "The service answered in an unexpected way"),
        "redirected": translate("Services", "The service points to another address"),
        "login": translate("Services", "The service does not accept the credentials"),
        "forbidden": translate("Services", "The credentials do not allow making meetings"),
        "no_policy": translate(
            "Services",
            "In Microsoft 365 the application access policy is missing (New-CsApplicationAccessPolicy, then "
            "Grant-CsApplicationAccessPolicy; it takes half an hour)",
        ),
        "no_delegation": translate(
            "Services", "Google's service account may not act for the organizer (domain-wide delegation)"
        ),
        "no_service": translate("Services", "The service is not on this server"),
        "not_found": translate("Services", "The service knows no such user or address"),
        "key": translate("Services", "The secret is no key to sign with"),
        "too_many": translate("Services", "The service asks to wait: too many requests"),
        "fault": translate("Services", "The service has a fault"),
        "refused": translate("Services", "The service refused the request"),
        "pending": translate("Services", "The service is still making the link"),
    }.get(key, key_and_said)
    return f"{sentence} ({said})." if said else f"{sentence}."
