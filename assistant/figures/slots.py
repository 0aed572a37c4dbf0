"""Slots: `[[fact_id]]`, `[[formula]]`, `[[fact_id|form]]` in a source text.

A slot's expression is any text but `]]`, `|` and line breaks; the form, after `|`, is a
word such as 增减. What stands between slots is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SLOT = re.compile(r"\[\[([^\]|\n\r]*(?:\](?!\])[^\]|\n\r]*)*)(?:\|([^\]\n\r]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: `start`/`end` are character offsets of the whole, brackets included."""

    start: int
    end: int
    expression: str
    form: str

    def __str__(self) -> str:
        return f"[[{self.expression}|{self.form}]]" if self.form else f"[[{self.expression}]]"


def find_slots(source: str) -> Iterator[Slot]:
    """Every slot of a source text, from left to right; never overlapping."""
    if "[[" not in source:
        return
    for match in _SLOT.finditer(source):
        yield Slot(match.start(), match.end(), match[1].strip(), (match[2] or "").strip())


def slot(expression: str, form: str = "") -> str:
    """The slot for an expression, as a source text holds it."""
    return str(Slot(0, 0, expression, form))


def without_slots(source: str, filler: str = "") -> str:
    """The source with each slot replaced by `filler`."""
    return _SLOT.sub(filler, source)
