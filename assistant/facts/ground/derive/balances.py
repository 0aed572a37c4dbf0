"""Balances that have a name of their own: 贸易顺差 of exports and imports, a surplus of income and spending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import PERCENT, Result, alike, number, value

_BALANCES = (
    (re.compile("顺差|逆差"), ("出口",), ("进口",), "进出口"),
    (re.compile("当[期年]结余|收支结余|盈余|赤字"), ("收入",), ("支出",), "收支"),
    (
        re.compile(r"\b(?:trade (?:surplus|deficit|balance))\b", re.I),
        ("exports",),
        ("imports",),
        "exports and imports",
    ),
    (
        re.compile(r"\b(?:surplus|deficit|shortfall|underspend)\b", re.I),
        ("income", "revenue"),
        ("spending", "expenditure"),
        "\0",
    ),
)


def balances(near: str, year: int | None, claims: Claims) -> Iterator[Result]:
    """What comes in less what goes out, the larger less the smaller, where the words name the balance."""
    for word, gains, losses, both in _BALANCES:
        if not word.search(near):
            continue
        one, other = (_of(names, both, year, claims) for names in (gains, losses))
        if one is not None and other is not None and alike(one, other):
            high, low = sorted((one, other), key=value, reverse=True)
            yield Result(
                value(high) - value(low), high.unit, "a - b", f"{number(high)} - {number(low)}", (high, low)
            )


def _of(names: tuple[str, ...], both: str, year: int | None, claims: Claims) -> Claim | None:
    """The fact with the shortest label that has one of the names in it, of the year and of the whole."""
    found = [
        claim
        for claim in claims.all
        if claim.quantity is not None and claim.unit != PERCENT and claim.year in (None, year)
        if claim.entity in claims.overall and both not in claim.name
        if any(name in claim.name.lower() for name in names)
    ]
    return min(found, key=lambda claim: len(claim.name), default=None)
