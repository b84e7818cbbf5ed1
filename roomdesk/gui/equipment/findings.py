"""What a check found, in words: the cause, and what the device said, as far as it is known."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from roomdesk.domain.evidence import Fact, Said, take_apart

translate = QCoreApplication.translate


_COUNTED = frozenset({Fact.LAMP, Fact.LAMP_OF, Fact.CERTIFICATE, Fact.CLOCK, Fact.UP, Fact.MINUTES})


def told(cause: str, evidence: str = "") -> str:
    """Say what was found: `Fan: ERST 200000`; where all is well, what the device says: `Switched on, input 31`."""
    said, seen = causes().get(cause, cause), in_words(evidence)
    if cause == "ok" and take_apart(evidence)[0].fact:
        return seen[0].upper() + seen[1:]
    return f"{said}: {seen}" if seen and said else said or seen


def in_words(evidence: str) -> str:
    """Say what a device said; what only it can know stays as it stands."""
    known = facts()
    return "".join(_worded(one, known) + one.follows for one in take_apart(evidence))


def _worded(said: Said, known: Mapping[Fact, str]) -> str:
    if said.fact is None:
        return said.text
    values = said.values
    if said.fact in _COUNTED:
        values = tuple(QLocale().toString(int(one)) for one in values)
    return known[said.fact].format(*values)


def facts() -> Mapping[Fact, str]:
    """Give the words of what drivers say, with places for the values."""
    return {
        Fact.ON: translate("Findings", "switched on"),
        Fact.STANDBY: translate("Findings", "on standby"),
        Fact.COOLING: translate("Findings", "cooling down"),
        Fact.WARMING: translate("Findings", "warming up"),
        Fact.NOT_TOLD: translate("Findings", "does not say whether it is on ({0})"),
        Fact.INPUT: translate("Findings", "input {0}"),
        Fact.NO_SIGNAL: translate("Findings", "no signal"),
        Fact.LAMP: translate("Findings", "lamp {0} h"),
        Fact.LAMP_OF: translate("Findings", "lamp {0} h of {1} h"),
        Fact.ERRORS: "ERST {0}",
        Fact.VENDOR: translate("Findings", "maker {0}"),
        Fact.MODEL: translate("Findings", "model {0}"),
        Fact.SERIAL: translate("Findings", "serial number {0}"),
        Fact.ZOOM: translate("Findings", "zoom {0}"),
        Fact.ACCEPTS: translate("Findings", "accepts connections"),
        Fact.NO_MEDIA: translate("Findings", "neither sound nor video"),
        Fact.CERTIFICATE: translate("Findings", "certificate valid for {0} days"),
        Fact.EXPECTED: translate("Findings", "expected {0}"),
        Fact.CLOCK: translate("Findings", "{0} s off"),
        Fact.UP: translate("Findings", "running for {0} days"),
        Fact.MAINS: translate("Findings", "on mains"),
        Fact.BATTERY: translate("Findings", "on battery"),
        Fact.CHARGED: translate("Findings", "{0} % charged"),
        Fact.MINUTES: translate("Findings", "{0} minutes left"),
        Fact.NOT_ASKED: translate("Findings", "not asked"),
        Fact.ALLOWS: translate("Findings", "allows {0}"),
        Fact.DATAGRAMS: translate("Findings", "{0}: {1} datagrams"),
        Fact.NO_ANSWER: translate("Findings", "no answer"),
        Fact.FRAMING: translate("Findings", "perhaps it wants {0}"),
        Fact.NO_HOST: translate("Findings", "no host"),
        Fact.NO_PORT: translate("Findings", "no port"),
        Fact.NO_PASSWORD: translate("Findings", "no password"),
        Fact.HUNG_UP: translate("Findings", "the device hung up"),
        Fact.IN_THE_CLEAR: translate("Findings", "only a login in the clear is offered"),
        Fact.NOT_SENT: translate("Findings", "it was not sent"),
        Fact.SEEN_AS: translate("Findings", "seen as {0}"),
    }


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
