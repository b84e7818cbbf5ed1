"""What a check found, in words: the cause, and what the device itself said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def told(cause: str, evidence: str = "") -> str:
    """Say what was found: `Fan: ERST 200000`."""
    said = causes().get(cause, cause)
    return f"{said}: {evidence}" if evidence and said else said or evidence


def causes() -> dict[str, str]:
    """Give the words of every cause."""
    return {
        "ok": translate("Findings", "Answers"),
        "refused": translate("Findings", "Refuses the connection"),
        "unreachable": translate("Findings", "Cannot be reached"),
        "silent": translate("Findings", "Does not answer"),
        "closed": translate("Findings", "Hung up"),
        "protocol": translate("Findings", "Answers something else"),
        "name_not_found": translate("Findings", "Unknown network name"),
        "not_configured": translate("Findings", "No address set"),
        "internal": translate("Findings", "The check itself failed"),
        "no_driver": translate("Findings", "No driver of that name"),
        "no_secret": translate("Findings", "Password not found in the keyring"),
        "cancelled": translate("Findings", "Check interrupted"),
        "site_silent": translate("Findings", "The whole site does not answer"),
        "not_able": translate("Findings", "This driver cannot do that"),
        "not_now": translate("Findings", "The device does not take the command now"),
        "done": translate("Findings", "Done"),
        "no_stream": translate("Findings", "No stream at this path"),
        "no_video": translate("Findings", "There is no video"),
        "busy": translate("Findings", "Busy"),
        "status": translate("Findings", "Answers with an error"),
        "unknown_user": translate("Findings", "No such SIP user"),
        "diagnostics": translate("Findings", "The device reports a problem"),
        "part_down": translate("Findings", "A part of it is down"),
        "clock": translate("Findings", "Wrong clock"),
        "battery": translate("Findings", "Battery low or worn out"),
        "on_battery": translate("Findings", "Runs on its battery"),
        "port_down": translate("Findings", "A network port is down"),
        "printer": translate("Findings", "The printer needs attention"),
        "loss": translate("Findings", "The line loses data"),
        "round_trip": translate("Findings", "Slow line"),
        "jitter": translate("Findings", "Unsteady line"),
        "call_quality": translate("Findings", "Calls would sound bad"),
        "below_guarantee": translate("Findings", "Less bandwidth than guaranteed"),
        "udp_blocked": translate("Findings", "UDP does not get through"),
        "relay": translate("Findings", "The TURN server gives no relay"),
        "no_picture": translate("Findings", "No picture"),
        "black": translate("Findings", "Black picture: lens covered, or dark?"),
        "frozen": translate("Findings", "Picture stands still"),
        "http_status": translate("Findings", "The page gives an error"),
        "tls": translate("Findings", "The secure connection failed"),
        "certificate": translate("Findings", "Certificate not valid"),
        "certificate_expired": translate("Findings", "Certificate expired"),
        "certificate_ends": translate("Findings", "Certificate about to expire"),
        "certificate_host": translate("Findings", "Certificate of another name"),
        "certificate_issuer": translate("Findings", "Certificate of an unknown issuer"),
        "certificate_pin": translate("Findings", "Not the certificate that was confirmed"),
        "fan": translate("Findings", "Fan"),
        "lamp": translate("Findings", "Lamp"),
        "temperature": translate("Findings", "Temperature"),
        "cover": translate("Findings", "Cover"),
        "filter": translate("Findings", "Filter"),
        "other": translate("Findings", "Error reported by the device"),
        "lamp_hours": translate("Findings", "Lamp near its end"),
        "device_failure": translate("Findings", "The device reports a failure"),
        "standby": translate("Findings", "Standby"),
        "credentials": translate("Findings", "Password refused: cannot be checked"),
    }
