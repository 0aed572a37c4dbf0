"""What the fact sheet claims, made ready for comparison with figures: one claim for each number of a fact."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assistant.facts.ground.labels import (
    dates_in,
    main_year_of,
    name_of,
    spoken_name,
    whole_entities,
    year_of,
)
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.facts.match.senses import is_change
from assistant.facts.match.units import times
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, Quantity, find_figures, kind_of_unit

Key = tuple[str, str | None, str]  # value, high value and unit of a figure
_NUMERALS = frozenset("一二三四五六七八九十两")
_SPELLED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b", re.I)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?\Z")
_SHARE = re.compile(r"占比|比重|比例|占.{0,8}%|份额|share|proportion|percentage", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that a fact gives, with the words it goes by.

    `name` is the label without period and unit, `spoken` also without words of change (同比, 增速), which
    stand near many figures; `dates` are ISO dates of its period, `year` its year; `figure` is set for a
    number inside a fact that is words.
    """

    index: int
    id: str
    resolved: Resolved
    name: str
    spoken: str
    entity: str
    year: int | None
    dates: frozenset[str]
    change: bool
    share: bool
    figure: Figure | None = None
    of: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The facts it rests on: itself, or for a value computed in the text those `of` the calculation."""
        return self.of or (self.id,)

    @property
    def quantity(self) -> Quantity | None:
        return self.resolved.quantity

    @property
    def time(self) -> tuple[int | None, frozenset[str]]:
        """The period, for telling two of them apart."""
        return self.year, self.dates

    @property
    def unit(self) -> str:
        if self.figure is not None:
            return self.figure.unit
        return self.resolved.quantity.unit if self.resolved.quantity else ""


class Claims:
    """All claims of a sheet, found by value and by word."""

    def __init__(self, sheet: FactSheet) -> None:
        self.sheet = sheet
        self.year = main_year_of(sheet)
        self.all: list[Claim] = []
        for fact in sheet:
            self.all += _claims_of(sheet.resolve(fact.id), self.year, len(self.all))
        self.entities = tuple(
            sorted({claim.entity for claim in self.all if claim.entity}, key=len, reverse=True)
        )
        self.names = re.compile("|".join(map(re.escape, self.entities)) or r"(?!)")
        self.overall = whole_entities(self.entities)
        self.marks = self._label_figures()
        self.parts = tuple(entity for entity in self.entities if entity not in self.overall)
        self._weigh()

    def _label_figures(self) -> dict[Key, tuple[str, ...]]:
        """Figures in labels and entities (35岁以下党员数), which a text repeats with them → ids of these facts."""
        found: dict[Key, tuple[str, ...]] = {}
        for claim in self.all:
            fact = claim.resolved.fact
            for text in (fact.label or fact.id, fact.entity) if fact else ():
                if any(c.isdigit() or c in _NUMERALS for c in text) or _SPELLED.search(text):
                    for figure in find_figures(text, "en" if text.isascii() else "zh").figures:
                        key = key_of(figure)
                        found[key] = tuple(dict.fromkeys((*found.get(key, ()), claim.id)))
        return found

    def bounded_by(self, bound: str) -> tuple[str, ...]:
        """Ids of the first fact whose label holds this bound (亿元以上)."""
        return next(((claim.id,) for claim in self.all if bound and bound in claim.name), ())

    def _weigh(self) -> None:
        """A word that many labels share tells little."""
        names = {claim.spoken for claim in self.all}
        spread = Counter(token for name in names for token, _ in tokens_of(name))
        self.weights = {token: count**-0.6 for token, count in spread.items()}
        self.postings: dict[str, list[int]] = {}
        self.mass: list[float] = []
        for claim in self.all:
            mass = 0.0
            for token, own in tokens_of(claim.spoken):
                mass += own * self.weights[token]
                self.postings.setdefault(token, []).append(claim.index)
            self.mass.append(mass or 1.0)

    @cached_property
    def _by_unit(self) -> dict[str, tuple[list[Decimal], list[Claim]]]:
        """Unit → magnitudes in rising order, and their claims."""
        grouped: dict[str, list[tuple[Decimal, int]]] = {}
        for claim in self.all:
            if claim.quantity is not None:
                grouped.setdefault(claim.unit, []).append((abs(claim.quantity.value), claim.index))
        return {
            unit: ([value for value, _ in sorted(pairs)], [self.all[i] for _, i in sorted(pairs)])
            for unit, pairs in grouped.items()
        }

    @cached_property
    def _by_digits(self) -> dict[str, list[Claim]]:
        """The digits that count of a value → its claims."""
        table: dict[str, list[Claim]] = {}
        for claim in self.all:
            if claim.quantity is not None and claim.quantity.value:
                table.setdefault(_digits(format(claim.quantity.value, "f")), []).append(claim)
        return table

    def by_noun(self, figure: Figure) -> list[Claim]:
        """Claims whose label has the noun that an English figure counts."""
        if not counts_a_noun(figure):
            return []
        nouns = [token for token, _ in tokens_of(figure.unit.split()[-1])]
        return [self.all[i] for noun in nouns for i in self.postings.get(noun, ())]

    def with_digits(self, figure: Figure) -> list[Claim]:
        """Claims whose value has the same digits, wherever the point stands."""
        digits = "" if figure.is_date or figure.kind == "time" else _digits(figure.value)
        return self._by_digits.get(digits, []) if digits else []

    @cached_property
    def _by_sorted_digits(self) -> dict[str, list[Claim]]:
        table: dict[str, list[Claim]] = {}
        for digits, claims in self._by_digits.items():
            table.setdefault(_sorted(digits), []).extend(claims)
        return table

    def with_same_digits(self, figure: Figure) -> list[Claim]:
        """Claims whose value has the same digits in any order."""
        digits = "" if figure.is_date or figure.kind == "time" else _digits(figure.value)
        return self._by_sorted_digits.get(_sorted(digits), []) if digits else []

    @cached_property
    def in_words(self) -> list[Claim]:
        """Claims of facts that are words."""
        return [claim for claim in self.all if claim.figure is not None]

    @cached_property
    def series(self) -> dict[tuple[str, str], list[Claim]]:
        """(name, entity) → its claims over time."""
        table: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.all:
            if claim.quantity is not None:
                table.setdefault((claim.name, claim.entity), []).append(claim)
        return table

    @cached_property
    def _by_name(self) -> dict[str, list[Claim]]:
        table: dict[str, list[Claim]] = {}
        for claim in self.all:
            if claim.quantity is not None:
                table.setdefault(claim.name, []).append(claim)
        return table

    @cached_property
    def _by_fact(self) -> dict[str, list[Claim]]:
        table: dict[str, list[Claim]] = {}
        for claim in self.all:
            table.setdefault(claim.id, []).append(claim)
        return table

    def of_fact(self, name: str) -> list[Claim]:
        """The claims of one fact."""
        return self._by_fact.get(name, [])

    def named(self, name: str) -> list[Claim]:
        """All claims of one indicator, over entities and periods."""
        return self._by_name.get(name, [])

    def near_value(self, figure: Figure) -> Iterator[Claim]:
        """Claims whose magnitude could be this figure's, hedged or rounded, in any unit that fits."""
        try:
            stated = abs(Decimal(figure.value))
        except ArithmeticError:
            return
        ratio = figure.kind in ("ratio", "multiple", "percent")
        for unit, (values, claims) in self._by_unit.items():
            swap = exchange(figure.unit, unit)
            if swap is None and not ratio:
                continue
            factors = {swap.factor} if swap else set()
            for factor in factors:
                middle = times(stated, factor)
                yield from _between(values, claims, middle)
            if ratio:
                yield from _between(values, claims, stated * 100)
                yield from _between(values, claims, stated / 100)


