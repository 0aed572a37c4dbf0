"""What the fact sheet claims, made ready for comparison with figures: one claim for each number of a fact."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from assistant.facts.ground.claims.claim import Claim, Key, claims_of, counts_a_noun, key_of
from assistant.facts.ground.claims.values import Values
from assistant.facts.ground.words.labels import goes_by_split_years, main_year_of, own_words, whole_entities
from assistant.facts.ground.words.lexicon import says, spelled
from assistant.facts.ground.words.opposites import one_sided
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, find_figures

__all__ = ["Claim", "Claims", "Key", "counts_a_noun", "key_of"]

_ANY_YEAR = 2000  # where nothing says which year it is, only that one is before the other
_NAMES_DIGITS = 3  # digits of a number in a label that it may be called by alone
_NUMERALS = frozenset("一二三四五六七八九十两")
_AGES = re.compile(r"\b(?:under|over|aged|above|below)[ -](\d+)\b", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b", re.I)


class Claims:
    """All claims of a sheet, found by value (`values`) and by word."""

    def __init__(self, sheet: FactSheet, told: int | None = None) -> None:
        """`told` is the year that the paper is about, for a sheet that says only 上年同期 beside the values of now."""
        self.sheet = sheet
        self.year, self.split = main_year_of(sheet), goes_by_split_years(sheet)
        undated = None
        if self.year is None and any(says("previous", fact.period) for fact in sheet if fact.period):
            self.year = undated = told or _ANY_YEAR
        self.all: list[Claim] = []
        for fact in sheet:
            self.all += claims_of(
                sheet.resolve(fact.id), self.year, len(self.all), undated=undated, split=self.split
            )
        self.values = Values(self.all)
        self.entities = tuple(
            sorted({claim.entity for claim in self.all if claim.entity}, key=lambda name: (-len(name), name))
        )
        self.overall = whole_entities(self.entities)
        self.marks = self._label_figures()
        self.parts = tuple(entity for entity in self.entities if entity not in self.overall)
        self._weigh()
        self._called = {entity.lower(): entity for entity in self.entities}
        short = {
            word: entity
            for entity in self.entities
            for word in own_words(entity, self.entities, self.weights)
        }
        self._called.update((word.lower(), entity) for word, entity in short.items())
        alone = (rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in short)
        self.names = re.compile("|".join([*map(spelled, self.entities), *alone]) or r"(?!)")

    @cached_property
    def dates(self) -> frozenset[str]:
        """All dates and seasons that facts hold for."""
        return frozenset(date for claim in self.all for date in claim.dates)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The sets of entities that one indicator is given for, each once."""
        found: dict[str, dict[str, None]] = {}
        for claim in self.all:
            if claim.entity and claim.entity not in self.overall:
                found.setdefault(claim.name, {})[claim.entity] = None
        return tuple(dict.fromkeys(tuple(row) for row in found.values() if len(row) > 1))

    def entity_called(self, name: str) -> str:
        """The entity that a text names, in capitals or not: engineering for Engineering."""
        return self._called.get(name.lower(), name)

    def _label_figures(self) -> dict[Key, tuple[str, ...]]:
        """Figures in labels and entities (35岁以下党员数), which a text repeats with them → ids of these facts."""
        found: dict[Key, tuple[str, ...]] = {}
        for claim in self.all:
            fact = claim.resolved.fact
            for text in (fact.label or fact.id, fact.entity) if fact else ():
                if any(c.isdigit() or c in _NUMERALS for c in text) or _SPELLED.search(text):
                    for age in _AGES.findall(text):  # people under 26 of Under-26 tickets
                        found.setdefault((age, None, ""), (claim.id,))
                    told = find_figures(text, "en" if text.isascii() else "zh")
                    for figure in told.figures:
                        key = key_of(figure)
                        found[key] = tuple(dict.fromkeys((*found.get(key, ()), claim.id)))
                    for number in (
                        *(one.value for one in told.figures),
                        *(one.text for one in told.non_figures),
                    ):
                        if len(number) >= _NAMES_DIGITS and number.isdigit():
                            found.setdefault((number, None, ""), (claim.id,))  # on 101, of 101 calls
        return found

    def marked(self, figure: Figure) -> tuple[str, ...]:
        """Ids of the facts with this figure in their label; a three-year survival is of three years."""
        value, high, unit = key_of(figure)
        units = (unit, f"{unit}s", unit.removesuffix("s")) if unit.isascii() else (unit,)
        return next((ids for one in units if (ids := self.marks.get((value, high, one)))), ())

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

    def by_noun(self, figure: Figure) -> list[Claim]:
        """Claims whose label has the noun that an English figure counts."""
        if not counts_a_noun(figure):
            return []
        nouns = [token for token, _ in tokens_of(figure.unit.split()[-1])]
        return [self.all[i] for noun in nouns for i in self.postings.get(noun, ())]

    @cached_property
    def in_words(self) -> list[Claim]:
        """Claims of facts that are words."""
        return [claim for claim in self.all if claim.figure is not None]

    @cached_property
    def places(self) -> list[Claim]:
        """Claims that are places in a ranking."""
        return [claim for claim in self.all if claim.place is not None]

    @cached_property
    def one_sided(self) -> list[Claim]:
        """Claims whose label has a word that another denies."""
        return [claim for claim in self.all if claim.quantity is not None and one_sided(claim.name)]

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
