"""What a part may be measured against, where 占 or a share names it, or the sheet has but one."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    alike,
    overlap,
    pool,
    together,
    value,
)

_OF_ALL = re.compile(r"(?:总人数|总数量|总数|总量|总额|人数|数)?的?[约近]?\Z")
_SHORTEST = 2


def wholes_of(part: Claim, context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What a part may be measured against, the stated before the named."""
    _, said, noun = context.clause.rpartition("占")
    row = _all_called(_OF_ALL.sub("", noun), part, claims) if said else []
    same = [together(row)] if len(row) > 1 else []
    same += [
        c
        for c in claims.named(part.name)
        if c.year == part.year and (c.entity in claims.overall or c.entity in context.whose.entities)
    ]
    inside = [c for c in operands.stated[4 : operands.in_sentence] if c.unit == part.unit]
    near = (*operands.stated[:4], *same, *pool(operands, 5, 3), *inside)
    found = {c.index: c for c in near if c.quantity is not None}
    found.update({c.index: c for c in _only_whole(part, claims)})
    return [c for c in found.values() if c.unit not in (PERCENT, POINT)]


def _all_called(noun: str, part: Claim, claims: Claims) -> list[Claim]:
    """占在校生的5.1%: the facts of the whole's noun with a word more (小学在校生, 初中在校生), where none has it alone."""
    if len(noun) < _SHORTEST or part.name.endswith(noun):
        return []
    found = [
        c for c in claims.all if c.quantity and c.name.endswith(noun) and alike(c, part) and c is not part
    ]
    found = [c for c in found if (c.year, c.entity, c.unit) == (part.year, part.entity, part.unit)]
    return [] if any(c.name == noun for c in found) or len({c.name for c in found}) < len(found) else found


def _only_whole(part: Claim, claims: Claims) -> list[Claim]:
    """城镇化率: the one larger fact of the part's unit, or the one that shares a noun with it (人口)."""
    if part.year not in (None, claims.year):
        return []  # what is told of another year is told with its year
    larger = [
        c
        for c in claims.all
        if c.quantity and (c.unit, c.year, c.entity) == (part.unit, part.year, part.entity)
        if value(c) > value(part)
    ]
    akin = [c for c in larger if overlap(c.name, part)]
    if len(akin) == 1 or len(larger) == 1:
        return akin if len(akin) == 1 else larger
    return sorted(akin, key=value)[-1:] or sorted(larger, key=value)[-1:]
