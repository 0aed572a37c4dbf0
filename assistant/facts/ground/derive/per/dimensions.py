"""Rates and products that no word need announce, since their units do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.facts.ground.claims import Claim
from assistant.facts.ground.derive.operands import Result, number, value
from assistant.facts.ground.derive.per.amounts import decimal, held_in, measures, parts_of
from assistant.facts.ground.derive.unsaid.about import may_go_with
from assistant.facts.match import exchange
from assistant.figures import Figure, kind_of_unit


def by_dimension(figure: Figure, here: Sequence[Claim]) -> Iterator[Result]:
    """What no word need announce, since the units do: hours at full load, and a rate times the amount it is per."""
    if not figure.unit:
        return
    if (hours := exchange(figure.unit, "hours")) is not None:
        for energy in (c for c in here if c.unit and exchange("MWh", c.unit)):
            for power in (c for c in here if c.unit and exchange("MW", c.unit) and may_go_with(c, energy)):
                ran = held_in("MWh", energy) / held_in("MW", power) / decimal(hours)
                yield Result(
                    ran, figure.unit, "a / b", f"{number(energy)} ÷ {number(power)}", (energy, power)
                )
    for rate in here:
        unit, each = parts_of(rate)
        swap = exchange(figure.unit, unit) if unit and each else None
        if swap is None or kind_of_unit(figure.unit) != kind_of_unit(unit):
            continue
        for amount in here:
            if amount.index == rate.index or not measures(amount) or not may_go_with(rate, amount):
                continue
            if (size := exchange(each, amount.unit)) is not None:
                result = value(rate) * value(amount) / decimal(size) / decimal(swap)
                yield Result(
                    result, figure.unit, "a * b", f"{number(rate)} × {number(amount)}", (rate, amount)
                )
