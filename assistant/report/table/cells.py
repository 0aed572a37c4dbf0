"""The cells of a table of facts: a number counted in its column's unit, tied to its fact like any figure in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.sheet import FactSheet
from assistant.figures import split_unit
from assistant.language import Language
from assistant.report.printing import print_number
from assistant.report.render import PrintedFigure, state_of

# Stands where the sheet has no such fact at all; a fact without a value is XX.
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. `figure` is the printed fact; `value` counts in the column's unit, for whoever draws it."""

    text: str
    figure: PrintedFigure | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is written in the heading and none of the cells; empty where a column has none in common."""

    unit: str


def column_of(names: Sequence[str], facts: FactSheet, by_unit: bool) -> Column:
    """The unit of a column: the one most of its facts are written in, of those that measure the same."""
    all_resolved = [facts.resolve(name) for name in names if name]
    # A sum over a gap has no unit yet.
    units = Counter(one.unit for one in all_resolved if not one.text and (one.unit or not one.gap))
    canonical = {split_unit(unit)[1] for unit in units}
    return Column(units.most_common(1)[0][0] if by_unit and len(canonical) == 1 else "")


def cell_of(name: str, column: Column, facts: FactSheet, language: Language) -> Cell:
    """The cell of an id or a formula; NOTHING for none."""
    if not name:
        return Cell(NOTHING)
    resolved = facts.resolve(name)
    unit = column.unit or resolved.unit
    said = print_number(resolved, unit, language)
    value = resolved.quantity.value / split_unit(unit)[0] if resolved.quantity else None
    return Cell(said, PrintedFigure(0, len(said), said, name, state_of(resolved)), value)
