"""Of how many an average is: 每万人, per 1,000 customers."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.context import Context

_MANY = re.compile(
    r"每(十万|百万|百|千|万|10{2,5})|\b(?:per|(?:for|in|to|out of) (?:every|each)) (hundred|thousand|million|10{2,6}|1(?:0{0,2})?(?:,000)+)(?= |[.,;:)]|\Z)"
)
_POWERS = {
    **{word: Decimal(10) ** power for word, power in zip("百千万", (2, 3, 4), strict=True)},
    **{"十万": Decimal(10) ** 5, "百万": Decimal(10) ** 6},
    **{"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6},
}


def many_of(context: Context) -> Decimal:
    """How many the average is of: 10,000 of 每万人, 1,000 of per 1,000 customers, else one."""
    found = _MANY.search(context.clause + context.behind)
    if found is None:
        return Decimal(1)
    if found[1]:
        return _POWERS.get(found[1]) or Decimal(found[1])
    return _POWERS.get(found[2]) or Decimal(found[2].replace(",", ""))


def without_many(words: str) -> str:
    """The words as if the average were of one: per customer."""
    return _MANY.sub(lambda found: "每" if found[1] else "per", words)
