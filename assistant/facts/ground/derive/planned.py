"""What was planned against what came of it, in English: £3.7 million under budget, missed it by 6.7 points, 3.9% more than planned.

The words say on which side of the plan the result lies, and only a difference on that side is what they tell. Where less is
better a target is beaten downwards: `missed` and `beat` name no side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    alike,
    number,
    overlap,
    value,
)
from assistant.facts.ground.derive.told import comes_to
from assistant.figures import Figure

_PLAN = re.compile(
    r"\b(?:target|plan|planned|budget|budgeted|forecast|expected|estimate[ds]?|quota|goal|standard|allocation|projected)\b",
    re.I,
)
_NOUN = (
    r"(?:[a-z'’-]+ ){0,3}(?:target|plan|budget|forecast|quota|goal|standard|estimate|allocation|projection)s?"
)
_THEN = (
    r"(?:(?:had|was|were|been) )*(?:planned|budgeted|forecast|expected|projected|estimated|targeted|allocated|allowed for"
    r"|the (?:target|plan|budget|forecast))"
)
_OVER = re.compile(
    rf"\b(?:over|above|beyond|in excess of) (?:the |its |their |our |an? )?{_NOUN}\b"
    rf"|\b(?:more|higher|larger|greater|longer)(?: [a-z]+){{0,2}} than {_THEN}\b"
    r"|\b(?:exceed(?:s|ed|ing)?|overspen[dt]|overshot|overran|overspend|overrun)\b",
    re.I,
)
_UNDER = re.compile(
    rf"\b(?:under|below|short of) (?:the |its |their |our |an? )?{_NOUN}\b"
    rf"|\b(?:fewer|less|lower|smaller|shorter)(?: [a-z]+){{0,2}} than {_THEN}\b"
    r"|\b(?:underspen[dt]|undershot|unspent|underspend|fell short|falls short|fall short)\b",
    re.I,
)
_EITHER = re.compile(
    rf"\b(?:miss(?:es|ed|ing)?|beat(?:s|en|ing)?|surpass(?:es|ed)?|ahead of|behind|off|from) (?:it|{_NOUN})\b",
    re.I,
)
_REACH = 60


def off_plan(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """How far what was reached lies from what was planned, on the side that the words name, in its unit, points or percent."""
    more = _more(figure, context)
    either = context.english and _EITHER.search(_words(figure, context)) is not None
    for side in (more,) if more is not None else (True, False) if either else ():
        for done, plan in _pairs(operands, context, claims):
            yield from _off(figure, done, plan, more=side)


def on_the_other_side(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Result | None:
    """The difference that the figure has the size of, where the words name the wrong side: £3.7 million under a budget that
    was overspent by as much; None where it is right of some other fact."""
    more, bare = _more(figure, context), replace(figure, direction="none")
    if more is None:
        return None
    pairs = list(_pairs(operands, context, claims))
    right, wrong = (
        [one for done, plan in pairs for one in _off(figure, done, plan, more=side) if comes_to([bare], one)]
        for side in (more, not more)
    )
    return wrong[0] if wrong and not right else None


def _more(figure: Figure, context: Context) -> bool | None:
    """Whether the words say that it is more than was planned, or less; None where they say neither, or both."""
    words = _words(figure, context)
    over, under = _OVER.search(words), _UNDER.search(words)
    return None if not context.english or (over is None) == (under is None) else over is not None


def _words(figure: Figure, context: Context) -> str:
    return f"{context.clause[-_REACH:]}{figure.text}{context.behind[:_REACH]}"


def _pairs(operands: Operands, context: Context, claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """What came of it and its plan: those whose labels share a word, of the entity and the year that are spoken of."""
    year, whose = context.when.year or claims.year, context.whose
    held = [c for c in claims.all if c.quantity and c.quantity.high is None and c.year in (year, None)]
    if whose.firm and whose.entities:
        held = [c for c in held if c.entity in (*whose.entities, *claims.overall, "")]
    near = {c.index for c in (*operands.stated, *operands.named, *operands.after)}
    for plan in (c for c in held if _PLAN.search(c.name)):
        for done in held:
            if _PLAN.search(done.name) or not alike(done, plan) or done.unit != plan.unit:
                continue
            if done.entity != plan.entity and plan.entity not in claims.overall:
                continue
            if _of_it(done, plan) and {done.index, plan.index} & near:
                yield done, plan


def _of_it(done: Claim, plan: Claim) -> bool:
    """Whether the label of the plan, without the words that say so, is nothing or shares a word with what was done."""
    bare = _PLAN.sub("", plan.name).strip()
    return not bare or overlap(bare, done)


def _off(figure: Figure, done: Claim, plan: Claim, *, more: bool) -> Iterator[Result]:
    off = value(done) - value(plan) if more else value(plan) - value(done)
    if off <= 0:
        return
    high, low = (done, plan) if more else (plan, done)
    shown = f"{number(high)} - {number(low)}"
    if figure.kind in ("percent", "ratio") and plan.unit != PERCENT and value(plan):
        rate = off / value(plan) * 100
        yield Result(rate, PERCENT, "(a - b) / b", f"({shown}) ÷ {number(plan)}", (high, low))
    elif figure.kind not in ("percent", "ratio"):
        yield Result(off, POINT if plan.unit == PERCENT else plan.unit, "a - b", shown, (high, low))
