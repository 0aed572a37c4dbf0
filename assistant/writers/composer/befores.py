"""The same indicator before: a period earlier, or before the reform that changed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.model import Fact
from assistant.facts.rollup.series import series_key
from assistant.facts.sheet import FactSheet
from assistant.writers.composer.periods import RELATIVE
from assistant.writers.composer.wholes import same_unit

_THIS = re.compile(r"(?:近期|本期|当期|今年|本季度|本月)的?")
_AGO = re.compile(
    r" (?:(?:in|during) the (?:previous|last|prior|preceding) (?:year|quarter|month|week|season)|last (?:year|quarter|month)"
    r"|a year (?:earlier|ago|before)|in (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December))\Z"
)
_REFORM = r"(?:改革|改造|整治|整改|实施|建设|优化|调整|治理|培训|投产|搬迁|合并|提升|升级|行动|活动|施工|运行|试点|改版|上线)"
_FORMERLY = re.compile(rf"(?P<when>{_REFORM}前)的?(?P<of>.{{2,}})")
_LATER = re.compile(rf"(?P<when>{_REFORM}后)的?(?P<of>.{{2,}})")
_AIM = re.compile(r"(?P<of>.{2,})目标\Z")
_TODAY = re.compile(r"(?P<of>.{2,})现状\Z")


def earlier(expressions: Sequence[str], facts: FactSheet) -> Iterator[tuple[str, str]]:
    """Pairs of now and before: the same indicator, one period earlier by its year or by its label."""
    given = [
        fact for e in expressions if (fact := facts.resolve(e).fact) is not None and not facts.resolve(e).text
    ]
    by_label = {(_THIS.sub("", fact.name, count=1), fact.entity): fact for fact in given[::-1]}
    by_label |= {(fact.name, fact.entity): fact for fact in given}
    keys = {key: fact for fact in given if (key := series_key(fact)) is not None}
    for fact in given:
        now = _now_of(fact, by_label) or _now_in_english(fact, given)
        key = series_key(fact)
        if now is None and key is not None:
            now = keys.get((*key[:3], key[3] + 1))
        if now is not None and now.id != fact.id and same_unit(now.id, fact.id, facts):
            yield now.id, fact.id


def _now_of(fact: Fact, by_label: dict[tuple[str, str], Fact]) -> Fact | None:
    """上年同期培训人次 → 培训人次."""
    found = RELATIVE.match(fact.name)
    return by_label.get((fact.name[found.end() :], fact.entity)) if found else None


def _now_in_english(fact: Fact, given: Sequence[Fact]) -> Fact | None:
    """Formal complaints in the previous quarter → Formal complaints."""
    found = _AGO.search(fact.name)
    name = fact.name[: found.start()] if found else ""
    return next((f for f in given if f.name == name and f.entity == fact.entity), None) if name else None


def reformed(expressions: Sequence[str], facts: FactSheet) -> Iterator[tuple[str, str]]:
    """Pairs of now and before a reform, or of an aim and where things stand, where both name the same thing.

    改革后平均申请材料 and 改革前平均申请材料; 覆盖率目标 and 高峰时段覆盖率现状 only where a third fact is their difference.
    """
    given = [fact for e in expressions if (fact := facts.resolve(e).fact) is not None]
    later = [fact for fact in given if _LATER.match(fact.name) or _AIM.match(fact.name)]
    former = [fact for fact in given if _FORMERLY.match(fact.name) or _TODAY.match(fact.name)]
    differences = (
        [frozenset(facts.resolve(f.id).facts) - {f.id} for f in given if f.formula] if former else []
    )
    for now in later:
        for before in former:
            if now.entity == before.entity and now.unit == before.unit and _pair(now, before, differences):
                yield now.id, before.id


def _pair(now: Fact, before: Fact, differences: Sequence[frozenset[str]]) -> bool:
    if (later := _LATER.match(now.name)) and (former := _FORMERLY.match(before.name)):
        return later["of"] == former["of"] and later["when"][:-1] == former["when"][:-1]
    if (aim := _AIM.match(now.name)) and (today := _TODAY.match(before.name)):
        alike = today["of"].endswith(aim["of"]) and {now.id, before.id} in differences
        return aim["of"] == today["of"] or alike
    return False


def indicator(now: Fact) -> str:
    """What both name: 改革后平均申请材料 → 平均申请材料; 覆盖率目标 → 覆盖率."""
    found = _LATER.match(now.name) or _AIM.match(now.name)
    return found["of"] if found else now.name


def formerly(before: Fact) -> str:
    """When it was so: 改革前, or the period of where things stand; may be empty."""
    found = _FORMERLY.match(before.name)
    return found["when"] if found else before.period
