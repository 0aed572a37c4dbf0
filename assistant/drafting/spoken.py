"""Slots whose clause does not speak of them: a model that puts a value into words of its own is not believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.brief import Brief, Task
from assistant.checks.slots_placed import Names, Place
from assistant.drafting.steps import bare
from assistant.errors import FactsError
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.resolved import Resolved
from assistant.figures import find_figures
from assistant.figures.slots import find_slots
from assistant.report.render import PrintedFigure, render
from assistant.writers.composer import compose

_SPOKEN = 0.3  # the share of a label's words that its clause must hold
# What a formula comes to is said with one of these: 整改隐患占发现隐患的84.7%.
_FORMULA_SAID = {
    "share": re.compile(r"占|率|比|份额|share|proportion|percent|rate|made up", re.I),
    "growth": re.compile(r"增|减|升|降|比|较|变|幅|grow|grew|rose|fell|chang|than|against", re.I),
    "sum": re.compile(r"合计|总|共|和|together|total|sum|all", re.I),
}
# Before these a date needs no name: 自2025年3月20日起, 2025年3月20日以来.
_TIME_LEADS = re.compile(r"(?:^|[于在自从至到截]|\b(?:on|in|from|since|by|until|to))\s*$")


def expressions_of(brief: Brief) -> frozenset[str]:
    """All that slots of this brief may say: its facts, and the formulas that its outline names."""
    said: list[str] = [*brief.facts.ids]
    for _, passage in brief.passages():
        said += passage.facts
        said += [slot.expression for point in passage.points for slot in find_slots(point)]
    return frozenset(map(bare, said))


# The fact before, the words between, and the fact that is printed.
Standing = tuple[str, str, str]


def as_drafted(task: Task) -> frozenset[Standing]:
    """How each value of the composer's own draft stands behind the one before it.

    增长12% behind its value names nothing, and is in its place there: a model that leaves it so has not moved it.
    """
    drafted = render(compose(task), task.brief.facts, task.brief.language)
    return frozenset(standings(drafted.text, drafted.figures))


def standings(text: str, figures: Sequence[PrintedFigure]) -> Iterator[Standing]:
    """Every printed value of a text with the fact printed before it and the words between."""
    fact, end = "", 0
    for figure in figures:
        yield fact, text[end : figure.start], figure.fact
        fact, end = figure.fact, figure.end


def out_of_place(place: Place, task: Task, names: Names, known: frozenset[str]) -> str:
    """Why a slot may not stand where it does; empty when it may."""
    zh = task.brief.language == "zh"
    expression = bare(place.figure.fact)
    asked = {bare(e) for e in task.facts}
    asked |= {bare(s.expression) for p in task.passage.points for s in find_slots(p)}
    if expression not in known:
        return "提纲里没有这个算式" if zh else "no formula of the outline"
    try:
        resolved = task.brief.facts.resolve(place.figure.fact)
    except FactsError:
        return "没有这个编号" if zh else "no such fact"
    if resolved.sensitive and expression not in asked:
        return "不公开的数据，本节没有要求写" if zh else "a sensitive fact that is not asked for here"
    if resolved.fact is None and not _as_formula(place, expression):
        return "这个分句没有说到这个算式" if zh else "its clause does not speak of this formula"
    if _as_asked(place, task) or (resolved.text and _TIME_LEADS.search(place.before) and _is_date(resolved)):
        return ""
    if _spoken(place, resolved, names) < _SPOKEN:
        return "这个分句没有说到它" if zh else "its clause does not speak of it"
    return ""


def _as_asked(place: Place, task: Task) -> bool:
    """Whether the words before the slot stand before it in one of the points: 由[[a]]缩短至[[b]]."""
    words = place.before.strip()[-8:]
    return bool(words) and any(
        point[: slot.start].endswith(words)
        for point in task.passage.points
        for slot in find_slots(point)
        if slot.expression == place.figure.fact
    )


def _spoken(place: Place, resolved: Resolved, names: Names) -> float:
    """The share of the fact's name, in the wording nearest to it, that the clause holds."""
    around = place.sentence if resolved.text else place.before + place.behind
    if len(_letters(place.before)) < 2:
        around = place.sentence
    said = {token for token, _ in tokens_of(around)}
    best = 0.0
    for name in names.own(resolved):
        own = {token: size for token, size in tokens_of(name)}
        whole = sum(own.values())
        if whole:
            best = max(best, sum(size for token, size in own.items() if token in said) / whole)
    return best if names.own(resolved) else 1.0


def _as_formula(place: Place, expression: str) -> bool:
    """Whether the clause says what a formula does with its facts."""
    said = next((p for name, p in _FORMULA_SAID.items() if expression.startswith(name + "(")), None)
    return said is None or bool(said.search(place.before + place.behind))


def _is_date(resolved: Resolved) -> bool:
    return any(figure.is_date for figure in find_figures(resolved.text).figures)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())
