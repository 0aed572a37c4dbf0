"""Errors as RFC 9457 problem details, in both languages."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import (
    ConflictError,
    EndpointError,
    InputError,
    MissingPartError,
    ModelError,
    NigaoError,
    StoreError,
)
from assistant.interfaces.access import NotAllowedError, NotFoundError
from assistant.interfaces.api.answers import MEDIA_TYPE, problem_body
from assistant.interfaces.api.rate import TooManyError
from assistant.interfaces.api.wrong import is_json, told
from assistant.interfaces.texts import BusyError
from assistant.language import Language


class ChangedError(NigaoError):
    """If-Match named another version than the newest."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"报告现在是第{version}版，请先取回", f"the report is at version {version}; fetch it first"
        )


_STATUS: tuple[tuple[type[NigaoError], int, str], ...] = (
    (NotFoundError, 404, "Not Found"),
    (NotAllowedError, 403, "Forbidden"),
    (TooManyError, 429, "Too Many Requests"),
    (BusyError, 503, "Service Unavailable"),
    (ConflictError, 409, "Conflict"),
    (ChangedError, 412, "Precondition Failed"),
    (InputError, 422, "Unprocessable Content"),
    (EndpointError, 502, "Bad Gateway"),
    (ModelError, 502, "Bad Gateway"),
    (MissingPartError, 501, "Not Implemented"),
    (StoreError, 503, "Service Unavailable"),
)


def speaks(request: Request) -> Language:
    """Chinese unless the caller prefers English."""
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def problem(path: str, status: int, title: str, detail: str = "", **more: Any) -> JSONResponse:
    """The answer to a request that failed: type, title, status, detail, and what helps to mend it."""
    return JSONResponse(
        problem_body(path, status, title, detail, **more), status_code=status, media_type=MEDIA_TYPE
    )


def add_problems(app: FastAPI) -> None:
    """Every error that a route may raise becomes a problem; none shows a traceback."""

    @app.exception_handler(NigaoError)
    async def ours(request: Request, error: NigaoError) -> JSONResponse:
        found = ((code, title) for kind, code, title in _STATUS if isinstance(error, kind))
        status, title = next(found, (500, "Internal Server Error"))
        language, more = speaks(request), dict[str, Any]()
        if isinstance(error, InputError) and error.place:
            more["place"] = error.place.in_(language)
        answer = problem(request.url.path, status, title, error.said.in_(language), **more)
        if isinstance(error, TooManyError):
            answer.headers["Retry-After"] = str(error.seconds)
        elif status == 503:
            answer.headers["Retry-After"] = "2"
        return answer

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        sent_json = is_json(request.headers.get("content-type", ""))
        errors = [told(one, speaks(request), sent_json=sent_json) for one in error.errors()]
        detail = errors[0]["message"] if errors else ""
        return problem(request.url.path, 422, "Unprocessable Content", detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> JSONResponse:
        answer = problem(request.url.path, error.status_code, str(error.detail))
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer


_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "place": {"type": "string", "description": "where in the request"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
_SAID: dict[int, tuple[str, str, str]] = {
    400: ("the body is not JSON", "Bad Request", "There was an error parsing the body"),
    401: ("no key, a wrong one, or one that was revoked", "Unauthorized", "密钥不对或已吊销"),
    403: ("the key lacks the scope; or a page of another site sent this", "Forbidden", "这把密钥没有 draft 权限"),
    404: ("no such report, or another's", "Not Found", "没有这份报告"),
    405: ("the path has other methods", "Method Not Allowed", ""),
    408: ("the body did not arrive in time", "Request Timeout", "请求体迟迟没有到齐"),
    409: ("somebody else changed the report meanwhile, or the same request is being worked on", "Conflict",
          "报告已被改过：您改的是第1版，现在是第2版"),
    412: ("If-Match names another version", "Precondition Failed", "报告现在是第2版，请先取回"),
    413: ("the body is too large", "Content Too Large", "最多 20971520 字节"),
    422: ("bad input", "Unprocessable Content", "没有标题；应为title: …"),
    429: ("too many requests; Retry-After says when to come again", "Too Many Requests", "请求过于频繁，请12秒后再试"),
    500: ("the program or its database failed", "Internal Server Error", "程序出错，详见日志"),
    501: ("an optional part is not installed", "Not Implemented", "需要 LibreOffice"),
    502: ("the model's endpoint failed", "Bad Gateway", "连不上模型服务"),
    503: ("too busy; Retry-After says when to come again", "Service Unavailable", "正在处理的文本太多，请稍后再试"),
}  # fmt: skip


def _described(code: int) -> dict[str, Any]:
    text, title, detail = _SAID[code]
    example = {"type": "about:blank", "title": title, "status": code, "detail": detail}
    found: dict[str, Any] = {
        "description": text,
        "content": {MEDIA_TYPE: {"schema": _SCHEMA, "example": example}},
    }
    if code in (429, 503):
        found["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "seconds"}}
    if code == 401:
        found["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return found


PROBLEMS: dict[int | str, dict[str, Any]] = {code: _described(code) for code in _SAID}
# What any operation may answer: the gate, the limits and the reading of the request come before it.
ALWAYS = (400, 401, 403, 408, 413, 422, 429)


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The descriptions of these answers."""
    return {code: PROBLEMS[code] for code in codes}


def good(example: Any, description: str = "done", media_type: str = "application/json") -> dict[str, Any]:
    """A good answer with its example."""
    return {"description": description, "content": {media_type: {"example": example}}}
