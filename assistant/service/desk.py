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
from assistant.report.accept import keep_locked
from assistant.report.compare import Change, chosen_changes, differences
from assistant.report.events import Emit, silence
from assistant.report.model import Report
from assistant.service.sound import sound

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


async def draft_report(
    brief: Brief, *, model: str = "", limits: Mapping[str, Any] | None = None, emit: Emit = silence
) -> Report:
    """Drafts and checks a whole report.

    `model` is composer, openai:NAME, local:FILE.gguf or scripted:FILE; empty takes what the settings say.
    `limits` (max_calls, max_tokens, max_seconds, max_cost) stand in for those of the settings. Raises
    EndpointError when the endpoint fails at the first call: nothing has been written then.
    """
    from assistant.drafting.workflow import draft
    from assistant.service.outgoing import writer_for
    from assistant.settings import settings

    started = time.monotonic()
    config = settings().model_copy(update=dict(limits or {}))
    writer = writer_for(brief, model, config)
    try:
        report = await draft(
            brief, writer, rounds=config.rounds, side_by_side=config.side_by_side, way=config.way, emit=emit
        )
    finally:
        await writer.close()
    usage = report.usage.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
    return report.model_copy(update={"usage": usage})


def draft(
    brief: Any, *, model: str = "", limits: Mapping[str, Any] | None = None, emit: Emit = silence
) -> Report:
    """`draft_report` for callers without an event loop; `brief` may be a path or a mapping too."""
    return asyncio.run(draft_report(as_brief(brief), model=model, limits=limits, emit=emit))


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
    from assistant.documents.asides import without_asides

    if isinstance(draft, str) and brief is not None:
        draft = without_asides(draft, brief)
    sheet = None if facts is None else FactSheet.of(facts)
    return check(draft, brief, facts=sheet, outline=outline, language=language)


async def revise(
    report: Report,
    section: str,
    instruction: str,
    *,
    model: str = "",
    limits: Mapping[str, Any] | None = None,
    emit: Emit = silence,
) -> Proposal:
    """Proposes one section anew; the report itself is not touched, nor is any other section.

    `limits` stand in for settings of that name, as in `draft_report`.
    `section` is an id (1.2), `opening`, or a number as people say it (一（二）). Raises InputError
    for an unknown or a locked section.
    """
    from assistant.drafting.workflow import revise_section
    from assistant.service.outgoing import writer_for
    from assistant.settings import settings

    name = section_id(report, section)
    writer = writer_for(report.brief, model, settings().model_copy(update=dict(limits or {})))
    try:
        after = keep_locked(report, await revise_section(report, name, instruction, writer, emit=emit))
    finally:
        await writer.close()
    return Proposal(name, instruction, report, after, differences(report, after))


async def write_section(report: Report, section: str, *, model: str = "") -> Report:
    """The report with one section written from its outline, as in a draft; all others to the byte as they were.

    A writer that fails costs the section its model: the composer writes it. Raises EndpointError when it never answered.
    """
    from assistant.drafting.plan import plan
    from assistant.drafting.section import write_piece
    from assistant.drafting.ways import Ways
    from assistant.service.outgoing import writer_for
    from assistant.settings import settings

    task = next((task for task in plan(report.brief).tasks if task.id == section), None)
    if task is None:
        raise InputError("这一节没有正文", "this section has no text", found=section)
    config = settings()
    writer = writer_for(report.brief, model)
    try:
        ways = Ways(config.way, writer.first_way)
        written = await write_piece(task, writer, rounds=config.rounds, ways=ways, emit=silence)
    finally:
        await writer.close()
    return report.with_part(section, lambda _: written.part)


def accept(proposal: Proposal, picked: Iterable[int]) -> Report:
    """The report with the picked changes of a proposal, by their index in `proposal.changes`, and no other.

    The result is checked. Raises InputError when it would lose a required figure or heading that the
    report had: then the report stays as it was.
    """
    chosen = chosen_changes(proposal.before, proposal.after, proposal.section, set(picked))
    return sound(proposal.before, keep_locked(proposal.before, chosen))


def can_rewrite() -> bool:
    """Whether a model is there to rewrite text; without one the composer says the same again."""
    from assistant.writers.models import chosen

    return chosen("").name != "composer"


def checked(report: Report) -> Report:
    """The report with its findings and coverage as they are now."""
    from assistant.drafting.steps import checked

    return checked(report)


def merged(report: Report, facts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Changed facts in full: what a mapping does not say of a fact of the report stays as it was.

    A value, text or formula that is given takes the place of the one before.
    """
    full = []
    for data in facts:
        name = str(data.get("id") or data.get("label") or "")
        old = report.brief.facts[name].as_written() if name in report.brief.facts else {}
        if any(data.get(key) not in (None, "") for key in ("value", "text", "formula")):
            old = {key: value for key, value in old.items() if key not in ("value", "text", "formula")}
        full.append({**old, **data})
    return full


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
