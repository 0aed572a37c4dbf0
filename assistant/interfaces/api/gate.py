"""The gate before every door (API, MCP, page): who comes, whether from here, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.interfaces.access import OPERATOR, Caller
from assistant.interfaces.api.answers import header, send_problem, send_whole
from assistant.interfaces.api.known import KnownKeys
from assistant.interfaces.api.metrics import Metrics
from assistant.interfaces.api.rate import Rates, TooManyError
from assistant.interfaces.loopback import is_loopback
from assistant.language import Said

COOKIE = "nigao_key"
MARK = "ng_"
# What anybody may see: whether the server lives, the way in, and the static page of the office add-in.
_OPEN = frozenset({"/healthz", "/readyz", "/login"})
_OPEN_ROOMS = ("/office/",)
_DOORS = ("/v1", "/mcp", "/metrics", "/openapi.json", "/docs", "/redoc")
_SAFE = ("GET", "HEAD", "OPTIONS")

_NO_KEY = Said("需要访问密钥", "a key is needed")
_WRONG_KEY = Said("密钥不对或已吊销", "the key is wrong or was revoked")
_FOREIGN = Said("不接受其他网页发来的请求", "requests from other pages are not accepted")
_NOT_ME = Said("不是这台服务器的名字", "this server is not called by that name")
_PAGE = Said("网页需要有 draft 权限的密钥", "the page needs a key with the scope draft")
_CHALLENGE = (b"www-authenticate", b'Bearer realm="nigao"')


@dataclass(frozen=True)
class Doors:
    """How the doors stand: whether a key is needed, names that the server goes by (None: any), pages that may call it."""

    keys: KnownKeys
    rates: Rates
    metrics: Metrics
    needed: bool = False
    hosts: frozenset[str] | None = None
    origins: frozenset[str] = frozenset()


class _RefusedError(Exception):
    def __init__(self, status: int, why: str, said: Said, *headers: tuple[bytes, bytes]) -> None:
        super().__init__(why)
        self.status, self.why, self.said, self.headers = status, why, said, headers


class Gate:
    """Puts the Caller into the request's state, or answers 401, 403 or 429 itself; a browser is led to the login."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app, self.doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            self._from_here(scope)
            caller = await self._caller(scope)
            if caller is not None:
                self.doors.rates.request(caller)
                scope.setdefault("state", {})["caller"] = caller
        except TooManyError as error:
            after = (b"retry-after", str(error.seconds).encode())
            refused = _RefusedError(429, "rate", error.said, after)
        except _RefusedError as error:
            refused = error
        else:
            await self.app(scope, receive, send)
            return
        self.doors.metrics.refused.labels(refused.why).inc()
        await self._refuse(scope, send, refused)

    def _from_here(self, scope: Scope) -> None:
        """Refuses what a page of another site makes a browser send: by its name for us, and by its own."""
        host = _host(header(scope, b"host"))
        if self.doors.hosts is not None and host not in self.doors.hosts and not is_loopback(host):
            raise _RefusedError(403, "host", _NOT_ME)
        origin = header(scope, b"origin")
        if not origin or origin in self.doors.origins:
            return
        acts = scope["type"] == "websocket" or scope["method"] not in _SAFE
        if acts and urlsplit(origin).netloc != header(scope, b"host"):
            raise _RefusedError(403, "origin", _FOREIGN)

    async def _caller(self, scope: Scope) -> Caller | None:
        """Who comes. None where anybody may."""
        path, token = scope["path"], _token(scope)
        if path in _OPEN or path.startswith(_OPEN_ROOMS):
            return None
        if not token.startswith(MARK) and not self.doors.needed:
            return OPERATOR  # also with the made-up key that clients of chat completions insist on
        if not token:
            raise _RefusedError(401, "no key", _NO_KEY, _CHALLENGE)
        keys = self.doors.keys
        key = keys.recall(token) or await run_in_threadpool(keys.find, token)
        if key is None:
            self.doors.rates.wrong((scope.get("client") or ("",))[0])
            raise _RefusedError(401, "wrong key", _WRONG_KEY, _CHALLENGE)
        caller = Caller(key.owner, key.scopes, key.id, key.per_minute, key.max_mb)
        if not path.startswith(_DOORS) and not caller.may("draft"):
            raise _RefusedError(403, "page", _PAGE)
        return caller

    async def _refuse(self, scope: Scope, send: Send, error: _RefusedError) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        browses = scope["method"] == "GET" and "text/html" in header(scope, b"accept")
        if error.status == 401 and browses and not scope["path"].startswith(("/v1", "/mcp")):
            to = f"/login?next={quote(scope['path'], safe='/')}".encode()
            await send_whole(send, 303, "text/plain", b"", [(b"location", to)])
            return
        title = {401: "Unauthorized", 403: "Forbidden", 429: "Too Many Requests"}[error.status]
        await send_problem(scope, send, error.status, title, error.said, error.headers)


def _token(scope: Scope) -> str:
    """The token in Authorization or X-API-Key, else in the cookie of the login."""
    kind, _, token = header(scope, b"authorization").partition(" ")
    if kind.lower() == "bearer" and token.strip():
        return token.strip()
    if given := header(scope, b"x-api-key"):
        return given.strip()
    try:
        cookie = SimpleCookie(header(scope, b"cookie")).get(COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _host(given: str) -> str:
    try:
        return (urlsplit(f"//{given}").hostname or "").lower()
    except ValueError:
        return ""
