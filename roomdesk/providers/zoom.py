"""Zoom: meetings of one user, by a Server-to-Server OAuth app."""

from __future__ import annotations

from typing import Any

from roomdesk.domain.slot import to_wall
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Bearer
from roomdesk.providers.asking.http import Answer, address, link, part, text

_GONE = 404
_ONCE, _NO_FIXED_TIME = 2, 3


class Zoom(Bearer):
    """The `host` is a user's address: an app of this kind is nobody, so that `me` does not serve."""

    card = ProviderCard(
        "zoom",
        "Zoom",
        (
            Field("account"),
            Field("client"),
            Field("host"),
            Field("secret", "secret"),
            Field("api", default="https://api.zoom.us"),
            Field("sign_in", default="https://zoom.us"),
        ),
    )
    required = ("account", "client", "host")

    def make(self, wish: Wish) -> Made:
        """Make a meeting. Zoom knows no key of ours: one that was made while the answer was lost stays unused there."""
        self.check()
        answer = self._api("POST", f"/users/{part(self._values['host'])}/meetings", self._facts(wish))
        found = answer.json()
        handle = text(found, "id")
        if not handle:
            raise NotMade("answer")
        return Made(handle, link(text(found, "join_url")), text(found, "password") or None, _phone(found, handle))

    def change(self, made: Made, wish: Wish) -> Made:
        answer = self._api("PATCH", f"/meetings/{part(made.handle)}", self._facts(wish), gone=True)
        return self.make(wish) if answer.status == _GONE else made

    def end(self, handle: str) -> None:
        self._api("DELETE", f"/meetings/{part(handle)}", gone=True, query={"schedule_for_reminder": "false"})

    def probe(self) -> None:
        self.check()
        self._api("GET", f"/users/{part(self._values['host'])}")

    def fetch_token(self) -> Answer:
        self.check()
        base = address(self._values["sign_in"], "conference.zoom.sign_in")
        query = {"grant_type": "account_credentials", "account_id": self._values["account"]}
        return self._http.ask("POST", f"{base}/oauth/token", query=query, login=(self._values["client"], self.secret()))

    def _facts(self, wish: Wish) -> dict[str, Any]:
        """Lay a meeting out; several dates share one without a fixed time, since Zoom's rules are not ours."""
        facts: dict[str, Any] = {"topic": self.title(wish.title, 200)}
        if len(wish.slots) > 1:
            return {**facts, "type": _NO_FIXED_TIME}
        # Without a Z the time is that of the zone beside it.
        start = to_wall(wish.slots[0].start, wish.timezone).strftime("%Y-%m-%dT%H:%M:%S")
        when = {"start_time": start, "timezone": wish.timezone, "duration": wish.slots[0].minutes}
        return {**facts, "type": _ONCE, **when}

    def _api(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        gone: bool = False,
        query: dict[str, str] | None = None,
    ) -> Answer:
        base = address(self._values["api"], "conference.zoom.api")
        return self.ask(method, f"{base}/v2{path}", body=body, query=query, also=(_GONE,) if gone else ())


def _phone(found: dict[str, Any], handle: str) -> str | None:
    settings = found.get("settings")
    numbers = settings.get("global_dial_in_numbers") if isinstance(settings, dict) else None
    known = [text(one, "number") for one in numbers if isinstance(one, dict)] if isinstance(numbers, list) else []
    number = next((one for one in known if one.replace(" ", "").startswith("+39")), next(iter(known), ""))
    return f"{number.replace(' ', '')},,{handle}#" if number else None
