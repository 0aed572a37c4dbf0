"""The plain case, read fast: Arabic digits right before a known counter (176处, 1.2亿元, 84.7%).

Most numbers of a report are such. Whatever could make one mean something else (a range, a date, a code, a
rank, a slogan, a trap after the unit) is left to the full readers: the answer is theirs in any case, and a
test compares the two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.find.page import Page
from assistant.figures.lexicon import phrases, unit_traps, units, words
from assistant.figures.model import Kind

_NUMBER = re.compile(
    r"(?:([1-9][0-9]{0,2}(?:,[0-9]{3})+)|([1-9][0-9]{0,9}|0))(?:\.([0-9]{1,12}))?(?![0-9,.])(万亿?|亿)?([余多]?)"
)
_ZEROS = {"万": 4, "亿": 8, "万亿": 12}
# Before the number: signs, letters and words that begin a rank, a code, a road or a minus.
_BEFORE = frozenset("第前下双每道班次车线数几零级区")
_PUNCTUATION = frozenset("，。、；：（）《》“”！？ \n\u3000,;")
# First characters of units that also stand in dates, times, rooms, names and ratios.
_FIRST = frozenset(
    "A年月日季号时点比分单室房弄会办教班线病窗楼版后国省团厂大强级届机航路医成Xx/ +-°块库展诊登包宿寝排网电路"
)
# After the unit: a second unit, a range, a half, one more multiplier.
_AFTER = frozenset("/-—–―~～〜至到─－半多余两")
_AFTER_UNIT = {
    "个": frozenset("月半多余"),
    "次": frozenset("列会全"),
    "天": frozenset("专行攻计规大倍提活方整目任强跃制会"),
    "县": frozenset("道"),
    "乡": frozenset("道"),
    "元": frozenset("人"),
    "圆": frozenset("人"),
    "米": frozenset("0123456789"),
    "秒": frozenset("0123456789"),
    "公里": frozenset("加+＋"),
    "组": frozenset("组村居片"),
}
_GRADE = frozenset("级景")  # 4A级
_INNER_TRAP = frozenset("额地热款粮下生威样功渠维媒边")
_NONE: frozenset[str] = frozenset()


class _Counter(NamedTuple):
    """A unit that the plain case may end with; `traps` are the characters after it that void it."""

    name: str
    kind: Kind
    traps: frozenset[str]


@cache
def _counters() -> tuple[dict[str, tuple[int, ...]], dict[str, _Counter]]:
    """The sizes of the units by their first character, longest first, and the units."""
    traps, sizes, table = unit_traps(), dict[str, set[int]](), dict[str, _Counter]()
    for word, unit in units().items():
        sizes.setdefault(word[0], set()).add(len(word))
        after = traps.get(word, _NONE) | _AFTER_UNIT.get(word, _NONE) | _AFTER
        if word[-1].isascii():
            after |= _GRADE
        table[word] = _Counter(unit.name, unit.kind, after)
    kept = {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items() if char not in _FIRST}
    return kept, table


@cache
def _named_digits() -> frozenset[str]:
    """Digits that begin a fixed phrase: 12345, 110, 618."""
    found = (re.match(r"[0-9]{3,}", phrase) for phrase in phrases())
    return frozenset(match[0] for match in found if match)


class Plain:
    """Reads the plain case; one is made for each page, to have its tables at hand."""

    __slots__ = ("_names", "_sizes", "_slogans", "_table")

    def __init__(self) -> None:
        self._sizes, self._table = _counters()
        self._names = _named_digits()
        self._slogans = words("tails", "slogan-tail")

    def read(self, page: Page, start: int) -> int:
        """Records the plain figure at `start` and returns its end; 0 when it may be something else."""
        text = page.plain
        if start:
            before = text[start - 1]
            if (before in _BEFORE or before < "\u4e00") and before not in _PUNCTUATION:
                return 0
        match = _NUMBER.match(text, start)
        if match is None:
            return 0
        grouped, digits, decimals, multiplier, inner = match.groups()
        end = match.end()
        sizes = self._sizes.get(text[end : end + 1])
        if sizes is None:
            return 0
        for size in sizes:
            stop = end + size
            if (counter := self._table.get(text[end:stop])) and stop <= page.size:
                break
        else:
            return 0
        if inner and text[end] in _INNER_TRAP:
            return 0
        after = text[stop : stop + 1]
        if after in counter.traps or digits in self._names:
            return 0
        if after.isascii() and (after.isalnum() or after == " "):
            return 0
        if size == 1 and text[end] == "个" and (decimals or self._slogans.at(text, stop)):
            return 0
        value = grouped.replace(",", "") if grouped else digits
        if decimals or multiplier:
            value = _shifted(value, decimals or "", _ZEROS[multiplier] if multiplier else 0)
        return page.counted(start, stop, value, counter.name, counter.kind, inner)


def _shifted(whole: str, decimals: str, zeros: int) -> str:
    """The digits with the point moved right: 1.2 and 8 are 120000000."""
    if len(decimals) < zeros:
        decimals += "0" * (zeros - len(decimals))
    whole = (whole + decimals[:zeros]).lstrip("0") or "0"
    rest = decimals[zeros:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
