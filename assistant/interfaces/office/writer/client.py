"""The server as the extension sees it: a few requests, each with a time limit, to the one address that was set."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from typing import Any, NoReturn
from urllib.parse import quote, urlencode

from .words import Speech, TroubleError

_SHORT = 20.0  # seconds for what needs no model


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to the address that the user set, and nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Client:
    """Requests in the user's language. `seconds`: how long an act with a model may take.

    Every method raises TroubleError with what the user should read.
    """

    def __init__(self, address: str, key: str, say: Speech, *, model: str = "", seconds: float = 120) -> None:
        self.address, self.key, self.say = address.strip().rstrip("/"), key.strip(), say
        self.model, self.seconds = model.strip(), seconds
        if not self.address.startswith(("http://", "https://")):
            raise TroubleError(say("address", address=address))
        # No proxy: the server is on this machine or in the house.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())

    def reports(self) -> list[dict[str, Any]]:
        """The newest reports: id, title."""
        found: list[dict[str, Any]] = self.ask("GET", "/v1/drafts?limit=200")["drafts"]
        return found

    def report(self, name: str) -> dict[str, Any]:
        """A report as it is saved."""
        answer = self.ask("GET", "/v1/drafts/" + quote(name, safe=""))
        if answer.get("report") is None:
            raise TroubleError(self.say("refused", status=answer.get("status"), why=answer.get("error", "")))
        saved: dict[str, Any] = answer["report"]
        return saved

    def hand_in(self, brief: dict[str, Any], once: str) -> str:
        """The id of the report of a brief; the same `once` gives the same report. The composer writes it."""
        body = {"brief": brief, "model": "composer"}
        return str(self.ask("POST", "/v1/drafts", body, {"Idempotency-Key": once})["id"])

    def state(self, name: str) -> str:
        """queued, running, done, failed or cancelled."""
        return str(self.ask("GET", "/v1/drafts/" + quote(name, safe=""))["status"])

    def check(self, name: str, text: str) -> dict[str, Any]:
        """Findings and coverage of the document."""
        path = "/v1/drafts/{}/check".format(quote(name, safe=""))
        found: dict[str, Any] = self.ask("POST", path, {"text": text}, seconds=self.seconds)
        return found

    def propose(self, name: str, section: str, text: str, instruction: str) -> dict[str, Any]:
        """A section drafted, or revised where there is an instruction: text and figures."""
        path = "/v1/drafts/{}/sections/{}/propose".format(quote(name, safe=""), quote(section, safe=""))
        body = {"text": text, "instruction": instruction, "model": self.model}
        found: dict[str, Any] = self.ask("POST", path, body, seconds=self.seconds)
        return found

    def facts(self, name: str, slots: list[str]) -> dict[str, Any]:
        """Every fact as printed, and further slots."""
        query = "?" + urlencode([("slot", slot) for slot in slots]) if slots else ""
        found: dict[str, Any] = self.ask("GET", "/v1/drafts/{}/facts{}".format(quote(name, safe=""), query))
        return found

    def ask(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        seconds: float = _SHORT,
    ) -> Any:
        """One request and its answer."""
        told = {"Accept-Language": self.say.language, "Content-Type": "application/json", **(headers or {})}
        if self.key:
            told["Authorization"] = "Bearer " + self.key
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8")
        try:
            request = urllib.request.Request(self.address + path, data=data, headers=told, method=method)
            with self._opener.open(request, timeout=seconds) as answer:
                return json.loads(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            raise TroubleError(self.say("refused", status=error.code, why=_detail(error))) from None
        except (OSError, ValueError) as error:
            self._trouble(error, seconds)

    def _trouble(self, error: Exception, seconds: float) -> NoReturn:
        reason = getattr(error, "reason", error)
        if isinstance(reason, socket.timeout):
            raise TroubleError(self.say("slow", address=self.address, seconds=int(seconds))) from None
        if isinstance(error, ValueError):
            raise TroubleError(self.say("strange", address=self.address)) from None
        raise TroubleError(self.say("unreachable", address=self.address, why=reason)) from None


def _detail(error: urllib.error.HTTPError) -> str:
    """What a problem (RFC 9457) says of itself."""
    try:
        told = json.loads(error.read().decode("utf-8"))
        return str(told.get("detail") or told.get("title") or "")[:500]
    except (OSError, ValueError, AttributeError):
        return str(error.reason)
