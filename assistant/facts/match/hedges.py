"""近, 余, 约, 超, 不足: on which side of the printed number the true one lies, and how close.

What is close is decided so. N is the number printed, v the true one; p is the place value of the last
digit of N that is not 0 (100 for 300, 1000 for 2000), g its grain: p, or 5 p where that digit is a 5. The
rounder the number, the more it may leave out: 近2000 for 1987 and 1850, 近4200 not for 3920.

- 近, 接近, nearly: N - v <= g and 0.9 N <= v <= N. Not for 1500, not for 2013.
- 余, 多, 来: N <= v < N + p and v <= 1.5 N (below 100 without that cap: 20余家 for 29).
- 超, 突破, 逾, 以上, over: N <= v <= N + 2 g and v <= 1.3 N.
- 不足, 不到, under: N - v <= 2 g and 0.7 N <= v < N. 以内, 以下, 不超过, 至多: the same with v = N.
- 约, 左右, 上下, about: within g / 2 and within 10 %.
"""

from __future__ import annotations

from decimal import Decimal

from assistant.figures import approx_bound

_STRICTLY_BELOW = frozenset("不足 不到 未满 不满 低于 少于 小于 < ＜ under below".split()) | {
    "less than",
    "fewer than",
}
_NEAR = frozenset("近 将近 接近 逼近 nearly almost".split())
_ODD = frozenset("余 多 来 几 有余 + ＋".split())
_NEARLY, _UNDER, _OVER, _ODDLY = Decimal("0.9"), Decimal("0.7"), Decimal("1.3"), Decimal("1.5")


def hedged(word: str, stated: Decimal, value: Decimal) -> bool:
    """Whether `value` may be told as `word` `stated`; both are magnitudes in one unit."""
    if stated <= 0 or value < 0:
        return False
    word = bare_hedge(word)
    side = approx_bound(word)
    grain = _grain(stated)
    if side == "below":
        if word in _STRICTLY_BELOW and value == stated:
            return False
        least = (
            max(_NEARLY * stated, stated - grain)
            if word in _NEAR
            else max(_UNDER * stated, stated - 2 * grain)
        )
        return least <= value <= stated
    if side == "above":
        if word in _ODD:
            odd = value < stated + _place(stated) and (stated < 100 or value <= _ODDLY * stated)
            return value >= stated and odd
        return stated <= value <= min(_OVER * stated, stated + 2 * grain)
    off = abs(value - stated)
    return off * 2 <= grain and off * 10 <= stated


def bare_hedge(word: str) -> str:
    """达近 and 已超 are 近 and 超: what stands before the approximator says nothing of the side."""
    word = word.strip().lower()
    for start in range(len(word)):
        if approx_bound(word[start:]) in ("below", "above"):
            return word[start:]
    return word


def _place(value: Decimal) -> Decimal:
    """The place value of the last digit that is not 0: 100 for 300, 0.1 for 1.2."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _grain(value: Decimal) -> Decimal:
    """How finely a round number is meant: 100 for 300, 500 for 1500, 1 for 152."""
    last = value.normalize().as_tuple().digits[-1]
    return _place(value) * (5 if last == 5 else 1)
