"""Working out a formula: amounts with units, so that a quotient can be printed as a percent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import reduce

from assistant.errors import FactsError
from assistant.facts.formulas import Binary, Call, Name, Negative, Node, Number
from assistant.figures import kind_of_unit

PERCENT, POINT = "%", "个百分点"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a canonical unit; `quotient` marks a share, which unit % prints a hundredfold.

    `arithmetic` is how it came about, with numbers in it: `149 ÷ 176`.
    """

    value: Decimal
    unit: str = ""
    quotient: bool = False
    percent: bool = False
    arithmetic: str = ""
    atom: bool = True

    def shown(self) -> str:
        return self.arithmetic if self.atom else f"({self.arithmetic})"


Lookup = Callable[[str], Amount | None]


def work_out(node: Node, lookup: Lookup) -> Amount | None:
    """The amount of a formula, or None when one of its facts is a gap.

    `lookup` gives the amount of an id, None for a gap. Raises FactsError on division by zero
    and on units that do not go together.
    """
    with localcontext() as context:
        context.prec = 50
        return _work_out(node, lookup)


def _work_out(node: Node, lookup: Lookup) -> Amount | None:
    match node:
        case Number(value=value):
            return Amount(value, arithmetic=plain(value))
        case Name(id=name):
            return lookup(name)
        case Negative(of=inner):
            amount = _work_out(inner, lookup)
            if amount is None:
                return None
            return Amount(-amount.value, amount.unit, amount.quotient, amount.percent, f"-{amount.shown()}")
        case Binary(operator=operator, left=left, right=right):
            first, second = _work_out(left, lookup), _work_out(right, lookup)
            if first is None or second is None:
                return None
            return _OPERATIONS[operator](first, second)
        case Call(function=function, arguments=arguments):
            amounts = [_work_out(argument, lookup) for argument in arguments]
            known = [amount for amount in amounts if amount is not None]
            return _FUNCTIONS[function](known) if len(known) == len(amounts) else None


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros behind the last digit that counts."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _joined_unit(a: Amount, b: Amount) -> str:
    if a.unit == b.unit or not b.unit:
        return a.unit
    if not a.unit:
        return b.unit
    if {a.unit, b.unit} == {PERCENT, POINT}:
        return PERCENT
    if kind_of_unit(a.unit) != kind_of_unit(b.unit):
        raise FactsError(
            f"单位不同，不能相加减：{a.unit}与{b.unit}", f"units do not go together: {a.unit} and {b.unit}"
        )
    return ""


def _add(a: Amount, b: Amount) -> Amount:
    quotient = a.quotient or b.quotient
    text = f"{a.arithmetic} + {b.shown() if b.value < 0 else b.arithmetic}"
    return Amount(a.value + b.value, _joined_unit(a, b), quotient, a.percent or b.percent, text, False)


def _subtract(a: Amount, b: Amount) -> Amount:
    unit = POINT if a.unit == b.unit == PERCENT else _joined_unit(a, b)
    text = f"{a.arithmetic} - {b.shown()}"
    return Amount(a.value - b.value, unit, a.quotient or b.quotient, a.percent or b.percent, text, False)


def _multiply(a: Amount, b: Amount) -> Amount:
    text = f"{a.shown()} × {b.shown()}"
    for share, factor in ((a, b), (b, a)):
        if share.quotient and not factor.unit and factor.value == _HUNDRED and not factor.quotient:
            return Amount(a.value * b.value, PERCENT, arithmetic=text, atom=False)
        if share.unit == PERCENT and factor.unit != PERCENT and factor.unit:
            return Amount(a.value * b.value / _HUNDRED, factor.unit, arithmetic=text, atom=False)
    unit = a.unit if not b.unit else b.unit if not a.unit else ""
    return Amount(a.value * b.value, unit, a.quotient and b.quotient, arithmetic=text, atom=False)


def _divide(a: Amount, b: Amount) -> Amount:
    text = f"{a.shown()} ÷ {b.shown()}"
    if not b.value:
        raise FactsError("除数为零", "division by zero", found=text)
    alike = a.unit == b.unit or (
        kind_of_unit(a.unit) == kind_of_unit(b.unit) == "count" and a.unit and b.unit
    )
    if alike:
        return Amount(a.value / b.value, quotient=True, arithmetic=text, atom=False)
    unit = a.unit if not b.unit else f"{a.unit}/{b.unit}" if a.unit else ""
    return Amount(a.value / b.value, unit, not unit, arithmetic=text, atom=False)


def _share(amounts: list[Amount]) -> Amount:
    part = _divide(*amounts)
    return Amount(part.value, quotient=True, percent=True, arithmetic=part.arithmetic, atom=False)


def _growth(amounts: list[Amount]) -> Amount:
    now, before = amounts
    _joined_unit(now, before)
    if not before.value:
        raise FactsError("除数为零：上期值为 0，算不出增长率", "division by zero: the earlier value is 0")
    text = f"({now.arithmetic} - {before.shown()}) ÷ {before.shown()}"
    value = (now.value - before.value) / abs(before.value)
    return Amount(value, quotient=True, percent=True, arithmetic=text, atom=False)


def _round(amounts: list[Amount]) -> Amount:
    amount = amounts[0]
    places = int(amounts[1].value) if len(amounts) > 1 else 0
    value = round_half_up(amount.value, places)
    return Amount(value, amount.unit, amount.quotient, amount.percent, amount.arithmetic, amount.atom)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The value at so many decimal places, halves away from zero, as offices round (GB/T 8170 aside)."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")


def _best(choose: Callable[..., Amount]) -> Callable[[list[Amount]], Amount]:
    return lambda amounts: choose(amounts, key=lambda amount: amount.value)


_OPERATIONS = {"+": _add, "-": _subtract, "*": _multiply, "/": _divide}
_FUNCTIONS: dict[str, Callable[[list[Amount]], Amount]] = {
    "sum": lambda amounts: reduce(_add, amounts),
    "min": _best(min),
    "max": _best(max),
    "growth": _growth,
    "share": _share,
    "round": _round,
}
