"""Cisco Webex: meetings by its REST API, with the token of a service app."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

from roomdesk.domain.slot import zone
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Bearer
from roomdesk.providers.asking.http import Answer, address, link, part, text

_GONE = 404
_SHORTEST = timedelta(minutes=10)


class Webex(Bearer):
    """The secret is the service app's refresh token and its client's secret, as `client_secret refresh_token`."""

    card = ProviderCard(
        "webex",
        "Webex",
        (
            Field("client"),
            Field("host"),
            Field("secret", "secret"),
            Field("api", default="https://webexapis.com"),
        ),
    )
    required = ("client",)

    def make(self, wish: Wish) -> Made:
        """Give the meeting that carries the key as its tag, made if there is none: failed calls count, too."""
        known = self._known(wish)
        if known:
            return known
        body = {**self._facts(wish), "integrationTags": [_tag(wish)]}
        return _made(self._api("POST", "", body).json())

    def change(self, made: Made, wish: Wish) -> Made:
        answer = self._api("PATCH", f"/{part(made.handle)}", self._facts(wish), gone=True)
        return self.make(wish) if answer.status == _GONE else made

    def end(self, handle: str) -> None:
        self._api("DELETE", f"/{part(handle)}", query={"sendEmail": "false"}, gone=True)

    def probe(self) -> None:
        self._api("GET", "", query={"max": "1", "meetingType": "meetingSeries"})

    def fetch_token(self) -> Answer:
        self.check()
        secret, _, refresh = self.secret().partition(" ")
        form = {
            "grant_type": "refresh_token",
            "client_id": self._values["client"],
            "client_secret": secret,
            "refresh_token": refresh,
        }
        return self._http.ask("POST", f"{self._base()}/v1/access_token", form=form)

    def _known(self, wish: Wish) -> Made | None:
        query = {"meetingType": "meetingSeries", "integrationTag": _tag(wish), **self._host()}
        items = self._api("GET", "", query=query).json().get("items")
        first = items[0] if isinstance(items, list) and items else None
        return _made(first) if isinstance(first, dict) else None

    def _facts(self, wish: Wish) -> dict[str, Any]:
        """Lay a meeting out: ten minutes at least, to the minute, and without a mail of Webex's own."""
        home = zone(wish.timezone)
        start = wish.slots[0].start.replace(second=0)
        end = max(wish.slots[0].end, start + _SHORTEST)
        return {
            "title": self.title(wish.title, 128),
            "start": start.astimezone(home).isoformat(),
            "end": end.astimezone(home).isoformat(),
            "timezone": wish.timezone,
            **_recurrence(wish),
            "sendEmail": False,
            "enabledJoinBeforeHost": True,
            **self._host(),
        }

    def _host(self) -> dict[str, str]:
        host = self._values.get("host", "")
        return {"hostEmail": host} if host else {}

    def _base(self) -> str:
        return address(self._values["api"], "conference.webex.api")

    def _api(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        query: dict[str, str] | None = None,
        gone: bool = False,
    ) -> Answer:
        return self.ask(
            method, f"{self._base()}/v1/meetings{path}", body=body, query=query, also=(_GONE,) if gone else ()
        )


def _recurrence(wish: Wish) -> dict[str, str]:
    """Repeat a meeting as its dates are; every day to the last one where they follow no rule of days."""
    days = [one.start.astimezone(zone(wish.timezone)).date() for one in wish.slots]
    if len(days) == 1:
        return {}
    steps = {(after - before).days for before, after in itertools.pairwise(days)}
    step = steps.pop() if len(steps) == 1 else 0
    count = len(days) if step > 0 else (days[-1] - days[0]).days + 1
    return {"recurrence": f"FREQ=DAILY;INTERVAL={max(step, 1)};COUNT={count}"}


def _tag(wish: Wish) -> str:
    return f"roomdesk-{wish.key}"[:64]


def _made(found: dict[str, Any]) -> Made:
    handle = text(found, "id")
    if not handle:
        raise NotMade("answer")
    numbers = found.get("telephony", {}).get("callInNumbers") if isinstance(found.get("telephony"), dict) else None
    known = [text(one, "callInNumber") for one in numbers if isinstance(one, dict)] if isinstance(numbers, list) else []
    code = text(found, "telephony", "accessCode")
    phone = f"{known[0]},,{code}#" if known and known[0] and code else None
    return Made(handle, link(text(found, "webLink")), text(found, "password") or None, phone)
