"""Shares: a part of a whole that the text states or names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    best_named,
    overlap,
    pool,
)
from assistant.facts.ground.derive.parts import (
    named_together,
    part_is_meant,
    share,
    share_of_entities,
    stated_together,
)
from assistant.facts.ground.derive.wholes import wholes_of
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange

_BOTH = re.compile(r"[两二三四五](?:类|项|者|种|大类)[㐀-鿿]{0,4}占|以上(?:学历|学位|人员)?占")  # 两类占64.4%
_HEAD = re.compile(
    r" of (?:its|their|our|the|all) [a-z]+(?= (?:to|through|by|on|in|who|that|were|was|are|is|have|has|had)\b)"
)
_OF_THEM = re.compile(r" of (?:them|these|those|whom)\b")
_OF_WHICH = re.compile(r"\bof (?:which|whom)\b[^.;\d]{0,24}\Z")
_AKIN = 0.85  # likeness of units from which two things are of one kind
_MOST_PARTS, _MOST_WHOLES = 5, 5


def shares(context: Context, operands: Operands, claims: Claims, *, sure: bool = True) -> Iterator[Result]:
    """Part of a whole: the part was just stated or is named, the whole stands near or is named.

    Not `sure`, a rate of one digit, it must be of one kind with the part. 合计占 takes all stated in the sentence for the part; the whole is then the same indicator of the whole.
    """
    before, _, behind = context.clause.rpartition("占")
    before = before or context.clause
    if context.english:
        before, behind = before + context.behind, context.behind  # 55% of those enrolled were women
        if context.behind.startswith(" of "):
            yield from _of_what_follows(behind, context, operands)
            if operands.whole is not None:
                return
    year = context.when.year or claims.year
    named = best_named(before, operands)
    if context.english:
        named = list(dict.fromkeys((*best_named(behind, operands), *named)))  # 15% from solar power
    told = sorted(named, key=lambda c: c.year not in (None, year))[:2]
    told = told or list(operands.named[:2])
    own = [c for c in told if "占" in context.clause and c.name and before.endswith(c.name)]
    if own:
        yield from _named_alone(own, behind, context, operands, claims)
        return
    stated = tuple(dict.fromkeys((*operands.stated[:2], *(c for c in operands.stated[:6] if not c.of))))
    parts: list[tuple[Claim, ...]] = [(part,) for part in pool(Operands(stated, (), tuple(told)), 3, 2)]
    if (says("total", context.clause) or _BOTH.search(context.clause)) and operands.in_sentence > 1:
        parts[:0] = stated_together(operands.stated[: operands.in_sentence], claims)
    said = context.clause if context.english else context.clause.rpartition("占")[0]
    parts[:0] = named_together(context, operands)
    owners = set(
        map(claims.entity_called, claims.names.findall(said))
    )  # 其中云坪镇占39.6%: no other town's share
    for part in parts[:_MOST_PARTS]:
        if owners and part[0].entity not in (*owners, *claims.overall):
            continue
        if part[0].unit in (PERCENT, POINT) or not part_is_meant(part[0], context, operands, claims):
            continue
        near = (*best_named(behind, operands)[:2], *wholes_of(part[0], context, operands, claims))
        against = [c for c in dict.fromkeys(near) if c not in part and (sure or _is_of(part[0], c, operands))]
        if (whole := _whole_before(context, operands)) is not None:
            against = [whole] if whole not in part else []
        for whole in (*against[:_MOST_WHOLES], *against[_MOST_WHOLES:][-1:]):
            yield from share(part, whole, context)
        if len(part) == 1:
            yield from share_of_entities(part[0], claims)


def _is_of(part: Claim, whole: Claim, operands: Operands) -> bool:
    """Whether a part may be of it: the same unit, a word in common, or both told in the sentence; 27 countries are not of 6,104 species."""
    if part.of and part.resolved.expression == "a / b" and part.unit != PERCENT:
        return False  # an average
    swap = exchange(part.unit, whole.unit)
    if (swap is not None and swap.likeness >= _AKIN) or overlap(part.name, whole) or part.of:
        return True
    return whole in operands.stated[: operands.in_sentence]


def _whole_before(context: Context, operands: Operands) -> Claim | None:
    """1,878 hectares, of which 70% lay in the south: what `of which` goes back to, the figure right before."""
    if not context.english or not operands.in_sentence or not _OF_WHICH.search(context.clause):
        return None
    last = operands.stated[0]
    return last if last.quantity is not None and last.unit not in (PERCENT, POINT) else None


def _named_alone(
    parts: list[Claim], behind: str, context: Context, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """邻里纠纷占25% is a share of what it names, whatever else is stated near."""
    for part in parts:
        for whole in (*best_named(behind, operands)[:2], *wholes_of(part, context, operands, claims)):
            if whole.index != part.index:
                yield from share((part,), whole, context)
        yield from share_of_entities(part, claims)


def shares_by_entity(context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """从结构看，产业类占51.4%: the share of an entity, where the words name no indicator: any that it has."""
    before, told, _ = context.clause.rpartition("占")
    names = set(map(claims.entity_called, claims.names.findall(before)))
    if not told or len(names) != 1 or operands.named:
        return
    for part in (
        c for c in claims.all if c.entity in names and c.quantity and c.unit not in (PERCENT, POINT)
    ):
        yield from share_of_entities(part, claims)


def _of_what_follows(behind: str, context: Context, operands: Operands) -> Iterator[Result]:
    """29% of the 565 tonnes, 30% of the buses are electric: the whole stands behind, and its part near it or before."""
    if operands.whole is not None:
        near = (*operands.stated[: operands.in_sentence], *operands.named, *operands.after)
        yield from _part_behind(near, (operands.whole,), context)
        return
    if _OF_THEM.match(behind) and operands.after:  # sixty per cent of them, 1,408, were caused by people
        part = operands.after[0]
        akin = [
            c for c in operands.stated[:_MOST_WHOLES] if _is_of(part, c, operands) or overlap(part.name, c)
        ]
        yield from _part_behind((part,), tuple(akin), context)
    given = operands.named + tuple(operands.after[:1])
    wholes = (*operands.after[:1], *(told_fully(behind, operands) or _headed(behind, context, operands)))
    yield from _part_behind(given, wholes, context)


def _part_behind(named: tuple[Claim, ...], wholes: tuple[Claim, ...], context: Context) -> Iterator[Result]:
    """30% of the fleet of 240 buses is electric: the whole is told first, its part named behind it."""
    for whole in wholes:
        for part in named:
            if part.index != whole.index and part.quantity and part.unit not in (PERCENT, POINT):
                yield from share((part,), whole, context)


def told_fully(words: str, operands: Operands) -> tuple[Claim, ...]:
    """Facts all of whose label stands here: 30% of household waste went to landfill names two of them."""
    told = {token for token, _ in tokens_of(words)}
    return tuple(c for c in operands.named if c.quantity and {t for t, _ in tokens_of(c.name)} <= told)[:2]


def _headed(behind: str, context: Context, operands: Operands) -> tuple[Claim, ...]:
    """The whole by its noun alone: 7% of its visits to non-attendance, of the entity that the words name."""
    head = _HEAD.match(behind)
    named = best_named(head[0], operands) if head else []
    whose = context.whose.entities
    return tuple(c for c in named if c.quantity and (not whose or c.entity in whose))[:1]
