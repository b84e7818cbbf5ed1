"""A small IMAP server on loopback, over TLS: one folder, what RFC 3501 asks of the commands that are used."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from typing import Any


class Folder:
    """Mails by their UIDs; `seen` ones are read. `password` is the only one that is let in."""

    def __init__(self) -> None:
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.password = "segreta"
        self.commands: list[str] = []

    def add(self, mail: bytes) -> int:
        uid = 100 + len(self.mails)
        self.mails[uid] = mail
        return uid


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        folder: Folder = self.server.folder  # type: ignore[attr-defined]
        self._say(b"* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            folder.commands.append(rest)
            name = rest.split()[0].upper() if rest.split()[0].upper() != "UID" else "UID " + rest.split()[1].upper()
            found = self._answer(name, rest, folder)
            self._say(f"{tag} {found}".encode())
            if name == "LOGOUT":
                return

    def _answer(self, name: str, rest: str, folder: Folder) -> str:
        said = {"CAPABILITY": b"* CAPABILITY IMAP4rev1", "LOGOUT": b"* BYE"}
        if name in said:
            self._say(said[name])
        elif name == "LOGIN" and not rest.endswith(f'"{folder.password}"'):
            return "NO wrong password"
        elif name == "SELECT":
            if '"INBOX"' not in rest:
                return "NO no such folder"
            self._say(f"* {len(folder.mails)} EXISTS".encode())
        elif name == "UID SEARCH":
            found = " ".join(str(uid) for uid in folder.mails if uid not in folder.seen)
            self._say(f"* SEARCH {found}".strip().encode())
        elif name == "UID FETCH":
            self._fetch(int(rest.split()[2]), rest, folder)
        elif name == "UID STORE":
            folder.seen |= {int(one) for one in re.split(r"[ ,]", rest.split("+FLAGS")[0])[2:] if one}
        return "OK done"

    def _fetch(self, uid: int, rest: str, folder: Folder) -> None:
        mail = folder.mails[uid]
        if "RFC822.SIZE" in rest:
            self._say(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(mail)})".encode())
        else:
            assert "BODY.PEEK[]" in rest
            self._say(f"* 1 FETCH (UID {uid} BODY[] {{{len(mail)}}}".encode() + b"\r\n" + mail + b")")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, folder: Folder, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.folder, self._context = folder, context

    def get_request(self) -> tuple[Any, Any]:
        link, address = super().get_request()
        return self._context.wrap_socket(link, server_side=True), address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Leave a handshake that the client breaks off to the client."""


class ImapServer:
    def __init__(self, context: ssl.SSLContext) -> None:
        self.folder = Folder()
        self._server = _Server(self.folder, context)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
