"""Routes for a document that is being written in an office program: it is checked, a section is proposed, facts are printed.

Nothing is kept by them: the document is where its writer works, the report is where its facts are.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.concurrency import run_in_threadpool

from assistant import service
from assistant.errors import FactsError
from assistant.facts.sheet import FactSheet
from assistant.interfaces.allowed import allowed_model
from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import MODEL
from assistant.interfaces.api.drafts import DraftId
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.scopes import Drafter, Reader
from assistant.interfaces.texts.results import CheckResult
from assistant.language import Language
from assistant.report.model import Part, Report
from assistant.report.render import PrintedFigure, State, render

_SECTION = Path(
    max_length=100, examples=["2"], description="id (1.2), number (一（二）), heading or `opening`"
)
_SLOTS = Query(examples=[["整改率|增减"]], description="further slots: formulas, forms")
_Slots = Annotated[list[Annotated[str, Field(max_length=500)]], Field(max_length=500)]
_CODES = (404, 503)


class WrittenBody(BaseModel):
    """The document as it stands: one paragraph a line, headings behind `#`."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": examples.TEXT}]})

    text: str = Field(max_length=2_000_000, description="one paragraph a line, headings behind #")


class ProposeBody(BaseModel):
    """The document as it stands, and what is wanted of one section of it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": examples.TEXT, "instruction": "更简练", "model": "composer"}]
        },
    )

    text: str = Field("", max_length=2_000_000, description="as for check; empty: as the report is kept")
    instruction: str = Field(
        "", max_length=2000, description="what is wanted; empty: the section is drafted from the outline"
    )
    model: str = Field("", max_length=200, description=MODEL)


class FigureIn(BaseModel):
    """A printed figure; `start`/`end` are character offsets of number and unit in the text."""

    start: int
    end: int
    text: str
    fact: str = Field(description="the fact's id, or a formula")
    state: State


class Proposed(BaseModel):
    """A section as proposed, without number and heading."""

    section: str
    number: str
    heading: str
    text: str
    figures: list[FigureIn]


class PrintedFact(BaseModel):
    """A slot as the report prints it; `start`/`end` are offsets of number and unit in `text`."""

    slot: str
    label: str
    text: str = Field(description="with approximator, and direction word where the slot's form has one")
    start: int
    end: int
    state: State


class PrintedFacts(BaseModel):
    """The facts of a report as it prints them, and the slots asked for that it can't print."""

    version: int
    facts: list[PrintedFact]
    unknown: list[str]


_FIGURE = {"start": 3, "end": 8, "text": "84.7%", "fact": "整改率", "state": "derived"}
_PROPOSED = {
    "section": "2", "number": "二、", "heading": "工作成效", "text": "整改率84.7%。", "figures": [_FIGURE],
}  # fmt: skip
_PRINTED = {
    "version": 1,
    "facts": [
        {"slot": "整改率", "label": "整改率", "text": "84.7%", "start": 0, "end": 5, "state": "derived"}
    ],
    "unknown": [],
}


def add_written(router: APIRouter, front: Front) -> None:
    @router.post(
        "/drafts/{id}/check",
        tags=["documents"],
        responses={200: good(examples.CHECKED), **problems(*_CODES)},
    )
    def check_document(id: DraftId, body: WrittenBody, caller: Reader) -> CheckResult:
        """Findings and coverage of a document, held against the report's brief."""
        report, _ = front.shelf(caller).report(id)
        found = service.check(body.text, report.brief)
        return CheckResult(findings=list(found.findings), coverage=found.coverage)

    @router.post(
        "/drafts/{id}/sections/{sid}/propose",
        tags=["documents"],
        responses={200: good(_PROPOSED), **problems(*_CODES, 502)},
    )
    async def propose_section(
        id: DraftId, sid: Annotated[str, _SECTION], body: ProposeBody, caller: Drafter
    ) -> Proposed:
        """Drafts or revises one section of the document as it stands; the kept report is not touched."""
        from assistant.service.desk import write_section

        model = allowed_model(body.model)
        report, name = await run_in_threadpool(_standing, front, caller, id, sid, body.text)
        front.doors.rates.draft(caller)
        if body.instruction.strip():
            after = (await service.revise(report, name, body.instruction, model=model)).after
        else:
            after = await write_section(report, name, model=model)
        return _proposed(after, name)

    @router.get(
        "/drafts/{id}/facts",
        tags=["documents"],
        responses={200: good(_PRINTED), **problems(*_CODES)},
    )
    def print_facts(
        id: DraftId, caller: Reader, slot: Annotated[_Slots | SkipJsonSchema[None], _SLOTS] = None
    ) -> PrintedFacts:
        """Every fact as the report prints it, and further slots by name."""
        report, version = front.shelf(caller).report(id)
        brief = report.brief
        slots = list(dict.fromkeys([*(fact.id for fact in brief.facts), *(slot or ())]))
        printed = {one: _printed(one, brief.facts, brief.language) for one in slots}
        return PrintedFacts(
            version=version,
            facts=[fact for fact in printed.values() if fact],
            unknown=[one for one, fact in printed.items() if fact is None],
        )


def _standing(front: Front, caller: Drafter, name: str, section: str, text: str) -> tuple[Report, str]:
    """The report with the document's sentences, and the id of the section. Raises InputError, NotFoundError."""
    from assistant.service.sync import sync

    report, _ = front.shelf(caller).report(name)
    wanted = service.section_id(report, section)
    return (sync(report, text).report if text.strip() else report), wanted


def _proposed(report: Report, name: str) -> Proposed:
    found = next(((number, one) for number, _, one in report.walk() if one.id == name), None)
    part: Part = found[1] if found else report.opening or Part()
    rendered = render(part.source, report.brief.facts, report.brief.language)
    return Proposed(
        section=name,
        number=found[0] if found else "",
        heading=found[1].heading if found else "",
        text=rendered.text,
        figures=[_figure(figure) for figure in rendered.figures],
    )


def _figure(figure: PrintedFigure) -> FigureIn:
    return FigureIn.model_validate(figure.as_dict())


def _printed(slot: str, facts: FactSheet, language: Language) -> PrintedFact | None:
    """The slot as printed on its own; nothing when no fact answers it."""
    try:
        rendered = render(f"[[{slot}]]", facts, language)
    except FactsError:
        return None
    if len(rendered.figures) != 1:
        return None
    figure = rendered.figures[0]
    label = facts[slot].name if slot in facts.ids else ""
    return PrintedFact(
        slot=slot, label=label, text=rendered.text, start=figure.start, end=figure.end, state=figure.state
    )
