"""Nextcloud Talk: public conversations over the OCS API, by an app password."""

from __future__ import annotations

from typing import Any

from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Asked
from roomdesk.providers.asking.http import Answer, address, part

_GONE = 404
_PUBLIC = 3
_ROOMS = "/ocs/v2.php/apps/spreed/api/v4/room"


class Talk(Asked):
    """The `user` moderates the conversations; guests enter by their link."""

    card = ProviderCard("talk", "Nextcloud Talk", (Field("server"), Field("user"), Field("secret", "secret")))
    required = ("server", "user")

    def make(self, wish: Wish) -> Made:
        """Make a conversation, public so that guests can enter; one of this key's that is there already is taken."""
        name = self.title(wish.title, 255)
        known = self._known(wish.key)
        if not known:
            body = {"roomType": _PUBLIC, "roomName": name, "objectType": "event", "objectId": wish.key}
            known = _token(_data(self._ocs("POST", _ROOMS, body)))
        return Made(known, f"{self._base()}/call/{known}")

    def change(self, made: Made, wish: Wish) -> Made:
        """Tell another title; a conversation knows no time."""
        body = {"roomName": self.title(wish.title, 255)}
        answer = self._ocs("PUT", f"{_ROOMS}/{part(made.handle)}", body, gone=True)
        return self.make(wish) if answer.status == _GONE else made

    def end(self, handle: str) -> None:
        self._ocs("DELETE", f"{_ROOMS}/{part(handle)}", gone=True)

    def probe(self) -> None:
        """Ask what the server can do; Talk must be among it."""
        data = _data(self._ocs("GET", "/ocs/v2.php/cloud/capabilities"))
        able = data.get("capabilities") if isinstance(data, dict) else None
        if not isinstance(able, dict) or "spreed" not in able:
            raise NotMade("no_service", is_final=True)

    def _known(self, key: str) -> str:
        data = _data(self._ocs("GET", _ROOMS))
        rooms = data if isinstance(data, list) else []
        ours = (one for one in rooms if isinstance(one, dict) and one.get("objectType") == "event")
        return next((_token(one) for one in ours if one.get("objectId") == key), "")

    def _base(self) -> str:
        return address(self._values["server"], "conference.talk.server")

    def _ocs(self, method: str, path: str, body: dict[str, Any] | None = None, *, gone: bool = False) -> Answer:
        self.check()
        return self._http.ask(
            method,
            f"{self._base()}{path}",
            headers={"OCS-APIRequest": "true"},
            body=body,
            login=(self._values["user"], self.secret()),
            also=(_GONE,) if gone else (),
        )


def _data(answer: Answer) -> Any:
    ocs = answer.json().get("ocs")
    if not isinstance(ocs, dict) or "data" not in ocs:
        raise NotMade("answer")
    return ocs["data"]


def _token(data: object) -> str:
    token = data.get("token") if isinstance(data, dict) else None
    if not isinstance(token, str) or not token.isalnum():
        raise NotMade("answer")
    return token