def key_of(figure: Figure) -> Key:
    """What two figures have in common that say the same."""
    return figure.value, figure.value_high, figure.unit


def counts_a_noun(figure: Figure) -> bool:
    """Whether the figure is a count of something named in English."""
    return figure.unit.isascii() and figure.unit[:1].isalpha() and kind_of_unit(figure.unit) == "count"


def _digits(value: str) -> str:
    return _stripped(value) if _PLAIN.match(value) else ""


def _sorted(digits: str) -> str:
    """The digits in order without their zeros, which may change places with the last (8620 and 8206)."""
    return "".join(sorted(digits)).lstrip("0")


def _stripped(value: str) -> str:
    whole, _, rest = value.lstrip("-").partition(".")
    return (whole + rest.rstrip("0")).strip("0")


def _between(values: list[Decimal], claims: list[Claim], middle: Decimal) -> Iterator[Claim]:
    low = bisect_left(values, middle * Decimal("0.45"))
    high = bisect_right(values, middle * Decimal("2.2"))
    yield from claims[low:high]


def _claims_of(resolved: Resolved, main_year: int | None, index: int) -> Iterable[Claim]:
    fact = resolved.fact
    assert fact is not None
    label = fact.label or fact.id
    dates = frozenset(dates_in(fact.period) or dates_in(label))
    year = year_of(fact.period, main_year) or year_of(label, main_year)
    name = name_of(label)
    share = _SHARE.search(label) is not None or (label.endswith("率") and not is_change(resolved))

    def claim(offset: int, figure: Figure | None) -> Claim:
        return Claim(
            index + offset,
            fact.id,
            resolved,
            name,
            spoken_name(name),
            fact.entity,
            year,
            dates,
            is_change(resolved),
            share,
            figure,
        )

    if not resolved.text:
        return [claim(0, None)]
    figures = find_figures(resolved.text).figures
    return [claim(offset, figure) for offset, figure in enumerate(figures)] or [claim(0, None)]
