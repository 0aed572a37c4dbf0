"""Routes that keep nothing: check a text, find its figures, learn from a sample."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, UploadFile

from assistant import service
from assistant.errors import InputError
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.interfaces.api.bodies import CheckBody, TextBody, inline_brief
from assistant.outline.kinds import list_kinds
from assistant.outline.learn import learn_text
from assistant.outline.model import make_outline
from assistant.service.learn import SUFFIXES, learn


def add_texts(router: APIRouter) -> None:
    @router.post("/check", tags=["texts"])
    def check_text(body: CheckBody) -> dict[str, Any]:
        """Findings and coverage of a text, held against a brief, or against facts and outline."""
        brief = inline_brief(body.brief) if body.brief is not None else None
        outline = make_outline(body.sections) if body.sections is not None else None
        facts = FactSheet.of(body.facts) if body.facts is not None else None
        result = service.check(body.text, brief, facts=facts, outline=outline, language=body.language)
        findings = [finding.model_dump() for finding in result.findings]
        return {"findings": findings, "coverage": result.coverage.model_dump()}

    @router.post("/figures", tags=["texts"])
    def find_in_text(body: TextBody) -> dict[str, Any]:
        """Every figure, what only looks like one, and every placeholder of a text."""
        return find_figures(body.text, body.language).as_dict()

    @router.post("/learn", tags=["texts"])
    def learn_from_text(body: TextBody) -> dict[str, Any]:
        """Brief, outline, facts with gaps and style of a sample report; its values stand in notes alone."""
        return learn_text(body.text, body.language).as_dict()

    @router.post("/learn/file", tags=["texts"])
    def learn_from_file(file: UploadFile) -> dict[str, Any]:
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

    @router.get("/kinds", tags=["texts"])
    def kinds() -> list[dict[str, Any]]:
        """The document kinds there are."""
        return [kind.model_dump() for kind in list_kinds().values()]
