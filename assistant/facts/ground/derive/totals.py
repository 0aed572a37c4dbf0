"""Sums and remainders of counts and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claim, Claims, counts_a_noun
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
from assistant.facts.ground.words.opposites import opposed
from assistant.facts.match import exchange
from assistant.figures import Figure, kind_of_unit

_FEW_PARTS = 4
_LEFT = re.compile(r"\b(?:leaving|left|remain\w*)\b|余下|剩余|剩下")
_UNDONE = re.compile(r"未|尚|没有|剩|余|\b(?:not|leaving|remain\w*|left|unused|un\w+ed)\b")


def differences(operands: Operands, points: bool, *, net: bool = False) -> Iterator[Result]:
    """其余, 尚有, 多: one stated fact without others of those stated near it; of 净增 the words need name neither."""
    within = [
        c
        for c in pool(operands, 5, 4 if points or net else 2)
        if (c.unit == PERCENT) == points and c.unit != POINT
    ]
    for whole in within:
        rest = [c for c in within if c.index != whole.index and alike(c, whole) and value(c) <= value(whole)]
        rest = [c for c in rest if (c.name, c.entity) != (whole.name, whole.entity)]
        rest = [c for c in rest if c.year == whole.year or None in (c.year, whole.year) or c.of or whole.of]
        for part in rest:
            left = value(whole) - value(part)
            yield Result(
                left,
                POINT if points else whole.unit,
                "a - b",
                f"{number(whole)} - {number(part)}",
                (whole, part),
            )
    for whole in within:
        given = [c for c in operands.stated[:8] if not c.of][:5]
        rest = [c for c in given if c.index != whole.index and alike(c, whole)]
        if len(rest) > 1:
            left = value(whole) - sum(map(value, rest), Decimal(0))
            told = " - ".join(number(c) for c in rest)
            yield Result(left, whole.unit, "a - b - c", f"{number(whole)} - {told}", (whole, *rest))


def parts_left(operands: Operands, *, sure: bool = True) -> Iterator[Result]:
    """52.3万人，其中城镇28.9万人，乡村23.4万人: what the other parts leave of the whole, without a word for it.

    Not `sure`, a figure of few digits, it must be what two parts or more leave.
    """
    inside = [c for c in operands.stated[: operands.in_sentence] if c.quantity and c.unit != PERCENT]
    for at in range(1 if sure else 2, len(inside)):
        whole, parts = inside[at], inside[:at]
        if all(alike(one, whole) and one.unit == whole.unit != PERCENT for one in parts):
            told = " - ".join(map(number, (whole, *parts)))
            left = value(whole) - sum(map(value, parts), Decimal(0))
            if left > 0:
                yield Result(left, whole.unit, "a - b", told, (whole, *parts))


def products(operands: Operands, rest: bool = False) -> Iterator[Result]:
    """受理2万件，办结率98%，即办结1.96万件: a rate of an amount, both just stated; or what the rate leaves."""
    inside = operands.stated[: min(operands.in_sentence, 2)]
    for rate in inside:
        for whole in inside:
            grown = rate.change or rate.resolved.expression.startswith(
                "growth"
            )  # so much of it is no share of it
            if (
                rate.unit == PERCENT
                and whole.unit != PERCENT
                and rate.quantity
                and whole.quantity
                and not grown
            ):
                share = 100 - value(rate) if rest else value(rate)
                told = f"{number(whole)} × {plain(share)}%"
                yield Result(value(whole) * share / 100, whole.unit, "a * b", told, (whole, rate))


def undone(figure: Figure, near: str, operands: Operands, claims: Claims) -> Iterator[Result]:
    """未解决13条: what was collected without what was solved, neither of them stated."""
    unsaid = _UNDONE.search(near) is None
    if unsaid and "非" not in near and not claims.one_sided:
        return
    named = [c for c in operands.named if fits_sum(c, figure)]
    denied = [c for c in named if f"非{c.name[:2]}" in near]
    denied += [
        c for c in claims.one_sided if fits_sum(c, figure) and opposed(c.name, near)
    ]  # 自筹 of 上级补助
    if not denied and unsaid:
        return
    left = (
        [c for c in operands.stated[: min(operands.in_sentence, 1)] if c.quantity]
        if _LEFT.search(near)
        else []
    )
    for part in denied[:1] or [*named[:1], *left]:
        larger = [c for c in claims.all if _is_larger(c, part)]
        wholes = [c for c in larger if overlap(c.name, part)] or larger
        if len(wholes) == 1:
            told = f"{number(wholes[0])} - {number(part)}"
            yield Result(value(wholes[0]) - value(part), part.unit, "a - b", told, (wholes[0], part))


def _is_larger(claim: Claim, part: Claim) -> bool:
    """A larger fact of the same unit, entity and year."""
    if part.quantity is None or not alike(claim, part) or claim.unit != part.unit:
        return False
    return (claim.entity, claim.year) == (part.entity, part.year) and value(claim) > value(part)


def sums(figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """Runs of facts stated right before or right behind, then one indicator over all entities."""
    for run in (operands.stated, operands.after):
        same = [c for c in run if fits_sum(c, figure)]
        if not same and run is operands.stated and counts_a_noun(figure):  # passports and cards are documents
            same = [c for c in run[: operands.in_sentence] if c.quantity and kind_of_unit(c.unit) == "count"]
        if not same:
            continue
        listed = [c for c in same if c.name == same[0].name]
        if len(listed) > 1:
            yield added(listed)  # of a list over entities only the whole makes a sum
            continue
        for size in range(len(same), 1, -1):
            yield added(same[:size])
    counted = {c.name for c in claims.all if figure.unit and c.unit == figure.unit and c.quantity}
    counted = counted if len(counted) == 1 else set()  # the two towns have 81,000 residents
    for name in dict.fromkeys([*(claim.name for claim in operands.named[:3]), *counted]):
        parts = [c for c in claims.named(name) if c.entity not in claims.overall]
        parts = [c for c in parts if c.year in (None, claims.year) and fits_sum(c, figure)]
        if len(parts) > 1:
            yield added(parts)
    within = [c for c in pool(operands, 3, 4) if fits_sum(c, figure)]
    for at, one in enumerate(within):
        for other in within[at + 1 :]:
            if alike(one, other) and one.year == other.year:
                yield added([one, other])


def all_of_unit(figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """医护人员3464人 of so many doctors and so many nurses: all facts of one unit and year."""
    same = [c for c in claims.all if fits_sum(c, figure) and c.unit == figure.unit and not c.resolved.derived]
    if any(one in same for one in (*operands.stated[: operands.in_sentence], *operands.after)):
        return  # a text that tells the parts says that it adds them up
    if 1 < len(same) <= _FEW_PARTS and len({(c.year, c.entity) for c in same}) == 1:
        yield added(same)


def fits_sum(claim: Claim, figure: Figure) -> bool:
    """Whether the claim can be a summand of the figure: the same unit or a synonym, no percent."""
    if claim.quantity is None or claim.quantity.high is not None:
        return False
    swap = exchange(figure.unit, claim.unit)
    bare = not figure.unit and kind_of_unit(claim.unit) == "count"  # 86 and 41, 127 in all
    if swap is None and counts_a_noun(figure) and kind_of_unit(claim.unit) == "count":
        return overlap(figure.unit.split()[-1], claim)  # 150 cancers, where Cancers found are in cases
    return swap is not None and swap.factor == 1 and (bare or swap.likeness >= 0.9) and claim.unit != PERCENT


def added(parts: list[Claim]) -> Result:
    total = sum(map(value, parts), Decimal(0))
    return Result(total, parts[0].unit, "sum", " + ".join(map(number, parts)), tuple(parts))
