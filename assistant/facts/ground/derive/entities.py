"""One entity against another, or several together: 比临河县低6.7个百分点, two ports between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result, alike, number, value
from assistant.facts.ground.derive.told import comes_to
from assistant.facts.ground.derive.totals import added, fits_sum
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import Figure

_THAN = re.compile(r"[比较]([\u4e00-\u9fff]{2,8}?)(?:分别)?(高|低|多|少|快|慢)")
_LESS = re.compile(
    r"[低少慢]|\b(?:fewer|less|lower|below|behind|slower|smaller|shorter|worse|trail(?:s|ed)?|lag(?:s|ged)?)\b"
)
_MORE = re.compile(
    r"[高多快超]|\b(?:more|higher|above|ahead|faster|larger|longer|greater|better|leads?|outperform(?:s|ed)?|outstrip(?:s|ped)?)\b"
)
_AGAINST = re.compile(
    r"[比较于出]|\b(?:than|above|below|ahead of|behind|trails?|trailed|lags?|lagged|leads?|outperform(?:s|ed)?|outstrip(?:s|ped)?)\b"
)
_THE_OTHER = re.compile(
    r" than (?:(?:in|at|for|that of|those of) )?the (?:former|latter|other|second|first|[a-z]+ one)\b"
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Sides:
    """Two entities that the words compare, the one spoken of and the one it is held against; `more` if it has more."""

    one: str
    other: str
    more: bool


def sides(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Sides | None:
    """清川县…比云岭县多, Northport … more … than Southquay; None where the words compare no two entities."""
    words = f"{context.clause}{figure.text}{context.behind[:_REACH]}"
    less, more = _LESS.search(words) is not None, _MORE.search(words) is not None
    if context.english and _THE_OTHER.search(context.behind) and less != more:
        return _other_of_two(operands, claims, more)
    named = [m for m in claims.names.finditer(words) if claims.entity_called(m[0]) not in claims.overall]
    if not named or not _AGAINST.search(words):
        return None
    at = next((m for m in named[::-1] if _AGAINST.search(words[max(0, m.start() - 12) : m.start()])), None)
    if at is None:
        return None
    held = claims.entity_called(at[0])
    first = next((one for m in named if (one := claims.entity_called(m[0])) != held), "")
    first = first or next((c.entity for c in operands.stated[: operands.in_sentence] if c.entity), "")
    return Sides(first, held, more) if first and first != held and less != more else None


def _other_of_two(operands: Operands, claims: Claims, more: bool) -> Sides | None:
    """825 fewer than the former: the entity of what was just stated, and the only other one that the indicator has."""
    stated = next((c for c in operands.stated[: operands.in_sentence] if c.entity and not c.of), None)
    if stated is None:
        return None
    others = {c.entity for c in claims.named(stated.name)} - {stated.entity, *claims.overall}
    return Sides(stated.entity, others.pop(), more) if len(others) == 1 else None


def entity_differences(
    figure: Figure, context: Context, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """清川县收入比云岭县多7.1亿元: one indicator that the words name, of two entities that they compare."""
    told = sides(figure, context, operands, claims)
    if told is None:
        return
    for one, other in _compared(told, operands, claims):
        more, less = (one, other) if told.more else (other, one)
        if value(more) > value(less):
            unit = POINT if more.unit == PERCENT else more.unit
            yield Result(
                value(more) - value(less), unit, "a - b", f"{number(more)} - {number(less)}", (more, less)
            )


def told_wrongly(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """What has more where the words say that it has less: 28,100 fewer than in Strathvale, which has so many fewer."""
    told = sides(figure, context, operands, claims)
    if told is not None:
        for one, other in _compared(told, operands, claims):
            more, less = (other, one) if told.more else (one, other)
            if value(more) > value(less):
                text = f"{number(more)} - {number(less)}"
                yield Result(value(more) - value(less), more.unit, "a - b", text, (more, less))


def _compared(told: Sides, operands: Operands, claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """One indicator of both sides: one that the words name, else the last that was stated of the side spoken of."""
    stated = [c.name for c in operands.stated[: operands.in_sentence] if c.entity == told.one][:1]
    for name in dict.fromkeys([*(claim.name for claim in operands.named[:4]), *stated]):
        row = [c for c in claims.named(name) if c.year in (None, claims.year)]
        ones, others = ([c for c in row if c.entity == entity] for entity in (told.one, told.other))
        if len(ones) == len(others) == 1 and alike(ones[0], others[0]):
            yield ones[0], others[0]


def entity_leads(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """青禾镇生产总值比白桥镇高11.8%: by how much of the other's one entity has more."""
    told = sides(figure, context, operands, claims)
    for one, other in _compared(told, operands, claims) if told else ():
        if one.unit not in (PERCENT, POINT) and value(other):
            lead = (value(one) - value(other)) / value(other) * 100
            told_as = f"({number(one)} - {number(other)}) ÷ {number(other)}"
            yield Result(lead if told and told.more else -lead, PERCENT, "(a - b) / b", told_as, (one, other))


