"""Which units may stand for which: synonyms among counters, and the factors between measures."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.facts.match.lexicon import read_sections, words_of
from assistant.figures import kind_of_unit, split_unit

_DATA = Path(__file__).parent / "data" / "units.txt"
PERCENT, POINT, TIMES = "%", "个百分点", "倍"
_POINTS = {"percentage points": POINT, "percentage point": POINT, "pp": POINT}
_RATIOS = frozenset([PERCENT, POINT, TIMES, "番", "‰"])
# what is said for a unit that has more than one name of its own, by the word
_SPOKEN = {
    "degrees": ("°C", "℃", "摄氏度", "°F"),
    "degree": ("°C", "℃", "摄氏度", "°F"),
    "shillings": ("KES", "TZS", "UGX"),
    "rupees": ("INR", "PKR", "LKR", "NPR"),
    "rand": ("ZAR",),
    "naira": ("NGN",),
    "taka": ("BDT",),
    "baht": ("THB",),
    "pesos": ("MXN", "PHP", "ARS", "CLP", "COP"),
    "kroner": ("NOK", "DKK"),
    "kronor": ("SEK",),
    "francs": ("CHF", "XOF", "XAF"),
    "dollars": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
}
_EACH = re.compile(r"(.+?)(?: (?:per|an?|each|every) |/).+")  # GBP per tonne, litres a day, $/kg
_ENGLISH_PLURAL = ("ies", "y"), ("es", ""), ("s", "")


class Exchange(NamedTuple):
    """One stated unit is `factor` of the fact's; `likeness` is 1 for the same word, less for a looser one."""

    factor: Fraction
    likeness: float


_SAME = Exchange(Fraction(1), 1.0)


@cache
def exchange(stated: str, known: str) -> Exchange | None:
    """How a figure of unit `stated` compares with a fact of unit `known`; None when they never mean the same.

    人次 is not 人, % is not 个百分点. A fact without unit takes any counter; a figure without unit
    (分别为1、2、3) may be of any.
    """
    stated, known = _POINTS.get(stated, stated), _POINTS.get(known, known)
    if stated == known:
        return _SAME
    if not stated:
        return Exchange(Fraction(1), 0.6)
    if stated in ("points", "point") and known == POINT:
        return Exchange(Fraction(1), 0.8)
    if POINT in (stated, known):
        return None
    if not known:
        return Exchange(Fraction(1), 0.75)
    if (factor := _factor(stated, known)) is not None:
        return Exchange(factor, 0.85)
    if (each := _EACH.fullmatch(known)) and not _EACH.fullmatch(stated) and stated.isascii():
        head = each[1]  # the gate fee is £96, where the sheet has it in GBP per tonne; 138 litres each a day
        if (
            stated == head
            or head.startswith(f"{stated} ")
            or (kind_of_unit(split_unit(head)[1]) == "money" and split_unit(head)[1] == stated)
        ):
            return Exchange(Fraction(1), 0.75)
    if known in _SPOKEN.get(stated, ()) or stated in _SPOKEN.get(known, ()):
        return Exchange(Fraction(1), 0.85)
    if {stated, known} == {PERCENT, TIMES}:
        return Exchange(Fraction(100) if stated == TIMES else Fraction(1, 100), 0.7)
    if {stated, known} == {"times", TIMES}:
        return Exchange(Fraction(1), 0.9)
    likeness = _likeness(stated, known)
    return Exchange(Fraction(1), likeness) if likeness else None


def _likeness(stated: str, known: str) -> float:
    if _RATIOS & {stated, known} or _is_repeated(stated) != _is_repeated(known):
        return 0.0
    if _singular(stated) == _singular(known):
        return 1.0
    if known in _synonyms().get(stated, ()):
        return 0.9
    if stated.isascii() and known.isascii():
        return _english_likeness(stated.lower(), known.lower())
    if kind_of_unit(stated) != "count" or kind_of_unit(known) != "count":
        return 0.0
    if stated.startswith(known) or known.startswith(stated):
        return 0.9
    generic = words_of(_DATA, "generic")
    return 0.6 if stated in generic or known in generic else 0.0


def _english_likeness(stated: str, known: str) -> float:
    """small schools are schools, working days days; nurses are people, but no doctors."""
    one, other = _singular(stated.rsplit(maxsplit=1)[-1]), _singular(known.rsplit(maxsplit=1)[-1])
    if one == other and not (" " in stated and " " in known):
        return 0.9  # working days and calendar days are not alike
    people = {_singular(word) for word in words_of(_DATA, "people")}
    persons = people | {_singular(word) for word in words_of(_DATA, "persons")}
    if {one, other} <= persons and {one, other} & people:
        return 0.9
    counted = kind_of_unit(stated) == kind_of_unit(known) == "count"
    return 0.6 if counted and {stated, known} & set(words_of(_DATA, "generic")) else 0.0


def _is_repeated(unit: str) -> bool:
    """人次, 户次: turns, not heads."""
    return (
        len(unit) > 1
        and unit.rstrip(")）").endswith("次")
        and unit not in ("场次", "批次", "轮次", "剂次", "针次", "频次")
    )


def _singular(unit: str) -> str:
    word = unit.lower()
    for ending, bare in _ENGLISH_PLURAL:
        if word.isascii() and len(word) > 3 and word.endswith(ending):
            return word.removesuffix(ending) + bare
    return word


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in read_sections(_DATA).get("same", []):
        for word in line:
            table.setdefault(word, set()).update(line)
    return {word: frozenset(others) for word, others in table.items()}


@cache
def _scales() -> dict[str, dict[str, Fraction]]:
    """Unit → the dimensions it belongs to, with its size in each."""
    table: dict[str, dict[str, Fraction]] = {}
    for section, lines in read_sections(_DATA).items():
        if section.startswith("scale "):
            for entry in (entry for line in lines for entry in line):
                unit, _, size = entry.partition("=")
                table.setdefault(unit.replace("~", " "), {})[section] = Fraction(size)
    return table


def _factor(stated: str, known: str) -> Fraction | None:
    mine, theirs = _scales().get(stated, {}), _scales().get(known, {})
    for dimension in mine.keys() & theirs.keys():
        return mine[dimension] / theirs[dimension]
    return None


@cache
def dimensions_of(unit: str) -> frozenset[str]:
    """What a unit is known to measure (length, energy, money); empty where nobody knows it, so that nothing follows from it."""
    if kind_of_unit(unit) == "money":
        return frozenset(["money"])
    return frozenset(_scales().get(unit, {}))


@cache
def scale_of(unit: str) -> Decimal:
    """The multiplier of a unit as people write it: 10000 of 万元."""
    return split_unit(unit)[0]


def times(value: Decimal, factor: Fraction) -> Decimal:
    """The value in the other unit, good to 28 digits."""
    return value if factor == 1 else value * factor.numerator / factor.denominator
