"""Honest placeholders: each required gap printed as one, and none where the value is known."""

from __future__ import annotations

from assistant.writers.prompts.literals import stated
from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`honest` of gaps or placeholders, whichever are more; None where there are neither."""
    seen = sample.judged
    known = {fact.expression: fact.resolved for fact in stated(sample.report.brief, seen.required)}
    gaps = [e for e in seen.required if e in known and known[e].gap]
    shown = sum(figure.state == "open" for figure in seen.figures)
    honest = min(sum(e not in seen.missing for e in gaps), shown)
    return Mark(honest, max(len(gaps), shown)) if gaps or shown else Mark(None)


SCORE = Score("placeholders", version=1, unit="gaps", better="higher", judge=judge)
