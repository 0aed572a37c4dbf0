"""What can be asked of the desk: draft, check, revise, update."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.brief import Brief
from assistant.errors import InputError
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.language import Language
from assistant.outline.model import Outline
from assistant.report.compare import Change, Place, differences, places_changed
from assistant.report.events import Emit, silence
from assistant.report.model import Report

if TYPE_CHECKING:
    from assistant.checks import Checked


@dataclass(frozen=True, slots=True)
class Proposal:
    """A revision that nobody has accepted yet: the report before and after, and the difference."""

    section: str
    instruction: str
    before: Report
    after: Report
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """A report whose facts were changed, and every place that now reads otherwise."""

    report: Report
    places: tuple[Place, ...]


async def draft_report(brief: Brief, *, model: str = "", emit: Emit = silence) -> Report:
    """Drafts and checks a whole report.

    `model` is composer, openai:NAME or scripted:FILE; empty takes what the settings say. Raises
    EndpointError when the endpoint fails at the first call: nothing has been written then.
    """
    from assistant.drafting.workflow import draft
    from assistant.settings import settings
    from assistant.writers.models import choose

    started = time.monotonic()
    writer = choose(model)
    try:
        report = await draft(
            brief, writer, rounds=settings().rounds, side_by_side=settings().side_by_side, emit=emit
        )
    finally:
        await writer.close()
    usage = report.usage.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
    return report.model_copy(update={"usage": usage})


def draft(brief: Any, *, model: str = "", emit: Emit = silence) -> Report:
    """`draft_report` for callers without an event loop; `brief` may be a path or a mapping too."""
    return asyncio.run(draft_report(as_brief(brief), model=model, emit=emit))


def check(
    draft: Report | str,
    brief: Brief | None = None,
    *,
    facts: FactSheet | Iterable[Fact | Mapping[str, Any]] | None = None,
    outline: Outline | None = None,
    language: Language = "zh",
) -> Checked:
    """Findings and coverage of a report, or of a text as it was printed."""
    from assistant.checks import check

    sheet = None if facts is None else FactSheet.of(facts)
    return check(draft, brief, facts=sheet, outline=outline, language=language)


async def revise(
    report: Report, section: str, instruction: str, *, model: str = "", emit: Emit = silence
) -> Proposal:
    """Proposes one section anew; the report itself is not touched, nor is any other section.

    `section` is an id (1.2), `opening`, or a number as people say it (一（二）). Raises InputError
    for an unknown or a locked section.
    """
    from assistant.drafting.workflow import revise_section
    from assistant.writers.models import choose

    name = section_id(report, section)
    writer = choose(model)
    try:
        after = await revise_section(report, name, instruction, writer, emit=emit)
    finally:
        await writer.close()
    return Proposal(name, instruction, report, after, differences(report, after))


def update(report: Report, changed: Iterable[Fact]) -> Updated:
    """The report over changed facts: every place that states them reads anew, with no call to a model.

    Raises BriefError or FactsError when the facts no longer hold together; the report is then as it was.
    """
    from assistant.drafting.steps import checked

    facts = report.brief.facts.replace(changed)
    brief = report.brief.model_copy(update={"facts": facts})
    after = checked(report.model_copy(update={"brief": brief}))
    return Updated(after, places_changed(report, after))


def section_id(report: Report, said: str) -> str:
    """The id of a section named by id, by printed number (一（二）, 1.2) or by heading."""
    wanted = said.strip().rstrip("、.")
    if wanted in ("opening", "导语", "引言"):
        return "opening"
    numbers: dict[int, str] = {}
    known = []
    for number, level, section in report.walk():
        numbers[level] = number.rstrip("、.")
        path = "".join(numbers[i] for i in range(1, level + 1)) if report.brief.language == "zh" else number
        known.append(path)
        if wanted in (section.id, path, section.heading):
            if section.locked:
                raise InputError("该节已锁定", "this section is locked", place=section.heading)
            return section.id
    raise InputError(
        "没有这一节",
        "no such section",
        found=said,
        expected=("、" if report.brief.language == "zh" else ", ").join(known),
    )


def as_brief(source: Any) -> Brief:
    """A brief from a path, a mapping, or a brief."""
    from assistant.brief.read import read_brief

    return source if isinstance(source, Brief) else read_brief(source)
