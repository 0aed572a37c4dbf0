"""Figures that are computed from facts: a bounded search, opened only by a word that names the calculation.

Without such a word any small number could be had from some pair of facts. The operands are facts that
the text states near the figure, or whose labels the words name; each search yields few readings, the
simplest first, so that a wrong figure finds no accidental one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import islice

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.lexicon import says
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.match import exchange, states
from assistant.facts.sheet import Resolved
from assistant.figures import Figure, Quantity, kind_of_unit, split_unit

_MOST = 24  # readings tried for one figure
_POINT, _PERCENT = "个百分点", "%"
_RATIO = re.compile(r"比(?:例|率)?(?:为|达|达到|是)?\s*\Z")  # 存贷比, 生师比
_RATIO_KINDS = frozenset(["percent", "ratio", "multiple"])


@dataclass(frozen=True, slots=True)
class Derived:
    """A reading that fits: its arithmetic with the result, and the ids it rests on."""

    arithmetic: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operands:
    """What may be calculated with: `stated` before the figure, nearest first; `after` it in the same
    paragraph; `named` by the words, best first."""

    stated: tuple[Claim, ...]
    after: tuple[Claim, ...]
    named: tuple[Claim, ...]
    in_sentence: int = 0

    def in_the_sentence(self) -> Operands:
        """Only what the sentence itself states before the figure."""
        return Operands(self.stated[: self.in_sentence], (), (), self.in_sentence)


@dataclass(frozen=True, slots=True)
class _Result:
    value: Decimal
    unit: str
    formula: str
    arithmetic: str
    of: tuple[Claim, ...]


def derive(
    figure: Figure,
    versions: Iterable[Figure],
    context: Context,
    near: str,
    operands: Operands,
    claims: Claims,
) -> Derived | None:
    """The simplest calculation that the words name and that comes to the figure, or None."""
    spoken = list(versions)
    with localcontext() as work:
        work.prec = 34
        for result in islice(_results(figure, context, near, operands, claims), _MOST):
            resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
            if any(states(one, resolved) for one in spoken):
                ids = tuple(dict.fromkeys(claim.id for claim in result.of))
                return Derived(f"{result.arithmetic} = {_shown(figure, result)}", ids)
    return None


def _results(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[_Result]:
    words = context.clause + context.behind[:6]
    close = near + context.behind[:6]
    ratio = figure.kind in _RATIO_KINDS
    if context.growth or says("difference", words) or says("previous", near) or "翻" in figure.text:
        yield from _changes(figure, context, near, operands, claims)
    if ratio and (context.share or says("multiple", words) or _bracketed(context)) and not context.growth:
        yield from _shares(figure, context, operands, claims)
    if ratio and (says("multiple", words) or figure.kind in ("ratio", "multiple") or _RATIO.search(near)):
        yield from _multiples(figure, operands)
    if ratio and says("remainder", words):
        yield from _complements(operands)
    if ratio:
        return
    if says("remainder", close) or says("difference", close):
        yield from _differences(figure, operands)
    if says("average", words):
        yield from _averages(figure, context, operands)
    if len(context.whose.entities) > 1 and context.whose.firm:
        yield from _entity_sums(figure, context, operands, claims)
    if says("sum", close):
        yield from _sums(figure, operands, claims)


def _bracketed(context: Context) -> bool:
    """（92.8%） right behind a figure tells its share."""
    return context.clause.endswith(("（", "(")) or context.behind.startswith(("）", ")", " of "))


def _alike(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    if one.quantity.high is not None or other.quantity.high is not None:
        return False
    swap = exchange(one.unit, other.unit)
    counted = kind_of_unit(one.unit) == kind_of_unit(other.unit) == "count"
    return (swap is not None and swap.factor == 1) or counted


def _value(claim: Claim) -> Decimal:
    assert claim.quantity is not None
    return claim.quantity.value


def _number(claim: Claim) -> str:
    scale, _ = split_unit(claim.resolved.unit)
    word = {12: "万亿", 8: "亿", 4: "万"}.get(scale.adjusted(), "") if scale > 1 else ""
    percent = _PERCENT if claim.unit == _PERCENT else ""
    return f"{plain(round_half_up(_value(claim) / scale, 6))}{word}{percent}"


def _shown(figure: Figure, result: _Result) -> str:
    places = 1
    digits = figure.text.rpartition(".")[2] if "." in figure.text else ""
    places = max(sum(c.isdigit() for c in digits), 1)
    value = plain(round_half_up(result.value, places if result.unit in (_PERCENT, _POINT, "") else 2))
    return value + (result.unit if result.unit in (_PERCENT, _POINT) else "")


def _pool(operands: Operands, stated: int, named: int) -> list[Claim]:
    """Nearest stated facts and best named ones, each once, numbers only."""
    found: dict[int, Claim] = {}
    for claim in (*operands.stated[:stated], *operands.named[:named], *operands.after[:2]):
        if claim.quantity is not None:
            found.setdefault(claim.index, claim)
    return list(found.values())


def _changes(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[_Result]:
    """Growth and difference between two periods of one indicator, or between the two ends of 由…到….

    The indicator is the one that the words right before name; where they name none, the last stated.
    """
    pairs: dict[tuple[int, int], tuple[Claim, Claim]] = {}
    pool = _pool(operands, 2, 4)
    named = [claim for claim in pool if _overlap(near, claim)]
    for now in named or pool:
        if pairs and not named:
            break
        for before in claims.series.get((now.name, now.entity), ()):
            if before.index != now.index and _alike(now, before):
                pair = (now, before) if _earlier(before, now, claims) else (before, now)
                pairs.setdefault((pair[0].index, pair[1].index), pair)
    if len(operands.stated) > 1:
        last, first = operands.stated[:2]
        if _alike(last, first) and operands.in_sentence > 1:
            pairs.setdefault((last.index, first.index), (last, first))
            if says("difference", context.clause):
                pairs.setdefault((first.index, last.index), (first, last))
    for now, before in list(pairs.values())[:6]:
        yield from _change(figure, now, before)


def _overlap(near: str, claim: Claim) -> bool:
    """Whether the piece of text names the claim, at least by one pair of its characters."""
    told = {token for token, _ in tokens_of(near) if len(token) > 1}
    return any(token in told for token, _ in tokens_of(claim.name))


def _earlier(before: Claim, now: Claim, claims: Claims) -> bool:
    if before.year == now.year:
        return sorted(before.dates) < sorted(now.dates)
    return (before.year or claims.year or 0) < (now.year or claims.year or 0)


def _change(figure: Figure, now: Claim, before: Claim) -> Iterator[_Result]:
    a, b = _number(now), _number(before)
    both = (now, before)
    if figure.kind in ("percent", "ratio") and now.unit != _PERCENT and _value(before):
        growth = (_value(now) - _value(before)) / abs(_value(before)) * 100
        yield _Result(growth, _PERCENT, "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    elif figure.kind == "multiple" and _value(before):
        times = _value(now) / _value(before)
        if "翻" in figure.text or figure.direction == "none":
            yield _Result(times, "倍", "a / b", f"{a} ÷ {b}", both)
        yield _Result(times - 1, "倍", "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    else:
        unit = _POINT if now.unit == _PERCENT else now.unit
        yield _Result(_value(now) - _value(before), unit, "growth: a - b", f"{a} - {b}", both)


def _shares(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[_Result]:
    """Part of a whole: the part was just stated or is named, the whole stands near or is named.

    合计占 takes all stated in the sentence for the part; the whole is then the same indicator of the whole.
    """
    before, _, behind = context.clause.rpartition("占")
    told = _best_named(before or context.clause, operands)[:2] or operands.named[:2]
    parts = [(part,) for part in _pool(Operands(operands.stated, (), tuple(told)), 2, 2)]
    if says("total", context.clause) and operands.in_sentence > 1:
        parts.insert(0, operands.stated[: operands.in_sentence])
    for part in parts[:4]:
        if part[0].unit in (_PERCENT, _POINT) or not _part_is_meant(part[0], context, operands):
            continue
        wholes = [*_best_named(behind, operands)[:2], *_wholes(part[0], context, operands, claims)]
        for whole in [c for c in dict.fromkeys(wholes) if c not in part][:5]:
            yield from _share(part, whole, context)


def _best_named(words: str, operands: Operands) -> list[Claim]:
    """The named claims that these words name, best first."""
    told = {token for token, _ in tokens_of(words) if len(token) > 1}
    ranked = []
    for claim in operands.named:
        own = [token for token, _ in tokens_of(claim.name) if len(token) > 1]
        hits = sum(token in told for token in own)
        if hits:
            ranked.append((-hits / len(own), claim.index, claim))
    return [claim for _, _, claim in sorted(ranked, key=lambda row: row[:2])]


def _share(part: tuple[Claim, ...], whole: Claim, context: Context) -> Iterator[_Result]:
    if not all(_alike(one, whole) for one in part) or not _value(whole):
        return
    value = sum(map(_value, part), Decimal(0))
    if value > _value(whole) and not says("level", context.clause):
        return
    told = " + ".join(map(_number, part))
    told = f"({told})" if len(part) > 1 else told
    yield _Result(
        value / _value(whole) * 100, _PERCENT, "a / b", f"{told} ÷ {_number(whole)}", (*part, whole)
    )


def _wholes(part: Claim, context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What a part may be measured against, the stated before the named."""
    same = [
        c
        for c in claims.named(part.name)
        if c.year == part.year and (c.entity in claims.overall or c.entity in context.whose.entities)
    ]
    found = {
        c.index: c for c in (*operands.stated[:4], *same, *_pool(operands, 5, 3)) if c.quantity is not None
    }
    return [c for c in found.values() if c.unit not in (_PERCENT, _POINT)]


