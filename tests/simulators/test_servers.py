"""Servers on loopback end whole: whoever is still connected is hung up on, and no socket is left open."""

import gc
import socket
import ssl

import trustme

from roomdesk.simulators.servers import serving
from roomdesk.simulators.tcp import silent


def test_who_keeps_silent_in_the_handshake_is_hung_up_on_at_the_end() -> None:
    context, trust, authority = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context(), trustme.CA()
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.configure_trust(trust)
    with socket.socket() as client:
        with serving([silent], context) as (port,):
            client.connect(("127.0.0.1", port))
            # They are let in one after the other: whoever is greeted came later.
            with trust.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname="127.0.0.1"):
                pass
        client.settimeout(20)
        assert client.recv(1) == b""
    gc.collect()


def test_who_comes_at_the_very_end_is_not_left_with_an_open_socket() -> None:
    for _ in range(50):
        with serving([silent]) as (port,):
            client = socket.create_connection(("127.0.0.1", port))
        client.close()
    gc.collect()  # an open one would warn
