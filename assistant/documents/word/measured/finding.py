"""What was measured in a document, beside what the standard asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language import Said

# `good` and `wrong` are the standard's; `custom` is common practice only, or cannot be told for sure.
State = Literal["good", "wrong", "custom"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: `clause` of GB/T 9704-2012, `found` and `expected` as a person would say them."""

    item: Said
    clause: str
    found: str
    expected: str
    state: State


def judged(
    item: Said, clause: str, found: str, expected: str, good: bool, *, custom: bool = False
) -> Measured:
    """The line of a measurement; what is only custom is never wrong."""
    return Measured(item, clause, found, expected, "good" if good else "custom" if custom else "wrong")
