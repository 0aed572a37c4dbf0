"""The note below a title that says when a paper was passed and by whom: （2026年1月23日县人大常委会第三十次会议通过）.

A custom of the trade for 决议, and for 决定 and 公报 of a meeting; GB/T 9704-2012 has no clause for it. The regulation of
2012 (article 9) has such a paper bear the date on which the meeting passed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOTE = re.compile(r"[（(]\s*(?P<said>[^\n。；]{2,120})\s*[）)]")
_DAY = re.compile(
    r"(?:(?:19|20|XX|××)[\dX×]{2}|[二〇○零一三四五六七八九]{4}|XX)\s*年\s*[\dX×一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\dX×一二三四五六七八九十]{1,3}\s*日"
)
_DONE = ("通过", "批准", "发布", "公布", "修订", "修正")
_ENGLISH = re.compile(
    r"\(Adopted(?: by (?P<by>[^\n()]{2,120}?))?(?: on (?P<date>\d{1,2} [A-Z][a-z]+ \d{4}))?\)"
)


@dataclass(frozen=True, slots=True)
class Adoption:
    """`date` as it is written, `by` the rest: the meeting with 通过 behind it; either may be empty."""

    date: str
    by: str


def read_adoption(line: str) -> Adoption | None:
    """What such a line says; None for any other line, also one in brackets."""
    if english := _ENGLISH.fullmatch(line.strip()):
        return Adoption(english["date"] or "", english["by"] or "")
    match = _NOTE.fullmatch(line.strip())
    if match is None:
        return None
    day = _DAY.search(match["said"])
    date = day[0] if day else ""
    by = match["said"].replace(date, "", 1).strip() if date else match["said"].strip()
    done = by.endswith(_DONE)
    if (date and (done or not by)) or (done and "会" in by):
        return Adoption(date, by)
    return None


def adoption_note(date: str, by: str, *, chinese: bool) -> str:
    """The line as it is printed, from a date already written out; empty where nobody passed the paper."""
    if not by:
        return ""
    if chinese:
        return f"（{date}{by if by.endswith(_DONE) else by + _DONE[0]}）"
    whose = "" if by == _DONE[0] else f" by {by}"
    return f"(Adopted{whose}{f' on {date}' if date else ''})"
