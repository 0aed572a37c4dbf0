"""Facts that follow by rule: growth over the year before, shares of the whole, ranks among the entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.facts.model import Fact, make_fact
from assistant.facts.rollup.series import Key, series_key
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit, split_unit
from assistant.language import Language

_LEAST_RANKED = 3
_RATES = ("percent", "percentage_point", "multiple", "ratio")
_NOT_COMPARED = re.compile(
    r"同比|环比|增速|增减|占比|比重|排名|名次|位次|目标|计划|任务|预算|growth|share|rank", re.IGNORECASE
)


def compared(sheet: FactSheet, *, language: Language = "zh") -> tuple[Fact, ...]:
    """New facts over a sheet: growth, share and rank. Growth and shares are formulas; ranks are values of today.

    A percent grows by percentage points. A share needs the total of its period among the facts: one of the same
    indicator with another entity that is the sum of the others. Ids that the sheet has already are left out.
    """
    made = [*_growths(sheet, language), *_among_entities(sheet, language)]
    taken = set(sheet.ids)
    return tuple(fact for fact in made if fact.id not in taken and not taken.add(fact.id))  # type: ignore[func-returns-value]


def _numbers(sheet: FactSheet) -> Iterator[Fact]:
    for fact in sheet:
        quantity = sheet.resolve(fact.id).quantity
        if quantity is not None and quantity.high is None and not _NOT_COMPARED.search(fact.name):
            yield fact


def _growths(sheet: FactSheet, language: Language) -> Iterator[Fact]:
    by_key: dict[Key, Fact] = {}
    for fact in _numbers(sheet):
        if (key := series_key(fact)) is not None:
            by_key.setdefault(key, fact)
    for key, fact in by_key.items():
        before = by_key.get((*key[:3], key[3] - 1))
        if before is None:
            continue
        now, then = sheet.resolve(fact.id).quantity, sheet.resolve(before.id).quantity
        if now is None or then is None or now.unit != then.unit:
            continue
        percent = kind_of_unit(now.unit) == "percent"
        if not percent and not then.value:
            continue  # from nothing there is no rate
        formula = f"`{fact.id}` - `{before.id}`" if percent else f"growth(`{fact.id}`, `{before.id}`)"
        unit = "个百分点" if percent else "%"
        yield _derived(fact, key[0], "同比增减" if language == "zh" else " change", unit, formula)


def _among_entities(sheet: FactSheet, language: Language) -> Iterator[Fact]:
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in _numbers(sheet):
        unit = sheet.resolve(fact.id).unit
        groups.setdefault((fact.name, fact.period, split_unit(unit)[1]), []).append(fact)
    wholes = {found.entity for group in groups.values() if (found := _whole(sheet, group))}
    for group in groups.values():
        whole = _whole(sheet, group)
        parts = [fact for fact in group if fact is not whole and fact.entity and fact.entity not in wholes]
        if len({fact.entity for fact in parts}) < len(parts) or len(parts) < _LEAST_RANKED:
            continue
        if whole is not None and _value(sheet, whole):
            for fact in parts:
                share = f"share(`{fact.id}`, `{whole.id}`)"
                yield _derived(fact, fact.name, "占比" if language == "zh" else " share", "%", share)
        yield from _ranks(sheet, parts, language)


def _ranks(sheet: FactSheet, parts: list[Fact], language: Language) -> Iterator[Fact]:
    """1 for the largest; equal values share a rank, and the next is that much lower."""
    values = [_value(sheet, fact) for fact in parts]
    for fact, value in zip(parts, values, strict=True):
        place = 1 + sum(other > value for other in values)
        said = (
            f"按{len(parts)}家的“{fact.name}”由高到低"
            if language == "zh"
            else f"of {len(parts)} by {fact.name}"
        )
        yield make_fact(
            {
                "id": _id(fact, fact.name, "排名" if language == "zh" else " rank"),
                "label": fact.name + ("排名" if language == "zh" else " rank"),
                "value": place,
                "unit": "位" if language == "zh" else "",
                "entity": fact.entity,
                "period": fact.period,
                "source": said,
                "sensitive": sheet.resolve(fact.id).sensitive,
            }
        )


def _whole(sheet: FactSheet, group: Iterable[Fact]) -> Fact | None:
    """The fact that is the sum of all others of its group; None where there is none, as with percents."""
    facts = list(group)
    if len(facts) < _LEAST_RANKED or kind_of_unit(split_unit(facts[0].unit)[1]) in _RATES:
        return None
    values = {fact.id: _value(sheet, fact) for fact in facts}
    total = sum(values.values())
    return next((fact for fact in facts if values[fact.id] * 2 == total), None)


def _value(sheet: FactSheet, fact: Fact) -> Decimal:
    quantity = sheet.resolve(fact.id).quantity
    assert quantity is not None
    return quantity.value


def _derived(fact: Fact, indicator: str, word: str, unit: str, formula: str) -> Fact:
    return make_fact(
        {
            "id": _id(fact, indicator, word),
            "label": indicator + word,
            "unit": unit,
            "entity": fact.entity,
            "period": fact.period,
            "formula": formula,
        }
    )


def _id(fact: Fact, indicator: str, word: str) -> str:
    """检查企业数同比增减（甲镇）: the fact's own id where that is the indicator, with what tells it apart behind."""
    apart = fact.id.removeprefix(indicator) if fact.id.startswith(indicator) else f"（{fact.id}）"
    return f"{indicator}{word}{apart}"
