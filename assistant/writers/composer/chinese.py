"""Chinese prose by rule: points become sentences, facts are stated where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.writers.composer.grouping import attach
from assistant.writers.composer.periods import period_of
from assistant.writers.composer.prefaces import formula_of, prefaced
from assistant.writers.composer.sentences import enumerated, spoken_points
from assistant.writers.composer.statements import Statement, statements
from assistant.writers.composer.telling import Teller
from assistant.writers.composer.themes import sentencefuls
from assistant.writers.composer.verbs import counts, is_act

EMPTY = "【待补】"
_MOST_CLAUSES = 4
_ENDS = "。；，、;,. ！!"
# Said after the figures: who is in charge, until when, and thanks.
_LAST = re.compile(
    r"由[^，]+(?:牵头|负责|列支|承担)|(?:责任单位|牵头单位|完成时限|责任人)为|向[^，]+(?:表示|致以)"
)


def compose_chinese(task: Task) -> str:
    """The source text of a task: one paragraph, or more where it grows long."""
    points = [point.strip().rstrip(_ENDS) for point in task.passage.points if point.strip(_ENDS + " ")]
    formula = formula_of(task)
    points = [point for point in points if point != formula.rstrip("：:。")]
    points, formula = prefaced(points, formula)
    said = {s.expression for point in [*points, formula] for s in find_slots(point)}
    stated = statements([expression for expression in task.facts if expression not in said], task.brief.facts)
    sentences = _led(_phrases(task, points), _sentences(task, points, stated))
    text = "".join(sentences) + (formula if formula.rstrip("：:。") not in "".join(sentences) else "")
    return _paragraphs(sentences, formula) if len(text) > 420 else text or EMPTY


def _sentences(task: Task, points: list[str], stated: Sequence[Statement]) -> list[str]:
    """The points with their facts and, behind them, the facts that no point speaks of.

    Who is in charge, and thanks, come last; what is due by whom is told of what was just said: 新增泊位1500个，由….
    """
    teller, facts = Teller(task), task.brief.facts
    series = str(getattr(task.passage, "enumerate", "")) if len(points) > 1 else ""
    attached = attach(points, stated, facts, _MOST_CLAUSES, teller.whose, series=bool(series))
    loose = sentencefuls(
        [s for s in stated if not any(s in group for group in attached)], facts, _MOST_CLAUSES
    )
    if series:
        return [*_told(loose, teller), enumerated(points, attached, teller, series)]
    last = _last_points(points) if loose else len(points)
    before = spoken_points(points[:last], attached[:last], teller)
    # The period that was just said comes first, so that it need not be said again.
    loose.sort(key=lambda group: period_of(group[0].head, facts) not in ("", teller.timeline.period))
    told = _told(loose, teller)
    after = spoken_points(points[last:], attached[last:], teller)
    # By whom goes on from what is done, and not from how things stand.
    done = told and any(counts(fact.name) for s in loose[-1] if (fact := facts.resolve(s.head).fact))
    if done and after and points[last].startswith("由"):
        return [*before, *told[:-1], told[-1].rstrip("。") + "，" + after[0], *after[1:]]
    return [*before, *told, *after]


def _told(loose: Sequence[Sequence[Statement]], teller: Teller) -> list[str]:
    return [teller.told(group, goes_on=index > 0) for index, group in enumerate(loose)]


def _last_points(points: Sequence[str]) -> int:
    """Where the points begin that are said after the figures; those that say what becomes of them go along."""
    first = next((i for i, point in enumerate(points) if _LAST.match(point)), len(points))
    own = all(_LAST.match(point) or not is_act(point) for point in points[first:])
    last = len(points)
    while not own and last and _LAST.match(points[last - 1]):
        last -= 1
    return first if own else last


def _led(lead: str, sentences: list[str]) -> list[str]:
    """The phrases' clause at the start of the first sentence, or as a sentence of its own."""
    if not sentences:
        return [lead.rstrip("，") + "。"] if lead else []
    return [lead + sentences[0], *sentences[1:]]


def _phrases(task: Task, points: Sequence[str]) -> str:
    """The phrases that no point holds, as the start of the first sentence."""
    left = [phrase for phrase in task.passage.phrases if phrase not in "".join(points)]
    if not left:
        return ""
    own = "".join(phrase for phrase in left if phrase.endswith(("。", "！")))
    # No 、 between quoted phrases that follow each other (GB/T 15834-2011, 4.5.3.5).
    quoted = "".join(p if p[0] in "“《「" else f"“{p}”" for p in left if not p.endswith(("。", "！")))
    return own + (f"按照{quoted}的要求，" if quoted else "")


def _paragraphs(sentences: Sequence[str], formula: str) -> str:
    """Sentences in paragraphs of some 250 characters; a lead's formula ends the last."""
    lines = [""]
    for sentence in sentences:
        if len(lines[-1]) > 250:
            lines.append("")
        lines[-1] += sentence
    return "\n".join(lines) + formula
