"""When facts were: the period of one that is worked out, and which of two were at the same time."""

from __future__ import annotations

import re
from collections import Counter

from assistant.brief import Task
from assistant.facts.sheet import FactSheet

# A label that says whose time it is needs no period beside it: 上年同期培训人次.
RELATIVE = re.compile(r"(?:上年同期|去年同期|上年度?|去年|上季度|上个?月|上期|上半年同期)的?")

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Sections, and points, that tell what is still to be done.
_AHEAD = re.compile(r"下一步|打算|安排|要求|建议|对策|任务|目标|今后|努力|计划|思路|措施")
_TO_DO = re.compile(r"要(?![求素点闻件害])|将(?:于|会|要)|拟|力争|应当|必须")
_LEAST = 5
_USUAL = 0.6  # so many of the dated facts make a period the one that the report is about


def period_of(expression: str, facts: FactSheet) -> str:
    """The period of a fact; of one that is worked out and names none, that of all it rests on, if it is one."""
    resolved = facts.resolve(expression)
    if resolved.fact and resolved.fact.period:
        return resolved.fact.period
    if not resolved.fact or not resolved.fact.formula:
        return ""
    rested = {facts[name].period for name in resolved.facts if name != expression and name in facts}
    return rested.pop() if len(rested) == 1 else ""


def same_time(one: str, other: str, facts: FactSheet) -> bool:
    """Whether two facts are of one period, or the first names none."""
    fact = facts.resolve(one).fact
    return period_of(one, facts) == period_of(other, facts) or fact is None or not fact.period


def usual_before(task: Task) -> str:
    """The period of most of the report's dated facts, where a passage before this one has told it; else empty.

    Not where the report speaks of other years too, or the passage of what is to be done: a figure of the year before
    would be read as one of these.
    """
    facts = task.brief.facts
    dated = Counter(f.period for f in facts if f.period and not RELATIVE.match(f.name))
    usual, times = dated.most_common(1)[0] if dated else ("", 0)
    few = times < max(_LEAST, _USUAL * sum(dated.values()))
    years = {year for period in dated for year in _YEAR.findall(period)}
    ahead = _AHEAD.search(task.heading) or any(_TO_DO.search(point) for point in task.passage.points)
    if few or ahead or max(years, default="") > task.brief.date[:4]:
        return ""
    if len(years) > 1 and not any(year in task.brief.title for year in _YEAR.findall(usual)):
        return ""
    for name, passage in task.brief.passages():
        if name == task.id:
            return ""
        if any(e in facts and facts[e].period == usual for e in passage.facts):
            return usual
    return ""
