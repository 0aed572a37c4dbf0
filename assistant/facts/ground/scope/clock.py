"""When: the time that holds at a place, carried over from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.places.lists import Alignment
from assistant.facts.ground.scope.compared import only_compared
from assistant.facts.ground.scope.mention import Mention, When
from assistant.facts.ground.scope.times import times_in
from assistant.facts.ground.words.lexicon import english, pattern

_SINCE = re.compile(r"[日号份底末初中旬]*(?:以来|起|开始|启动|后|以后|召开|印发|出台)")
_AS_OF = re.compile(r"(?:截至|截止|截止到|至|到|\bat|\bto|of|until) ?\Z")
_BEGINS = re.compile(r"(?:\A|[。！？；\n]|[.!?;]\s)\s*(?:In )?\Z")
_CLOSED = re.compile(r"\s*(?:[.,;:)]|(?:and|but|while|to)\b|\Z)")
_IN = re.compile(r" (?:in|for|during|on|at(?: the (?:end|start|beginning|close) of)?)(?: the)? \Z")
_NEAR = 40
_THEN = re.compile(r"[ A-Za-z-]*\b(?:in|for|during|of) ")
# Cover for 2 doctors ends in December: the month is when it ends, not when they were counted.
_OWN_TIME = re.compile(
    r"\b(?:ends?|ending|begins?|starts?|starting|expires?|lapses?|resumes?|opens?|closes?|due|will|until)\b"
)


class Clock:
    """All times of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims, written: int | None = None) -> None:
        """`written` is the year of the document's date: where it is the year after that of the facts, 去年 and 今年
        may be told from either."""
        self.layout = layout
        later = written is not None and claims.year is not None and written > claims.year
        self.times = times_in(layout, claims.year, later, claims.dates, claims.split)
        self._figure_ends = [place.figure.end for place in layout.places]
        self._time_ends = [mention.end for mention in self.times]

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
        opened = inside = False
        while at >= 0:
            mention = self.times[at]
            firm = mention.start >= place.sentence_start
            if self._of_the_last(mention, place):
                opened, at = opened or not dates, at - 1
                continue
            if not firm and self._event(mention):
                at -= 1
                continue
            if not firm and "\n" in self.layout.text[mention.end : place.figure.start]:
                break
            if not self._passed(mention, place) and not only_compared(self.layout.text, mention, place):
                since = _SINCE.match(self.layout.text, mention.end)
                if not dates and not since:
                    dates, inside = mention.dates, firm
                if mention.year is not None:
                    return When(mention.year, dates, firm, opened)
            at -= 1
        return When(None, dates, bool(dates) and inside, opened)

    def _of_the_last(self, mention: Mention, place: Place) -> bool:
        """58.2% in 2024, has risen …: a year right behind a figure is of that figure."""
        text = self.layout.text
        if (
            (mention.year is None and not mention.dates)
            or mention.relative
            or place.figure.is_date
            or not text[mention.start].isascii()
        ):
            return False
        found = _IN.search(text, max(0, mention.start - _NEAR), mention.start)
        ends = self._figure_ends
        at = bisect_left(ends, found.start()) if found else len(ends)
        return (
            at < len(ends)
            and found is not None
            and ends[at] == found.start()
            and ends[at] < place.figure.start
        )

    def _event(self, mention: Mention) -> bool:
        """新馆于2024年8月11日启用: a day on which something happened dates its own sentence only; 截至 a day, what follows too."""
        days = any(len(date) == len("2025-01-01") for date in mention.dates)
        return days and not _AS_OF.search(self.layout.text, max(0, mention.start - 4), mention.start)

    def _passed(self, mention: Mention, place: Place) -> bool:
        """A time told from this year's holds to the next ；, and past its sentence only where it begins it.

        发生3起，上年同期为5起。新建42公里: the 42 are this year's again; 去年，我县发生5起。新建30公里: they are not.
        """
        between = self.layout.text[mention.end : place.figure.start]
        if not mention.relative or "；" in between:
            return mention.relative
        if english(between) and (self._trails(mention) or re.search(r"[.!?;]\s", between)):
            return self._trails(mention) or not _BEGINS.search(self.layout.text[: mention.start])
        return "。" in between and not _BEGINS.search(self.layout.text[: mention.start])

    def _trails(self, mention: Mention) -> bool:
        """54,800 a year earlier: whether a time told from this year's is that of the figure right before it."""
        at = bisect_left(self._figure_ends, mention.start - 1)
        if not self.layout.text[mention.start].isascii() or at >= len(self._figure_ends):
            return False
        return (
            self._figure_ends[at] == mention.start - 1
            and _CLOSED.match(self.layout.text, mention.end) is not None
        )

    def _time_behind(self, place: Place) -> When | None:
        """1,152 visits in 2024, 164 in December: the time right behind the figure, in English."""
        at = bisect_left(self._time_ends, place.figure.end + 1)
        if at >= len(self.times) or place.figure.is_date:
            return None
        if self.times[at].year is None and not self.times[at].dates:
            return None
        between = self.layout.text[place.figure.end : max(place.figure.end, self.times[at].start)]
        if between == " (" and self.layout.text[self.times[at].end : self.times[at].end + 1] == ")":
            return When(self.times[at].year, self.times[at].dates, True)  # 4,120 (2023), 4,265 (2024)
        if between == " " and place.figure.direction == "none" and self._trails(self.times[at]):
            return When(self.times[at].year, self.times[at].dates, True)
        if len(between) > _NEAR or not _THEN.fullmatch(between) or pattern("rise").search(between):
            return None
        if _OWN_TIME.search(between):
            return None
        return When(self.times[at].year, self.times[at].dates, True)
