"""Ids for facts that a program makes: as formulas and slots can hold them, each once."""

from __future__ import annotations

import re

# What an id may not hold: it would end a slot, part its form from it, or open a quoted name in a formula.
_BARRED = re.compile(r"[\[\]|`\n\r]")


def free_id(name: str, taken: set[str]) -> str:
    """`name` as an id that is not in `taken`, with ·2, ·3 … behind it where it must be; it is taken from then on."""
    clean = _BARRED.sub("", name)
    found, count = clean, 2
    while found in taken:
        found, count = f"{clean}·{count}", count + 1
    taken.add(found)
    return found
