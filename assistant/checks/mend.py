"""What is mechanical, mended: marks, numbers as they are written, numbers of headings. Nothing else, and no value.

Each pass gives edits of a text; what they make may show another (。。， needs two), so the caller goes on until
there are none. A text is a file, or the paragraphs of a docx: who applies the edits keeps its formatting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks import make_subject
from assistant.checks.numbers import corrected
from assistant.checks.own_rules import switched_off, wishes
from assistant.checks.patterns import scan
from assistant.figures import find_figures
from assistant.language import Language

PASSES = 4  # what three passes have not settled, a fourth would not either: it only proves that
_UNREAD = frozenset({"bare-decimal"})  # .5 is half of one, though it reads as 5: that is the fault
_DIGITS = frozenset("0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千万亿%％")


@dataclass(frozen=True, slots=True)
class Mend:
    """One place: offsets in the text of its pass, what stood there and what stands there now."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    case: str
    paragraph: int = 0


def mends(text: str, language: Language = "zh") -> list[Mend]:
    """The edits of one pass, in the order of the text, none overlapping. A value that would change is left alone."""
    found = [*_numbers(text, language), *_marks(text, language)]
    kept: list[Mend] = []
    for mend in sorted(found, key=lambda one: (one.start, one.end)):
        if (not kept or kept[-1].end <= mend.start) and _keeps_values(text, mend, language):
            kept.append(mend)
    return [_counted(text, mend) for mend in kept]


def applied(text: str, edits: list[Mend]) -> str:
    """The text with these edits made."""
    for mend in reversed(edits):
        text = text[: mend.start] + mend.after + text[mend.end :]
    return text


def _marks(text: str, language: Language) -> Iterator[Mend]:
    for hit in scan(text, language, switched_off()):
        if hit.pattern.fix is not None and hit.instead is not None and hit.instead != hit.text:
            yield Mend(hit.start, hit.end, hit.text, hit.instead, hit.pattern.rule, hit.pattern.id)


def _numbers(text: str, language: Language) -> Iterator[Mend]:
    if wishes().get("heading-number") == "off" or language != "zh":
        return
    for reading, number in corrected(make_subject(text, language=language)):
        if reading.found and reading.number:
            start = reading.found.start
            yield Mend(start, start + len(reading.number), reading.number, number, "heading-number", "")


def _keeps_values(text: str, mend: Mend, language: Language) -> bool:
    """Whether the figures of the line come to the same. The number of a heading is none of them."""
    if mend.rule == "heading-number" or mend.case in _UNREAD:
        return True
    near = text[max(0, mend.start - 1) : mend.end + 1]
    if not _DIGITS.intersection(near):
        return True
    first, last = text.rfind("\n", 0, mend.start) + 1, text.find("\n", mend.end)
    line = text[first : last if last >= 0 else None]
    changed = line[: mend.start - first] + mend.after + line[mend.end - first :]
    return _values(line, language) == _values(changed, language)


def _values(line: str, language: Language) -> list[tuple[str, str]]:
    figures = find_figures(line, language).figures
    return sorted((str(figure.value), str(figure.value_high)) for figure in figures)


def _counted(text: str, mend: Mend) -> Mend:
    above = sum(1 for line in text[: mend.start].split("\n")[:-1] if line.strip())
    return Mend(mend.start, mend.end, mend.before, mend.after, mend.rule, mend.case, above + 1)
