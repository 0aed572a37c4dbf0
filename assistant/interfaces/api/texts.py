"""Routes that keep nothing: check a text, find its figures, learn from a sample."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, UploadFile

from assistant.errors import InputError
from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import CheckBody, TextBody
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.scopes import Reader
from assistant.interfaces.texts.results import CheckResult, FiguresResult
from assistant.outline.kinds import list_kinds
from assistant.service.learn import SUFFIXES, learn


def add_texts(router: APIRouter, front: Front) -> None:
    @router.post(
        "/check",
        tags=["texts"],
        response_model=CheckResult,
        responses={200: good(examples.CHECKED), **problems(503)},
    )
    async def check_text(body: CheckBody, caller: Reader) -> Any:
        """Findings and coverage of a text, held against a brief, or against facts and outline."""
        return await front.workshop.do("check", body.model_dump())

    @router.post(
        "/figures",
        tags=["texts"],
        response_model=FiguresResult,
        responses={200: good(examples.FOUND), **problems(503)},
    )
    async def find_in_text(body: TextBody, caller: Reader) -> Any:
        """Every figure, what only looks like one, and every placeholder of a text."""
        return await front.workshop.do("figures", body.model_dump())

    @router.post("/learn", tags=["texts"], responses={200: good(examples.LEARNED), **problems(503)})
    async def learn_from_text(body: TextBody, caller: Reader) -> dict[str, Any]:
        """Brief, outline, facts with gaps and style of a sample report; its values stand in notes alone."""
        return await front.workshop.do("learn", body.model_dump())

    @router.post("/learn/file", tags=["texts"], responses={200: good(examples.LEARNED), **problems(501, 503)})
    def learn_from_file(file: UploadFile, caller: Reader) -> dict[str, Any]:
        """The same from a docx, md, txt or pdf."""
        suffix = Path(file.filename or "").suffix.lower()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"sample{suffix if suffix in SUFFIXES else '.unknown'}"
            path.write_bytes(file.file.read())
            try:
                return learn(path).as_dict()
            except InputError as error:
                raise type(error)(
                    error.bare.zh, error.bare.en, found=suffix, expected=" ".join(SUFFIXES)
                ) from None

    @router.get("/kinds", tags=["texts"], responses={200: good(examples.KINDS)})
    def kinds(caller: Reader) -> list[dict[str, Any]]:
        """The document kinds there are."""
        return [kind.model_dump() for kind in list_kinds().values()]
