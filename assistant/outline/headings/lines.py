"""The lines of a text with Markdown taken off: what is a `#` line, what is bold, what is no prose at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HASHES = re.compile(r"[ ]{0,3}(#{1,6})(?!#)[ \t\u3000]*")
_TRAILING_HASHES = re.compile(r"[ \t]+#+[ \t]*\Z")
_FENCE = re.compile(r"\s*(```|~~~)")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*\Z")
_CONTENTS = re.compile(r"(?:[.．·]{3}|…{2}|\t)\s*[-—－ⅠⅡⅢ\divx]{1,6}\s*\Z")
_LEADERS = re.compile(r"[.．·]{2}|…|\t")
_BLANKS = " \t\u3000\xa0\ufeff\u200b\r\f\v\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start`/`end` are offsets in the text of its content, without blanks, `#` and the opening `**`.

    `bold_end` is the offset where bold that began the line ends, 0 where there is none; `prose` is false
    for table rows, code and a table of contents.
    """

    number: int
    start: int
    end: int
    hashes: int = 0
    bold_end: int = 0
    prose: bool = True

    def content(self, text: str) -> str:
        return text[self.start : self.end]


def read_lines(text: str) -> list[Line]:
    """Every line that is not blank, from top to bottom."""
    lines: list[Line] = []
    fence = ""
    fences = "```" in text or "~~~" in text
    for number, (start, raw) in enumerate(_raw(text), 1):
        if fences and (mark := _FENCE.match(raw)):
            fence = "" if fence == mark[1] else fence or mark[1]
            continue
        if fence or not raw.strip(_BLANKS):
            continue
        if (level := _underlines(raw, number, lines)) and len(text[lines[-1].start : lines[-1].end]) <= 60:
            above = lines[-1]
            lines[-1] = Line(above.number, above.start, above.end, level, above.bold_end)
            continue
        lines.append(_line(text, number, start, raw))
    return lines


def _raw(text: str) -> Iterator[tuple[int, str]]:
    """Lines cut at \\n alone, so that their numbers are those that an editor shows."""
    start = 0
    for raw in text.split("\n"):
        yield start, raw
        start += len(raw) + 1


def _underlines(raw: str, number: int, lines: list[Line]) -> int:
    """1 for a line of ===, 2 for one of ---, right below a line of words; else 0."""
    mark = _UNDERLINE.match(raw) if raw[-1] in "=- \t" else None
    if not mark or not lines or lines[-1].number != number - 1 or lines[-1].hashes or not lines[-1].prose:
        return 0
    return 1 if mark[1][0] == "=" else 2


def _line(text: str, number: int, start: int, raw: str) -> Line:
    hashes = _HASHES.match(raw) if "#" in raw else None
    begin = start + (hashes.end() if hashes else 0)
    end = start + len(raw)
    if hashes and (trailing := _TRAILING_HASHES.search(raw, hashes.end())):
        end = start + trailing.start()
    begin, end = _trim(text, begin, end)
    bold_end = 0
    if text.startswith(("**", "__"), begin):
        mark = text[begin : begin + 2]
        close = text.find(mark, begin + 2, end)
        if close > begin + 2:
            begin, bold_end = _trim(text, begin + 2, close)
            if not text[close + 2 : end].strip(_BLANKS):
                end = bold_end
    level = len(hashes[1]) if hashes and begin < end else 0
    prose = bool(level) or not _is_row(raw)
    return Line(number, begin, end, level, bold_end, prose)


def _is_row(raw: str) -> bool:
    """A row of a table, or a line of a table of contents: a title, dots and the number of a page."""
    if "|" in raw and (raw.lstrip()[0] == "|" or raw.count("|") >= 3):
        return True
    if "\t" in raw and raw.strip().count("\t") >= 2:
        return True
    end = raw[-40:]
    return _LEADERS.search(end) is not None and _CONTENTS.search(end) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end
