"""The connections below the application: uvicorn's own, that answer in one piece, and what is no HTTP with a problem."""

from __future__ import annotations

import asyncio
import json
from typing import Any, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from assistant.interfaces.api.answers import MEDIA_TYPE, problem_body

_LONGEST = 64 * 1024  # bytes of a head that has not ended: h11's own limit, which httptools lacks
_START = b"HTTP/1.1 "
_DETAIL = "不是完整、规范的 HTTP 请求，或请求头过长 (no proper HTTP request, or its head is too long)"


class OnePiece:
    """A transport that holds the head of an answer until the body comes, at most for one turn of the loop.

    Written apart, head and body are two calls of the system and two packets, and the client is woken twice.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self.plain = transport
        self._loop, self._head = asyncio.get_running_loop(), b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)

    def write(self, data: bytes) -> None:
        if self._head:
            head, self._head = self._head, b""
            self.plain.writelines((head, data))
        elif data.startswith(_START):
            self._head = data
            self._loop.call_soon(self._let_go)
        else:
            self.plain.write(data)

    def close(self) -> None:
        self._let_go()
        self.plain.close()

    def _let_go(self) -> None:
        if self._head:
            head, self._head = self._head, b""
            self.plain.write(head)


class Wire(cast(Any, AutoHTTPProtocol)):  # type: ignore[misc]
    """One connection; by httptools where that is installed, else by h11."""

    _in_head, _head_size = False, 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(OnePiece(transport))

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._head_size += len(data)
            if self._head_size > _LONGEST and not self.transport.is_closing():
                self.send_400_response("")

    def on_message_begin(self) -> None:
        self._in_head, self._head_size = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def handle_websocket_upgrade(self, *event: Any) -> None:
        self.transport: Any = self.transport.plain
        super().handle_websocket_upgrade(*event)

    def send_400_response(self, msg: str) -> None:
        """Ends the connection with a problem. Whoever sends no HTTP has named no language: it is told in both."""
        body = json.dumps(problem_body("", 400, "Bad Request", _DETAIL), ensure_ascii=False).encode()
        head = (
            f"HTTP/1.1 400 Bad Request\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
            "cache-control: no-store\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
