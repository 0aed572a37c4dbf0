"""How each language prints the figures of a planted case, and the words that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()


def shown(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Wording:
    """`scales` are a multiplier and the one it is taken for; `near` and `over` hedge from below and above."""

    language: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    more: tuple[str, str]
    opposite: Mapping[str, str]
    money: str
    point: str
    scales: tuple[str, str]
    near: str
    over: str

    def number(self, value: Decimal) -> str:
        """12,345.6 in English, 12345.6 in Chinese."""
        if self.language == "zh":
            return shown(value)
        whole, _, rest = shown(value).partition(".")
        return f"{int(whole):,}" + (f".{rest}" if rest else "")

    def figure(self, value: Decimal, unit: str) -> str:
        """Number and unit as a report prints them."""
        number = self.number(value)
        if self.language == "zh" or unit == "%":
            return f"{number}{unit}"
        return f"£{number} million" if unit == self.money else f"{number} {unit}"

    def year(self, year: int) -> str:
        return f"{year}年" if self.language == "zh" else str(year)


ZH = Wording(
    "zh",
    ("增长", "上升", "增加"),
    ("下降", "减少", "降低"),
    ("增加", "减少"),
    {
        "增长": "下降",
        "上升": "下降",
        "增加": "减少",
        "下降": "增长",
        "减少": "增加",
        "降低": "增长",
        "提高": "降低",
    },
    "万元",
    "个百分点",
    ("万", "亿"),
    "近",
    "超",
)
EN = Wording(
    "en",
    ("rose", "increased", "grew"),
    ("fell", "decreased", "declined"),
    ("up", "down"),
    {
        "rose": "fell",
        "increased": "decreased",
        "grew": "declined",
        "fell": "rose",
        "decreased": "increased",
        "declined": "grew",
    },
    "million GBP",
    "percentage points",
    ("million", "billion"),
    "nearly ",
    "over ",
)
WORDINGS = {"zh": ZH, "en": EN}


def in_words(number: int) -> str:
    """86 as eighty-six; below 100."""
    if number < len(_ONES):
        return _ONES[number]
    ten, one = divmod(number, 10)
    return _TENS[ten] + (f"-{_ONES[one]}" if one else "")
