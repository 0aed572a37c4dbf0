"""Mending by rule: what has no fact goes out with its clause, what is missing comes in as the composer says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.brief import Task
from assistant.drafting.clauses import clauses, without
from assistant.drafting.judge import Judged, judge
from assistant.language import Said
from assistant.report.findings import Finding
from assistant.writers.composer import compose

_TURNS = 3
_KEPT = 0.4  # of the model's text must remain, or it is no longer its text
_ADDED = frozenset({"figure-missing", "phrase-missing"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that holds, and how much the program had to do to it."""

    source: str
    removed: int
    added: tuple[str, ...]

    @property
    def said(self) -> Said:
        """What was done, in words; facts are named by their ids, never by their values."""
        zh, en = [], []
        if self.removed:
            zh.append(f"删去没有依据或放错地方的分句{self.removed}处")
            en.append(f"{self.removed} clauses without a ground or out of place were taken out")
        if self.added:
            names = "、".join(self.added)
            zh.append(f"补写“{names}”")
            en.append(f"“{', '.join(self.added)}” was put in")
        return Said("，".join(zh), "; ".join(en))


def mend(task: Task, source: str, by: str, judged: Judged) -> Mended | None:
    """The text mended; None where too little of it would remain, or where it would still not hold."""
    removed, added, text = 0, list[str](), source
    for _ in range(_TURNS):
        bad = [finding for finding in judged.broken if finding.rule not in _ADDED]
        if bad:
            fewer = _without(task, text, bad)
            if fewer is None or len(fewer[0]) < _KEPT * len(source):
                return None
            text, removed = fewer[0], removed + fewer[1]
        else:
            facts = [f.fact for f in judged.broken if f.rule == "figure-missing"]
            phrases = [f.expected for f in judged.broken if f.rule == "phrase-missing"]
            text = _with(task, text, facts, phrases)
            added += [*facts, *phrases]
        judged = judge(task, text, by)
        if not judged.broken:
            return Mended(text, removed, tuple(added))
    return None


def _without(task: Task, source: str, findings: Sequence[Finding]) -> tuple[str, int] | None:
    """The text without the clauses that the findings touch; None where a finding has no place in it."""
    pieces = clauses(source, task.brief)
    dropped: set[int] = set()
    for finding in findings:
        touched = {i for i, p in enumerate(pieces) if p.start < finding.end and finding.start < p.end}
        if not touched:
            return None
        dropped |= touched
    form = task.placed.section.enumerate if task.placed else ""
    if form:
        # An item that loses its beginning, 一是, would leave a hole in the series.
        dropped = _whole_items(pieces_of=[piece.source for piece in pieces], dropped=dropped)
        if not dropped:
            return None
    return without(pieces, dropped), len(dropped)


def _whole_items(pieces_of: Sequence[str], dropped: set[int]) -> set[int]:
    """The dropped clauses, none where one of them begins an item of a series."""
    begins = ("一是", "二是", "三是", "四是", "五是", "六是", "首先", "其次", "再次", "第一", "第二", "第三")
    heads = [text.strip().lower() for i, text in enumerate(pieces_of) if i in dropped]
    english = ("first", "second", "third", "fourth", "fifth")
    return set() if any(h.startswith(begins + english) for h in heads) else dropped


def _with(task: Task, source: str, facts: Sequence[str], phrases: Sequence[str]) -> str:
    """The text with the composer's sentence for what is missing, before a formula that ends a lead."""
    less = {"facts": tuple(facts), "points": (), "phrases": tuple(phrases)}
    placed, passage = task.placed, task.passage.model_copy(update=less)
    if placed:
        section = placed.section.model_copy(update={**less, "enumerate": ""})
        placed, passage = replace(placed, section=section), section
    addition = compose(replace(task, passage=passage, facts=tuple(facts), placed=placed))
    kind = task.brief.kind
    formula = (
        next((f for f in kind.opening if source.rstrip().endswith(f)), "") if kind and not placed else ""
    )
    if kind and not placed:
        for ending in kind.opening:
            addition = addition.removesuffix(ending).strip()
    head = source.rstrip().removesuffix(formula)
    gap = "" if task.brief.language == "zh" else " "
    return f"{head.rstrip()}{gap}{addition}{gap if formula else ''}{formula}"
