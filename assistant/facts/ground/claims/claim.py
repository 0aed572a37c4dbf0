"""One claim: a number that a fact gives, with the words it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.facts.ground.words.labels import dates_in, name_of, seasons_in, spoken_name, year_of
from assistant.facts.match.places import figures_in_words
from assistant.facts.match.senses import is_change, is_place
from assistant.facts.resolved import Resolved
from assistant.figures import Figure, Quantity, kind_of_unit

Key = tuple[str, str | None, str]  # value, high value and unit of a figure
_SHARE_OF = re.compile(r"% of (.+)")
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
    def place(self) -> Decimal | None:
        """The place in a ranking that it gives, in words (第4位) or as a number whose label says so."""
        if self.figure is not None:
            whole = self.figure.kind == "rank" and self.figure.value.isdigit()
            return Decimal(self.figure.value) if whole else None
        return self.quantity.value if self.quantity and is_place(self.resolved) else None

    @property
    def time(self) -> tuple[int | None, frozenset[str]]:
        """The period, for telling two of them apart."""
        return self.year, self.dates

    @property
    def unit(self) -> str:
        if self.figure is not None:
            return self.figure.unit
        return self.resolved.quantity.unit if self.resolved.quantity else ""


def key_of(figure: Figure) -> Key:
    """What two figures have in common that say the same."""
    return figure.value, figure.value_high, figure.unit


def counts_a_noun(figure: Figure) -> bool:
    """Whether the figure is a count of something named in English."""
    return figure.unit.isascii() and figure.unit[:1].isalpha() and kind_of_unit(figure.unit) == "count"


def _in_percent(resolved: Resolved) -> Resolved:
    """A fact in `% of energy` is one in percent."""
    assert resolved.quantity is not None
    return replace(resolved, quantity=replace(resolved.quantity, unit="%"))


def claims_of(
    resolved: Resolved, main_year: int | None, index: int, *, undated: int | None = None, split: bool = False
) -> Iterable[Claim]:
    """The claims of one fact, counted on from `index`: one, or as many as its words have figures.

    `undated` is the year of a fact that names no time at all; `split` says that years are like 2024/25.
    """
    fact = resolved.fact
    assert fact is not None
    label = fact.label or fact.id
    if of := _SHARE_OF.fullmatch(resolved.quantity.unit if resolved.quantity else ""):
        label, resolved = f"{label} of {of[1]}", _in_percent(resolved)
    dates = frozenset(dates_in(fact.period) or dates_in(label))
    dates |= {season for _, _, season in seasons_in(fact.period)}
    year = year_of(fact.period, main_year, split) or year_of(label, main_year, split)
    if year is None and not fact.period and not dates:
        year = undated
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
    figures = figures_in_words(resolved.text)
    return [claim(offset, figure) for offset, figure in enumerate(figures)] or [claim(0, None)]
