"""What is said of a fact in the same breath, so that its name is not said again.

快递进村业务量312万件，为上年的2倍: the second label is 快递进村业务量为上年的倍数.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.formulas import Binary, Call, Name, Node
from assistant.facts.model import Fact
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import slot
from assistant.writers.composer.labels import spoken
from assistant.writers.composer.verbs import counts, is_verb

_CHANGED = re.compile(
    r"(?P<than>同比|环比|比上年|较上年)?(?P<word>增长|上升|提高|增加|上涨|提升|回升|增减|变化|升降|下降|减少|降低|回落|下滑|压减|缩小|压缩|缩短)\Z"
)
_UPWARDS = frozenset(["增长", "上升", "提高", "增加", "上涨", "提升", "回升"])
_DONE_OF = re.compile(r"完成(?:年度|全年|年初)?(?:预算|计划|目标|任务)\Z")
_SHARE = re.compile(r"(?:的)?(?:占比|比重|占比例)\Z")
_RATE = re.compile(r"(?P<what>[^，]{2})率\Z")
_AIM = re.compile(r"(?:目标|现状)\Z")
# What is said of those just named, and no other noun that is made with theirs: 化解率, 户均补助, but not 青年 and 青年教师.
_OF_THEM = re.compile(
    r"[^的，]+(?:率|度|占比|比重|比例|增速|[增降涨跌]幅)\Z|(?:人均|户均|平均|日均|年均|为上年)[^，]+\Z"
)


def said_after(expression: str, head: str, facts: FactSheet) -> str:
    """The clause that states a fact behind `head` without naming it again; empty where its label must be said."""
    follower, resolved = facts.resolve(expression), facts.resolve(head)
    fact, of = follower.fact, resolved.fact
    if fact is None or of is None or follower.text or resolved.text or expression == head:
        return ""
    if fact.entity != of.entity or not _then(fact, of):
        return ""
    rests = head in follower.facts
    if share := _share(expression, fact, head, of, facts):
        return share
    stem, linked, form = spoken(follower)
    if fact.name.startswith(of.name) and len(of.name) > 1:
        rest = stem[len(of.name) :]
        if rest.startswith("中") and len(rest) > 2:
            return f"其{rest}{'为' if linked else ''}{slot(expression, form)}"
        if not rest and (changed := _CHANGED.search(fact.name)):
            return f"{changed['than'] or ''}{slot(expression, form)}"
        if (_OF_THEM.match(rest) or is_verb(rest)) and not _CHANGED.search(rest):
            return f"{rest}{'为' if linked else ''}{slot(expression, form)}"
    if not rests and follower.derived:
        return ""
    return _elided(expression, fact, of, form) if rests or not fact.formula else ""


def rate_behind(expression: str, head: str, facts: FactSheet) -> str:
    """信访件办结率 behind 办结信访件 → 办结率为…: a share of what was just counted, by its formula; else empty."""
    fact, of = facts.resolve(expression).fact, facts.resolve(head).fact
    found = _RATE.search(fact.name) if fact else None
    if fact is None or of is None or found is None or not fact.formula or fact.entity != of.entity:
        return ""
    same = part_and_whole(facts.parse(fact.formula))[0] == head and found["what"] in of.name
    return f"{found[0]}为{slot(expression)}" if same else ""


def _then(fact: Fact, of: Fact) -> bool:
    """Whether a fact is of the other's time, so that it needs no period: none, the same, or the year that it ends."""
    return fact.period in ("", of.period) or (
        fact.period.endswith("年") and of.period in (f"{fact.period}底", f"{fact.period}末")
    )


def _elided(expression: str, fact: Fact, of: Fact, form: str) -> str:
    """失业率下降 behind 城镇调查失业率 → 下降…; 收入完成预算 behind 一般公共预算收入 → 完成预算的…."""
    whole = _AIM.sub("", of.name)
    if changed := _CHANGED.search(fact.name):
        base = fact.name[: changed.start()]
        if len(base) > 1 and whole.endswith(base):
            than = changed["than"] or ""
            return f"{than}{'' if form else changed['word']}{slot(expression, form)}"
    if (done := _DONE_OF.search(fact.name)) and whole.endswith(fact.name[: done.start()]):
        return f"{done[0]}的{slot(expression)}"
    return ""


def _share(expression: str, fact: Fact, head: str, of: Fact, facts: FactSheet) -> str:
    """民生支出占比 behind 民生支出 → 占一般公共预算支出的…: by its formula, of a whole that has a noun for a name."""
    found = _SHARE.search(fact.name)
    if not found or not fact.formula or not fact.name[: found.start()]:
        return ""
    part, whole = part_and_whole(facts.parse(fact.formula))
    if part != head or fact.name[: found.start()] not in of.name or whole not in facts:
        return ""
    name = facts[whole].name
    if counts(name) or counts(of.name) or facts[whole].entity != of.entity:
        return f"占比为{slot(expression)}" if fact.name.startswith(of.name) else ""
    return f"占{name}的{slot(expression)}"


def part_and_whole(node: Node) -> tuple[str, str]:
    """The facts of which the first is given as a share of the second; empty for any other formula."""
    match node:
        case (
            Call(function="share", arguments=(Name(id=part), Name(id=whole)))
            | Binary(operator="/", left=Name(id=part), right=Name(id=whole))
        ):
            return part, whole
        case _:
            return "", ""


def without_base(point: str, resolved: Resolved) -> str:
    """A change said alone, 压缩40%, behind words that name what changed; behind none, of whatever was just told."""
    fact = resolved.fact
    changed = _CHANGED.search(fact.name) if fact else None
    if fact is None or changed is None or resolved.text:
        return ""
    base = fact.name[: changed.start()]
    if point and (len(base) < 2 or base not in point.rpartition("，")[2]):
        return ""
    form = spoken(resolved)[2]
    return f"{changed['than'] or ''}{'' if form else changed['word']}{slot(resolved.expression, form)}"


def changed_to(now: str, before: str, then: Sequence[str], facts: FactSheet) -> str:
    """降到 or 升到, by the values; 变为 where they don't say. A rise has the word of the change told with it: 提高到."""
    after, was = facts.resolve(now).quantity, facts.resolve(before).quantity
    if (
        after is None
        or was is None
        or after.high is not None
        or was.high is not None
        or after.value == was.value
    ):
        return "变为"
    if after.value < was.value:
        return "降到"
    found = [_CHANGED.search(fact.name) for e in then if (fact := facts.resolve(e).fact)]
    words = [change["word"] for change in found if change and change["word"] in _UPWARDS]
    return f"{words[0]}到" if words else "升到"