def _part_is_meant(part: Claim, context: Context, operands: Operands) -> bool:
    """占, 比重, 其中 speak of what was just said; 整改率 of a part whose label has 整改 in it."""
    if (
        says("portion", context.clause + context.behind[:6])
        or _bracketed(context)
        or "率" not in context.clause
    ):
        return True
    word = context.clause[: context.clause.rfind("率")][-4:]
    return bool(set(word) & set(part.name)) and part.index in {
        c.index for c in (*operands.stated[:3], *operands.named)
    }


def _multiples(figure: Figure, operands: Operands) -> Iterator[_Result]:
    pool = _pool(operands, 5, 2)
    for one in pool:
        for other in pool:
            if one.index != other.index and _alike(one, other) and _value(other):
                ratio = _value(one) / _value(other)
                unit = "倍" if figure.kind == "multiple" else figure.unit
                ratio *= 100 if unit == _PERCENT else 1
                yield _Result(ratio, unit, "a / b", f"{_number(one)} ÷ {_number(other)}", (one, other))


def _complements(operands: Operands) -> Iterator[_Result]:
    for claim in _pool(operands, 2, 2):
        if claim.unit == _PERCENT:
            yield _Result(100 - _value(claim), _PERCENT, "100 - a", f"100% - {_number(claim)}", (claim,))


