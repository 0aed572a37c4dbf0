"""Where each fact stands in a table: entities or periods down the side and indicators across, or one fact a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import FactsError
from assistant.facts.formulas import names_of
from assistant.facts.model import Fact
from assistant.facts.rollup.series import indicator_of
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit, split_unit
from assistant.language import Language
from assistant.report.table.shown import time_of

# What adds up; percents, ratios and averages do not.
_ADD_UP = ("count", "money", "measure")
_WORDS = {
    "entity": {"zh": "单位", "en": "Entity"},
    "time": {"zh": "时间", "en": "Period"},
    "fact": {"zh": "指标", "en": "Indicator"},
    "value": {"zh": "数值", "en": "Value"},
    "total": {"zh": "合计", "en": "Total"},
}


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` hold ids or formulas, empty for none; `labels` name them. `units`: a column of units, where they differ."""

    corner: str
    labels: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str
    total: bool = False
    units: tuple[str, ...] = ()
    by_unit: bool = True
    chinese: bool = True

    @property
    def columns(self) -> list[tuple[str, ...]]:
        """The same by column."""
        return list(zip(*self.rows, strict=True))


def grid_of(names: Sequence[str], facts: FactSheet, language: Language, *, total: bool) -> Grid:
    """The arrangement of these facts; `total` asks for a row with the sum of a breakdown."""
    shown = [facts[name] for name in names]
    wholes = _wholes(shown, facts)
    parts = [fact for fact in shown if fact.id not in wholes]
    chinese = language == "zh"
    if len({fact.entity for fact in parts if fact.entity}) > 1:
        return _by(parts, "entity", facts, language, wholes if total else {}, total)
    if len({time_of(fact) for fact in shown if time_of(fact)}) > 1:
        return _by(shown, "time", facts, language, {}, False)
    units = [facts.resolve(fact.id).unit for fact in shown]
    same = len(set(units)) == 1
    return Grid(
        _WORDS["fact"][language],
        tuple(fact.name for fact in shown),
        (_WORDS["value"][language],),
        tuple((fact.id,) for fact in shown),
        _title(shown, language),
        units=() if same else tuple(unit or "—" for unit in units),
        by_unit=same,
        chinese=chinese,
    )


def _by(
    facts_shown: Sequence[Fact],
    side: str,
    facts: FactSheet,
    language: Language,
    wholes: dict[str, tuple[str, ...]],
    total: bool,
) -> Grid:
    """Entities or periods down the side; across, the indicators, and each beside what else tells them apart."""

    def down(fact: Fact) -> str:
        return fact.entity if side == "entity" else time_of(fact)

    def across(fact: Fact) -> tuple[str, str]:
        return indicator_of(fact), time_of(fact) if side == "entity" else fact.entity

    labels = list(dict.fromkeys(down(fact) for fact in facts_shown))
    columns = list(dict.fromkeys(across(fact) for fact in facts_shown))
    place = {(down(fact), across(fact)): fact.id for fact in facts_shown}
    rows = [tuple(place.get((label, column), "") for column in columns) for label in labels]
    if summed := _total(rows, columns, facts, wholes, across) if total and len(rows) > 1 else ():
        rows.append(summed)
        labels.append(_WORDS["total"][language])
    others = len({other for _, other in columns}) > 1
    headings = [f"{other}{_gap(other, language)}{name}" if others else name for name, other in columns]
    return Grid(
        _WORDS[side][language],
        tuple(label or "—" for label in labels),
        tuple(headings),
        tuple(rows),
        _title(facts_shown, language),
        total=bool(summed),
        chinese=language == "zh",
    )


def _wholes(shown: Sequence[Fact], facts: FactSheet) -> dict[str, tuple[str, ...]]:
    """The facts among them that are the sum of others: by their formula, or as the only ones without an entity."""
    found: dict[str, tuple[str, ...]] = {}
    groups: dict[str, list[Fact]] = {}
    for fact in shown:
        groups.setdefault(indicator_of(fact), []).append(fact)
    for group in groups.values():
        ids = {fact.id for fact in group}
        lone = [fact for fact in group if not fact.entity]
        for fact in group:
            below = set(names_of(facts.parse(fact.formula))) if fact.formula else set[str]()
            summed = len(below) > 1 and below <= ids
            if summed or (lone == [fact] and len(group) > 2):
                found[fact.id] = tuple(sorted(ids - {fact.id}))
    return found


def _total(
    rows: Sequence[tuple[str, ...]],
    columns: Sequence[tuple[str, str]],
    facts: FactSheet,
    wholes: dict[str, tuple[str, ...]],
    across: object,
) -> tuple[str, ...]:
    """One id or formula a column, empty where nothing adds up; nothing at all when no column does."""
    assert callable(across)
    given = {across(facts[name]): name for name in wholes}
    sums = tuple(
        given.get(column) or _sum([row[index] for row in rows], facts) for index, column in enumerate(columns)
    )
    return sums if any(sums) else ()


def _sum(names: Sequence[str], facts: FactSheet) -> str:
    """`sum(a, b, c)`, empty where a cell is missing or hedged, or the unit is of a kind that does not add up."""
    resolved = [facts.resolve(name) for name in names if name]
    units = {split_unit(one.unit)[1] for one in resolved}
    if len(resolved) < len(names) or len(units) != 1 or kind_of_unit(units.pop()) not in _ADD_UP:
        return ""
    if any(one.text or one.approx or (one.quantity and one.quantity.high is not None) for one in resolved):
        return ""
    expression = f"sum({', '.join(f'`{name}`' for name in names)})"
    try:
        facts.resolve(expression)
    except FactsError:
        return ""
    return expression


def _title(shown: Sequence[Fact], language: Language) -> str:
    """发现隐患、完成整改情况, behind the year that all of them share."""
    names = list(dict.fromkeys(indicator_of(fact) for fact in shown))
    times = {time_of(fact) for fact in shown}
    time = times.pop() if len(times) == 1 else ""
    if language == "en":
        said = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
        return f"{said[:1].upper()}{said[1:]}" + (f", {time}" if time else "")
    return f"{time}{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}情况"


def _gap(words: str, language: Language) -> str:
    return " " if words and language == "en" else ""
