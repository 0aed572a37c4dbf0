"""What a request's body may be: so many bytes, and there within so many seconds."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.interfaces.access import caller_in
from assistant.interfaces.api.answers import header, send_problem
from assistant.language import Said

_SLOW = Said("请求体迟迟没有到齐", "the body did not arrive in time")


class _TooLargeError(Exception):
    """The body grew over the limit while it was read."""


class _TooSlowError(Exception):
    """The body did not arrive in time."""


class Limits:
    """Answers 413 to a body over `most` bytes (or the key's own limit), declared or not, and 408 to one that dawdles."""

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self.app, self.most, self.seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(("/v1", "/mcp", "/login")):
            await self.app(scope, receive, send)
            return
        most = caller_in(scope).max_mb * 1024 * 1024 or self.most
        body = _Body(receive, most, self.seconds)
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            if body.broken and not started:
                return  # the framework's own answer to a body that broke off
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            declared = header(scope, b"content-length") or "0"
            if not declared.isdigit() or int(declared) > most:
                raise _TooLargeError
            await self.app(scope, body.receive, sent)
            body.look()
        except _TooLargeError:
            if not started:
                said = Said(f"最多 {most} 字节", f"at most {most} bytes")
                await send_problem(scope, send, 413, "Content Too Large", said)
        except _TooSlowError:
            if not started:
                await send_problem(scope, send, 408, "Request Timeout", _SLOW, [(b"connection", b"close")])


class _Body:
    """A body as it comes in. `broken` is the error that it ended with."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._receive, self._most, self._seconds = receive, most, seconds
        self._read, self._whole, self._until = 0, False, asyncio.get_running_loop().time() + seconds
        self.broken: Exception | None = None

    def look(self) -> None:
        if self.broken:
            raise self.broken

    async def receive(self) -> Message:
        if self._whole:  # what is waited for now is that the client hangs up, which may take its time
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self.broken = _TooSlowError()
            raise self.broken from None
        self._read += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._read > self._most:
            self.broken = _TooLargeError()
            raise self.broken
        return message
