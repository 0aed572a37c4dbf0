"""Whose and when: the entity and the time that hold at a place, carried over from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.layout import Layout, Place
from assistant.facts.ground.lexicon import english, pattern
from assistant.facts.ground.lists import Alignment
from assistant.facts.ground.scope.mention import Mention, When, Whose
from assistant.facts.ground.scope.names import names_in
from assistant.facts.ground.scope.times import BY_THE_CLOCK, times_in

__all__ = ["BY_THE_CLOCK", "Scope", "When", "Whose"]

_CHAIN = re.compile(r"[\s、，,]*(?:和|与|及|以及|and)?\s*\Z")
_COMPARED = re.compile(
    r"(?:比|较|与|同|由|从|自|than in|than for|than|from|over|on|against|compared with|compared to)\s*\Z"
)
_SIDE_BY_SIDE = re.compile(r"(?:同期)?(?:相比|比较|相较|对比)")
_SINCE = re.compile(r"[日号份底末初中旬]*(?:以来|起|开始|启动|后|以后|召开|印发|出台)")
# up from 5.88 million in 2024, 3.5% above the 2024 figure: the year holds for what is compared with, and no further.
_AGAINST = re.compile(
    r"\b(?:from|than|against|compared with|compared to) (?:about |nearly |some )?[£€$]?\d[\d.,]*[a-z %]*? in \Z|\b(?:above|below) (?:the |that of )?\Z"
)
_MORE = re.compile(r"[多少高低快慢早晚强弱长短前后进退升降增减涨跌]")  # 比上年多放流近三百万尾
_BEGINS = re.compile(r"(?:\A|[。！？；\n])\s*\Z")
_NEAR = 40
_OF_IT = re.compile(r"[（(]\Z|[ a-z-]*\b(?:in|at|for) \Z")
_THEN = re.compile(r"[ A-Za-z-]*\b(?:in|for|during) ")


class Scope:
    """All names and times of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims, written: int | None = None) -> None:
        """`written` is the year of the document's date: where it is the year after that of the facts, 去年 and 今年
        may be told from either."""
        self.layout = layout
        self.main_year = claims.year
        self.names = names_in(layout.text, claims.entities)
        later = written is not None and claims.year is not None and written > claims.year
        self.times = times_in(layout, claims.year, later)
        self._name_ends = [mention.end for mention in self.names]
        self._time_ends = [mention.end for mention in self.times]

    def whose(self, place: Place, aligned: Alignment | None) -> Whose:
        """The last name before the figure; of names in a row (甲、乙、丙) all."""
        if aligned is not None:
            for mention in self.names:
                if aligned.start <= mention.start and mention.end <= aligned.end and mention.entity:
                    return Whose(frozenset([mention.entity]), True, near=True)
        behind = self._behind(place)
        if behind is not None:
            return behind
        at = bisect_left(self._name_ends, place.figure.start + 1) - 1
        if at < 0:
            return Whose()
        last = self.names[at]
        firm = last.start >= place.sentence_start
        if not firm and not self._carries(last, place):
            return Whose()
        near = firm and not re.search("[，,；;：:]", self.layout.text[last.end : place.figure.start])
        if not last.entity:
            return Whose(frozenset(), firm, True, near)
        row = {last.entity}
        while at > 0 and self._go_together(self.names[at - 1], self.names[at]):
            at -= 1
            if self.names[at].entity:
                row.add(self.names[at].entity or "")
        return Whose(frozenset(row), firm, near=near)

    def _go_together(self, one: Mention, other: Mention) -> bool:
        """Whether two names are told as one: 甲、乙 in a row, or both meant by 两区."""
        same = (one.start, one.end) == (other.start, other.end)
        return same or _CHAIN.match(self.layout.text, one.end, other.start) is not None

    def _behind(self, place: Place) -> Whose | None:
        """38.2% in Northside, 3.2亿元（东山镇）: the name right behind the figure, where it is said to be its."""
        at = bisect_left(self._name_ends, place.figure.end)
        if at >= len(self.names) or not self.names[at].entity:
            return None
        between = self.layout.text[place.figure.end : self.names[at].start]
        if len(between) > _NEAR or not _OF_IT.match(between):
            return None
        return Whose(frozenset([self.names[at].entity or ""]), True, near=True)

    def _carries(self, mention: Mention, place: Place) -> bool:
        """A name holds to the end of its paragraph; one in a heading, for the paragraph below it."""
        between = self.layout.text[mention.end : place.figure.start]
        breaks = between.count("\n")
        if breaks == 0:
            return True
        line = between.partition("\n")[0]
        return breaks == 1 and len(line) <= 20 and not line.rstrip().endswith(("。", "；", ".", "！"))

    def when(self, place: Place, aligned: Alignment | None) -> When:
        """The last time before the figure, unless it only says with what is compared (比上年增长)."""
        if aligned is not None:
            for mention in self.times:
                if aligned.start <= mention.start and mention.end <= aligned.end:
                    return When(mention.year, mention.dates, True)
        behind = self._time_behind(place)
        if behind is not None:
            return behind
        at = bisect_left(self._time_ends, place.figure.start + 1) - 1
        dates: frozenset[str] = frozenset()
        while at >= 0:
            mention = self.times[at]
            firm = mention.start >= place.sentence_start
            if not firm and "\n" in self.layout.text[mention.end : place.figure.start]:
                break
            if not self._passed(mention, place) and not self._compared(mention, place):
                since = _SINCE.match(self.layout.text, mention.end)
                dates = dates or (frozenset() if since else mention.dates)
                if mention.year is not None:
                    return When(mention.year, dates, firm)
            at -= 1
        return When(None, dates, bool(dates))

    def _passed(self, mention: Mention, place: Place) -> bool:
        """A time told from this year's holds to the next ；, and past its sentence only where it begins it.

        发生3起，上年同期为5起。新建42公里: the 42 are this year's again; 去年，我县发生5起。新建30公里: they are not.
        """
        between = self.layout.text[mention.end : place.figure.start]
        if not mention.relative or "；" in between:
            return mention.relative
        return "。" in between and not _BEGINS.search(self.layout.text[: mention.start])

    def _time_behind(self, place: Place) -> When | None:
        """1,152 visits in 2024: the year right behind the figure, in English."""
        at = bisect_left(self._time_ends, place.figure.end + 1)
        if at >= len(self.times) or self.times[at].year is None or place.figure.is_date:
            return None
        between = self.layout.text[place.figure.end : max(place.figure.end, self.times[at].start)]
        if len(between) > _NEAR or not _THEN.fullmatch(between) or pattern("rise").search(between):
            return None
        return When(self.times[at].year, self.times[at].dates, True)

    def _compared(self, mention: Mention, place: Place) -> bool:
        text = self.layout.text
        before = text[max(0, mention.start - 14) : mention.start]
        if mention.end <= place.figure.start and _AGAINST.search(
            text[max(0, mention.start - 40) : mention.start]
        ):
            return True
        if _SIDE_BY_SIDE.match(text, mention.end) and _COMPARED.search(before):
            return True
        if not _COMPARED.search(before):
            return False
        earlier = text[max(0, mention.start - 30) : mention.start]
        if english(earlier) and (pattern("rise").search(earlier) or pattern("fall").search(earlier)):
            return True
        between = text[mention.end : place.figure.start]
        return bool(
            pattern("rise").search(between)
            or pattern("fall").search(between)
            or (_MORE.search(between) and before.rstrip().endswith(("比", "较", "than", "than in")))
            or "持平" in between
            or "翻" in between
        )
