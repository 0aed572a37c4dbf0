"""Answers that are given before any route is reached: problems and pages, straight over ASGI."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.types import Scope, Send

from assistant.language import Language, Said

MEDIA_TYPE = "application/problem+json"
Headers = Iterable[tuple[bytes, bytes]]


def header(scope: Scope, name: bytes) -> str:
    """A header of the request, or nothing."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def language_of(scope: Scope) -> Language:
    """Chinese unless the caller prefers English."""
    return "en" if header(scope, b"accept-language").lower().startswith("en") else "zh"


def problem_body(path: str, status: int, title: str, detail: str, **more: Any) -> dict[str, Any]:
    """RFC 9457's members; on the chat-completions door also OpenAI's `error`, which its clients show."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    if path.startswith(("/v1/chat/", "/v1/models")):
        body["error"] = {"message": detail or title, "type": title, "param": None, "code": str(status)}
    return body


async def send_problem(
    scope: Scope, send: Send, status: int, title: str, detail: Said, headers: Headers = ()
) -> None:
    """One whole answer, a problem in the caller's language."""
    body = problem_body(scope["path"], status, title, detail.in_(language_of(scope)))
    data = json.dumps(body, ensure_ascii=False).encode()
    await send_whole(send, status, MEDIA_TYPE, data, headers)


async def send_whole(send: Send, status: int, media_type: str, body: bytes, headers: Headers = ()) -> None:
    """One whole answer; it is not to be cached."""
    all_headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": all_headers})
    await send({"type": "http.response.body", "body": body})
