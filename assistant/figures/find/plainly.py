"""The plain case, read fast: Arabic digits right before a known counter (176处, 1.2亿元, 84.7%).

Most numbers of a report are such. Whatever could make one mean something else (a range, a date, a code, a
rank, a slogan, a trap after the unit) is left to the full readers: the answer is theirs in any case, and a
test compares the two.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.counters import Counters
from assistant.figures.find.page import Page
from assistant.figures.lexicon import phrases, words

_NUMBER = re.compile(
    r"(?:([1-9][0-9]{0,2}(?:,[0-9]{3})+)|([1-9][0-9]{0,9}|0))(?:\.([0-9]{1,12}))?(?![0-9,.])(万亿?|亿)?([余多]?)"
)
_GOES_ON = frozenset(".,万亿余多")
_ZEROS = {"万": 4, "亿": 8, "万亿": 12}
# Before the number: signs, letters and words that begin a rank, a code, a road or a minus.
_BEFORE = frozenset("第前下双每道班次车线数几零区厦场心际")
_LABELS = ("级", "区")
_PUNCTUATION = frozenset("，。、；：（）《》”！？ \n\u3000,;")
INNER_TRAP = frozenset("额地热款粮下生威样功渠维媒边")


@cache
def _named_digits() -> frozenset[str]:
    """Digits that begin a fixed phrase: 12345, 110, 618."""
    found = (re.match(r"[0-9]{3,}", phrase) for phrase in phrases())
    return frozenset(match[0] for match in found if match)


class Plain:
    """Reads the plain case of one page, with its tables at hand."""

    __slots__ = ("_counted", "_counters", "_names", "_slogans", "_text")

    def __init__(self, page: Page) -> None:
        self._text, self._counted = page.plain, page.counted
        self._counters = Counters().at
        self._names = _named_digits()
        self._slogans = words("tails", "slogan-tail")

    def read(self, start: int, end: int) -> int:
        """Records the plain figure with the digits from `start` to `end` and returns its end; 0 when it may be something else."""
        text = self._text
        if start and not _apart(text, start):
            return 0
        if text[end : end + 1] in _GOES_ON:
            match = _NUMBER.match(text, start)
            if match is None or (match[5] and text[match.end() : match.end() + 1] in INNER_TRAP):
                return 0
            whole, value, inner, end = match[2], _value(match), match[5], match.end()
            cut = match[3] is not None
        else:
            whole = value = text[start:end]
            if end - start > 10 or (whole[0] == "0" and end - start > 1):
                return 0
            inner, cut = "", False
        counter = self._counters(text, end)
        if counter is None:
            return 0
        stop = end + len(counter.word)
        if text[stop : stop + 1] in counter.traps or whole in self._names:
            return 0
        if counter.word == "个" and (cut or self._slogans.at(text, stop)):
            return 0
        if counter.kind == "measure" and text[start - 1 : start] in _LABELS and "圈" in text[stop : stop + 6]:
            return 0
        return self._counted(start, stop, value, counter.name, counter.kind, inner)


def _apart(text: str, start: int) -> bool:
    """Whether the character before the number leaves it a plain one."""
    before = text[start - 1]
    if before < "\u4e00":
        return before in _PUNCTUATION
    return before not in _BEFORE or (before == "区" and not text[start - 2 : start - 1].isascii())  # B区5栏


def _value(match: re.Match[str]) -> str:
    """The value of a number with its decimals and multiplier."""
    grouped, whole, decimals, multiplier, _ = match.groups()
    if grouped:
        whole = grouped.replace(",", "")
    if multiplier:
        return _shifted(whole, decimals or "", _ZEROS[multiplier])
    if not decimals:
        return whole
    return f"{whole}.{decimals}" if decimals[-1] != "0" else _shifted(whole, decimals, 0)


def _shifted(whole: str, decimals: str, zeros: int) -> str:
    """The digits with the point moved right: 1.2 and 8 are 120000000."""
    if len(decimals) < zeros:
        decimals += "0" * (zeros - len(decimals))
    whole = (whole + decimals[:zeros]).lstrip("0") or "0"
    rest = decimals[zeros:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
