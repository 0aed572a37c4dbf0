"""Routes that keep nothing: check a text, find its figures, learn from a sample."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response, UploadFile

from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import CheckBody, TextBody
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.passed import sent, takes
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.scopes import Reader
from assistant.interfaces.api.upload import uploaded
from assistant.interfaces.texts.results import CheckResult, FiguresResult
from assistant.outline.kinds import list_kinds
from assistant.service.learn import learn


def add_texts(router: APIRouter, front: Front) -> None:
    @router.post(
        "/check",
        tags=["texts"],
        response_model=CheckResult,
        responses={200: good(examples.CHECKED), **problems(503)},
        openapi_extra=takes(CheckBody),
    )
    async def check_text(request: Request, caller: Reader) -> Response:
        """Findings and coverage of a text, held against a brief, or against facts and outline."""
        return await _answer(front, "check", await sent(request, CheckBody))

    @router.post(
        "/figures",
        tags=["texts"],
        response_model=FiguresResult,
        responses={200: good(examples.FOUND), **problems(503)},
        openapi_extra=takes(TextBody),
    )
    async def find_in_text(request: Request, caller: Reader) -> Response:
        """Every figure, what only looks like one, and every placeholder of a text."""
        return await _answer(front, "figures", await sent(request, TextBody))

    @router.post(
        "/learn",
        tags=["texts"],
        response_model=dict[str, Any],
        responses={200: good(examples.LEARNED), **problems(503)},
        openapi_extra=takes(TextBody),
    )
    async def learn_from_text(request: Request, caller: Reader) -> Response:
        """Brief, outline, facts with gaps and style of a sample report; its values stand in notes alone."""
        return await _answer(front, "learn", await sent(request, TextBody))

    @router.post("/learn/file", tags=["texts"], responses={200: good(examples.LEARNED), **problems(501, 503)})
    def learn_from_file(file: UploadFile, caller: Reader) -> dict[str, Any]:
        """The same from a docx, md, txt or pdf."""
        with uploaded(file) as path:
            return learn(path).as_dict()

    @router.get("/kinds", tags=["texts"], responses={200: good(examples.KINDS)})
    def kinds(caller: Reader) -> list[dict[str, Any]]:
        """The document kinds there are."""
        return [kind.model_dump() for kind in list_kinds().values()]


async def _answer(front: Front, act: str, asked: bytes) -> Response:
    """What the workshop says, passed on as it came: it is a model's own JSON, and need not be read and looked at again."""
    return Response(await front.workshop.printed(act, asked), media_type="application/json")
