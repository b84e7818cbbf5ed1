"""What drivers' settings are called in the form of a device, and in brackets as tables have them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def named(option: str) -> str:
    """Name a setting; one that is not known here is called what its driver calls it."""
    words = _words().get(option, "")
    return f"{words} ({option})" if words else option


def answer(choice: str) -> str:
    """Word one of a setting's choices; protocols and ciphers are called alike everywhere."""
    return {"yes": translate("Options", "yes"), "no": translate("Options", "no")}.get(choice, choice)


def _words() -> dict[str, str]:
    return {
        "user": translate("Options", "User name"),
        "password": translate("Options", "Password"),
        "sha256": translate("Options", "Fingerprint of the certificate"),
        "tls": translate("Options", "Encrypted connection"),
        "path": translate("Options", "Path at the address"),
        "transport": translate("Options", "Transport"),
        "framing": translate("Options", "Form of the messages"),
        "mac": translate("Options", "MAC address, to wake it"),
        "wake_to": translate("Options", "Broadcast address, to wake it"),
        "input": translate("Options", "Input for meetings"),
        "volume": translate("Options", "Volume for meetings"),
        "preset": translate("Options", "Position for meetings"),
        "picture": translate("Options", "Look at its picture"),
        "ignore": translate("Options", "What is not to be judged"),
        "lamp_hours": translate("Options", "Life of the lamp, hours"),
        "community": translate("Options", "SNMP community"),
        "auth": translate("Options", "Authentication"),
        "auth_password": translate("Options", "Password of the authentication"),
        "priv": translate("Options", "Encryption"),
        "priv_password": translate("Options", "Password of the encryption"),
        "interfaces": translate("Options", "Ports that must be up"),
        "packets": translate("Options", "Packets of a measurement"),
        "https": translate("Options", "HTTPS port to try, 0 for none"),
        "turn_user": translate("Options", "User name of the relay"),
        "turn_password": translate("Options", "Password of the relay"),
        "download": translate("Options", "What is fetched to measure"),
        "upload": translate("Options", "Where to send to measure"),
        "down_mbps": translate("Options", "Guaranteed downwards, Mbit/s"),
        "up_mbps": translate("Options", "Guaranteed upwards, Mbit/s"),
        "expect": translate("Options", "Status that is expected"),
        "days": translate("Options", "Days that a certificate must last"),
    }
