"""One GET over SNMP, by pysnmp; loaded when the first device is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pysnmp.hlapi.v3arch import asyncio as snmp
from pysnmp.proto import errind
from pysnmp.proto.rfc1905 import EndOfMibView, NoSuchInstance, NoSuchObject

from roomdesk.domain.equipment import Health
from roomdesk.drivers import Cause, Told, Unanswered, addresses

_TIMEOUT, _RETRIES = 1, 1
_MISSING = (NoSuchInstance, NoSuchObject, EndOfMibView)
_DENIED = (
    errind.UnknownUserName,
    errind.UnknownSecurityName,
    errind.WrongDigest,
    errind.DecryptionError,
    errind.UnsupportedSecurityLevel,
    errind.AuthenticationFailure,
)
_AUTH = {
    "MD5": snmp.usmHMACMD5AuthProtocol,
    "SHA": snmp.usmHMACSHAAuthProtocol,
    "SHA256": snmp.usmHMAC192SHA256AuthProtocol,
}
_PRIV = {"DES": snmp.usmDESPrivProtocol, "AES": snmp.usmAesCfb128Protocol, "AES256": snmp.usmAesCfb256Protocol}


class Access(NamedTuple):
    """With a `user` version 3, else version 2c with the community. Without `priv` nothing is encrypted."""

    community: str
    user: str
    auth: str
    auth_password: str
    priv: str
    priv_password: str


async def get(host: str, port: int, access: Access, names: Sequence[str]) -> Mapping[str, str]:
    """Give the values by object; those that the device does not have are left out. Raises Unanswered and Told."""
    if not host:
        raise Unanswered(Cause.NOT_CONFIGURED, "no host")
    address = (await addresses(host))[0]
    engine = snmp.SnmpEngine()
    try:
        kind = snmp.Udp6TransportTarget if ":" in address else snmp.UdpTransportTarget
        target = await kind.create((address, port), timeout=_TIMEOUT, retries=_RETRIES)
        wanted = [snmp.ObjectType(snmp.ObjectIdentity(one)) for one in names]
        said = await snmp.get_cmd(engine, _login(access), target, snmp.ContextData(), *wanted, lookupMib=False)
    finally:
        engine.close_dispatcher()
        # Its timer ends at the loop's next turn.
        await asyncio.sleep(0)
    return _values(said, f"{host}:{port}")


def _login(access: Access) -> Any:
    if not access.user:
        return snmp.CommunityData(access.community, mpModel=1)  # noqa: S508 - what devices without v3 speak
    return snmp.UsmUserData(
        access.user,
        access.auth_password or None,
        access.priv_password or None,
        authProtocol=_AUTH[access.auth] if access.auth_password else snmp.usmNoAuthProtocol,
        privProtocol=_PRIV[access.priv] if access.priv_password else snmp.usmNoPrivProtocol,
    )


def _values(said: Any, where: str) -> Mapping[str, str]:
    failure, status, _index, bindings = said
    if isinstance(failure, _DENIED):
        raise Told(Health.UNKNOWN, "credentials", type(failure).__name__)
    if isinstance(failure, errind.RequestTimedOut):
        raise Unanswered(Cause.SILENT, f"{where}: no answer; a wrong community looks the same")
    if failure or status:
        raise Unanswered(Cause.PROTOCOL, str(failure or status.prettyPrint()))
    return {str(name): value.prettyPrint() for name, value in bindings if not isinstance(value, _MISSING)}
