"""Balances that have a name of their own: 贸易顺差 of exports and imports, a surplus of income and spending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    alike,
    number,
    pool,
    value,
)
from assistant.facts.ground.derive.told import comes_to
from assistant.facts.ground.words.lexicon import says
from assistant.figures import Figure

_COVERS = re.compile(r"可支[付撑]|支付能力|够支付|\b(?:cover|enough for|last)")
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
    (
        re.compile(r"\b(?:operating|net) (?:income|profit|gain|result|surplus|loss|deficit)\b", re.I),
        ("revenue", "revenues", "turnover"),
        ("expenses", "expenditure", "costs", "spending"),
        "\0",
    ),
    (
        re.compile(r"\bnatural (?:increase|decrease|change|growth)\b", re.I),
        ("births",),
        ("deaths",),
        "births and deaths",
    ),
)


_SHORT = re.compile(r"\b(?:deficit|natural decrease)\b", re.I)
_OVER = re.compile(r"\b(?:surplus|natural increase)\b", re.I)


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


def denied(figure: Figure, near: str, year: int | None, claims: Claims) -> Result | None:
    """The balance that a figure has the size and not the sign of: a deficit of £210,000 where more came in than went out."""
    short, over = _SHORT.search(near), _OVER.search(near)
    if (short is None) == (over is None) or not near.isascii():
        return None
    for result in balances(near, year, claims):
        high, came_in = result.of[0], _gains(near, year, claims)
        if came_in is None or not comes_to([replace(figure, direction="none")], result):
            continue
        if (came_in.index == high.index) == (short is not None):
            return result
    return None


def _gains(near: str, year: int | None, claims: Claims) -> Claim | None:
    return next(
        (_of(gains, both, year, claims) for word, gains, _, both in _BALANCES if word.search(near)), None
    )


def net_flows(operands: Operands) -> list[Result]:
    """新接收218人、解除241人，净减23人: what came in less what went out, where their labels say which is which."""
    near = [c for c in pool(operands, 5, 4) if c.quantity and c.unit not in (PERCENT, POINT)]
    gains = [c for c in near if says("inflow", c.name) and not says("outflow", c.name)]
    losses = [c for c in near if says("outflow", c.name) and not says("inflow", c.name)]
    return [
        Result(
            value(one) - value(other),
            one.unit,
            "growth: net",
            f"{number(one)} - {number(other)}",
            (one, other),
        )
        for one in gains
        for other in losses
        if alike(one, other) and (one.year, one.entity) == (other.year, other.entity)
    ]


def months_covered(figure: Figure, context: Context, claims: Claims) -> Iterator[Result]:
    """累计结余4.12亿元，可支付8.4个月: what is left, in months of what the year spent."""
    if figure.unit not in ("个月", "月", "months") or not _COVERS.search(context.clause):
        return
    spent = _of(("支出", "expenditure", "spending"), "收支", context.when.year or claims.year, claims)
    left = _of(("结余", "结存", "reserves"), "当期", context.when.year or claims.year, claims)
    if spent is not None and left is not None and alike(left, spent) and value(spent):
        told = f"{number(left)} ÷ ({number(spent)} ÷ 12)"
        yield Result(value(left) / value(spent) * 12, figure.unit, "a / (b / 12)", told, (left, spent))


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