def entity_points(figure: Figure, context: Context, claims: Claims) -> Iterator[Result]:
    """高新区增速快于经开区4.4个百分点: two entities' rates of one indicator, named only as 增速."""
    if figure.kind != "percentage_point":
        return
    rates: dict[str, list[Claim]] = {}
    for claim in claims.all:
        if claim.unit == PERCENT and claim.entity and claim.entity in context.clause:
            rates.setdefault(claim.name, []).append(claim)
    for pair in rates.values():
        if len(pair) == 2 and pair[0].year == pair[1].year:
            high, low = sorted(pair, key=value, reverse=True)
            yield Result(
                value(high) - value(low), POINT, "a - b", f"{number(high)} - {number(low)}", (high, low)
            )


def against_entity(context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """安平县开工率88.9%，比临河县低6.7个百分点: the rate just stated against that of the entity behind 比."""
    found = _THAN.search(context.clause)
    stated = next(
        (c for c in operands.stated[: operands.in_sentence] if c.unit == PERCENT and c.entity), None
    )
    if found is None or stated is None:
        return
    for other in claims.named(stated.name):
        if other.entity and other.entity in found[1] and other.year == stated.year and other != stated:
            more, less = (other, stated) if found[2] in "低少慢" else (stated, other)
            told = f"{number(more)} - {number(less)}"
            yield Result(value(more) - value(less), POINT, "a - b", told, (more, less))


def entity_sums(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """东山、西河两镇完成投资5.3亿元: one indicator over the entities named in a row."""
    for name in dict.fromkeys(claim.name for claim in operands.named[:4]):
        parts = [c for c in claims.named(name) if c.entity in context.whose.entities and fits_sum(c, figure)]
        years = {c.year for c in parts}
        if len(parts) == len(context.whose.entities) and len(years) == 1:
            yield added(parts)


def whole_sums(figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """全市在园幼儿9760人: one indicator over all entities, where no fact gives the whole."""
    for name in list(dict.fromkeys(claim.name for claim in operands.named))[:3]:
        row = [c for c in claims.named(name) if fits_sum(c, figure) and c.year in (None, claims.year)]
        if len(row) == len(claims.parts) > 1 and {c.entity for c in row} == set(claims.parts):
            yield added(row)


_EXCEEDS = re.compile(
    r"(?P<one>[^.;,]*?)\b(?:exceed(?:s|ed)?|outnumber(?:s|ed)?|outstrip(?:s|ped)?|surpass(?:es|ed)?|outweigh(?:s|ed)?) (?P<other>[^.;,]*?) by (?:about |nearly |some |over )?[£€$]?\Z",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"(?: (?P<turn>more|fewer|less))? (?P<one>[a-z]+(?: [a-z]+)?) than (?P<other>[a-z]+(?: [a-z]+)?)\b"
)


def exceeded(figure: Figure, context: Context, claims: Claims) -> tuple[Claim, Claim] | None:
    """Imports exceeded exports by €4.1 billion, 715 more births than deaths: what is said to be more, and what is said to be
    less; None where the words name no two facts of one kind, year and entity by the whole of their labels."""
    if not context.english:
        return None
    told = _EXCEEDS.search(context.clause) or _MORE_THAN.match(
        figure.text[-6:].lstrip("0123456789,.") + context.behind
    )
    if told is None:
        return None
    pair = [_called(told[side], context, claims) for side in ("one", "other")]
    if pair[0] is None or pair[1] is None or pair[0] is pair[1] or not alike(pair[0], pair[1]):
        return None
    less = "turn" in told.groupdict() and told["turn"] in ("fewer", "less")
    return (pair[1], pair[0]) if less else (pair[0], pair[1])


def less_instead(figure: Figure, context: Context, claims: Claims) -> Result | None:
    """What is said to be more by so much, where it is less by as much."""
    pair = exceeded(figure, context, claims)
    if pair is None or value(pair[0]) >= value(pair[1]):
        return None
    less, more = pair
    result = Result(
        value(more) - value(less), more.unit, "a - b", f"{number(more)} - {number(less)}", (more, less)
    )
    return result if comes_to([replace(figure, direction="none")], result) else None


def _called(words: str, context: Context, claims: Claims) -> Claim | None:
    """The one fact of the year spoken of all of whose label these words tell."""
    said = {token for token, _ in tokens_of(words)}
    year = context.when.year or claims.year
    held = [c for c in claims.all if c.quantity and c.quantity.high is None and c.year in (year, None)]
    found = [c for c in held if (own := {token for token, _ in tokens_of(c.name)}) and own <= said]
    return found[0] if len(found) == 1 else None
