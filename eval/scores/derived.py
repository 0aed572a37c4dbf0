"""Required figures that must be computed, of a fact's formula or one in the outline, and stand there right."""

from __future__ import annotations

from assistant.writers.prompts.literals import stated
from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`right` of `required`; None where nothing has to be computed. A formula over a gap is a gap, and not here."""
    seen = sample.judged
    known = {fact.expression: fact.resolved for fact in stated(sample.report.brief, seen.required)}
    wanted = [e for e in seen.required if e in known and known[e].derived and not known[e].gap]
    return Mark(sum(e not in seen.missing for e in wanted), len(wanted)) if wanted else Mark(None)


SCORE = Score("derived", version=1, unit="figures", better="higher", judge=judge)
