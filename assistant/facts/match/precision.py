"""How finely a figure is printed, and whether a value rounds to it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.arithmetic import round_half_up
from assistant.figures import Figure
from assistant.figures.numerals import FULL_WIDTH

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?|\.(\d+)")
_QUOTIENT = re.compile(r"\d\s*[∶:：比]\s*1\D*\Z")  # 16.9∶1: the first number is the exact one
_POINT = re.compile(r"点([零〇一二三四五六七八九]+)")
_SCALE_WORDS = (("万亿", 12), ("亿", 8), ("万", 4), ("成", 1))
_COARSEST = Decimal("0.2")  # a rounding that moves the value by more than a fifth says another thing


def step_of(figure: Figure) -> Decimal:
    """The value of one unit in the last place printed: 0.1 for 98.5%, 1000000 for 2.63亿元, 1 for 321人.

    Trailing zeros of a whole number count as printed: 2000人 is exact to one.
    """
    text = figure.text.translate(FULL_WIDTH).replace("，", ",")
    found = list(_DIGITS.finditer(text))
    if not found:
        return _chinese_step(text)
    last = found[0] if _QUOTIENT.search(text) else found[-1]
    decimals = len(last[1] or last[2] or "")
    return _scale_behind(figure, text, last).scaleb(-decimals)


def _scale_behind(figure: Figure, text: str, digits: re.Match[str]) -> Decimal:
    number = Decimal(digits[0].replace(",", "").rstrip("."))
    try:
        value = abs(Decimal(figure.value_high or figure.value))
    except ArithmeticError:
        return Decimal(1)
    if number and value:
        scale = value / number
        power = Decimal(1).scaleb(scale.adjusted())
        if scale == power:
            return max(power, Decimal("0.01"))
    behind = text[digits.end() :]
    return next((Decimal(1).scaleb(p) for word, p in _SCALE_WORDS if behind.startswith(word)), Decimal(1))


def _chinese_step(text: str) -> Decimal:
    """两千三百 is exact to one, 三点五亿 to 0.1亿, 九成 to 10 %, 八成六 to one."""
    for word, power in _SCALE_WORDS:
        if word in text:
            behind = text.rpartition(word)[2]
            if re.match(r"[零〇一二两三四五六七八九十百千]", behind):
                return Decimal(1)
            point = _POINT.search(text)
            return Decimal(1).scaleb(power - (len(point[1]) if point else 0))
    point = _POINT.search(text)
    return Decimal(1).scaleb(-len(point[1])) if point else Decimal(1)


def digits_told(figure: Figure) -> int:
    """How many digits say something: 3 in 98.5, 2 in 4.0, 1 in 2000 and 三成."""
    text = figure.text.translate(FULL_WIDTH)
    if "." in text:
        return len("".join(c for c in text if c.isdigit()).lstrip("0"))
    return len(figure.value.replace(".", "").strip("-0"))


def rounds_to(value: Decimal, stated: Decimal, step: Decimal) -> bool:
    """Whether `stated` is `value` rounded at `step`, halves up, and not rounded beyond recognition."""
    if not stated or not step:
        return False
    if abs(value - stated) > step:
        return False
    return round_half_up(value / step, 0) * step == stated and (
        step <= 1 or abs(value - stated) <= abs(value) * _COARSEST
    )