def _differences(figure: Figure, operands: Operands) -> Iterator[_Result]:
    """其余, 尚有, 多: one stated fact without others of those stated near it."""
    pool = [c for c in _pool(operands, 5, 2) if c.unit not in (_PERCENT, _POINT)]
    for whole in pool:
        rest = [c for c in pool if c.index != whole.index and _alike(c, whole) and _value(c) <= _value(whole)]
        rest = [c for c in rest if (c.name, c.entity) != (whole.name, whole.entity)]
        for part in rest:
            value = _value(whole) - _value(part)
            yield _Result(value, whole.unit, "a - b", f"{_number(whole)} - {_number(part)}", (whole, part))
    for whole in pool:
        rest = [c for c in operands.stated[:5] if c.index != whole.index and _alike(c, whole)]
        if len(rest) > 1:
            value = _value(whole) - sum(map(_value, rest), Decimal(0))
            told = " - ".join(_number(c) for c in rest)
            yield _Result(value, whole.unit, "a - b - c", f"{_number(whole)} - {told}", (whole, *rest))


def _averages(figure: Figure, context: Context, operands: Operands) -> Iterator[_Result]:
    pool = _pool(operands, 4, 3)
    for total in pool:
        for count in pool:
            if total.index == count.index or not _value(count) or _PERCENT in (total.unit, count.unit):
                continue
            value = _value(total) / _value(count)
            told = f"{_number(total)} ÷ {_number(count)}"
            yield _Result(value, total.unit, "a / b", told, (total, count))
        for word, parts in (("月均", 12), ("日均", 365), ("每月", 12), ("季", 4)):
            if word in context.clause:
                value = _value(total) / parts
                yield _Result(value, total.unit, "a / n", f"{_number(total)} ÷ {parts}", (total,))


def _sums(figure: Figure, operands: Operands, claims: Claims) -> Iterator[_Result]:
    """Runs of facts stated right before or right behind, then one indicator over all entities."""
    for run in (operands.stated, operands.after):
        same = [c for c in run if _fits_sum(c, figure)]
        alike = [c for c in same if c.name == same[0].name]
        if len(alike) > 1:
            yield _sum(alike)  # of a list over entities only the whole makes a sum
            continue
        for size in range(len(same), 1, -1):
            yield _sum(same[:size])
    for (name, _), _series in _named_series(operands, claims):
        parts = [c for c in claims.all if c.name == name and c.entity not in claims.overall]
        parts = [c for c in parts if c.year in (None, claims.year) and _fits_sum(c, figure)]
        if len(parts) > 1:
            yield _sum(parts)
    pool = [c for c in _pool(operands, 3, 4) if _fits_sum(c, figure)]
    for at, one in enumerate(pool):
        for other in pool[at + 1 :]:
            if _alike(one, other):
                yield _sum([one, other])


def _entity_sums(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[_Result]:
    """东山、西河两镇完成投资5.3亿元: one indicator over the entities named in a row."""
    for name in dict.fromkeys(claim.name for claim in operands.named[:4]):
        parts = [c for c in claims.named(name) if c.entity in context.whose.entities and _fits_sum(c, figure)]
        years = {c.year for c in parts}
        if len(parts) == len(context.whose.entities) and len(years) == 1:
            yield _sum(parts)


def _named_series(operands: Operands, claims: Claims) -> Iterable[tuple[tuple[str, str], list[Claim]]]:
    keys = dict.fromkeys((claim.name, claim.entity) for claim in operands.named[:3])
    return [(key, claims.series.get(key, [])) for key in keys]


def _fits_sum(claim: Claim, figure: Figure) -> bool:
    if claim.quantity is None or claim.quantity.high is not None:
        return False
    swap = exchange(figure.unit, claim.unit)
    return swap is not None and swap.factor == 1 and swap.likeness >= 0.9 and claim.unit != _PERCENT


def _sum(parts: list[Claim]) -> _Result:
    value = sum(map(_value, parts), Decimal(0))
    return _Result(value, parts[0].unit, "sum", " + ".join(map(_number, parts)), tuple(parts))
