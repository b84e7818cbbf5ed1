"""Google Meet: a link on an event of the Calendar API, by a service account."""

from __future__ import annotations

import hashlib
from typing import Any

from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.slot import zone
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Bearer
from roomdesk.providers.asking.http import Answer, address, link, part, text
from roomdesk.providers.asking.jwt import rs256

_GONE, _THERE = (404, 410), 409
_SCOPE = "https://www.googleapis.com/auth/calendar.events"
_LASTS = 3600


class Meet(Bearer):
    """Events, not Meet's own spaces: those cannot be taken back, and a municipality's accounts allow calendars anyway.

    The secret is the service account's private key (PEM); `account` its address, which the domain allows to act for
    the `organizer`. Google writes to nobody: the event has no attendees (sendUpdates=none).
    """

    card = ProviderCard(
        "meet",
        "Google Meet",
        (
            Field("account"),
            Field("organizer"),
            Field("secret", "secret"),
            Field("api", default="https://www.googleapis.com"),
            Field("sign_in", default="https://oauth2.googleapis.com"),
        ),
    )
    required = ("account", "organizer")

    def make(self, wish: Wish) -> Made:
        """Make the event under an id that is the key's: a second attempt finds the first one's."""
        body = {**self._facts(wish), "id": _event_id(wish.key), "conferenceData": _request(wish.key)}
        answer = self._events(
            "POST", "", body, query={"conferenceDataVersion": "1", "sendUpdates": "none"}, also=(_THERE,)
        )
        if answer.status == _THERE:
            # Also after it was taken back: events keep their ids, and are brought back with what they say now.
            back = {**self._facts(wish), "status": "confirmed", "conferenceData": _request(wish.key)}
            query = {"conferenceDataVersion": "1", "sendUpdates": "none"}
            answer = self._events("PATCH", f"/{_event_id(wish.key)}", back, query=query)
        return _made(answer)

    def change(self, made: Made, wish: Wish) -> Made:
        query = {"conferenceDataVersion": "1", "sendUpdates": "none"}
        answer = self._events("PATCH", f"/{part(made.handle)}", self._facts(wish), query=query, also=_GONE)
        return self.make(wish) if answer.status in _GONE else made

    def end(self, handle: str) -> None:
        self._events("DELETE", f"/{part(handle)}", query={"sendUpdates": "none"}, also=_GONE)

    def probe(self) -> None:
        self._events("GET", "", query={"maxResults": "1"})

    def fetch_token(self) -> Answer:
        self.check()
        base = address(self._values["sign_in"], "conference.meet.sign_in")
        at = int(self._now().timestamp())
        claims = {
            "iss": self._values["account"],
            "sub": self._values["organizer"],
            "scope": _SCOPE,
            "aud": f"{base}/token",
            "iat": at,
            "exp": at + _LASTS,
        }
        try:
            assertion = rs256(claims, self.secret())
        except ValueError as error:
            raise Misconfigured("@meet") from error
        form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
        return self._http.ask("POST", f"{base}/token", form=form)

    def _facts(self, wish: Wish) -> dict[str, Any]:
        home, (first, *_) = zone(wish.timezone), wish.slots
        return {
            "summary": self.title(wish.title, 250),
            "start": {"dateTime": first.start.astimezone(home).isoformat(), "timeZone": wish.timezone},
            "end": {"dateTime": first.end.astimezone(home).isoformat(), "timeZone": wish.timezone},
        }

    def _events(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        query: dict[str, str] | None = None,
        also: tuple[int, ...] = (),
    ) -> Answer:
        self.check()
        base = address(self._values["api"], "conference.meet.api")
        calendar = part(self._values["organizer"])
        try:
            return self.ask(
                method, f"{base}/calendar/v3/calendars/{calendar}/events{path}", body=body, query=query, also=also
            )
        except NotMade as told:
            if "invalid conference type" in told.reason.lower():
                raise NotMade("no_delegation", is_final=True) from told
            raise


def _event_id(key: str) -> str:
    """Make an event's id: lower-case letters to v and digits (Calendar API, events)."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


def _request(key: str) -> dict[str, Any]:
    return {"createRequest": {"requestId": _event_id(key), "conferenceSolutionKey": {"type": "hangoutsMeet"}}}


def _made(answer: Answer) -> Made:
    found = answer.json()
    data = found.get("conferenceData")
    entries = data.get("entryPoints") if isinstance(data, dict) else None
    ways = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    video = text(found, "hangoutLink") or next((text(w, "uri") for w in ways if w.get("entryPointType") == "video"), "")
    if not video:
        # Google makes it in a while; the same request id asks for the same one.
        raise NotMade("pending")
    call: dict[str, Any] = next((one for one in ways if one.get("entryPointType") == "phone"), {})
    number, pin = text(call, "uri").removeprefix("tel:"), text(call, "pin")
    return Made(text(found, "id"), link(video), None, (f"{number},,{pin}#" if pin else number) if number else None)
