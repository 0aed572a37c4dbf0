"""Numbers in every spelling, to Decimal, and whole numbers to Chinese.

Follows GB/T 15835-2011 in what it prints; reads far more than the standard allows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％＋－：／", "0123456789.,%+-:/")
_FINANCIAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩〇", "一二二三三四五六六七八九十百千万亿两零")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
BIG = {"亿": 10**8, "万": 10**4}
MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
    "十万亿": Decimal(10**13),
    "百万亿": Decimal(10**14),
    "千万亿": Decimal(10**15),
}
LONGEST = 40  # characters; nothing longer is a number that a report states

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[   ]\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_MULT = r"(?:[十百千]?万亿|[十百千]?[万亿]|[十百千])"
_MIXED = re.compile(rf"([+\-−±]?)((?:{_ARABIC}){_MULT}?(?:零?\d+(?:\.\d+)?{_MULT})*)$")
_LAKHS = re.compile(r"-?\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")  # 4,12,600 as India groups digits
_PART = re.compile(rf"({_ARABIC})({_MULT}?)")
_D = "[一二两三四五六七八九]"
_SECTION = re.compile(rf"(?:({_D}?)千)?零?(?:({_D}?)百)?零?(?:({_D}?)十)?零?({_D})?")
_SEPARATOR = re.compile(r"[,   ]")


def parse_number(text: str) -> Decimal | None:
    """The number that the whole of `text` spells, or None; never raises.

    `７,030.5万`, `三百二十一`, `壹佰`, `两万五`, `3千`, `1亿2000万`, `二〇二五` and `-3.2` are numbers.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    plain = text.translate(FULL_WIDTH).replace("−", "-")
    if _LAKHS.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if match := _MIXED.match(plain):
        value = mixed_value(match[2])
        return -value if value is not None and match[1] == "-" else value
    if plain[0] in "负-" and len(plain) > 1 and plain[1] not in "负-":
        value = parse_number(plain[1:])
        return None if value is None else -value
    return chinese_value(plain)


def arabic_value(digits: str) -> Decimal:
    """The value of half-width digits with or without separators (`7,030.5`)."""
    return Decimal(digits if digits.isdigit() else _SEPARATOR.sub("", digits))


def mixed_value(text: str) -> Decimal | None:
    """The value of half-width digits with multipliers (`1.2万`, `1亿2000万`); None when they ascend."""
    total, last = Decimal(0), Decimal("Infinity")
    for digits, multiplier in _PART.findall(text):
        factor = MULTIPLIERS[multiplier] if multiplier else Decimal(1)
        if factor >= last or (last.is_finite() and arabic_value(digits) * factor >= last):
            return None
        total += arabic_value(digits) * factor
        last = factor
    return total


def chinese_value(text: str) -> Decimal | None:
    """The value of a number in Chinese numerals, plain or financial, or None."""
    return _chinese_value(text) if len(text) <= LONGEST else None


@lru_cache(4096)
def _chinese_value(text: str) -> Decimal | None:
    text = text.translate(_FINANCIAL).replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > LONGEST:
        return None
    whole, point, fraction = text.partition("点")
    if point:
        return _with_fraction(whole, fraction)
    if all(c in DIGITS for c in text):
        return _positional(text)
    return _structured(text)


def _positional(text: str) -> Decimal | None:
    """二〇二五 is 2025; 两 stands only alone."""
    if len(text) > 1 and "两" in text:
        return None
    return Decimal("".join(str(DIGITS[c]) for c in text))


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    """三点二 is 3.2, 三点五万 is 35000."""
    digits = fraction.rstrip("百千万亿")
    factor = MULTIPLIERS.get(fraction[len(digits) :]) if digits != fraction else Decimal(1)
    before = chinese_value(whole) if whole else None
    if before is None or factor is None or not digits or any(c not in DIGITS or c == "两" for c in digits):
        return None
    return (before + Decimal("0." + "".join(str(DIGITS[c]) for c in digits))) * factor


def _structured(text: str) -> Decimal | None:
    """Numerals with 十百千万亿; a last digit without a place takes the next one below (两万五)."""
    for name, unit in BIG.items():
        head, found, tail = text.rpartition(name)
        if found:
            high = _structured(head) if head else Decimal(1)
            low = _below(tail, unit)
            if not high or low is None or low >= unit or (name == "万" and high >= unit):
                return None
            return high * unit + low
    return _section(text)


def _below(tail: str, unit: int) -> Decimal | None:
    """What stands after 万 or 亿: 五 after 万 is 5000, 零五 is 5."""
    if not tail:
        return Decimal(0)
    if len(tail) == 1 and tail in DIGITS and tail != "零":
        return Decimal(DIGITS[tail] * unit // 10)
    return _structured(tail.removeprefix("零"))


def _section(text: str) -> Decimal | None:
    """A number below 10000."""
    match = _SECTION.fullmatch(text)
    if match is None or not text:
        return None
    value, last = 0, 0
    for digit, place in ((match[1], 1000), (match[2], 100), (match[3], 10)):
        if digit is not None:
            if not digit and last and place != 10:
                return None
            value, last = value + DIGITS.get(digit, 1) * place, place
    if match[4]:
        value += DIGITS[match[4]] * (last // 10 if last > 10 and text[-2:-1] != "零" else 1)
    return Decimal(value)


def to_chinese(n: int) -> str:
    """A whole number in Chinese numerals: 一, 十一, 二十, 一百零五, 一万零三十; 负 before what is below 0."""
    if n < 0:
        return "负" + to_chinese(-n)
    if n == 0:
        return "零"
    spelled = _spell(n)
    return spelled[1:] if spelled.startswith("一十") else spelled


def _spell(n: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= unit:
            head, rest = divmod(n, unit)
            gap = "零" if rest and rest < unit // 10 else ""
            return _spell(head) + name + gap + (_spell(rest) if rest else "")
    return "零一二三四五六七八九"[n]


def plain(value: Decimal) -> str:
    """The value as digits without exponent, trailing zeros or a sign of zero: `120000000`, `12.5`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
