"""What the offices reported, sorted by indicator: one value an office, in units that add up; what does not fit is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.match.units import exchange, times
from assistant.facts.model import Fact
from assistant.facts.rollup.model import Indicator, Note, Reported
from assistant.facts.table.sums import is_total
from assistant.figures import split_unit
from assistant.language import Said

_CONVERTED = 0.85  # the likeness of a factor between measures (公里, 米); anything looser is another unit


def collect(reported: Iterable[Reported]) -> tuple[list[Indicator], list[Note]]:
    """Every indicator with its parts, and notes on duplicates, conflicts and units that do not go together.

    An office that gives two values for one indicator has none: its part is left open, for a total over a guess is wrong.
    """
    groups: dict[tuple[str, str], list[Reported]] = {}
    for one in reported:
        if not is_total(one.office):
            groups.setdefault((one.fact.name, one.fact.period), []).append(one)
    indicators: list[Indicator] = []
    notes: list[Note] = []
    for (name, period), group in groups.items():
        unit = _unit(group)
        parts: dict[str, Reported] = {}
        for office, ones in _by_office(group).items():
            kept, told = _one(name, office, ones)
            notes += told
            fitted, said = _fitted(name, kept, unit)
            notes += [said] if said else []
            parts[office] = fitted
        indicators.append(Indicator(name, period, unit, parts))
    return indicators, notes


def own_totals(reported: Iterable[Reported]) -> dict[tuple[str, str], Reported]:
    """The totals that sheets state themselves (合计), by indicator and period: compared with ours, never added."""
    return {(one.fact.name, one.fact.period): one for one in reported if is_total(one.office)}


def _by_office(group: Sequence[Reported]) -> dict[str, list[Reported]]:
    offices: dict[str, list[Reported]] = {}
    for one in group:
        offices.setdefault(one.office, []).append(one)
    return offices


def _unit(group: Sequence[Reported]) -> str:
    """The unit most offices use; of two as frequent the one that came first."""
    used = Counter(one.fact.unit for one in group if one.fact.value is not None)
    return used.most_common(1)[0][0] if used else group[0].fact.unit


def _one(name: str, office: str, ones: list[Reported]) -> tuple[Reported, list[Note]]:
    """What an office says of an indicator, once."""
    said: dict[tuple[object, ...], Reported] = {}
    for one in ones:
        if not one.fact.gap:
            said.setdefault(_said(one.fact), one)
    if len(said) <= 1:
        kept = next(iter(said.values()), ones[0])
        if len(ones) - sum(one.fact.gap for one in ones) > 1:
            places = "、".join(one.place for one in ones)
            zh, en = (
                f"{office}的“{name}”报了{len(ones)}次，数值相同，计一次：{places}",
                (f"{office} reported {name!r} {len(ones)} times alike; counted once: {places}"),
            )
            return kept, [Note("duplicate", name, Said(zh, en), (office,))]
        return kept, []
    told = "；".join(f"{_shown(one.fact)}（{one.place}）" for one in said.values())
    zh = f"{office}的“{name}”有不同的数值，未计入，请核定：{told}"
    en = f"{office} gives different values for {name!r}; left open until somebody decides: {told}"
    gap = ones[0].fact.model_copy(
        update={"value": None, "value_high": None, "text": "", "formula": "", "note": told}
    )
    place = "；".join(one.place for one in ones)
    return Reported(office, gap, place), [Note("conflict", name, Said(zh, en), (office,))]


def _said(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    return (quantity.value, quantity.high, quantity.unit) if quantity else (fact.text, fact.formula)


def _shown(fact: Fact) -> str:
    if fact.value is None:
        return fact.text or fact.formula
    high = f"—{plain(fact.value_high)}" if fact.value_high is not None else ""
    return f"{plain(fact.value)}{high}{fact.unit}"


def _fitted(name: str, one: Reported, unit: str) -> tuple[Reported, Note | None]:
    """The part in a unit that adds up with the others': converted where there is a factor, else left open and told."""
    quantity = one.fact.quantity
    scale, canonical = split_unit(unit)
    if quantity is None or quantity.unit == canonical:
        return one, None
    swap = exchange(quantity.unit, canonical)
    if swap is not None and quantity.unit and canonical and swap.likeness == _CONVERTED:
        value, high = (
            None if v is None else times(v, swap.factor) / scale for v in (quantity.value, quantity.high)
        )
        note = "；".join(filter(None, [one.fact.note, f"原报 {_shown(one.fact)}"]))
        changed = {"value": _tidy(value), "value_high": _tidy(high), "unit": unit, "note": note}
        return Reported(one.office, one.fact.model_copy(update=changed), one.place), None
    if not quantity.unit and canonical:
        return Reported(one.office, one.fact.model_copy(update={"unit": unit}), one.place), Note(
            "unit", name, Said(f"{one.office}的“{name}”没有写单位，按{unit}计", f"{one.office} gives no unit for {name!r}; taken as {unit}"), (one.office,)
        )  # fmt: skip
    told = _shown(one.fact)
    zh = f"{one.office}的“{name}”单位不同（{told}，其他为{unit}），未计入"
    en = f"{one.office}: the unit of {name!r} differs ({told}; the others {unit}); not counted"
    gap = one.fact.model_copy(
        update={"value": None, "value_high": None, "unit": unit, "note": f"原报 {told}"}
    )
    return Reported(one.office, gap, one.place), Note("unit", name, Said(zh, en), (one.office,))


def _tidy(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(plain(value))


def offices_of(indicators: Iterable[Indicator]) -> Iterator[str]:
    """Every office that reported anything, in the order of arrival."""
    yield from dict.fromkeys(office for indicator in indicators for office in indicator.parts)
