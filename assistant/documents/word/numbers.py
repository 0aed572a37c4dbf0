"""The numbers that Word makes itself: they stand nowhere in a paragraph's text (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import child, children, value_of
from assistant.figures import to_chinese

_TENS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, and the text around (`（%2）`)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted. Ask in the order of the paragraphs."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, number_id: str, depth: int) -> str:
        """The number of the next paragraph on this list and level; empty for bullets and unknown lists."""
        name = self.lists.get(number_id)
        levels = self.levels.get(name or "", {})
        if name is None or depth not in levels:
            return ""
        counts = self.counts.setdefault(name, {})
        for level, start in self.restarts.pop(number_id, {}).items():
            counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].form in ("bullet", "none"):
            return ""
        return re.sub(
            r"%([1-9])", lambda match: _written(levels, counts, int(match[1]) - 1), levels[depth].text
        )


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a numbering part; none without one."""
    made = Numbering()
    if root is None:
        return made
    for abstract in children(root, "abstractNum"):
        levels = {_number(level, "ilvl"): _level(level) for level in children(abstract, "lvl")}
        made.levels[value_of(abstract, "abstractNumId")] = levels
    for one in children(root, "num"):
        name = value_of(one, "numId")
        made.lists[name] = value_of(child(one, "abstractNumId"))
        starts = {_number(o, "ilvl"): child(o, "startOverride") for o in children(one, "lvlOverride")}
        made.restarts[name] = {level: _number(start) for level, start in starts.items() if start is not None}
    return made


def _level(element: Element) -> Level:
    start = child(element, "start")
    return Level(
        _number(start) if start is not None else 1,
        value_of(child(element, "numFmt")) or "decimal",
        value_of(child(element, "lvlText")),
    )


def _number(element: Element, name: str = "val") -> int:
    written = value_of(element, name)
    return int(written) if written.lstrip("-").isdecimal() else 0


def _written(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    count = counts.get(depth, level.start)
    return _FORMS.get(level.form, str)(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in (*_TENS, *_ONES):
        written += sign * (count // value)
        count %= value
    return written


def _letter(count: int) -> str:
    """a … z, aa, bb …, as Word goes on."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand",
         "taiwaneseCounting", "ideographDigital"),
        to_chinese,
    ),
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
}  # fmt: skip
