"""The time of a figure: what its sentence says before it, in English also behind it, else what was said last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.figures import Figure
from assistant.language import Language

_NO_MARK = r"(?:[^,.;:()\[\]]|(?<=\d)[.,](?=\d))*"
_RELATIVE = {
    "zh": re.compile(
        r"今年以来|截至目前|上年同期|去年同期|上年|去年|今年|全年|本年度?|本季度|上半年|前三季度|本月|前\d+个月"
    ),
    "en": re.compile(
        r"\b(?:(?:so far )?this (?:year|quarter|month)|last (?:year|quarter|month)|to date)\b", re.I
    ),
}
_COMPARED = {
    "zh": re.compile(r"(?:比|较|与|同)\s*\Z"),
    "en": re.compile(rf"\b(?:from|than|against|versus|vs|with|to)\b{_NO_MARK}\Z", re.I),
}
# A date stands for a time when it says a year, month or quarter: the day of a letter, and what is still to come, do not.
_SPAN = re.compile(r"[年月季]|\b(?:19|20)\d\d\b|Q[1-4]")
_OF_LETTER = re.compile(r"(?:日期|时间|date|dated)\s*[:：]\s*\Z", re.I)
_PLANNED = re.compile(r"(?:计划|预计|力争|拟|将|争取)[^，。；]{0,6}\Z")
_UNTIL = re.compile(r"\s*(?:底|末)?(?:之前|以前|前(?![一二三四五六七八九十\d半]))")
_GOES_ON = re.compile(_NO_MARK)


def period_set(sentence: str, figures: tuple[Figure, ...], language: Language) -> str:
    """The time that a sentence sets for what follows: 2025年1—11月, 今年以来; what stands in brackets sets none."""
    open_ones = [
        (at, said)
        for at, said in _times(sentence, figures, language)
        if sentence.count("(", 0, at) == sentence.count(")", 0, at)
        and not _COMPARED[language].search(sentence[:at])
    ]
    return max(open_ones, default=(0, ""))[1]


def period_of(sentence: str, figures: tuple[Figure, ...], figure: Figure, language: Language) -> str:
    """The time that the sentence gives this figure."""
    times = list(_times(sentence, figures, language))
    if language == "en":
        other = min(
            (f.start for f in figures if f.start >= figure.end and not f.is_date), default=len(sentence)
        )
        behind = [
            (at, said)
            for at, said in times
            if figure.end <= at < other and _GOES_ON.fullmatch(sentence, figure.end, at)
        ]
        if behind:
            return min(behind)[1]
    before = [
        (at, said)
        for at, said in times
        if at < figure.start and not _COMPARED[language].search(sentence[:at])
    ]
    return max(before, default=(0, ""))[1]


def _times(sentence: str, figures: tuple[Figure, ...], language: Language) -> Iterator[tuple[int, str]]:
    for match in _RELATIVE[language].finditer(sentence):
        yield match.start(), match[0]
    for figure in figures:
        if not (figure.is_date and _SPAN.search(figure.text)) or _UNTIL.match(sentence, figure.end):
            continue
        before = sentence[: figure.start]
        if not _OF_LETTER.search(before) and not _PLANNED.search(before):
            yield figure.start, figure.text
