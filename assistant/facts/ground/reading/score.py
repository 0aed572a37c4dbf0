"""How well each claim fits the words around a figure: indicator, entity, time, and kind of saying."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.context.headings import told_in
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.words.tokens import tokens_of

_HEADED = 0.2  # what it adds that the headings tell the whole of a label
_RATIOS = ("%", "‰", "倍", "个百分点")


@dataclass(frozen=True, slots=True)
class Fit:
    """A claim seen from one figure.

    `words` is the likeness of label and context (0 to 1), `cover` how much of the label stands near,
    `total` the likeness with entity, time and kind added or taken off.
    """

    claim: Claim
    words: float
    cover: float
    total: float


def likeness(context: Context, claims: Claims) -> dict[int, float]:
    """Claim index → how much label and surroundings say the same.

    The mean of two parts: how much of the label stands near, and how much of what stands near (of the
    words that any label uses) this label explains.
    """
    shared: dict[int, float] = {}
    for token, weight in context.words.items():
        size = claims.weights[token] * weight
        for index in claims.postings[token]:
            shared[index] = shared.get(index, 0.0) + size
    mass = context.mass or 1.0
    return {
        index: 0.5 * amount / claims.mass[index] + 0.5 * amount / mass for index, amount in shared.items()
    }


def cover(words: float, claim: Claim, context: Context, claims: Claims) -> float:
    """How much of the label stands near: the first of the two parts that `likeness` is the mean of."""
    mass, near = claims.mass[claim.index], context.mass or 1.0
    return 2 * words * near / (mass + near)


def fit_of(claim: Claim, words: float, context: Context, claims: Claims) -> Fit:
    """The likeness of words, with what entity, time and kind of saying add or take off."""
    return Fit(
        claim,
        words,
        cover(words, claim, context, claims),
        words
        + _by_entity(claim, context, claims)
        + _by_time(claim, context, claims)
        + _by_kind(claim, context)
        + _by_mark(claim, context, claims)
        + _by_plan(claim, context)
        + (_HEADED * told_in(context.heading, claim.name, claims) if context.heading else 0.0),
    )


def _by_entity(claim: Claim, context: Context, claims: Claims) -> float:
    whose = context.whose
    main = claim.entity in claims.overall
    if whose.entities:
        if claim.entity in whose.entities:
            return 0.2 if whose.near else 0.1 if whose.firm else 0.0
        if main:
            return -0.25 if whose.near else -0.1 if whose.firm else 0.0
        return -0.5 if whose.firm else -0.35
    if whose.overall:
        return 0.1 if main else -0.4 if whose.firm else -0.2
    return 0.0 if main else -0.35


def _by_time(claim: Claim, context: Context, claims: Claims) -> float:
    when = context.when
    if claim.year is None or (when.open and when.year is None):
        return 0.0
    if when.year is not None and claim.year != when.year:
        return -0.45 if when.firm else -0.25
    months, said = _months(claim.dates), _months(when.dates)
    other = -0.15 if when.year is None and claim.year != claims.year else 0.0
    inside = context.english and _within(_spans(claim.dates), _spans(when.dates))
    if months and said and not months & said and not inside:
        return other - 0.3
    if other:
        return other
    if when.year is None and not (months and said):
        return 0.0
    return 0.2 if when.firm else 0.1


def apart(claim: Claim, context: Context) -> bool:
    """Whether the sentence speaks of other months than the fact holds for, with another last one (上半年, 1—9月)."""
    if not context.when.firm:
        return False
    mine, said = (_spans(dates) for dates in (claim.dates, context.when.dates))
    if context.english and _within(mine, said):
        return False
    return bool(mine and said) and not {s[-2:] for s in mine} & {s[-2:] for s in said}


def _within(mine: frozenset[str], said: frozenset[str]) -> bool:
    """Storms in July, where the fact holds for the third quarter: one month of those that it holds for."""
    months = [span[1:3] for span in said if span[1:3] == span[4:6]]
    return any(span[1:3] <= month <= span[4:6] for span in mine for month in months)


def _spans(dates: frozenset[str]) -> frozenset[str]:
    return frozenset(date for date in dates if date.startswith("@"))


def _months(dates: frozenset[str]) -> frozenset[str]:
    """What is said below the year: the span of months if there is one, else 2025-09-15 as -09-15."""
    return _spans(dates) or frozenset(
        date[4:] if date[:1].isdigit() else date[1:] for date in dates if len(date) > 4
    )


def _by_mark(claim: Claim, context: Context, claims: Claims) -> float:
    """10万元以上的村 is not 50万元以上的村: a number in a label tells facts apart like a name."""
    if not context.marks:
        return 0.0
    if any(claim.id in claims.marks[mark] for mark in context.marks):
        return 0.3
    return -0.4 if any(claim.id in ids for ids in claims.marks.values()) else -0.1


def _by_plan(claim: Claim, context: Context) -> float:
    """What was aimed at is not what was reached."""
    planned = says("plan", claim.name)
    return 0.0 if planned == context.planned else -0.3 if planned else -0.05


def _by_kind(claim: Claim, context: Context) -> float:
    ratio = claim.unit in _RATIOS
    if context.growth and not context.level:
        if claim.change:
            return 0.15
        return -0.25 if claim.share else -0.1 if not ratio else 0.0
    if claim.change:
        return -0.2 if ratio else -0.05
    return 0.1 if context.share and claim.share else 0.0


__all__ = ["Fit", "fit_of", "likeness", "tokens_of"]
