"""Slots: `[[fact_id]]`, `[[formula]]`, `[[fact_id|form]]` in a source text.

A slot's expression is any text but `]]`, `|` and line breaks; the form, after `|`, is a
word such as 增减. What stands between slots is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BROKEN = re.compile(r"[\n\r]|\|.*\|")


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
    """Every slot of a source text, from left to right; never overlapping, in one pass."""
    at = source.find("[[")
    while at >= 0:
        close = source.find("]]", at + 2)
        if close < 0:
            return
        start = source.rfind("[[", at, close)
        if source[close + 2 : close + 3] == "]" and source.count("[", start + 2, close) > source.count(
            "]", start + 2, close
        ):
            close += 1  # the id itself ends with a bracket: [[a[1]]]
        inside = source[start + 2 : close]
        if not _BROKEN.search(inside):
            expression, _, form = inside.partition("|")
            yield Slot(start, close + 2, expression.strip(), form.strip())
        at = source.find("[[", close + 2)


def slot(expression: str, form: str = "") -> str:
    """The slot for an expression, as a source text holds it."""
    return str(Slot(0, 0, expression, form))


def without_slots(source: str, filler: str = "") -> str:
    """The source with each slot replaced by `filler`."""
    out, at = [], 0
    for found in find_slots(source):
        out += [source[at : found.start], filler]
        at = found.end
    return "".join([*out, source[at:]])
