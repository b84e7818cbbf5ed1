"""BigBlueButton: meetings that live while people are in them, behind a front door that stays."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Asked
from roomdesk.providers.asking.http import Answer, address, link, part

HASHES = ("sha256", "sha1", "sha384", "sha512")
_GONE = ("notFound", "invalidMeetingIdentifier")
_CODE, _KEY = (re.compile(rb"<%s>\s*([^<]{1,200}?)\s*</%s>" % (one, one)) for one in (b"returncode", b"messageKey"))


class BigBlueButton(Asked):
    """`door` is the page through which guests enter, `{id}` in it the meeting's: a join address is one person's alone.

    The meeting is made when it is asked for; the server forgets one that nobody enters, and the door makes it anew.
    """

    card = ProviderCard(
        "bigbluebutton",
        "BigBlueButton",
        (Field("server"), Field("door"), Field("hash", "choice", HASHES[0], HASHES), Field("secret", "secret")),
    )
    required = ("server", "door")

    def make(self, wish: Wish) -> Made:
        """Make the meeting; BigBlueButton gives the one of the same id if it is there."""
        handle = hashlib.sha256(wish.key.encode()).hexdigest()[:32]
        self._call("create", {"name": self.title(wish.title, 120), "meetingID": handle})
        return Made(handle, link(self._values["door"].replace("{id}", part(handle))))

    def change(self, made: Made, wish: Wish) -> Made:  # noqa: ARG002 - a meeting there has neither time nor another name
        """Change nothing: a meeting there has no time, and its name is that of when it was made."""
        return made

    def end(self, handle: str) -> None:
        self._call("end", {"meetingID": handle}, gone=True)

    def probe(self) -> None:
        self._call("getMeetings", {})

    def _call(self, call: str, query: Mapping[str, str], *, gone: bool = False) -> None:
        """Call the API; its refusals come with status 200. Raises NotMade, Misconfigured."""
        self.check()
        server = address(self._values["server"], "conference.bigbluebutton.server")
        signed = urlencode(query)
        mark = checksum(call, signed, self.secret(), self._values["hash"])
        url = f"{server}/bigbluebutton/api/{call}?{signed}{'&' if signed else ''}checksum={mark}"
        _check(self._http.ask("GET", url, headers={"Accept": "application/xml"}), _GONE if gone else ())


def checksum(call: str, query: str, secret: str, kind: str) -> str:
    """Sign a call: the hash of its name, its query exactly as it is sent, and the secret. Raises Misconfigured."""
    if kind not in HASHES:
        raise Misconfigured("conference.bigbluebutton.hash", kind, nearest=HASHES[0])
    return hashlib.new(kind, f"{call}{query}{secret}".encode()).hexdigest()


def _check(answer: Answer, also: Collection[str]) -> None:
    """Read the two words that matter, as bytes: no XML parser meets what a stranger wrote."""
    code, key = _CODE.search(answer.body), _KEY.search(answer.body)
    if code is None:
        raise NotMade("answer")
    why = key[1].decode("utf-8", "replace") if key else ""
    if code[1] != b"SUCCESS" and why not in also:
        raise NotMade("login checksumError" if why == "checksumError" else f"refused {why}".strip(), is_final=True)
