"""Reading where a model would put the facts that the outline leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.writers.answer.wrapping import unwrapped
from assistant.writers.writer import Unplaced

MARK = "F"
_LINE = re.compile(rf"{MARK}\s*(\d{{1,4}})\s*[^\w\n]+\s*([1-9]\d*(?:\.[1-9]\d*){{0,5}})(?![\w.])", re.I)


def read_placing(raw: str, unplaced: Sequence[Unplaced]) -> dict[str, str]:
    """The section for each fact that a line names rightly: one of those asked for, and one of its sections.

    A fact that two lines put into different sections is put nowhere; what is not understood is passed over.
    """
    found: dict[str, set[str]] = {}
    for number, section in _LINE.findall(unwrapped(raw[:20_000])):
        index = int(number) - 1
        if 0 <= index < len(unplaced) and section in unplaced[index].choices:
            found.setdefault(unplaced[index].fact, set()).add(section)
    return {fact: sections.pop() for fact, sections in found.items() if len(sections) == 1}
