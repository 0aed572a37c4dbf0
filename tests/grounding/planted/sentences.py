"""Correct sentences with their fact sheets, from shapes and subjects that are data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.grounding.planted.wording import WORDINGS, Wording, rounded, shown
from tests.tables import table

__all__ = ["Case", "Part", "make_case", "rounded", "shapes", "shown", "subjects"]
DATA = Path(__file__).parents[2] / "data" / "grounding"
YEAR = 2025
_SLOT = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True)
class Part:
    """A piece of a sentence: words, or a printed figure with the value behind it.

    `role` is words, figure, derived, change, year, entity or direction; `value` is in `unit` (万元 kept);
    `key` tells figures of one indicator apart (`a`, `a@1`, `a~`).
    """

    text: str
    role: str = "words"
    key: str = ""
    value: Decimal | None = None
    unit: str = ""
    hedged: bool = False


@dataclass(frozen=True)
class Case:
    """A text in parts, and the facts that it is right against."""

    parts: tuple[Part, ...]
    facts: tuple[Mapping[str, Any], ...]
    entities: tuple[str, ...] = ()
    shape: str = ""
    language: str = "zh"

    @property
    def wording(self) -> Wording:
        return WORDINGS[self.language]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    def span(self, index: int) -> tuple[int, int]:
        """Offsets of one part in the text."""
        start = sum(len(part.text) for part in self.parts[:index])
        return start, start + len(self.parts[index].text)

    def change(self, *changes: tuple[int, str]) -> Case:
        """The case with the text of some parts replaced."""
        parts = list(self.parts)
        for index, text in changes:
            parts[index] = replace(parts[index], text=text)
        return replace(self, parts=tuple(parts))


@dataclass
class Sheet:
    """Indicators picked for one case, their values by key, and the facts made of them."""

    chance: Random
    subject: Mapping[str, Any]
    wording: Wording
    indicators: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    values: dict[str, Decimal] = field(default_factory=dict)


def _named(name: str, suffix: str, language: str) -> str:
    return (DATA / f"{name}{'' if language == 'zh' else f'_{language}'}.{suffix}").read_text("utf-8")


@cache
def subjects(language: str = "zh") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(_named("subjects", "yaml", language))
    return found


@cache
def shapes(language: str = "zh") -> list[str]:
    lines = _named("shapes", "txt", language).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def make_case(chance: Random, language: str = "zh", subject: Mapping[str, Any] | None = None) -> Case:
    """One correct sentence with a sheet of the facts it tells and of others beside them."""
    shape = chance.choice(shapes(language))
    subject = subject or chance.choice(subjects(language))
    sheet = Sheet(chance, subject, WORDINGS[language])
    _pick_indicators(sheet)
    _pick_values(sheet, shape)
    parts = tuple(_parts(sheet, shape))
    facts = _facts(sheet, shape)
    return Case(parts, tuple(facts), tuple(subject["entities"]), shape, language)


def _pick_indicators(sheet: Sheet) -> None:
    subject, chance = sheet.subject, sheet.chance
    for name, row in zip("abcd", chance.sample(subject["counts"], 4), strict=True):
        sheet.indicators[name] = (row[0], row[1], row[2])
        sheet.values[name] = Decimal(chance.randint(row[3], row[4]))
    for name, row in zip("wp", subject["chain"], strict=True):
        sheet.indicators[name] = (row[0], row[1], row[2])
        sheet.values[name] = _amount(chance, row[3], row[4], row[2].startswith("万"))
    for name, row in zip("mn", chance.sample(subject["money"], 2), strict=True):
        sheet.indicators[name] = (row[0], row[1], sheet.wording.money)
        sheet.values[name] = _amount(chance, row[2], row[3], True)
    for name, row in zip("rs", chance.sample(subject["rates"], 2), strict=True):
        sheet.indicators[name] = (row[0], row[1], "%")
        sheet.values[name] = rounded(Decimal(chance.randint(7000, 9990)) / 100, chance.choice((1, 1, 2)))
    for name, row in zip("xy", chance.sample(subject["changes"], 2), strict=True):
        sheet.indicators[name] = (row[0], row[1], "%")
        sheet.values[name] = Decimal(chance.choice((1, -1)) * chance.randint(11, 289)) / 10


def _amount(chance: Random, low: int, high: int, fine: bool) -> Decimal:
    whole = Decimal(chance.randint(low, high))
    return whole + Decimal(chance.randint(0, 99)) / 100 if fine and chance.random() < 0.6 else whole


def _pick_values(sheet: Sheet, shape: str) -> None:
    """Values of entities (they add up to the whole where both stand) and of the year before."""
    chance, values = sheet.chance, sheet.values
    for name in "abcdmnwprs":
        whole = values[name]
        if f"<{name}@" in shape:
            for number in range(1, 5):
                values[f"{name}@{number}"] = _entity_value(sheet, name, whole)
        if name in "rs":
            values[f"{name}~"] = whole - Decimal(chance.randint(2, 49)) / 10
        else:
            factor = Decimal(chance.choice([*range(62, 97), *range(104, 139)])) / 100
            values[f"{name}~"] = rounded(whole * factor, 0 if whole == whole.to_integral() else 2)


def _entity_value(sheet: Sheet, name: str, whole: Decimal) -> Decimal:
    chance = sheet.chance
    if name in "rs":
        return Decimal(chance.randint(700, 999)) / 10
    low, high = max(int(whole) // 8, 2), max(int(whole) // 2, 12)
    return Decimal(chance.randint(low, high)) + (Decimal(chance.randint(1, 99)) / 100 if name in "mn" else 0)


def _parts(sheet: Sheet, shape: str) -> list[Part]:
    parts = []
    last = 0
    for slot in _SLOT.finditer(shape):
        if slot.start() > last:
            parts.append(Part(shape[last : slot.start()]))
        parts.append(_part(sheet, slot[1]))
        last = slot.end()
    parts.append(Part(shape[last:]))
    return parts


def _part(sheet: Sheet, slot: str) -> Part:
    subject, values = sheet.subject, sheet.values
    if slot in ("year", "last"):
        year = YEAR if slot == "year" else YEAR - 1
        return Part(sheet.wording.year(year), "year", value=Decimal(year))
    if slot == "whole":
        return Part(subject["whole"])
    if slot[0] == "E" and slot[1:].isdigit():
        return Part(subject["entities"][int(slot[1:]) - 1], "entity", slot[1:])
    if slot.endswith("±"):
        return Part(_direction(sheet, values[slot[0]] > 0), "direction", slot[0])
    if ":" in slot:
        return _computed(sheet, *slot.split(":"))
    if slot.isupper():
        return Part(sheet.indicators[slot.lower()][1])
    unit = sheet.indicators[slot[0]][2]
    value = values[slot]
    if slot[0] in "xy":
        return Part(f"{shown(abs(value))}%", "change", slot, value, unit)
    return Part(sheet.wording.figure(value, unit), "figure", slot, value, unit)


def _direction(sheet: Sheet, rising: bool) -> str:
    return sheet.chance.choice(sheet.wording.up if rising else sheet.wording.down)


def _computed(sheet: Sheet, kind: str, names: str) -> Part:
    values = sheet.values
    name = names[0]
    unit = sheet.indicators[name][2]
    before = values[f"{name}~"]
    if kind == "word":
        return Part(_direction(sheet, values[name] > before), "direction", f"{name}~")
    if kind == "more":
        return Part(sheet.wording.more[values[name] < before], "direction", f"{name}~")
    if kind == "growth":
        return _derived(sheet, abs(values[name] - before) / before * 100, "%", names)
    if kind == "diff":
        return _derived(sheet, abs(values[name] - before), unit, names)
    if kind == "points":
        return _derived(sheet, values[name] - before, sheet.wording.point, names)
    if kind == "ratio":
        return _derived(sheet, values[name] / before, "倍", names, 2)
    if kind == "sum":
        return _derived(sheet, sum((values[f"{name}@{i}"] for i in (1, 2, 3)), Decimal(0)), unit, names)
    other = names[2]
    if kind == "plus":
        return _derived(sheet, values[name] + values[other], unit, names)
    if kind == "rest":
        return _derived(sheet, values[other] - values[name], unit, names)
    return _derived(sheet, values[name] / values[other] * 100, "%", names)


def _derived(sheet: Sheet, value: Decimal, unit: str, key: str, places: int = 1) -> Part:
    exact = unit not in ("%", "倍")
    value = value if exact else rounded(value, places)
    return Part(sheet.wording.figure(value, unit), "derived", key, value, unit)


def _facts(sheet: Sheet, shape: str) -> list[dict[str, Any]]:
    """The facts told, then others of the subject; in half of the cases with last year's values."""
    chance, facts = sheet.chance, list[dict[str, Any]]()
    style, chinese = chance.randrange(3), sheet.wording.language == "zh"
    periods = (
        bool(re.search(r"<(year|last)>|~|growth|diff|points|ratio|上年|Last year", shape))
        or chance.random() < 0.5
    )
    before = periods and chance.random() < 0.6
    for name, (label, _, unit) in sheet.indicators.items():
        if style == 1:
            label = f"{sheet.subject['whole']}{label}" if chinese else label
        if style == 2 and not unit.startswith("%"):
            label = f"{label}（{unit}）" if chinese else f"{label} ({unit})"
        parts = bool(re.search(rf"<{name}@", shape))
        fact = {"id": name, "label": label, "value": sheet.values[name], "unit": unit}
        if periods:
            fact["period"] = sheet.wording.year(YEAR)
        wanted = any(f"<{slot}" in shape for slot in (name, f"share:{name}")) or not parts
        total = f"sum:{name}" in shape
        if (wanted and not (parts and total)) and not (parts and f"<{name}>" not in shape):
            facts.append(fact)
        if name in "xy" and f"<{name}>" not in shape:
            facts.pop()  # a growth rate beside amounts that do not give it would contradict them
            continue
        needs = re.search(rf"<{name}~>|(growth|diff|points|ratio):{name}", shape)
        if name not in "xy" and (needs or before):
            facts.append(
                {
                    **fact,
                    "id": f"{name}~",
                    "value": sheet.values[f"{name}~"],
                    "period": sheet.wording.year(YEAR - 1),
                }
            )
        for number, entity in enumerate(sheet.subject["entities"], 1):
            if f"{name}@{number}" in sheet.values:
                value = sheet.values[f"{name}@{number}"]
                facts.append({**fact, "id": f"{name}@{number}", "value": value, "entity": entity})
    if chance.random() < 0.5:
        chance.shuffle(facts)
    return facts
