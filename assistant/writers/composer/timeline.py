"""When what is told was, in Chinese: said once, and 截至 only where something ran until then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.facts.model import Fact
from assistant.writers.composer.periods import RELATIVE, usual_before
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.verbs import counts

_DAY_OR_END = re.compile(r"(?:底|末|日|止|截止|目前|当前)\Z")
_END = re.compile(r"(?P<year>\d{4})年(?:底|末)?\Z")
# 7月17日至19日 lies behind as a whole: what was then was not until then.
_SPAN = re.compile(r"[至到—–～~]")
_WHEN = re.compile(r"(?:(?:19|20)\d\d年|今年|去年|上年|截至|截止|目前|近年|一年来|[上下]半年|第.季度|\d+月)")
_SAYS_ITSELF = ("截至", "截止", "至", "自", "从", "到", "今年", "去年", "上年", "本")
# A part of a year.
_PART = re.compile(
    r"\d{4}年(?:第?[一二三四1-4]季度|前[一二三四1-4]个?季度|[上下]半年|1?\d(?:月)?[—－–至-]1?\d月)"
)
_OF_A_YEAR = r"\d|[上下]半|第.季|前.{1,2}季|[一二三四春夏秋冬]季|前.{1,2}月"
_YEAR = re.compile(r"\d{4}年")
_AIM = re.compile(r"(?:目标|预测|预计)\Z")
# What was at a moment did not run until then: a peak, a maximum.
_MOMENT = re.compile(r"洪峰|峰值|极值|瞬时|单日|最[大高低小]")


class Timeline:
    """The periods that were said, the last of which needs no word again."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.facts = task.brief.facts
        # What the report is about was said before this section, and is understood until another time is said.
        self.understood = self.period = usual_before(task)
        self.year = ""

    def when(self, expression: str) -> str:
        """The period as the start of a sentence, unless it was just said or stands in the label."""
        fact = self.facts.resolve(expression).fact
        period = _period(fact)
        if fact is None or not period or self._known(fact) or RELATIVE.match(fact.name):
            return ""
        if period in fact.name and not fact.name.startswith(period):
            return ""
        self.period, self.understood = period, ""
        if self._whole_year(fact) and counts(fact.name):
            return "全年"
        if period.startswith(_SAYS_ITSELF):
            return f"{period}，"
        lead, year = self._lead(fact, period), period[:5]
        if not lead and self._own_year(fact, year):
            period = period.removeprefix(year)
        self.year = year
        return f"{lead}{period}，"

    def hear(self, point: str, group: Sequence[Statement]) -> None:
        """A point that names the period of what follows it has said it: 2025年，全县…，and not 2025年 once more."""
        period = _period(self.facts.resolve(group[0].head).fact)
        if period and period in point:
            self.period, self.understood = period, ""

    def before_point(self, point: str, group: Sequence[Statement]) -> str:
        """The period to begin a point's sentence with, where its facts need one; empty where it would not do there.

        In a span of time things are done (2025年，组织…，培训…); by the end of one they have come to something, and
        a point that has a time of its own takes no second one.
        """
        fact = self.facts.resolve(group[0].head).fact
        period = _period(fact)
        if fact and self.understood == self.period and self._whole_year(fact):
            self.period, self.understood = period, ""
            return ""
        fits = period and not _until(period) and not period.startswith(("截", "至", "到"))
        return self.when(group[0].head) if fits and not _WHEN.search(point) else ""

    def unsaid(self, expression: str) -> bool:
        """Whether a figure may stand in a point with no period: it has none, it was said, or it is the report's own year."""
        fact = self.facts.resolve(expression).fact
        period = _period(fact)
        brief, end = self.task.brief, _END.match(period)
        own = end and (end["year"] == brief.date[:4] or f"{end['year']}年" in brief.title)
        if fact is None or not period:
            return True
        return self._known(fact) or (bool(own) and not self._namesake(fact))

    def _known(self, fact: Fact) -> bool:
        """Whether a fact is of the period that was said last, or of the one that is understood and has no short name."""
        if _period(fact) != self.period:
            return False
        short = self._own_year(fact, self.period[:5]) or (self._whole_year(fact) and counts(fact.name))
        return not self.understood or not (short or self._namesake(fact))

    def _whole_year(self, fact: Fact) -> bool:
        """Whether a report that its title gives to this year looks back on it, so that it need not be named again."""
        brief, period = self.task.brief, _period(fact)
        titled = re.fullmatch(r"\d{4}年", period) and re.search(rf"{period}(?!{_OF_A_YEAR})", brief.title)
        if not titled or self.task.id == "opening":
            return False
        over = brief.date[:7] >= f"{period[:4]}-12"
        return over and not self._namesake(fact)

    def _own_year(self, fact: Fact, year: str) -> bool:
        """Whether 2025年1—9月 is told as 1—9月: the title says the year, no other was said, and none has such a value."""
        brief, period = self.task.brief, _period(fact)
        if not _PART.fullmatch(period) or year not in brief.title or self.task.id == "opening":
            return False
        others = {*_YEAR.findall(" ".join(self.task.passage.points)), self.year} - {"", year}
        return not others and not self._namesake(fact)

    def _namesake(self, fact: Fact) -> bool:
        return any(f.name == fact.name and f.period != fact.period for f in self.facts)

    def _lead(self, fact: Fact, period: str) -> str:
        end = _END.match(period)
        if end and _AIM.search(fact.name):
            year = self.task.brief.date[:4]
            far = year.isdigit() and int(end["year"]) - int(year) > 1
            return "到" if far or not period.endswith("年") else ""
        return "截至" if _until(period) and not _MOMENT.search(fact.name) else ""


def _period(fact: Fact | None) -> str:
    return fact.period.strip("，。 ") if fact else ""


def _until(period: str) -> bool:
    return bool(_DAY_OR_END.search(period)) and not _SPAN.search(period)
