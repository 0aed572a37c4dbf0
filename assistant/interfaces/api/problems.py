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
)
from assistant.language import Language

MEDIA_TYPE = "application/problem+json"


class NotFoundError(NigaoError):
    """No report has that id."""

    def __init__(self, name: str) -> None:
        super().__init__("没有这份报告", "no such report")
        self.name = name


class ChangedError(NigaoError):
    """If-Match named another version than the newest."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"报告现在是第{version}版，请先取回", f"the report is at version {version}; fetch it first"
        )


_STATUS: tuple[tuple[type[NigaoError], int], ...] = (
    (ConflictError, 409),
    (ChangedError, 412),
    (InputError, 422),
    (EndpointError, 502),
    (ModelError, 502),
    (MissingPartError, 501),
)


def speaks(request: Request) -> Language:
    """Chinese unless the caller prefers English."""
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def problem(status: int, title: str, detail: str = "", **more: Any) -> JSONResponse:
    """The answer to a request that failed: type, title, status, detail, and what helps to mend it."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def add_problems(app: FastAPI) -> None:
    """Every error that a route may raise becomes a problem; none shows a traceback."""

    @app.exception_handler(NotFoundError)
    async def not_found(request: Request, error: NotFoundError) -> JSONResponse:
        return problem(404, "Not Found", error.said.in_(speaks(request)))

    @app.exception_handler(NigaoError)
    async def ours(request: Request, error: NigaoError) -> JSONResponse:
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
        more = (
            {"place": error.place.in_(speaks(request))}
            if isinstance(error, InputError) and error.place
            else {}
        )
        return problem(status, type(error).__name__, error.said.in_(speaks(request)), **more)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [{"place": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
        return problem(422, "Unprocessable Content", errors[0]["message"] if errors else "", errors=errors)

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> JSONResponse:
        answer = problem(error.status_code, str(error.detail))
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer


PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": text, "content": {MEDIA_TYPE: {"schema": {"type": "object"}}}}
    for code, text in (
        (400, "not JSON"),
        (404, "no such report"),
        (409, "somebody else changed the report meanwhile"),
        (412, "If-Match names another version"),
        (422, "bad input"),
        (500, "the program or its database failed"),
        (502, "the model's endpoint failed"),
    )
}
