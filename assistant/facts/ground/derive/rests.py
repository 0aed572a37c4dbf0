"""What is left of a whole, as a percent: the complement, the part undone, the rate of what a label denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
    pool,
    value,
)
from assistant.facts.ground.words.lexicon import pattern, says
from assistant.facts.ground.words.opposites import opposed

_PLAN = re.compile(
    r"完成率|超额|完成[^，。]{0,8}(?:计划|目标|任务|预算)|(?:计划|目标|任务|预算)[^，。]{0,4}的|\bof (?:the |its |our )?(?:[a-z]+ )?(?:plan|target|budget|quota|forecast)\b"
)
_OFF_PLAN = re.compile(
    r"\b(?:above|below|over|under|short of|ahead of|beyond|beat|beaten|missed|exceeded)\b[a-z ]* (?:target|plan|budget|forecast)|(?:target|plan|budget|forecast) [a-z ]*(?:beaten|missed|exceeded) by \Z|\b(?:overran|exceeded|beat|missed|topped|undershot|overshot)\b.*\b(?:target|plan|budget|forecast)\b"
)
_EARLIER = 8
_BUDGET = re.compile(r"\b(?:budget|forecast)", re.IGNORECASE)
_BEYOND = re.compile(r"超[额出]?(?:完成)?|\bbeyond\b|\babove\b")
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率[为达到是]{0,2}\Z")
_SAVED = re.compile(r"(?:节约|节支|节资|结余|核减|压减|审减)率|\bsav(?:ed|ing)")


def complements(operands: Operands) -> Iterator[Result]:
    """What is left of 100 %, by one share or by all that the sentence states."""
    told = [c for c in operands.stated[: operands.in_sentence] if c.unit == PERCENT and c.quantity]
    if len(told) > 1:
        rest = 100 - sum(map(value, told), Decimal(0))
        parts = " - ".join(f"{number(c)}" for c in told)
        yield Result(rest, PERCENT, "100 - a - b", f"100% - {parts}", tuple(told))
    for claim in pool(operands, 2, 2):
        if claim.unit == PERCENT:
            yield Result(100 - value(claim), PERCENT, "100 - a", f"100% - {number(claim)}", (claim,))


def parts_undone(operands: Operands, denying: str = "") -> Iterator[Result]:
    """隐患100处，整改51处，接近一半尚未整改: what the part just stated leaves of its whole.

    With words that may be `denying`, only of parts whose label they deny (48 failed, 92.5% passed).
    """
    inside = [c for c in operands.stated[: min(operands.in_sentence, 3)] if c.quantity and c.unit != PERCENT]
    earlier = [] if denying else [c for c in operands.stated[:_EARLIER] if c.quantity and c not in inside]
    for part in inside if not denying else [c for c in inside if opposed(c.name, denying)]:
        for whole in (*inside, *earlier):
            if alike(part, whole) and 0 < value(part) < value(whole) and part.unit == whole.unit:
                left = value(whole) - value(part)
                told = f"({number(whole)} - {number(part)}) ÷ {number(whole)}"
                yield Result(left / value(whole) * 100, PERCENT, "(a - b) / a", told, (whole, part))


def rest_rates(operands: Operands, claims: Claims) -> Iterator[Result]:
    """The remaining 8%: what all other parts of a whole leave of it, in the whole; 56% have none: what the part named leaves."""
    told = [c for c in (*operands.stated, *operands.named) if c.quantity and c.unit not in (PERCENT, POINT)]
    for whole in dict.fromkeys(told):
        parts = [c for c in claims.all if _is_part(c, whole)]
        together = sum(map(value, parts), Decimal(0))
        rows = [parts] if len(parts) > 1 and together < value(whole) else []
        rows += [[c] for c in dict.fromkeys(operands.named) if c in parts]
        for row in rows:
            left = value(whole) - sum(map(value, row), Decimal(0))
            shown = " - ".join(map(number, (whole, *row)))
            yield Result(
                left / value(whole) * 100,
                PERCENT,
                "(a - b) / a",
                f"({shown}) ÷ {number(whole)}",
                (whole, *row),
            )


def _is_part(claim: Claim, whole: Claim) -> bool:
    if (
        claim.quantity is None
        or claim.quantity.high is not None
        or claim is whole
        or claim.unit != whole.unit
    ):
        return False
    return (claim.entity, claim.year) == (whole.entity, whole.year) and 0 < value(claim) < value(whole)


def plan_rates(context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """占年度计划的106.7%, 完成率: what was reached, stated or named, in what was planned of it."""
    off = context.english and _OFF_PLAN.search(context.clause + context.behind) is not None
    if not (off or _PLAN.search(context.clause + context.behind[: 30 if context.english else 12])):
        return
    given = (one for c in operands.stated[:4] for name in c.of for one in claims.of_fact(name))
    reached = [c for c in (*operands.stated[:4], *given, *operands.named[:4]) if c.quantity and not c.of]
    if context.english and not any(_is_reached(c) for c in reached):
        reached += [
            c for c in claims.all if c.quantity and c.year in (None, context.when.year or claims.year)
        ]
    reached = [
        c for c in dict.fromkeys(reached) if not says("plan", c.name) and c.unit not in (PERCENT, POINT)
    ]
    for plan in (
        c for c in claims.all if c.quantity and (says("plan", c.name) or (off and _BUDGET.search(c.name)))
    ):
        for done in reached:
            if _plans(plan, done):
                told = f"{number(done)} ÷ {number(plan)}"
                yield Result(value(done) / value(plan) * 100, PERCENT, "a / b", told, (done, plan))
                more = value(done) - value(plan)
                if (off or _BEYOND.search(context.clause)) and more > 0:
                    told = f"({number(done)} - {number(plan)}) ÷ {number(plan)}"
                    yield Result(more / value(plan) * 100, PERCENT, "(a - b) / b", told, (done, plan))
                elif off and more:
                    told = f"({number(plan)} - {number(done)}) ÷ {number(plan)}"
                    yield Result(-more / value(plan) * 100, PERCENT, "(b - a) / b", told, (done, plan))


def plan_points(context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """65%, five points short of the target: the rate just told against the one that was planned."""
    if not (context.english and _OFF_PLAN.search(context.clause + context.behind)):
        return
    told = [*operands.stated[: operands.in_sentence][:1], *operands.after[:1], *operands.named[:3]]
    told = [c for c in told if c.quantity and not says("plan", c.name)]
    plans = [c for c in claims.all if c.quantity and says("plan", c.name)]
    for done in dict.fromkeys(told):
        same = [c for c in plans if c.unit == done.unit]
        for plan in same if len(same) == 1 else [c for c in same if overlap(c.name, done)]:
            high, low = sorted((done, plan), key=value, reverse=True)
            unit = POINT if plan.unit == PERCENT else plan.unit
            yield Result(
                value(high) - value(low), unit, "a - b", f"{number(high)} - {number(low)}", (high, low)
            )


def _is_reached(claim: Claim) -> bool:
    return (
        not says("plan", claim.name) and not _BUDGET.search(claim.name) and claim.unit not in (PERCENT, POINT)
    )


def _plans(plan: Claim, done: Claim) -> bool:
    same = (done.unit, done.entity) == (plan.unit, plan.entity) and alike(done, plan)
    return same and value(plan) != 0 and overlap(pattern("plan").sub("", plan.name), done)


def undone_rates(context: Context, operands: Operands) -> Iterator[Result]:
    """抽检1180批次，17批次不合格，合格率98.6%: a rate of what a fact denies in its label, in what is left of the whole."""
    found = _RATE.search(context.clause)
    if found is None:
        return
    said = [c for c in pool(operands, 4, 4) if c.unit not in (PERCENT, POINT)]
    for part in (c for c in said if f"不{found[1]}" in c.name or f"未{found[1]}" in c.name):
        for whole in said:
            if alike(part, whole) and part.unit == whole.unit and value(part) < value(whole):
                told = f"({number(whole)} - {number(part)}) ÷ {number(whole)}"
                left = value(whole) - value(part)
                yield Result(left / value(whole) * 100, PERCENT, "(a - b) / a", told, (whole, part))


def savings(context: Context, operands: Operands) -> Iterator[Result]:
    """节约率 of a budget and what was spent of it: the difference in the larger."""
    if not _SAVED.search(context.clause):
        return
    inside = [
        c for c in operands.stated[: operands.in_sentence] if c.quantity and c.unit not in (PERCENT, POINT)
    ]
    for at, one in enumerate(inside[:4]):
        for other in inside[at + 1 : 4]:
            high, low = sorted((one, other), key=value, reverse=True)
            if alike(one, other) and value(high) and one.unit == other.unit:
                told = f"({number(high)} - {number(low)}) ÷ {number(high)}"
                yield Result(
                    (value(high) - value(low)) / value(high) * 100, PERCENT, "(a - b) / a", told, (high, low)
                )
