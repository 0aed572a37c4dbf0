"""What every request passes first: an id for the log, and a limit on its size."""

from __future__ import annotations

import logging
import re
import secrets
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("nigao.api")
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}\Z")


class _TooLargeError(Exception):
    """The body grew over the limit while it was read."""


class Limits:
    """Answers 413 to a body over `most` bytes, declared or not; gives every answer an X-Request-ID.

    The log line holds method, path, status and milliseconds: never a body, for facts are in it.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/v1"):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        given = headers.get(b"x-request-id", b"")
        request_id = given if _ID.match(given) else secrets.token_hex(8).encode()
        started, status, read = time.monotonic(), 500, 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.most:
                raise _TooLargeError
            return message

        async def named(message: Message) -> None:
            nonlocal status
            if read > self.most and status != 413:
                return  # the framework's own answer to a body that broke off
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id)]
            await send(message)

        try:
            declared = headers.get(b"content-length", b"0")
            if not declared.isdigit() or int(declared) > self.most:
                raise _TooLargeError
            await self.app(scope, counted, named)
            if read > self.most:
                raise _TooLargeError
        except _TooLargeError:
            status = 413
            await _refuse(named, self.most)
        finally:
            spent = (time.monotonic() - started) * 1000
            _log.info(
                "%s %s %s %d %.1f ms", request_id.decode(), scope["method"], scope["path"], status, spent
            )


async def _refuse(send: Send, most: int) -> None:
    body = (
        b'{"type":"about:blank","title":"Content Too Large","status":413,"detail":"at most %d bytes"}' % most
    )
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
