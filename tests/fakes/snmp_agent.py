"""An SNMP agent that answers GET of version 2c from a table, written with pysnmp's own codec."""

from collections.abc import Callable, Mapping, Sequence

from pyasn1.codec.ber import decoder, encoder
from pysnmp.proto import api
from pysnmp.proto.rfc1905 import NoSuchInstance

V2C = api.PROTOCOL_MODULES[api.SNMP_VERSION_2C]


def agent(values: Mapping[str, object], community: str = "public") -> Callable[[bytes], Sequence[bytes]]:
    """Answer who knows the community; everybody else is left without an answer, as agents do."""

    def answer(datagram: bytes) -> Sequence[bytes]:
        request, _ = decoder.decode(datagram, asn1Spec=V2C.Message())
        if V2C.apiMessage.get_community(request) != community.encode():
            return ()
        response = V2C.apiMessage.get_response(request)
        pdu, asked = V2C.apiMessage.get_pdu(response), V2C.apiMessage.get_pdu(request)
        bindings = [(name, _value(values.get(str(name)))) for name, _ in V2C.apiPDU.get_varbinds(asked)]
        V2C.apiPDU.set_varbinds(pdu, bindings)
        return (encoder.encode(response),)

    return answer


def _value(value: object) -> object:
    if value is None:
        return NoSuchInstance("")
    return V2C.OctetString(value) if isinstance(value, str | bytes) else V2C.Integer(value)
