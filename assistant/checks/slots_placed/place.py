"""A printed value with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.subject import Reading
from assistant.report.render import PrintedFigure

_MARK = re.compile(r"[，。；：、！？,;:!?\n（）()“”]|\.(?=\s|$)")
# Before a value a bracket ends no clause: 新增就业（累计）[[…]] has its name in it.
_MARK_BEFORE = re.compile(r"[，。；：、！？,;:!?\n“”]|\.(?=\s|$)")
_STOP = re.compile(r"[。；！？!?;\n]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """One printed value with the words around it.

    `before` and `behind` reach to the next mark or value, `sentence` is the whole of it, values blanked out.
    """

    figure: PrintedFigure
    before: str
    behind: str
    sentence: str


def places(reading: Reading) -> Iterator[Place]:
    """Every printed value of a text in its surroundings."""
    text = reading.text
    blank = list(text)
    for figure in reading.printed:
        blank[figure.start : figure.end] = "\0" * (figure.end - figure.start)
    blanked = "".join(blank)
    for figure in reading.printed:
        start = _last(_MARK_BEFORE, blanked, figure.start)
        start = max(start, blanked.rfind("\0", 0, figure.start) + 1)
        mark = _MARK.search(blanked, figure.end)
        end = mark.start() if mark else len(text)
        value = blanked.find("\0", figure.end, end)
        first = _last(_STOP, blanked, figure.start)
        stop = _STOP.search(blanked, figure.end)
        sentence = blanked[first : stop.start() if stop else len(text)].replace("\0", "")
        yield Place(
            figure,
            blanked[start : figure.start].replace("\0", ""),
            blanked[figure.end : value if value >= 0 else end],
            sentence,
        )


def _last(pattern: re.Pattern[str], text: str, end: int) -> int:
    """Where the last match before `end` ends; a clause is never longer than 200 characters."""
    least = max(0, end - 200)
    return max((match.end() for match in pattern.finditer(text, least, end)), default=least)
