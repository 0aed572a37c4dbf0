"""The plan: which piece of text states which fact, decided by rule before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.brief.nearness import NEAR, nearness
from assistant.facts.formulas import names_of
from assistant.figures.slots import find_slots
from assistant.outline.model import Placed
from assistant.report.findings import Finding


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written, in the order of the outline, and what the plan decided on its own."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...] = ()


def plan(brief: Brief) -> Plan:
    """Tasks for the opening and every section with text of its own.

    A parent's facts go to the nearest section beneath it; facts that the outline does not name go
    to the nearest section of all, as information and not as a duty. Sensitive facts and those that only
    serve a formula are not placed unasked.
    """
    placed = list(brief.outline.walk())
    facts: dict[str, list[str]] = {p.id: list(p.section.facts) for p in placed}
    leaves = [p for p in placed if not p.section.sections]
    for parent in reversed(placed):
        if parent.section.sections and not parent.section.points:
            _hand_down(brief, parent, placed, facts)
    added, findings = _place_the_rest(brief, leaves, facts)
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


def _once(expressions: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(expressions))


def _label(brief: Brief, expression: str) -> str:
    fact = brief.facts.resolve(expression).fact
    return fact.name if fact else expression


def _near(brief: Brief, expression: str, placed: Placed) -> float:
    words = " ".join([placed.section.heading, *placed.section.points])
    return nearness(_label(brief, expression), words)


def _hand_down(brief: Brief, parent: Placed, placed: list[Placed], facts: dict[str, list[str]]) -> None:
    """The parent's facts that nothing beneath states, given to the nearest section beneath."""
    beneath = [p for p in placed if p.id.startswith(f"{parent.id}.")]
    leaves = [p for p in beneath if not p.section.sections]
    stated = {expression for p in beneath for expression in facts[p.id]}
    for expression in facts[parent.id]:
        if expression not in stated:
            nearest = max(leaves, key=lambda p: _near(brief, expression, p))
            facts[nearest.id].append(expression)
    facts[parent.id] = []


def _place_the_rest(
    brief: Brief, leaves: list[Placed], facts: dict[str, list[str]]
) -> tuple[dict[str, list[str]], tuple[Finding, ...]]:
    named = _named(brief, facts)
    added: dict[str, list[str]] = {}
    findings: list[Finding] = []
    zh = brief.language == "zh"
    for fact in brief.facts:
        if fact.id in named:
            continue
        scores = [_near(brief, fact.id, p) for p in leaves]
        best = max(range(len(leaves)), key=lambda i: scores[i])
        if brief.facts.resolve(fact.id).sensitive or (scores[best] <= NEAR and named):
            message = (
                f"提纲没有用到“{fact.name}”，正文未写" if zh else f"no section names “{fact.name}”; left out"
            )
            findings.append(Finding(rule="fact-unused", severity="info", message=message, fact=fact.id))
            continue
        added.setdefault(leaves[best].id, []).append(fact.id)
        where = leaves[best].section.heading
        message = (
            f"提纲没有指定“{fact.name}”，已写入“{where}”"
            if zh
            else f"no section names “{fact.name}”; put into “{where}”"
        )
        findings.append(
            Finding(
                rule="fact-placed", severity="info", section=leaves[best].id, message=message, fact=fact.id
            )
        )
    return added, tuple(findings)


def _named(brief: Brief, facts: dict[str, list[str]]) -> set[str]:
    """Every id that the outline states or that a formula rests on."""
    expressions = [e for ids in facts.values() for e in ids]
    for _, passage in brief.passages():
        expressions += passage.facts
        expressions += [s.expression for point in passage.points for s in find_slots(point)]
    named = {name for e in expressions for name in (e, *brief.facts.resolve(e).facts)}
    for fact in brief.facts:
        if fact.formula:
            named.update(names_of(brief.facts.parse(fact.formula)))
    return named
