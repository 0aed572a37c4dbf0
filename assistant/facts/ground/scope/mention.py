"""A name or a time where a text says it, and what of it holds for a figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a time in the text; `entity` is "" for the whole (全县); a time has a year or dates,
    and is `relative` when told as 上年."""

    start: int
    end: int
    entity: str | None = None
    year: int | None = None
    dates: frozenset[str] = frozenset()
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """The entities that may be meant; empty when nobody is named.

    `firm` when named in this sentence, `near` when in this clause; `overall` when the whole is (全县);
    `sure` when an English name stands right at the figure, with no other name or figure between.
    """

    entities: frozenset[str] = frozenset()
    firm: bool = False
    overall: bool = False
    near: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The year and the ISO dates that hold; `firm` when said in this sentence; `open` where a year was told right
    behind another figure (sold 12,180 in 2024 and …), which may or may not hold here."""

    year: int | None = None
    dates: frozenset[str] = frozenset()
    firm: bool = False
    open: bool = False
