"""How a value is printed: scale, digits, unit, approximator, direction (GB/T 15835-2011)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.facts.arithmetic import PERCENT, POINT, plain, round_half_up
from assistant.facts.match.senses import is_place
from assistant.facts.resolved import Resolved
from assistant.figures import kind_of_unit, split_unit
from assistant.language import Language

_BEFORE_NO_MORE = frozenset(["余", "多", "来"])
_AFTER = frozenset([*["以上", "以下", "左右", "以内", "上下", "有余", "之多"], "or more", "or so"])
_ZH_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_EN_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_SYMBOLS = frozenset(["$", "£", "€", "¥", "US$", "HK$", "A$"])
_CODES = {"美元": "USD", "元": "CNY", "英镑": "GBP", "欧元": "EUR", "港元": "HKD", "日元": "JPY"}
_MULTIPLIER = re.compile(r"\b(?:thousand|million|billion|trillion|mn|bn|m|k)\b|[万亿]", re.IGNORECASE)
CHANGE_FORMS = frozenset(["增减", "change"])
NUMBER_FORM = "number"


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as printed. `before` and `after` hold approximator and direction; `figure` number and unit."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return self.before + self.figure + self.after


def print_value(resolved: Resolved, language: Language = "zh", form: str = "") -> Printed:
    """The value as words on paper: 近 | 2000人, 增长 | 7.1%, XX | 万元 for a gap.

    `form` 增减 (change) prints the direction by the sign; `%` prints a quotient as a percent;
    `number` leaves the unit of what is counted to the words behind it (14 formal complaints). A place in a ranking
    (排名 = 4位) is 第4位.
    """
    if resolved.text:
        return Printed("", resolved.text, "")
    if form == NUMBER_FORM:
        resolved = _uncounted(resolved)
    if resolved.quantity is None:
        return Printed("", _gap(resolved, language), "")
    if form == PERCENT and not resolved.quantity.unit:
        resolved = _as_percent(resolved)
    assert resolved.quantity is not None
    before, after, inside = _hedge(resolved.approx, language)
    if form in CHANGE_FORMS:
        word = direction_word(resolved, language)
        figure = _figure(resolved, abs(resolved.quantity.value), language, inside)
        if not resolved.quantity.value or not any(c in "123456789" for c in figure):
            return Printed("", word if resolved.quantity.value == 0 else word + figure, "")
        return Printed(word + before, figure, after)
    if resolved.quantity.high is not None:
        return Printed(before, _range(resolved, language), after)
    if language == "zh" and is_place(resolved):
        return Printed(before, f"第{plain(resolved.quantity.value)}{resolved.quantity.unit}", after)
    return Printed(before, _figure(resolved, resolved.quantity.value, language, inside), after)


def print_number(resolved: Resolved, unit: str, language: Language = "zh") -> str:
    """The number alone, counted in `unit` (万元), for the cell of a table whose heading names the unit.

    Digits are those of the fact. A range has both its ends; XX stands for a gap, and words for themselves.
    """
    if resolved.text or resolved.quantity is None:
        return resolved.text or "XX"
    scale, _ = split_unit(unit)
    ends = [end for end in (resolved.quantity.value, resolved.quantity.high) if end is not None]
    numbers = [
        _number(end / scale, _digits(resolved, end / scale, scale), resolved.digits is not None, language)
        for end in ends
    ]
    before, after, inside = _hedge(resolved.approx, language)
    return before + ("～" if language == "zh" else "–").join(numbers) + inside + after


def direction_word(resolved: Resolved, language: Language) -> str:
    """增长, 下降 or 持平 by the sign; points are 提高 or 下降 (rose, fell, unchanged)."""
    assert resolved.quantity is not None
    value, point = resolved.quantity.value, resolved.quantity.unit == POINT
    if language == "en":
        return "unchanged" if not value else "rose " if value > 0 else "fell "
    return "持平" if not value else ("提高" if point else "增长") if value > 0 else "下降"


def _as_percent(resolved: Resolved) -> Resolved:
    assert resolved.quantity is not None
    quantity = type(resolved.quantity)(resolved.quantity.value * 100, None, PERCENT)
    return Resolved(
        resolved.expression,
        quantity,
        unit=PERCENT,
        digits=resolved.digits,
        facts=resolved.facts,
        sensitive=resolved.sensitive,
        arithmetic=resolved.arithmetic,
    )


def _uncounted(resolved: Resolved) -> Resolved:
    """Without the noun of what is counted; money, measures and percents keep their unit."""
    if kind_of_unit(resolved.unit) != "count":
        return resolved
    quantity, fact = resolved.quantity, resolved.fact
    if quantity is None:
        return replace(resolved, unit="", fact=fact and fact.model_copy(update={"unit": ""}))
    return replace(resolved, quantity=replace(quantity, unit=""), unit=_scale_of(resolved.unit))


def _scale_of(unit: str) -> str:
    found = _MULTIPLIER.match(unit.strip())
    return found[0] if found else ""


def _gap(resolved: Resolved, language: Language) -> str:
    unit = resolved.unit or (resolved.fact.unit if resolved.fact else "")
    if language == "en" and unit and unit != PERCENT:
        if _is_code(unit):
            return f"{unit} XX"
        return f"{unit}XX" if unit in _SYMBOLS else f"XX {unit}"
    return f"XX{unit}"


def _hedge(approx: str, language: Language) -> tuple[str, str, str]:
    if not approx:
        return "", "", ""
    if language == "en":
        return ("", f" {approx}", "") if approx in _AFTER else (f"{approx} ", "", "")
    if approx in _BEFORE_NO_MORE:
        return "", "", approx
    return ("", approx, "") if approx in _AFTER else (approx, "", "")


def _figure(resolved: Resolved, value: Decimal, language: Language, inside: str = "") -> str:
    assert resolved.quantity is not None
    unit = resolved.quantity.unit
    scale, word = _scale(resolved, value, language)
    digits = _digits(resolved, value / scale, scale)
    number = _number(value / scale, digits, resolved.digits is not None, language)
    if language == "en":
        return _english(number, word, _english_unit(resolved))
    return f"{number}{word}{inside if unit != PERCENT else ''}{unit}"


def _range(resolved: Resolved, language: Language) -> str:
    """Both ends; the unit is repeated after a percent or a multiplier (GB/T 15835-2011, 5.1.5)."""
    assert resolved.quantity is not None and resolved.quantity.high is not None
    low = _figure(resolved, resolved.quantity.value, language)
    high = _figure(resolved, resolved.quantity.high, language)
    unit = resolved.quantity.unit
    if language == "en":
        return f"{low.removesuffix(_english_unit(resolved)).strip()}–{high}"
    repeated = unit == PERCENT or low.removesuffix(unit)[-1:] in "万亿"
    return f"{low if repeated else low.removesuffix(unit)}～{high}"


def _scale(resolved: Resolved, value: Decimal, language: Language) -> tuple[Decimal, str]:
    """The multiplier to print with, and its word."""
    assert resolved.quantity is not None
    written, _ = split_unit(resolved.unit)
    scales = _EN_SCALES if language == "en" else _ZH_SCALES
    words = dict(scales)
    kept = (written, words.get(written, "")) if written in words else (Decimal(1), "")
    if kind_of_unit(resolved.quantity.unit) != "money":
        return kept
    if resolved.digits is not None:
        if kept[1]:
            return kept
        value = round_half_up(value, resolved.digits)
    for scale, word in scales:
        fits = _places(value / scale) <= 2 or resolved.derived
        if abs(value) >= scale and fits:
            return scale, word
    return kept


def _places(value: Decimal) -> int:
    """Decimal places that count."""
    text = plain(value)
    return len(text.partition(".")[2])


def _digits(resolved: Resolved, value: Decimal, scale: Decimal) -> int:
    """Decimal places to print: as asked; exact for what was given; one for a derived percent, else two.

    What is not quite nothing never rounds to 0, nor a share that is not quite all to 100%, though fewer
    digits were asked for.
    """
    assert resolved.quantity is not None
    if resolved.digits is not None:
        written, _ = split_unit(resolved.unit)
        digits = resolved.digits if written == scale else min(_places(value), 2)
    elif not resolved.derived:
        return min(_places(value), 12)
    else:
        digits = min(1 if resolved.quantity.unit in (PERCENT, POINT) else 2, _places(value))
    while digits < 6 and _misleads(value, round_half_up(value, digits), resolved.quantity.unit):
        digits += 1
    return digits


def _misleads(value: Decimal, rounded: Decimal, unit: str) -> bool:
    return value != rounded and (rounded == 0 or (rounded == 100 and unit == PERCENT))


def _number(value: Decimal, digits: int, fixed: bool, language: Language) -> str:
    rounded = round_half_up(value, digits)
    text = format(rounded, "f") if fixed else plain(rounded)
    if rounded == 0:
        text = text.lstrip("-")
    if language == "en":
        whole, dot, rest = text.lstrip("-").partition(".")
        return ("-" if text.startswith("-") else "") + f"{int(whole):,}{dot}{rest}"
    return text


def _english_unit(resolved: Resolved) -> str:
    """The unit as it was written, without its multiplier; a code stands for what was never written."""
    assert resolved.quantity is not None
    unit = resolved.quantity.unit
    if unit == POINT:
        return "percentage points"
    written = _MULTIPLIER.sub("", resolved.unit).strip()
    return written if written and written.isascii() else _CODES.get(unit, unit)


def _english(number: str, word: str, unit: str) -> str:
    scaled = f"{number} {word}" if word else number
    if not unit or unit == PERCENT:
        return scaled + unit
    if unit in _SYMBOLS:
        return f"-{unit}{scaled[1:]}" if scaled.startswith("-") else f"{unit}{scaled}"
    return f"{unit} {scaled}" if _is_code(unit) else f"{scaled} {unit}"


def _is_code(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper() and kind_of_unit(unit) == "money"
