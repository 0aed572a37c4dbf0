"""The plan: which piece of text states which fact, decided before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.drafting.open_facts import handed_down, uncertain, unnamed
from assistant.errors import AnswerError
from assistant.report.findings import Finding
from assistant.writers.writer import Writer


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written, in the order of the outline, and what the plan decided on its own."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...] = ()


def plan(brief: Brief, places: Mapping[str, str] | None = None) -> Plan:
    """Tasks for the opening and every section with text of its own.

    A parent's facts go to the nearest section beneath it; facts that the outline does not name go
    to the nearest section of all, as information and not as a duty. Sensitive facts and those that only
    serve a formula are not placed unasked. `places` are a writer's proposals, by fact: one is followed where
    the section is among those that come into question, and nothing that the rule places is left out for it.
    """
    places = places or {}
    placed = list(brief.outline.walk())
    facts: dict[str, list[str]] = {p.id: list(p.section.facts) for p in placed}
    for parent, one in handed_down(brief):
        facts[parent.id].remove(one.fact)
        facts[_chosen(places.get(one.fact), one.choices, one.rule)].append(one.fact)
    for parent in placed:
        if parent.section.sections and not parent.section.points:
            facts[parent.id] = []
    added, findings = _place_the_rest(brief, places)
    tasks = []
    if brief.opening:
        tasks.append(Task("opening", brief, brief.opening, _once(brief.opening.facts)))
    for p in placed:
        own = _once([*facts[p.id], *added.get(p.id, ())])
        if p.section.sections and not own and not p.section.points and not p.section.phrases:
            continue
        if not p.section.required and not own and not p.section.points and not p.section.phrases:
            continue
        tasks.append(Task(p.id, brief, p.section, own, p, tuple(added.get(p.id, ()))))
    return Plan(tuple(tasks), findings)


async def planned_with(brief: Brief, writer: Writer) -> Plan:
    """The plan with the writer asked about the facts of which the rule is not sure; by the rule alone where there are none.

    Raises EndpointError. An answer of no use leaves the rule.
    """
    open_to_doubt = uncertain(brief)
    if not open_to_doubt:
        return plan(brief)
    try:
        return plan(brief, await writer.place(brief, open_to_doubt))
    except AnswerError:
        return plan(brief)


def _once(expressions: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(expressions))


def _chosen(proposed: str | None, choices: tuple[str, ...], rule: str) -> str:
    return proposed if proposed in choices and proposed is not None else rule


def _place_the_rest(
    brief: Brief, places: Mapping[str, str]
) -> tuple[dict[str, list[str]], tuple[Finding, ...]]:
    headings = {p.id: p.section.heading for p in brief.outline.walk()}
    added: dict[str, list[str]] = {}
    findings: list[Finding] = []
    zh = brief.language == "zh"
    for one in unnamed(brief):
        name, section = brief.facts[one.fact].name, _chosen(places.get(one.fact), one.choices, one.rule)
        if not section:
            message = f"提纲没有用到“{name}”，正文未写" if zh else f"no section names “{name}”; left out"
            findings.append(Finding(rule="fact-unused", severity="info", message=message, fact=one.fact))
            continue
        added.setdefault(section, []).append(one.fact)
        where = headings[section]
        message = (
            f"提纲没有指定“{name}”，已写入“{where}”"
            if zh
            else f"no section names “{name}”; put into “{where}”"
        )
        findings.append(
            Finding(rule="fact-placed", severity="info", section=section, message=message, fact=one.fact)
        )
    return added, tuple(findings)
