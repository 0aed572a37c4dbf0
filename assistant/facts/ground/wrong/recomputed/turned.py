"""A change, or a comparison of two entities, of the figure's size and told the other way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context.spoken import versions
from assistant.facts.ground.derive import Derived, Operands, Result, comes_to, told
from assistant.facts.ground.derive.entities import told_wrongly
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.wrong.recomputed.meant import all_results
from assistant.figures.model import Direction

_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up"}
_THAN_THEN = re.compile(
    r" (?:higher|lower|longer|shorter|more|fewer|less|larger|smaller|warmer|hotter|wetter|heavier|deeper|older|greater|cooler|colder|drier|lighter|shallower|younger)(?: [a-z]+)? than (?:in |at the |a year|the year|the previous|last )"
)  # 32 cm higher than in 2024
_MORE_THAN_THEN = re.compile(
    r"[比较](?:上年|去年|上一年|前一年|(?:19|20)\d\d年)(?:度|同期)?[^，。；]{0,8}[多少高低快慢长短]了?\Z"
)  # 比2024年多5起


def told_the_other_way(
    reading: Reading, found: Derived, operands: Callable[[], Operands], claims: Claims
) -> Derived | None:
    """610 smaller than in June, where the backlog grew by these 610, which some other difference comes to as well."""
    if found.claim is not None and found.claim.resolved.expression.startswith("growth"):
        return None
    if not _THAN_THEN.match(reading.context.behind):
        return None
    turned = other_way(reading, operands(), claims)
    return told(reading.place.figure, turned) if turned is not None else None


def other_way(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """A change of this size the other way: 延长5.7天 where the facts say that it became shorter."""
    spoken = versions(reading.place.figure, reading.near, reading.context)
    if len(spoken) != 1 or spoken[0].direction not in _OPPOSITE:
        return None
    strict = _tells_a_way(reading.near)
    than = _THAN_THEN.match(reading.context.behind) or _MORE_THAN_THEN.search(reading.context.clause)
    if not (strict or than):
        return None
    other = replace(spoken[0], direction=_OPPOSITE[spoken[0].direction])
    changed = (r for r in all_results(reading, spoken[0], operands, claims) if r.formula.startswith("growth"))
    return next((r for r in changed if r.value and comes_to([other], r)), None)


def _tells_a_way(near: str) -> bool:
    return says("strict-rise", near) or says("strict-fall", near)


def on_the_other_side(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """28,100 fewer in the one place than in the other, which has 28,100 fewer itself."""
    if not reading.context.english or reading.place.figure.kind in ("percent", "percentage_point", "ratio"):
        return None
    bare = replace(reading.place.figure, direction="none")
    found = told_wrongly(bare, reading.context, operands, claims)
    return next((result for result in found if comes_to([bare], result)), None)
