"""What an id or a formula comes to, and the units in which that is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from assistant.errors import FactsError
from assistant.facts.arithmetic import PERCENT, POINT, Amount
from assistant.facts.model import Fact
from assistant.figures import Quantity, split_unit


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression (an id or a formula) comes to.

    `quantity` is canonical (no multiplier in the unit) and None for words and gaps; `unit` is
    as written (万元), for printing; `facts` are the ids it rests on; `arithmetic` is the
    calculation with numbers in it, empty for a fact that was given.
    """

    expression: str
    quantity: Quantity | None = None
    text: str = ""
    unit: str = ""
    digits: int | None = None
    approx: str = ""
    facts: tuple[str, ...] = ()
    sensitive: bool = False
    arithmetic: str = ""
    fact: Fact | None = field(default=None, repr=False)

    @property
    def gap(self) -> bool:
        return self.quantity is None and not self.text

    @property
    def derived(self) -> bool:
        return bool(self.arithmetic)


def given(fact: Fact) -> Resolved:
    """What a fact comes to that is no formula."""
    return Resolved(
        fact.id,
        fact.quantity,
        text=fact.text,
        unit=fact.unit,
        digits=fact.digits,
        approx=fact.approx,
        facts=(fact.id,),
        sensitive=fact.sensitive,
        fact=fact,
    )


def amount_of(resolved: Resolved) -> Amount | None:
    """What a formula counts with; None over a gap. Raises FactsError for words and for a range."""
    if resolved.text:
        raise FactsError(
            f"“{resolved.expression}”是文字，不能计算", f"`{resolved.expression}` is words, not a number"
        )
    if resolved.quantity is None:
        return None
    if resolved.quantity.high is not None:
        raise FactsError(
            f"“{resolved.expression}”是一个区间，不能计算", f"`{resolved.expression}` is a range"
        )
    value, unit = resolved.quantity.value, resolved.quantity.unit
    scale, _ = split_unit(resolved.unit)
    shown = f"{_plain(value / scale)}{_shown_scale(scale)}{unit if unit == PERCENT else ''}"
    return Amount(value, unit, arithmetic=shown)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    if len(text) > 18 and "." in text:
        text = format(round(value, 6), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown_scale(scale: Decimal) -> str:
    return {12: "万亿", 8: "亿", 4: "万"}.get(scale.adjusted(), "") if scale > 1 else ""


def in_unit(amount: Amount, unit: str) -> tuple[Quantity, str]:
    """The amount in the unit that the fact declares, or in the one that follows from the formula."""
    _, canonical = split_unit(unit)
    value = amount.value
    if amount.quotient and (canonical in (PERCENT, POINT) or (not unit and amount.percent)):
        return Quantity(value * 100, None, canonical or PERCENT), unit or PERCENT
    if not unit:
        return Quantity(value, None, amount.unit), amount.unit
    return Quantity(value, None, canonical), unit
