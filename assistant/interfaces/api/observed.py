"""What surrounds every request: an id, a line in the log, the counts, and an answer also when the program fails."""

from __future__ import annotations

import logging
import re
import secrets
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.interfaces.api.answers import header, send_problem
from assistant.interfaces.api.log import REQUEST
from assistant.interfaces.api.metrics import Metrics
from assistant.language import Said

_log = logging.getLogger("nigao.api")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")
_OURS = ("/v1/", "/mcp", "/healthz", "/readyz", "/metrics", "/login", "/logout")
_METHODS = {"GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"}
_FAILED = Said("程序出错，详见日志", "the program failed; see the log")


class Observed:
    """Gives every answer an X-Request-ID, and the log method, path, status and milliseconds: never a body or a query.

    What the program fails on becomes a 500 with nothing of it; the log names type and places, not the words.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = header(scope, b"x-request-id")
        request_id = given if _ID.match(given) else secrets.token_hex(8)
        token, started, status = REQUEST.set(request_id), time.perf_counter(), 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, named)
        except Exception:
            _log.exception("a request failed")
            if not status:
                await send_problem(scope, named, 500, "Internal Server Error", _FAILED)
            status = 500
        finally:
            self._count(scope, status, time.perf_counter() - started)
            REQUEST.reset(token)

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        path = scope["path"]
        route = getattr(scope.get("route"), "path", "") or _room(path)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.metrics.requests.labels(method, route, str(status or 499)).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        if path.startswith(_OURS):
            # The route and the draft's id: what else stands in a path (a heading) is the caller's text.
            told = {
                "method": method, "route": route, "draft": scope.get("path_params", {}).get("id", "")[:64],
                "status": status or 499, "ms": round(seconds * 1000, 1),
                "key": getattr(scope.get("state", {}).get("caller"), "key", ""),
            }  # fmt: skip
            line = "%s %s %d", method, route, status or 499
            _log.info(*line, extra={"told": told})


def _room(path: str) -> str:
    """What stands for a path that no route of the API took: one of a few words."""
    return next((ours for ours in _OURS if path.startswith(ours)), "page")
