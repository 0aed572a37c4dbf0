"""Small numbers in Chinese numerals, for percents told in words."""

from __future__ import annotations

from decimal import Decimal

from tests.grounding.planted.wording import shown

DIGITS = "零一二三四五六七八九"


def spelled(value: Decimal) -> str:
    """86.3 as 八十六点三; below 200."""
    whole, _, rest = shown(value).partition(".")
    number = int(whole)
    if number >= 100:
        spelled = "一百" + (
            "" if number == 100 else f"零{DIGITS[number % 100]}" if number < 110 else _tens(number - 100)
        )
    else:
        spelled = _tens(number)
    return spelled + ("点" + "".join(DIGITS[int(c)] for c in rest) if rest else "")


def _tens(number: int) -> str:
    ten, one = divmod(number, 10)
    if not ten:
        return DIGITS[one]
    return ("" if ten == 1 else DIGITS[ten]) + "十" + (DIGITS[one] if one else "")
