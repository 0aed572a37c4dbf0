"""What a calculation that no word announces may be made of: what was told near, and what the sheet has of its kind."""

from __future__ import annotations

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, alike, overlap
from assistant.facts.match import exchange

_STATED, _AFTER, _NAMED = 6, 2, 4
_AKIN = 0.85  # likeness of units from which two things are of one kind
_ONE = 1


def about_it(context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What the text has just told or names, of whom and of when it speaks; the nearest first."""
    inside = operands.in_sentence
    near = (
        *operands.stated[:inside],
        *operands.after[:_AFTER],
        *operands.named[:_NAMED],
        *operands.stated[inside:_STATED],
    )
    own = {
        c.index: c for c in near if c.quantity and c.quantity.high is None and holds_here(c, context, claims)
    }
    return list(own.values())


def holds_here(claim: Claim, context: Context, claims: Claims) -> bool:
    """Whether a claim holds for whom and when the words speak."""
    whose, year = context.whose, context.when.year
    if whose.firm and whose.entities and claim.entity not in (*whose.entities, *claims.overall, ""):
        return False
    return year is None or claim.year in (year, None)


def partners(one: Claim, about: list[Claim], claims: Claims, beside: tuple[Claim, ...] = ()) -> list[Claim]:
    """What `one` may be set against: what was told beside it, what was told too, what else the sheet has of the kind."""
    near = [c for c in beside if one in beside and c is not one and alike(one, c) and may_go_with(one, c)]
    kind = (
        c for c in (*about, *claims.all) if c.quantity and c.quantity.high is None and _of_one_kind(one, c)
    )
    return list(dict.fromkeys((*near, *kind)))


def _of_one_kind(one: Claim, other: Claim) -> bool:
    """Whether two amounts are of one kind, entity and time: part and whole, or what came in and what went out."""
    if one.index == other.index or not alike(one, other) or not may_go_with(one, other):
        return False
    if {one.unit, other.unit} & {PERCENT, POINT}:
        return False
    swap = exchange(one.unit, other.unit)
    return (swap is not None and swap.likeness >= _AKIN) or overlap(one.name, other)


def may_go_with(one: Claim, other: Claim) -> bool:
    """Whether they are of one entity and one year, as far as the sheet says."""
    whose, when = {one.entity, other.entity} - {""}, {one.year, other.year} - {None}
    return len(whose) <= _ONE and len(when) <= _ONE


def row_of(claim: Claim, claims: Claims) -> list[Claim]:
    """The same indicator at the same time of every entity that has it."""
    row = [
        c
        for c in claims.named(claim.name)
        if (c.year, c.unit) == (claim.year, claim.unit) and c.dates == claim.dates
    ]
    row = [c for c in row if c.quantity and c.quantity.high is None]
    return [] if has_whole(row, claims) or len({c.entity for c in row}) < len(row) else row


def has_whole(row: list[Claim], claims: Claims) -> bool:
    return any(c.entity in claims.overall or not c.entity for c in row)


def other_times(claim: Claim, claims: Claims) -> list[Claim]:
    row = claims.series.get((claim.name, claim.entity), [])
    return [c for c in row if c.index != claim.index and c.time != claim.time and alike(c, claim)]


def in_order(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The later of two times first."""
    return (
        (one, other)
        if (one.year or 0, sorted(one.dates)) >= (other.year or 0, sorted(other.dates))
        else (other, one)
    )
