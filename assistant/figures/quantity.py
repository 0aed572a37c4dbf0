"""Quantities: a number with its unit, canonical, without a multiplier in the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.figures.lexicon import english_units, signs, units
from assistant.figures.model import Kind
from assistant.figures.numerals import MULTIPLIERS, parse_number

_ONE = Decimal(1)
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "000": Decimal(1000),
    "'000": Decimal(1000),
    "’000": Decimal(1000),
    "k": Decimal(1000),
    "million": Decimal(10**6),
    "mn": Decimal(10**6),
    "m": Decimal(10**6),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "trillion": Decimal(10**12),
    "mio": Decimal(10**6),
    "mio.": Decimal(10**6),
    "mrd": Decimal(10**9),
    "mrd.": Decimal(10**9),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
    "tn": Decimal(10**12),
}
_HAN = re.compile(r"[\u3400-\u9fff]")
_MULTIPLIED = re.compile(r"([十百千]?万亿|[十百千]?[万亿]|[百千])(.*)", re.S)
# The sign of a currency may stand glued to its multiplier: £m, $bn, £'000.
_SIGNED = re.compile(r"((?:US|HK|[ACS])?\$|[£€¥￥])\s*(.*)", re.S | re.I)
_NEGATIVE = re.compile(r"[(（]([^()（）]+)[)）](%?)")
_POWER = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}")
_OUTER_SIGN = re.compile(r"([+＋\-−－])\s*([^+＋\-−－].*)", re.S)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a span of numbers up to `high`, of one `unit` (元, never 万元), about which `approx` is said."""

    value: Decimal
    high: Decimal | None
    unit: str
    approx: str = ""


def split_unit(unit: str) -> tuple[Decimal, str]:
    """The multiplier and the canonical unit of a unit as people write it.

    `万元` is 10000 元, `亿` is 100000000 of no unit, `百分点` is 个百分点, `USD million` and `$m` a million USD.
    Raises nothing; a unit that nobody knows comes back as it is.
    """
    unit = unit.strip()
    if unit[:1] in ("(", "（") and unit[-1:] in (")", "）"):  # （万元） of a header; but 台（套） is one unit
        unit = unit[1:-1].strip()
    known = units().get(unit)
    if known:
        return _ONE, known.name
    if match := _SIGNED.fullmatch(unit):
        factor, rest = _english_unit(f"{match[1].upper()} {match[2]}")
        return (factor, rest) if rest in signs().values() else (_ONE, unit)
    if unit and (unit.isascii() or not _HAN.search(unit)):  # million m³ and ₹ crore too
        return _english_unit(unit)
    if match := _MULTIPLIED.fullmatch(unit):
        return MULTIPLIERS[match[1]], split_unit(match[2])[1] if match[2] else ""
    return _ONE, unit


@cache
def _signs() -> dict[str, str]:
    """The currencies by sign and code in upper case: KSh and KES."""
    return {sign.upper(): unit for sign, unit in signs().items()}


def _english_unit(unit: str) -> tuple[Decimal, str]:
    """`USD million`, `million yuan`, `per cent`: the multiplier wherever it stands, and the rest.

    A lone `m` is metres and a lone `k` nothing; beside a currency both are multipliers.
    """
    written = unit.split()
    factor, rest = _ONE, list[str]()
    for word in written:
        scale = None if len(written) == 1 and word in ("m", "k") else _SCALES.get(_singular(word))
        factor, rest = (factor * scale, rest) if scale else (factor, [*rest, word])
    name = " ".join(rest)
    if sign := _signs().get(name.upper()):
        return factor, sign
    known = english_units().get(name.lower())
    return factor, known[0] if known else name


def _singular(word: str) -> str:
    word = word.lower()
    return word.removesuffix("s") if word.endswith(("ns", "nds", "eds")) else word


def kind_of_unit(unit: str) -> Kind:
    """The kind that figures of this unit have; an unknown unit counts things, a multiplier changes nothing."""
    known = units().get(unit)
    if known:
        return known.kind
    if "/" in unit:
        return "money" if _is_money(unit.partition("/")[0]) else "measure"
    english = english_units().get(unit.lower())
    if english:
        return english[1]
    _, name = split_unit(unit)
    return kind_of_unit(name) if name != unit and name else "count"


def _is_money(unit: str) -> bool:
    return bool(unit) and kind_of_unit(unit) == "money"


def parse_quantity(text: str, language: str = "zh") -> Quantity | None:
    """The quantity that the whole of `text` states, as a cell of a sheet would, or None; never raises.

    A plain number is a number here whatever it looks like elsewhere (110, 12345, 13800138000). `(1,234)`
    is -1234, as in accounts; a number in words of either language is read (12.4 million).
    """
    text = text.strip()
    if (number := parse_number(text)) is not None:
        return Quantity(number, None, "")
    if _POWER.fullmatch(text):
        return Quantity(Decimal(format(Decimal(text), "f")), None, "")
    if match := _NEGATIVE.fullmatch(text):
        return _turned(parse_quantity(match[1] + match[2], language), whole=True)
    found = _stated(text, language) or _stated(text, "en" if language == "zh" else "zh")
    if found is None and (match := _OUTER_SIGN.fullmatch(text)):
        found = _stated(match[2], language)
        return found if match[1] in "+＋" else _turned(found)
    return found


def _turned(quantity: Quantity | None, *, whole: bool = False) -> Quantity | None:
    """The negative of a positive quantity; what is marked in brackets must be a number with no more than %."""
    if quantity is None or quantity.value < 0 or quantity.high is not None:
        return None
    if whole and (quantity.unit not in ("", "%") and kind_of_unit(quantity.unit) != "money"):
        return quantity
    return Quantity(-quantity.value, None, quantity.unit, quantity.approx)


def _stated(text: str, language: str) -> Quantity | None:
    """The one figure that the text consists of, but for an approximator and brackets."""
    from assistant.figures.find import find_figures

    found = find_figures(text, language)
    if len(found.figures) != 1 or found.non_figures or found.placeholders:
        return None
    figure = found.figures[0]
    if figure.kind in ("date", "time") or not _DECIMAL.fullmatch(figure.value):
        return None
    if figure.value_high is not None and not _DECIMAL.fullmatch(figure.value_high):
        return None
    outside = (text[: figure.start] + text[figure.end :]).replace(figure.approx, "", 1).strip()
    if outside.strip(" （）()人民币"):
        return None
    high = None if figure.value_high is None else Decimal(figure.value_high)
    return Quantity(Decimal(figure.value), high, figure.unit, figure.approx)
