"""Figures that go on from one computed right before: rose by 26,000, or 6.7%; half from wind and 15% from solar power."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.figures.model import Direction

_OR = re.compile(
    r"(?: (?:an?|per) [a-z]+)?,? (?:or|an? (?:improvement|rise|fall|cut|drop|increase|decrease|reduction) of) (?:by )?(?:about |nearly |just over )?|,? ?[（(]|，即|，相当于"
)
_OR_SO_MUCH = re.compile(r",? ?(?:or|that is(?: to say)?,?|i\.e\.|\()(?: by)? ?[£€$]?")
_LISTED = re.compile(
    r"(?: (?:in|at|on|for|among|with|across)(?: the)?(?: [A-Za-z'’-]+){1,3})?(?:,| and| but|, and|;|\))(?: (?:by|of|in|at|on|for|the|[A-Z][\w'’-]*))* \(?"
)
_WHICH = re.compile(
    r"(?: [a-z]+){0,4},? (?:(?:which|that|this) )?(?:is|was|equals|equalling|represents|representing|means|makes|making|corresponds to|"
    r"corresponding to|amounts to|amounting to|equivalent to|works out at|translates into|or|i\.e\.)(?: an?)?(?: [a-z]+)?(?: of| by)? "
    r"(?:about |nearly |just over |almost |some )?"
)


def _grew(one: Reading) -> bool:
    return one.computed is not None and one.computed.resolved.expression.startswith("growth")


def is_growth_too(readings: Sequence[Reading], index: int, layout: Layout) -> bool:
    """rose by 26,000, or 6.7%: whether a percent says again what a change computed right before it says."""
    before, place = readings[index - 1] if index else None, readings[index].place
    if before is None or before.place.sentence != place.sentence:
        return False
    between = layout.text[before.place.figure.end : place.figure.start]
    if place.figure.kind != "percent":  # rose by 6.9%, or 3,930
        rated = before.place.figure.kind == "percent" and _grew(before)
        return rated and _OR_SO_MUCH.fullmatch(between) is not None
    if _grew(before):
        return _OR.fullmatch(between) is not None or _WHICH.fullmatch(between) is not None
    first = readings[index - 2] if index > 1 else None  # rose by €74 to €1,342, which corresponds to 5%
    said = first is not None and first.place.sentence == place.sentence and _grew(first)
    return said and _WHICH.fullmatch(between) is not None


def carried(readings: Sequence[Reading], index: int, layout: Layout) -> Direction | None:
    """fell by 14.7% in the North and by 7.8% in the South: the direction of the figure before it in a list, None outside of one."""
    place = readings[index].place
    if place.figure.direction != "none" or not readings[index].context.english:
        return None
    for at in range(index - 1, -1, -1):
        before, after = readings[at].place, readings[at + 1].place
        between = layout.text[before.figure.end : after.figure.start]
        if before.sentence != place.sentence or before.figure.kind != place.figure.kind:
            return None
        if before.figure.unit != place.figure.unit or not _LISTED.fullmatch(between):
            return None
        if before.figure.direction != "none":
            return before.figure.direction
    return None


def is_share_too(readings: Sequence[Reading], index: int) -> bool:
    """Half came from wind and 15% from solar power: whether a percent before it in the sentence was a share."""
    place = readings[index].place
    if place.figure.kind not in ("percent", "ratio"):
        return False
    before = (r for r in readings[max(0, index - 3) : index] if r.place.sentence == place.sentence)
    made = [r.computed for r in before if r.computed is not None and r.computed.unit == "%"]
    return any(claim.resolved.expression.startswith("a /") for claim in made)


def is_average_too(readings: Sequence[Reading], index: int) -> bool:
    """16 nurses handled 2,580 each, while the 10 at the latter handled 2,752: an average again, of another entity."""
    place, context = readings[index].place, readings[index].context
    if not context.english or not context.whose.entities or place.figure.kind == "percent":
        return False
    before = [r for r in readings[max(0, index - 3) : index] if r.place.sentence == place.sentence]
    made = [r for r in before if r.computed is not None and r.computed.resolved.expression == "a / b"]
    return any(
        r.computed is not None and r.computed.unit != "%" and _elsewhere(r, readings[index]) for r in made
    )


def _elsewhere(one: Reading, other: Reading) -> bool:
    return not one.context.whose.entities & other.context.whose.entities


def sums_up(readings: Sequence[Reading], index: int, layout: Layout) -> bool:
    """Whether the figure before it in the sentence was a sum over entities: 三县共实施项目110个，完成投资120亿元."""
    before = readings[index - 1] if index else None
    place = readings[index].place
    if before is None or before.computed is None or before.place.sentence != place.sentence:
        return False
    between = layout.text[before.place.figure.end : place.figure.start]
    return before.computed.resolved.expression == "sum" and "其中" not in between
