"""Microsoft Teams: online meetings through Microsoft Graph, as an application with an access policy."""

from __future__ import annotations

from typing import Any

from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.providers.asking import Bearer
from roomdesk.providers.asking.http import Answer, address, link, part, text

_GONE = 404
_POLICY = "application access policy"


class Teams(Bearer):
    """Meetings of one user, the `organizer` by object id: Graph does not take addresses there.

    They are on nobody's calendar, so that the invitation stays the only one (onlineMeeting, Graph v1.0).
    """

    card = ProviderCard(
        "teams",
        "Microsoft Teams",
        (
            Field("tenant"),
            Field("client"),
            Field("organizer"),
            Field("secret", "secret"),
            Field("graph", default="https://graph.microsoft.com"),
            Field("sign_in", default="https://login.microsoftonline.com"),
        ),
    )
    required = ("tenant", "client", "organizer")

    def make(self, wish: Wish) -> Made:
        """Give the meeting of that external id, made if it is not there (onlineMeeting: createOrGet)."""
        answer = self._meetings("POST", "/createOrGet", {**self._facts(wish), "externalId": wish.key}, wish.language)
        return _made(answer)

    def change(self, made: Made, wish: Wish) -> Made:
        """Tell the time and the subject: both ends together, as Graph asks; the link stays."""
        answer = self._meetings("PATCH", f"/{part(made.handle)}", self._facts(wish), wish.language, gone=True)
        return self.make(wish) if answer.status == _GONE else made

    def end(self, handle: str) -> None:
        self._meetings("DELETE", f"/{part(handle)}", None, gone=True)

    def probe(self) -> None:
        """Look for a meeting that is not there: token, permission and access policy are judged before that."""
        query = {"$filter": "JoinWebUrl eq 'https://teams.microsoft.com/l/meetup-join/roomdesk'"}
        self._meetings("GET", "", None, gone=True, query=query)

    def fetch_token(self) -> Answer:
        self.check()
        form = {
            "client_id": self._values["client"],
            "client_secret": self.secret(),
            "scope": "https://graph.microsoft.com/.default",
            "grant_type": "client_credentials",
        }
        base = address(self._values["sign_in"], "conference.teams.sign_in")
        return self._http.ask("POST", f"{base}/{part(self._values['tenant'])}/oauth2/v2.0/token", form=form)

    def _facts(self, wish: Wish) -> dict[str, Any]:
        return {
            "startDateTime": wish.slots[0].start.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "endDateTime": wish.slots[-1].end.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "subject": self.title(wish.title, 250),
        }

    def _meetings(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        language: str = "",
        *,
        gone: bool = False,
        query: dict[str, str] | None = None,
    ) -> Answer:
        self.check()
        base = address(self._values["graph"], "conference.teams.graph")
        url = f"{base}/v1.0/users/{part(self._values['organizer'])}/onlineMeetings{path}"
        headers = {"Accept-Language": "it-IT" if language == "it" else "en-US"}
        also = (_GONE,) if gone else ()
        try:
            return self.ask(method, url, body=body, headers=headers, also=also, query=query)
        except NotMade as told:
            if _POLICY in told.reason.lower():
                raise NotMade("no_policy", is_final=True) from told
            raise


def _made(answer: Answer) -> Made:
    found = answer.json()
    pin = text(found, "joinMeetingIdSettings", "passcode") or None
    toll, code = text(found, "audioConferencing", "tollNumber"), text(found, "audioConferencing", "conferenceId")
    code = code or text(found, "audioConferencing", "ConferenceId")
    phone = (f"{toll},,{code}#" if code else toll) if toll else None
    handle = text(found, "id")
    if not handle:
        raise NotMade("answer")
    return Made(handle, link(text(found, "joinWebUrl")), pin, phone)
