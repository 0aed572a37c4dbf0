"""Growth and difference between two periods of one indicator, or between the ends of 由…到…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
    shared_words,
    together,
    value,
)
from assistant.facts.ground.words.lexicon import says
from assistant.facts.match import exchange
from assistant.figures import Figure

_YEARLY = re.compile(r"年均|年平均|每年|a year on average|annual average|annually")
LEADS_TO = re.compile(r",? (?:up |down )?to (?:about |nearly |just over |some )?")  # slipped 5.8% to 405,000
_THAT = re.compile(r"\s*(?:That|This|It|These|They)\b")  # That is 54 more than in 2024: what was told before
_MOST_PAIRS, _MOST_STATED = 6, 4
_AKIN = 0.85  # likeness of units from which a change is told in that of the indicator
_BARE = re.compile(r"(?:\A|[，；、])偏[高低多少]\Z")
_RATES = frozenset(["percent", "percentage_point", "ratio", "multiple"])
_JOINS = frozenset(["和", "、", "与", "及", "以及"])
_ROW = re.compile(r"(?:和|、|与|及|以及) ?[约近]?\d")
_NORM = re.compile(r"[比较]([㐀-鿿]{2,8}?)(?:平均)?(?:值|水平)?(?:偏?[高低多少]|增|减|上升|下降|提高|降低)")


def changes(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """Growth and difference between two periods of one indicator, or between the two ends of 由…到….

    The indicator is the one that the words right before name; where they name none, the last stated.
    """
    pairs: dict[tuple[int, int], tuple[Claim, Claim]] = {}
    named, within = _told(figure, context, near, operands, claims)
    for pair in _against_norm(context, pool(operands, _MOST_STATED, 4), claims):
        pairs.setdefault((pair[0].index, pair[1].index), pair)
    for now in named or within:
        if pairs and not named:
            break
        for before in claims.series.get((now.name, now.entity), ()):
            if before.index != now.index and alike(now, before):
                pair = (now, before) if _earlier(before, now, claims) else (before, now)
                pairs.setdefault((pair[0].index, pair[1].index), pair)
    if not named and operands.in_sentence and (both := _of_sum(operands.stated[0], claims)):
        pairs[both[0].index, both[1].index] = both
    if len(operands.stated) > 1 and not any(c not in operands.stated[:2] for c in named):
        last, first = operands.stated[:2]
        if alike(last, first) and operands.in_sentence > 1 and last.name != first.name:
            pairs.setdefault((last.index, first.index), (last, first))
            if says("difference", context.clause):
                pairs.setdefault((first.index, last.index), (first, last))
    # 前移3位 is a matter of `ranks`: the smaller number is the better place
    for now, before in [pair for pair in pairs.values() if pair[0].place is None][:_MOST_PAIRS]:
        if _YEARLY.search(context.clause) and (years := (now.year or 0) - (before.year or 0)) > 1:
            yield from _yearly(figure, now, before, years)
        else:
            yield from _change(figure, now, before)


def _told(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> tuple[list[Claim], list[Claim]]:
    """What the words name, and where they name nothing what they may mean: the level led to, or the last stated."""
    within = pool(operands, 2, 4)
    shared = {claim.index: shared_words(near, claim) for claim in within}
    most = max(shared.values(), default=0)
    named = [
        claim for claim in within if most and shared[claim.index] == most
    ]  # 业务收入增长 is not that of 业务量
    if not named and (one := respectively(context, operands)):
        return named, [one]
    if not named and LEADS_TO.fullmatch(context.behind) and operands.after:
        return named, list(operands.after[:1])
    whose = context.whose.entities if context.english and context.whose.near else frozenset()
    own = [claim for claim in operands.named if claim.entity in whose]
    if own and not named and not any(c.entity in whose for c in operands.stated[: operands.in_sentence]):
        return named, own  # Tamsel's grew by 210, Orrick's has shrunk by 120
    if not named and operands.in_sentence:
        facts = _facts_of(operands.stated[: min(operands.in_sentence, _MOST_STATED)], claims)
        told = [] if figure.kind in _RATES else [c for c in facts if not c.of and _akin(figure, c)]
        return named, told or facts  # 减少65起、77.6万元 of what was told in 起 and in 元
    if not named and _THAT.match(near):
        return named, _facts_of(operands.stated[:_MOST_STATED], claims)
    return named, within


def _of_sum(claim: Claim, claims: Claims) -> tuple[Claim, Claim] | None:
    """5,180 members together, 90 more than the year before: a sum over entities, and the same a year before."""
    if claim.resolved.expression != "sum" or len(claim.of) < 2:
        return None
    parts = _its_facts(claim, claims)
    rows = [claims.series.get((one.name, one.entity), []) for one in parts]
    before = [
        one for row, part in zip(rows, parts, strict=True) for one in row if one.year == (part.year or 0) - 1
    ]
    if len(before) != len(parts) or not all(alike(one, parts[0]) for one in (*parts, *before)):
        return None
    return together(parts), replace(together(before), index=-2_000_000 - before[0].index)


def _akin(figure: Figure, claim: Claim) -> bool:
    swap = exchange(figure.unit, claim.unit)
    return swap is not None and swap.likeness >= _AKIN


def in_a_row(near: str, tail: str) -> bool:
    """Whether another figure stands right before or right behind, as in 下降33.3%和42.9%."""
    return _ROW.match(tail) is not None or near.strip() in _JOINS


def respectively(context: Context, operands: Operands) -> Claim | None:
    """新收21460件，审结20930件，分别上升8%和7.1%: the stated fact at the place in the row that the figure has in its own."""
    if "分别" not in context.clause:
        return None
    inside = operands.stated[: operands.in_sentence]
    given = [c for c in reversed(inside) if not c.of]
    turn = next((at for at, claim in enumerate(inside) if not claim.of), len(inside))
    return given[turn % len(given)] if len(given) > 1 else None


def _facts_of(stated: tuple[Claim, ...], claims: Claims) -> list[Claim]:
    """The claims, and for a value computed in the text those that it was computed from."""
    found = {one.index: one for claim in stated for one in _its_facts(claim, claims) if one.quantity}
    return list(found.values())


def _its_facts(claim: Claim, claims: Claims) -> list[Claim]:
    return [one for name in claim.of for one in claims.of_fact(name)] if claim.of else [claim]


def against_norm(near: str, said: str) -> str:
    """较常年偏多6.6%；年平均气温14.8℃，偏高0.7℃: what the second is compared with too, as 较常年; "" where it says so itself."""
    if not _BARE.search(near):
        return ""
    found = _NORM.findall(said)
    return f"较{found[-1]}" if found and not says("previous", found[-1]) else ""


def _against_norm(context: Context, within: list[Claim], claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """较常年偏高0.9℃: the same indicator with the word behind 较 in its label (常年平均气温)."""
    found = _NORM.search(context.clause)
    if found is None or says("previous", found[1]):
        return
    norms = [claim for claim in claims.all if claim.quantity and found[1] in claim.name]
    for now in within:
        for norm in norms:
            if now not in norms and alike(now, norm) and overlap(norm.name, now):
                yield now, norm


def _yearly(figure: Figure, now: Claim, before: Claim, years: int) -> Iterator[Result]:
    """年均增长: the constant rate, or the equal step, that leads from the first year to the last."""
    a, b = number(now), number(before)
    if figure.unit == PERCENT and value(before) > 0 and value(now) > 0:
        rate = ((value(now) / value(before)) ** (Decimal(1) / years) - 1) * 100
        yield Result(rate, PERCENT, "growth: yearly", f"({a} ÷ {b})^(1/{years}) - 1", (now, before))
    elif figure.unit != PERCENT:
        step = (value(now) - value(before)) / years
        yield Result(step, now.unit, "growth: a step", f"({a} - {b}) ÷ {years}", (now, before))


def _earlier(before: Claim, now: Claim, claims: Claims) -> bool:
    if before.year == now.year:
        return sorted(before.dates) < sorted(now.dates)
    return (before.year or claims.year or 0) < (now.year or claims.year or 0)


def in_words(figure: Figure) -> bool:
    """halved, doubled, trebled."""
    return figure.kind == "multiple" and figure.text.isascii() and not any(c.isdigit() for c in figure.text)


def _change(figure: Figure, now: Claim, before: Claim) -> Iterator[Result]:
    a, b = number(now), number(before)
    both = (now, before)
    told = "growth: a - b" if overlap(now.name, before) else "a - b"  # of two indicators either may be meant
    if figure.kind in ("percent", "ratio") and now.unit != PERCENT and value(before):
        growth = (value(now) - value(before)) / abs(value(before)) * 100
        yield Result(growth, PERCENT, "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    elif figure.kind == "multiple" and value(before):
        times = value(now) / value(before)
        if "翻" in figure.text or figure.direction == "none" or in_words(figure):
            yield Result(times, "倍", "a / b", f"{a} ÷ {b}", both)
        yield Result(times - 1, "倍", "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    else:
        unit = POINT if now.unit == PERCENT else now.unit
        yield Result(value(now) - value(before), unit, told, f"{a} - {b}", both)
