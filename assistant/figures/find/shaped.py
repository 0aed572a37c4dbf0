"""Shapes of Chinese slogans and names that hold numerals: 两票三制, 三沿六区, 三项行动, 运维二组, 、十八湾、.

Written from what lists can't hold: each place has its own slogans, but all are made alike. What counts is
written otherwise: the counter is a measure (三米二), the noun stands before, a verb of record governs it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, phrases, unit_words, units, words

_DIGITS = frozenset("一二两三四五六七八九十双")
_NUMERALS = _DIGITS | frozenset("百千万亿零〇廿卅半多几")
# 三比二, 一行五人, 三次两回; one dead and two hurt, two men and a woman.
_NO_PAIR = frozenset("比行至到和与及、的第初成折死伤亡男女批次期轮场届番点加减乘除年月日天时分秒")
_ITEM_OPENS = frozenset("、“‘《（(「")
_BEFORE_NAMES = _ITEM_OPENS | frozenset("和及与")
_ITEM_CLOSES = frozenset("、”’》）)」，。；等")
_LONGEST = 24
_ISSUED = ("出台", "制定", "印发", "修订", "分", "涉及")
_LIST_REACH = 8


class _Lists(NamedTuple):
    """The words that the shapes are told by, and the characters that one may begin with after its numeral."""

    counters: Words
    nouns: Words
    teams: Words
    no_team: Words
    told: Words
    fact: Words
    held: Words
    first: frozenset[str]


@cache
def _lists() -> _Lists:
    counters, teams = words("tails", "slogan-counter"), words("tails", "team")
    return _Lists(
        counters,
        words("tails", "slogan-noun"),
        teams,
        words("tails", "no-team"),
        words("bare", "told"),
        words("single", "fact"),
        words("single", "held"),
        frozenset([*counters, *teams]),
    )


def read_shape(page: Page, start: int, end: int) -> int:
    """Records the slogan or the name that the numerals from `start` to `end` begin, and returns its end; 0 when they may count."""
    if end - start == 1:
        if page.plain[end : end + 1] not in _lists().first:
            return 0
        return _team(page, start) or _doctrine(page, start)
    if page.plain[start - 1 : start] not in _BEFORE_NAMES:
        return 0
    return _also_team(page, start, end) or _item(page, start, end)


def read_pairs(page: Page, start: int) -> int:
    """两票三制, 一核两带五区: numerals and single characters by turns; 0 when a phrase of the list is as long."""
    text, place = page.plain, start
    while place - start < _LONGEST and _member(text, place):
        place += 2
    if place - start < 4:
        return 0
    known = phrases().at(text, start, page.done)
    return 0 if known and known[1] >= place else page.other(start, place, "slogan")


def _member(text: str, place: int) -> bool:
    """Whether one numeral and one character that is no measure stand at `place`, not being part of a greater number."""
    pair = text[place : place + 2]
    if len(pair) < 2 or pair[0] not in _DIGITS or pair[1] in _NUMERALS or pair[1] in _NO_PAIR:
        return False
    if not "\u4e00" <= pair[1] <= "\u9fff":
        return False
    unit = units().get(pair[1])
    return unit is None or unit.kind == "count"


def _doctrine(page: Page, start: int) -> int:
    """三项行动, 两个作用: a counter with a noun of resolutions, unless a verb of record or a list before says that they were counted."""
    text, lists = page.plain, _lists()
    if text[start + 1] not in lists.counters:
        return 0
    noun = lists.nouns.at(text, start + 2)
    if not noun or lists.fact.before(text, start) or lists.told.before(text, start):
        return 0
    if (
        text.endswith(_ISSUED, 0, start)
        or "、" in text[max(0, start - _LIST_REACH) : start - 1].rpartition("，")[2]
    ):
        return 0  # 会议、学习、督办三项制度
    return page.other(start, start + 2 + len(noun), "slogan")


def _team(page: Page, start: int) -> int:
    """运维二组, 采煤三队, 加油二站: a noun, a numeral and what an office or a team is called; 0 after verbs and words of time."""
    text, lists = page.plain, _lists()
    before = text[start - 1 : start]
    if text[start + 1] not in lists.teams or not "\u4e00" <= before <= "\u9fff":
        return 0
    if before in lists.no_team or lists.told.before(text, start) or _recorded(text, start):
        return 0
    return page.other(start, start + 2, "name")


def _also_team(page: Page, start: int, end: int) -> int:
    """十一组 in 八组和十一组: one more of the teams named right before."""
    text, last = page.plain, page.others[-1] if page.others else None
    if last is None or start - last.end != 1 or text[end : end + 1] not in _lists().teams:
        return 0
    return page.other(start, end + 1, "name") if text[last.end - 1] == text[end] else 0


def _recorded(text: str, start: int) -> bool:
    """Whether a verb of record stands right before the number: 新增, 开展."""
    return bool(_lists().fact.before(text, start) or _lists().held.before(text, start))


def _item(page: Page, start: int, end: int) -> int:
    """、三十六湾、: an item of a list that is nothing but a numeral and one character; 0 where that is a counter."""
    text = page.plain
    if text[start - 1 : start] not in _ITEM_OPENS or text[end + 1 : end + 2] not in _ITEM_CLOSES:
        return 0
    unit = units().get(unit_words().at(text, end))
    if (unit and (unit.strong or unit.kind != "count")) or (
        page.figures and start - page.figures[-1].end < 2
    ):
        return 0
    return page.other(start, end + 1, "name")
