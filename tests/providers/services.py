"""Each conference service as its documentation has it, refusing what it would refuse."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any
from urllib.parse import unquote

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.providers.server import Asked, FakeService, Said

_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
USER = "9f1c5ab0-0000-4000-8000-000000000001"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()


class GraphService(FakeService):
    """Microsoft Graph: error bodies are `{"error": {"code", "message"}}`."""

    policy = True

    def values(self) -> dict[str, str]:
        return {
            "tenant": "comune.example",
            "client": "app",
            "organizer": USER,
            "graph": self.base,
            "sign_in": self.base,
        }

    def token(self, asked: Asked) -> Said | None:
        if asked.path != "/comune.example/oauth2/v2.0/token":
            return None
        wanted = {
            "client_id": "app", "client_secret": self.secret, "grant_type": "client_credentials",
            "scope": "https://graph.microsoft.com/.default",
        }  # fmt: skip
        if asked.method != "POST" or asked.body != wanted:
            return Said(401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret"})
        return self.fresh_token()

    def answer(self, asked: Asked) -> Said:  # noqa: C901, PLR0911 - one refusal after the other
        if not self.is_bearer(asked):
            return _graph(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.")
        if not self.policy:
            return _graph(403, "Forbidden", "No application access policy found for this app")
        root = f"/v1.0/users/{USER}/onlineMeetings"
        if not asked.path.startswith(root):
            return _graph(404, "UnknownError", "user not found")
        rest = unquote(asked.path.removeprefix(root))
        if asked.method == "GET":
            return _graph(404, "NotFound", "Meeting not found") if "JoinWebUrl" in asked.query["$filter"] else Said(400)
        body = asked.body or {}
        if asked.method != "DELETE" and not (
            _UTC.fullmatch(body.get("startDateTime", "")) and _UTC.fullmatch(body.get("endDateTime", ""))
        ):
            return _graph(400, "BadRequest", "both startDateTime and endDateTime are needed")
        if rest == "/createOrGet":
            if not body.get("externalId"):
                return _graph(400, "BadRequest", "externalId")
            known = next((k for k, one in self.meetings.items() if one["externalId"] == body["externalId"]), "")
            handle = known or f"MSo1/{len(self.meetings)}=="
            self.meetings.setdefault(handle, body)
            return Said(200 if known else 201, self._meeting(handle))
        handle = rest.removeprefix("/")
        if handle not in self.meetings:
            return _graph(404, "NotFound", "Meeting not found")
        if asked.method == "DELETE":
            del self.meetings[handle]
            return Said(204)
        self.meetings[handle].update(body)
        return Said(200, self._meeting(handle))

    def _meeting(self, handle: str) -> dict[str, Any]:
        return {
            "id": handle, "joinWebUrl": "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
            "joinMeetingIdSettings": {"joinMeetingId": "1234", "passcode": "aB3"},
            "audioConferencing": {"tollNumber": "+390200001", "ConferenceId": "5550"},
            "participants": {"organizer": {"secret": "host"}},
        }  # fmt: skip


def _graph(status: int, code: str, message: str) -> Said:
    return Said(status, {"error": {"code": code, "message": message, "innerError": {"request-id": "1"}}})


class ZoomService(FakeService):
    """Zoom: error bodies are `{"code": 3001, "message"}`; ids are numbers beyond 2^32."""

    def values(self) -> dict[str, str]:
        return {
            "account": "acc", "client": "app", "host": "sale@comune.example", "api": self.base, "sign_in": self.base,
        }  # fmt: skip

    def token(self, asked: Asked) -> Said | None:
        if asked.path != "/oauth/token":
            return None
        login = base64.b64encode(f"app:{self.secret}".encode()).decode()
        right = asked.query == {"grant_type": "account_credentials", "account_id": "acc"}
        if asked.headers["Authorization"] != f"Basic {login}" or not right:
            return Said(401, {"reason": "Invalid client_id or client_secret", "error": "invalid_client"})
        return self.fresh_token()

    def answer(self, asked: Asked) -> Said:  # noqa: PLR0911 - one refusal after the other
        if not self.is_bearer(asked):
            return Said(401, {"code": 124, "message": "Invalid access token."})
        body = asked.body or {}
        if asked.path == "/v2/users/sale%40comune.example" and asked.method == "GET":
            return Said(200, {"id": "u"})
        if asked.path == "/v2/users/sale%40comune.example/meetings" and asked.method == "POST":
            if wrong := self._wrong(body):
                return wrong
            handle = str(8_765_432_100_0 + len(self.asked))
            self.meetings[handle] = body
            return Said(201, self._meeting(handle))
        handle = asked.path.removeprefix("/v2/meetings/")
        if handle not in self.meetings:
            return Said(404, {"code": 3001, "message": f"Meeting does not exist: {handle}."})
        if asked.method == "DELETE":
            del self.meetings[handle]
            return Said(204) if asked.query == {"schedule_for_reminder": "false"} else Said(400)
        if wrong := self._wrong(body):
            return wrong
        self.meetings[handle].update(body)
        return Said(204)

    def _wrong(self, body: dict[str, Any]) -> Said | None:
        is_timed = body.get("type") == 2
        timed = is_timed and _LOCAL.fullmatch(body["start_time"]) and body["timezone"] and body["duration"] > 0
        is_well = 0 < len(body.get("topic", "")) <= 200 and (timed or body.get("type") == 3)
        return None if is_well else Said(400, {"code": 300, "message": "Validation Failed."})

    def _meeting(self, handle: str) -> dict[str, Any]:
        return {
            "id": int(handle), "uuid": "/a//b==", "join_url": f"https://zoom.us/j/{handle}?pwd=x", "password": "p4",
            "start_url": f"https://zoom.us/s/{handle}?zak=HOSTSECRET", "h323_password": "1",
            "settings": {"global_dial_in_numbers": [
                {"number": "+1 111", "country": "US"}, {"number": "+39 069 480 6488", "country": "IT"},
            ]},
        }  # fmt: skip


class WebexService(FakeService):
    """Webex: error bodies are `{"message", "errors", "trackingId"}`; failed calls count."""

    secret = "very-secret refresh-1"

    def values(self) -> dict[str, str]:
        return {"client": "C0", "host": "sale@comune.example", "api": self.base}

    def token(self, asked: Asked) -> Said | None:
        if asked.path != "/v1/access_token":
            return None
        wanted = {
            "grant_type": "refresh_token", "client_id": "C0", "client_secret": "very-secret",
            "refresh_token": "refresh-1",
        }  # fmt: skip
        return self.fresh_token() if asked.body == wanted else Said(401, {"message": "invalid_client"})

    def answer(self, asked: Asked) -> Said:  # noqa: PLR0911 - one refusal after the other
        if not self.is_bearer(asked):
            return Said(401, {"message": "The request requires a valid access token set in the Authorization header."})
        body = asked.body or {}
        if asked.path == "/v1/meetings" and asked.method == "GET":
            tag = asked.query.get("integrationTag")
            found = [self._meeting(k) for k, one in self.meetings.items() if tag in one.get("integrationTags", [])]
            return Said(200, {"items": found})
        if asked.method in ("POST", "PATCH") and not (
            0 < len(body["title"]) <= 128 and _OFFSET.fullmatch(body["start"]) and _OFFSET.fullmatch(body["end"])
            and body["sendEmail"] is False and body["timezone"] == "Europe/Rome"
        ):  # fmt: skip
            return Said(400, {"message": "The request could not be understood by the server."})
        if asked.path == "/v1/meetings":
            handle = f"m{len(self.asked)}"
            self.meetings[handle] = body
            return Said(200, self._meeting(handle))
        handle = asked.path.removeprefix("/v1/meetings/")
        if handle not in self.meetings:
            return Said(404, {"message": "The requested resource could not be found."})
        if asked.method == "DELETE":
            del self.meetings[handle]
            return Said(204)
        self.meetings[handle].update(body)
        return Said(200, self._meeting(handle))

    def _meeting(self, handle: str) -> dict[str, Any]:
        return {
            "id": handle, "meetingNumber": "123", "password": "BgJep@43", "webLink": "https://comune.webex.com/m/1",
            "sipAddress": "123@comune.webex.com", "hostKey": "HOSTSECRET",
            "telephony": {"accessCode": "789", "callInNumbers": [{"callInNumber": "+390230410440"}]},
        }  # fmt: skip


class GoogleService(FakeService):
    """Google's Calendar API: errors are `{"error": {"code", "message", "errors"}}`; deleted ids stay taken."""

    secret = PEM
    delegated = True
    pending = False

    def values(self) -> dict[str, str]:
        return {
            "account": "a@p.iam.gserviceaccount.com", "organizer": "sale@comune.example", "api": self.base,
            "sign_in": self.base,
        }  # fmt: skip

    def token(self, asked: Asked) -> Said | None:
        if asked.path != "/token":
            return None
        head, body, mark = asked.body["assertion"].split(".")
        KEY.public_key().verify(_plain(mark), f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256())
        claims = json.loads(_plain(body))
        is_well = (
            json.loads(_plain(head)) == {"alg": "RS256", "typ": "JWT"}
            and asked.body["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
            and claims["iss"] == "a@p.iam.gserviceaccount.com" and claims["sub"] == "sale@comune.example"
            and claims["aud"] == f"{self.base}/token" and claims["exp"] - claims["iat"] <= 3600
            and claims["scope"] == "https://www.googleapis.com/auth/calendar.events"
        )  # fmt: skip
        return self.fresh_token() if is_well else Said(400, {"error": "invalid_grant"})

    def answer(self, asked: Asked) -> Said:  # noqa: C901, PLR0911 - one refusal after the other
        if not self.is_bearer(asked):
            return Said(401, {"error": {"code": 401, "message": "Invalid Credentials"}})
        root = "/calendar/v3/calendars/sale%40comune.example/events"
        body, handle = asked.body or {}, asked.path.removeprefix(root).removeprefix("/")
        if asked.method == "GET":
            return Said(200, {"items": []})
        if asked.query["sendUpdates"] != "none" or "attendees" in body:
            return Said(400, {"error": {"code": 400, "message": "would write to people"}})
        if asked.method == "POST":
            handle = body["id"]
            if not re.fullmatch(r"[a-v0-9]{5,1024}", handle):
                return Said(400, {"error": {"code": 400, "message": "Invalid resource id value."}})
            if handle in self.meetings:
                return Said(409, {"error": {"code": 409, "message": "The requested identifier already exists."}})
            return self._put(handle, asked, body)
        if handle not in self.meetings or (asked.method == "DELETE" and self.meetings[handle]["status"] == "cancelled"):
            return Said(404, {"error": {"code": 404, "message": "Not Found"}})
        if asked.method == "DELETE":
            self.meetings[handle]["status"] = "cancelled"
            return Said(204)
        return self._put(handle, asked, body)

    def _put(self, handle: str, asked: Asked, body: dict[str, Any]) -> Said:
        if not self.delegated:
            return Said(400, {"error": {"code": 400, "message": "Invalid conference type value."}})
        if not all(_OFFSET.fullmatch(body[end]["dateTime"]) for end in ("start", "end")):
            return Said(400, {"error": {"code": 400, "message": "Bad Request"}})
        before = self.meetings.get(handle, {})
        asks = body.get("conferenceData", {}).get("createRequest", {})
        if asked.query.get("conferenceDataVersion") == "1" and asks:
            before = {**before, "request": asks["requestId"]}
            assert asks["conferenceSolutionKey"] == {"type": "hangoutsMeet"}
        self.meetings[handle] = {"status": "confirmed", **before, **body}
        found: dict[str, Any] = {"id": handle, "status": "confirmed"}
        if "request" in self.meetings[handle] and not self.pending:
            ways = [
                {"entryPointType": "video", "uri": "https://meet.google.com/abc"},
                {"entryPointType": "phone", "uri": "tel:+39-02-1", "pin": "44"},
            ]
            found |= {"hangoutLink": "https://meet.google.com/abc", "conferenceData": {"entryPoints": ways}}
        return Said(200, found)


def _plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class BigBlueButtonService(FakeService):
    """BigBlueButton: everything with status 200, in XML; the checksum is of the query as it was sent."""

    kind = "sha256"

    def values(self) -> dict[str, str]:
        return {"server": self.base, "door": "https://bbb.comune.example/sala/{id}", "hash": self.kind}

    def answer(self, asked: Asked) -> Said:
        call = asked.path.removeprefix("/bigbluebutton/api/")
        query, _, mark = asked.raw_query.rpartition("checksum=")
        query = query.removesuffix("&")
        if hashlib.new(self.kind, f"{call}{query}{self.secret}".encode()).hexdigest() != mark or "%20" in query:
            return _xml("FAILED", "checksumError")
        handle = asked.query.get("meetingID", "")
        if call == "create":
            self.meetings.setdefault(handle, {"name": asked.query["name"]})
            return _xml("SUCCESS", "")
        if call == "end":
            return (
                _xml("SUCCESS", "sentEndMeetingRequest")
                if self.meetings.pop(handle, None)
                else _xml("FAILED", "notFound")
            )
        return _xml("SUCCESS", "noMeetings")


def _xml(code: str, key: str) -> Said:
    words = f"<returncode>{code}</returncode><messageKey>{key}</messageKey><moderatorPW>HOSTSECRET</moderatorPW>"
    text = f"<response>{words}</response>"
    return Said(200, headers={"Content-Type": "text/xml"}, raw=text.encode())


class TalkService(FakeService):
    """Nextcloud Talk: answers and refusals in an OCS envelope."""

    def values(self) -> dict[str, str]:
        return {"server": self.base, "user": "sale"}

    def answer(self, asked: Asked) -> Said:  # noqa: C901, PLR0911 - one refusal after the other
        login = base64.b64encode(f"sale:{self.secret}".encode()).decode()
        if asked.headers["OCS-APIRequest"] != "true" or asked.headers["Accept"] != "application/json":
            return Said(412, {"message": "CSRF check failed"})
        if asked.headers["Authorization"] != f"Basic {login}":
            return _ocs(401, None, "Current user is not logged in")
        root, body = "/ocs/v2.php/apps/spreed/api/v4/room", asked.body or {}
        if asked.path == "/ocs/v2.php/cloud/capabilities":
            return _ocs(200, {"capabilities": {"spreed": {"features": []}}})
        if asked.path == root and asked.method == "GET":
            return _ocs(200, [{"token": handle, **one} for handle, one in self.meetings.items()])
        if asked.path == root:
            if body["roomType"] != 3 or not 0 < len(body["roomName"]) <= 255 or body["objectType"] != "event":
                return _ocs(400, {"error": "name"})
            handle = f"tok{len(self.asked)}"
            self.meetings[handle] = body
            return _ocs(201, {"token": handle})
        handle = asked.path.removeprefix(f"{root}/")
        if handle not in self.meetings:
            return _ocs(404, None)
        if asked.method == "DELETE":
            del self.meetings[handle]
        else:
            self.meetings[handle].update(body)
        return _ocs(200, None)


def _ocs(status: int, data: object, message: str = "OK") -> Said:
    return Said(status, {"ocs": {"meta": {"status": "ok", "statuscode": status, "message": message}, "data": data}})


SERVICES: dict[str, type[FakeService]] = {
    "teams": GraphService,
    "zoom": ZoomService,
    "webex": WebexService,
    "meet": GoogleService,
    "bigbluebutton": BigBlueButtonService,
    "talk": TalkService,
}
