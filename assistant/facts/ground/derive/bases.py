"""What is held against something told right behind it: a fifth below the long-term average of 612 mm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result, alike, number, value
from assistant.figures import Figure

_BASE = re.compile(
    r" (?:below|above|under|over|short of|ahead of|(?:higher|lower|more|less|fewer|larger|smaller|greater|better|worse) than)"
    r" (?:[a-z'’-]+ ){0,6}?(?:of|at|the|was|is|were)? ?(?:about |some |only )?[£€$]?\Z"
)


def against_base(figure: Figure, context: Context, operands: Operands) -> Iterator[Result]:
    """The last that was stated, less what stands right behind, in its unit or in percent of it."""
    if (
        not context.english
        or not operands.after
        or not operands.in_sentence
        or not _BASE.match(context.behind)
    ):
        return
    now, base = operands.stated[0], operands.after[0]
    if not alike(now, base) or now.index == base.index:
        return
    if figure.kind in ("percent", "ratio") and base.unit != PERCENT:
        if value(base):
            told = f"({number(now)} - {number(base)}) ÷ {number(base)}"
            yield Result(
                (value(now) - value(base)) / abs(value(base)) * 100,
                PERCENT,
                "growth(a, b)",
                told,
                (now, base),
            )
    else:
        unit = POINT if base.unit == PERCENT else base.unit
        yield Result(
            value(now) - value(base), unit, "growth: a - b", f"{number(now)} - {number(base)}", (now, base)
        )
