"""The shape of what follows a number: a title alone, a title with its text behind, or a sentence of a list.

What separates a run-in title from its text, in this order: the end of bold, the first 。, a colon, a wide
space. A title is short, names a thing or a task, and is not itself a statement with a subject, a deadline
or a figure: `加强领导。各单位要…` is a title with its text, `各单位要在9月底前完成。逾期…` is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.outline.headings.lines import Line
from assistant.outline.headings.markers import STRONG, Marker

Shape = Literal["title", "run-in", "closed", "wordy", "item"]

_CJK = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|（[^（）\n]*）|\([^()\n]*\)|\"[^\"\n]*\"")
_END_ZH = re.compile(r"[。！？]")
_END_EN = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)[.!?](?=\s)")
_COLON = re.compile(r"[:：]")
_GAP = re.compile(r"\u3000+| {2,}|\t+")
_CLOSERS = "。；：，、;:,"
_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:余|多)?(?:[万亿%％]|[个家户人次处件项起份场名条台座亩吨元例宗辆所间](?!性)|公里|人次|立方|平方)"
)
_STATES = re.compile(
    r"了(?!解|然|结|不起)|已(?!有)|截至|截止|将于|[于在].{0,12}(?:前|底|期间)(?!景|沿|[线端])|我[们县市区省局委办]|本[县市区省局委办]"
    r"|^(?:各|全体|有关|相关)[^，。]{0,14}?(?:要|应当?|须|请|将)(?!求|点|素|急|用|对|军)|^(?:请|凡|如果?|若)"
    r"|(?:单位|部门|乡镇|街道|企业|学校|同志|人员)(?:要|应|须|必须|不得|将|可)(?!求|点|素|急|用|对)"
)
_STATES_EN = re.compile(
    r"\d|\b(?:must|will|shall|should|is|are|was|were|has|have|had|been|can|may|could|would|we|they|it|needs?|did|does)\b",
    re.I,
)
_ASKING = re.compile(r"(?:What|How|Why|Where|When|Who|Whether)\b")
_LIMITS = {True: (60, 45), False: (40, 32)}  # strong markers or not: a title alone, a title with text behind


@dataclass(frozen=True, slots=True)
class Cut:
    """How a line would be cut if it were a heading; offsets in the text, `end` behind the title."""

    shape: Shape
    start: int
    end: int
    body: int
    mark: str
    forced: bool = False


def cut_line(text: str, line: Line, marker: Marker | None) -> Cut:
    """The shape of a line, as far as the line alone shows it."""
    start = line.start + (marker.end if marker else 0)
    bold = line.bold_end
    if marker and not bold and text.startswith("**", start):
        close = text.find("**", start + 2, line.end)
        if close > start + 2:
            start, bold = start + 2, close
    if bold > start:
        return _bold(text, line, start, bold)
    if marker and bold and start - line.start >= bold - line.start:
        start = min(line.end, bold + 2)  # only the number is bold
    words = text[start : line.end]
    if line.hashes:
        return _hashed(words, start, line.end)
    if not words:
        return Cut("item", start, line.end, line.end, "")
    if _CJK.search(words) or (marker is not None and marker.kind in STRONG):
        return _chinese(words, start, line.end, marker is None or marker.kind in STRONG)
    return _english(words, start, line.end)


def _bold(text: str, line: Line, start: int, bold: int) -> Cut:
    words = text[start:bold].rstrip()
    title = words.rstrip(_CLOSERS + ".")
    body = bold + 2 if text[bold : bold + 2] in ("**", "__") else bold
    rest = text[body : line.end]
    mark = words[len(title) :][:1]
    if not mark and rest[:1] and rest[0] in "。：:.":
        mark, body, rest = rest[0], body + 1, rest[1:]
    end = start + len(title)
    if not rest.strip():
        return Cut("title" if title else "item", start, end, max(body, line.end), mark, forced=bool(title))
    body = line.end - len(rest.lstrip())
    if len(title) > 60 or not title:
        return Cut("item", start, end, body, mark)
    return Cut("run-in", start, end, body, mark, forced=True)


def _hashed(words: str, start: int, end: int) -> Cut:
    """A `#` line is a heading whatever it says; one that goes on for a paragraph is run in."""
    ends = _sentence_end(words, _END_ZH)
    if ends and ends < len(words) and len(words) - ends >= 8 and ends <= 60:
        body = end - len(words[ends:].lstrip())
        return Cut("run-in", start, start + ends - 1, body, words[ends - 1], forced=True)
    title = words.rstrip(_CLOSERS)
    if not _CJK.search(words):
        title = title.rstrip(".")
    title = title.rstrip()
    return Cut(
        "title" if title else "item",
        start,
        start + len(title),
        end,
        words[len(title) :].strip()[:1],
        bool(title),
    )


def _chinese(words: str, start: int, end: int, strong: bool) -> Cut:
    alone, before_text = _LIMITS[strong]
    ends = _sentence_end(words, _END_ZH)
    last = words[-1]
    if not ends:
        if last in "；;、，,":
            return Cut("item", start, end, end, last)
        title = words.rstrip("：:")
        fits = len(title) <= alone and (strong or not _states(title, figures=False))
        shape: Shape = "item" if not fits or not title else "closed" if title != words else "title"
        return Cut(shape, start, start + len(title.rstrip()), end, words[len(title) :][:1])
    title = words[: ends - 1]
    if ends < len(words.rstrip()):
        body = end - len(words[ends:].lstrip())
        if colon := _split(words, _COLON, title, strong):
            return Cut("run-in", start, start + colon[0], start + colon[1], words[colon[0]])
        shape = "run-in" if len(title) <= before_text and (strong or not _states(title)) else "wordy"
        if shape == "run-in" or not (gap := _split(words, _GAP, words, strong)):
            return Cut(shape, start, start + len(title), body, words[ends - 1])
        return Cut("run-in", start, start + gap[0], start + gap[1], "")
    if last in "？！":
        asked = len(words) <= (40 if strong else 24)
        return Cut("title" if asked else "item", start, end, end, "")
    for pattern in (_COLON, _GAP):
        if at := _split(words, pattern, words, strong):
            mark = words[at[0]] if pattern is _COLON else ""
            return Cut("run-in", start, start + at[0], start + at[1], mark)
    closed = "；" not in title and len(title) <= (30 if strong else 24) and not _states(title)
    return Cut("closed" if closed else "item", start, start + len(title), end, last)


def _english(words: str, start: int, end: int) -> Cut:
    ends = _sentence_end(words, _END_EN)
    if ends and words[ends:].strip():
        title = words[: ends - 1]
        body = end - len(words[ends:].lstrip())
        titled = len(title.split()) <= 8 and not _STATES_EN.search(title) and title[:1].isupper()
        return Cut("run-in" if titled else "wordy", start, start + len(title), body, words[ends - 1])
    title = words.rstrip(".:;,。")
    mark = words[len(title) :][:1]
    short = len(title) <= 100 and len(title.split()) <= 12 and title[:1].isupper() and not _runs_on(title)
    if mark in (";", ",") or not short or not title or words[-1] in "!?":
        return Cut("item", start, start + len(title), end, mark)
    return Cut("closed" if mark else "title", start, start + len(title), end, mark)


def _runs_on(title: str) -> bool:
    """A sentence rather than a title: it has a finite verb, and is no clause as titles are (What the committee is asked to note)."""
    if _ASKING.match(title):
        return False
    return re.search(r"\b(?:must|will|shall|should|were|was|has|have|had|been|are|is)\b", title) is not None


def _states(title: str, figures: bool = True) -> bool:
    """A statement rather than a title: it has a subject that must do something, a deadline, or a figure."""
    title = _QUOTED.sub("", title)
    year = re.sub(r"(?:19|20)\d\d\s*(?:[—\-－至]\s*(?:19|20)\d\d)?\s*年", "", title)
    return (
        "；" in title
        or title.count("，") + title.count(",") > 2
        or bool(_STATES.search(year) or (figures and _FIGURE.search(year)))
    )


def _sentence_end(words: str, pattern: re.Pattern[str]) -> int:
    """The offset behind the first sentence, what stands in quotes or brackets passed over; 0: no end."""
    open_words = _QUOTED.sub(lambda match: "□" * len(match[0]), words)
    match = pattern.search(open_words)
    if match:
        return match.end()
    return len(words) if pattern is _END_EN and words.endswith((".", "!", "?")) else 0


def _split(words: str, pattern: re.Pattern[str], within: str, strong: bool) -> tuple[int, int] | None:
    """Where a short title ends and a real text begins, parted by a colon or a wide space."""
    match = pattern.search(_QUOTED.sub(lambda m: "□" * len(m[0]), within))
    if not match or not 2 <= match.start() <= (20 if strong else 12) or _states(words[: match.start()]):
        return None
    if re.search(r"[，。；]", words[: match.start()]) and pattern is _COLON:
        return None
    behind = words[match.end() :].strip()
    enough = len(behind) >= (10 if strong else 16) and _END_ZH.search(behind) is not None
    return (match.start(), match.end()) if enough else None
