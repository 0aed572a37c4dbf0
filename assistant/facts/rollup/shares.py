"""Of what a percent is a share: found from the offices' own figures, so that the whole's percent is worked out, not averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.formulas import Binary, Call, Name, names_of, parse_formula
from assistant.facts.rollup.model import Indicator
from assistant.figures import split_unit

_LEAST = 3  # offices that must agree before two columns are taken for part and whole
_MOST_WRONG = Decimal("0.2")  # the part of the offices that may have reckoned wrongly


@dataclass(frozen=True, slots=True)
class Parts:
    """Numerator and denominator; `unlike` are the offices whose own percent is not their quotient."""

    part: Indicator
    whole: Indicator
    unlike: tuple[str, ...] = ()


def parts_of_share(indicator: Indicator, indicators: Sequence[Indicator]) -> Parts | None:
    """The two indicators whose quotient this one is; None when the sheets do not tell.

    A formula in an office's sheet says it; else the one pair of columns whose quotient is the percent of nearly
    every office. Where several pairs fit alike, the pair whose names have most in common with the percent's.
    """
    others = [i for i in indicators if i.period == indicator.period and i.name != indicator.name]
    said = _said(indicator, others)
    if said is not None:
        return _judged(indicator, *said)
    found = [
        p for p in _fitting(indicator, others) if len(p.unlike) <= _MOST_WRONG * len(_common(indicator, p))
    ]
    if not found:
        return None
    fewest = min(len(p.unlike) for p in found)
    best = sorted((p for p in found if len(p.unlike) == fewest), key=lambda p: -_likeness(indicator, p))
    if len(best) > 1 and _likeness(indicator, best[0]) == _likeness(indicator, best[1]):
        return None
    return best[0]


def _said(indicator: Indicator, others: Sequence[Indicator]) -> tuple[Indicator, Indicator] | None:
    by_name = {other.name: other for other in others}
    for part in indicator.parts.values():
        if not part.fact.formula:
            continue
        node = parse_formula(part.fact.formula, tuple(sorted(by_name, key=len, reverse=True)))
        quotient = (isinstance(node, Binary) and node.operator == "/") or (
            isinstance(node, Call) and node.function == "share"
        )
        names = list(names_of(node))
        operands = (node.left, node.right) if isinstance(node, Binary) else getattr(node, "arguments", ())
        if quotient and all(isinstance(o, Name) for o in operands) and all(n in by_name for n in names):
            return by_name[names[0]], by_name[names[1]]
    return None


def _fitting(indicator: Indicator, others: Sequence[Indicator]) -> Iterator[Parts]:
    counts = [other for other in others if len(other.values) >= _LEAST and split_unit(other.unit)[1] != "%"]
    for part in counts:
        for whole in counts:
            if part is not whole and (found := _judged(indicator, part, whole)):
                agreeing = len(_common(indicator, found)) - len(found.unlike)
                distinct = {indicator.values[o] for o in _common(indicator, found) if o not in found.unlike}
                if agreeing >= _LEAST and len(distinct) > 1:
                    yield found


def _judged(indicator: Indicator, part: Indicator, whole: Indicator) -> Parts | None:
    pair = Parts(part, whole)
    common = _common(indicator, pair)
    if any(not whole.values[office] for office in common):
        return None
    factor = Decimal(100) if split_unit(indicator.unit)[1] == "%" else Decimal(1)
    unlike = []
    for office in common:
        exact = part.values[office] / whole.values[office] * factor
        if abs(exact - indicator.values[office]) > _half_step(indicator, office):
            unlike.append(office)
    return Parts(part, whole, tuple(unlike))


def _common(indicator: Indicator, pair: Parts) -> list[str]:
    return [o for o in indicator.values if o in pair.part.values and o in pair.whole.values]


def _half_step(indicator: Indicator, office: str) -> Decimal:
    """How far rounding to the digits given may have moved the value."""
    exponent = indicator.values[office].as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Decimal(5).scaleb(-min(digits, 6) - 1) * Decimal("1.001")


def _likeness(indicator: Indicator, pair: Parts) -> int:
    """How many characters of the percent's name its parts have too; those of the numerator count twice."""
    own = set(indicator.name)
    return 2 * len(own & set(pair.part.name)) + len(own & set(pair.whole.name))
