"""English prose by rule: points as sentences, then the facts that no point speaks of."""

from __future__ import annotations

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.writers.composer.grouping import attach
from assistant.writers.composer.leads import lower
from assistant.writers.composer.phrasing import said_after
from assistant.writers.composer.reporting import MOST_CLAUSES, Reporter, upper
from assistant.writers.composer.statements import statements

EMPTY = "[To be completed]"
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def compose_english(task: Task) -> str:
    """The source text of a task: one paragraph. `[To be completed]` where there is nothing to say."""
    points = [point.strip().rstrip(".;, ") for point in task.passage.points if point.strip(".;, ")]
    stated_already = {s.expression for point in points for s in find_slots(point)}
    facts = task.brief.facts
    stated = statements(
        [expression for expression in task.facts if expression not in stated_already], facts, said_after
    )
    groups = attach(points, stated, facts, MOST_CLAUSES)
    loose = [s for s in stated if not any(s in group for group in groups)]
    reporter = Reporter(task)
    series = bool(getattr(task.passage, "enumerate", "")) and len(points) > 1
    sentences = []
    for index, (point, group) in enumerate(zip(points, groups, strict=True)):
        numbered = series and index < len(_ORDINALS)
        said = f"{_ORDINALS[index]}, {lower(point)}" if numbered else upper(point)
        sentences.append(reporter.with_facts(said, group))
    left = [p for p in task.passage.phrases if p not in " ".join(points)]
    sentences += [f"The guiding principle remains “{phrase}”." for phrase in left]
    sentences += reporter.sentences(loose)
    formula = _formula(task)
    if formula and formula.rstrip(":.") not in " ".join(sentences):
        sentences.append(formula)
    return " ".join(sentences) or EMPTY


def _formula(task: Task) -> str:
    """The words with which a lead of this kind ends."""
    if task.id != "opening":
        return ""
    kind, style = task.brief.kind, task.brief.style
    usual = kind.opening if kind else ()
    return style.lead_in(usual) if style else usual[0] if usual else ""
