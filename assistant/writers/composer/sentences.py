"""Points of an outline as Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures import to_chinese
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.telling import Teller
from assistant.writers.composer.verbs import is_act

_LONGEST, _MOST_COMMAS, _MOST_POINTS = 60, 3, 3
_SHORT = 16
# A sentence begun by whom the report speaks of takes further acts: 今年以来，全县坚持…，统筹推进….
_DOER = re.compile(
    r"(?:[^，]{0,12}(?:以来|期间|[年月日])，)?(?:[我全本][省市县区镇乡州盟旗局院校街厂社]|各[^，]{1,6}(?:部门|单位|乡镇|街道|支部|[县区])"
    r"|[^，、]{0,8}(?:党[组委]|政府|办公?室|工委|委员会|委|指挥部|街道|领导小组|会议|局))"
)
_ENUMERATED = re.compile(r"一|1|①|首先")
_FIRST = ("首先，", "其次，", "再次，", "此外，")


def spoken_points(
    points: Sequence[str], attached: Sequence[Sequence[Statement]], teller: Teller
) -> list[str]:
    """A sentence for each point with its facts; acts that follow each other share one."""
    sentences: list[str] = []
    waiting: list[str] = []
    for point, group in zip(points, attached, strict=True):
        if group:
            text = _with_facts(point, list(group), teller)
            if len(waiting) == 1 and is_act(point) and text[:2] == point[:2] and _goes_on(waiting, point):
                text = f"{waiting.pop()}，{text}"
            if waiting:
                sentences.append("，".join(waiting) + "。")
                waiting = []
            sentences.append(text)
            continue
        if waiting and not _goes_on(waiting, point):
            sentences.append("，".join(waiting) + "。")
            waiting = []
        waiting.append(point)
    return [*sentences, "，".join(waiting) + "。"] if waiting else sentences


def _goes_on(waiting: Sequence[str], point: str) -> bool:
    """Whether a point may follow in the sentence: it is an act of the same doer, or what was said leads up to it."""
    together = "，".join([*waiting, point])
    if len(waiting) == _MOST_POINTS or any(stop in together for stop in "。；") or len(together) > _LONGEST:
        return False
    leads_up = len(waiting) == 1 and len(waiting[0]) <= _SHORT and "，" not in waiting[0]
    same = is_act(point) and (is_act(waiting[0]) or bool(_DOER.match(waiting[0])))
    return together.count("，") <= _MOST_COMMAS and (same or leads_up)


def _with_facts(point: str, group: list[Statement], teller: Teller) -> str:
    """对重大隐患实行挂牌督办 and its facts: 2025年，对重大隐患17处实行挂牌督办."""
    point, group, taken = _taken(point, group, teller)
    if not group:
        return f"{point}。"
    if taken:
        return f"{point}，{teller.clauses(group)}。"
    teller.timeline.hear(point, group)
    start = teller.timeline.before_point(point, group) if is_act(point) else ""
    if teller.comes_first(point, group[0]):
        return f"{start or teller.timeline.when(group[0].head)}{teller.clauses(group)}，{point}。"
    if start:
        return f"{start}{point}，{teller.clauses(group, point)}。"
    when = teller.timeline.when(group[0].head)
    return f"{point}{'。' if when else '，'}{when}{teller.clauses(group, '' if when else point)}。"


def _taken(point: str, group: list[Statement], teller: Teller) -> tuple[str, list[Statement], bool]:
    """The point with the first of its figures that it has a place for, and those that remain."""
    for statement in group:
        if taken := teller.taken_in(point, statement):
            others = [s for s in group if s is not statement]
            if not taken.startswith(point):
                # What was to be said behind the value has its own clause behind the point.
                others = [*map(Statement, statement.then), *others]
            return taken, others, True
    return point, group, False


def enumerated(
    points: Sequence[str], attached: Sequence[Sequence[Statement]], teller: Teller, form: str
) -> str:
    """一是…；二是…。 A point with a stop inside ends with 。 instead of ；."""
    told = [_in_series(point, list(group), teller) for point, group in zip(points, attached, strict=True)]
    stop = "。" if any("。" in text or "；" in text for text in told) else "；"
    return stop.join(f"{ordinal(form, i)}{text}" for i, text in enumerate(told, 1)) + "。"


def _in_series(point: str, group: list[Statement], teller: Teller) -> str:
    own = point
    point, group, taken = _taken(point, group, teller)
    if not group:
        return point
    teller.timeline.hear(point, group)
    when = teller.timeline.when(group[0].head).rstrip("，")
    return f"{point}，{when}{teller.clauses(group, '' if when or taken else own)}"


def ordinal(form: str, index: int) -> str:
    """The n-th word of a series that begins with `form`: 一是, 二是; 首先, 其次; 1., 2.; 第一, 第二."""
    if not _ENUMERATED.search(form):
        return f"{to_chinese(index)}是"
    if form.startswith("首先"):
        return _FIRST[index - 1] if index <= 3 else _FIRST[3]
    mark = form.rstrip("，、")
    tail = form[len(mark) :] or ("，" if mark.startswith("第") else "")
    for one, nth in (("一", to_chinese(index)), ("1", str(index)), ("①", chr(0x2460 + index - 1))):
        if one in mark:
            return mark.replace(one, nth, 1) + tail
    return f"{to_chinese(index)}是"
