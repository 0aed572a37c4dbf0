"""Points that name what a fact counts, and so take its figure in: 对在用校车逐车检验 → 对在用校车63辆逐车检验."""

from __future__ import annotations

import re

from assistant.facts.resolved import Resolved
from assistant.figures import kind_of_unit
from assistant.figures.slots import slot
from assistant.writers.composer.labels import spoken
from assistant.writers.composer.verbs import is_act, is_verb

# What was done to those counted begins here; a 制 or a 的 goes on with the noun.
_ACTED = re.compile(r"逐|分[类级批期]|全[面部]|严|定期|及时|一律")
_RATED = "按比例"
_PARTICULAR = 4  # 在用校车 are all that a point speaks of; 企业 may be more than it means
_EACH = re.compile(r"(?:每年|每月|每季度?|每学期|每人|每户|年均|月均|日均|人均|户均)")


def inset(point: str, resolved: Resolved) -> str:
    """The point with the figure in it; empty where it does not name just what the figure counts."""
    fact = resolved.fact
    if fact is None or resolved.text or not resolved.expression:
        return ""
    stem, linked, form = spoken(resolved)
    if form or len(stem) < 2:
        return ""
    here = slot(resolved.expression)
    if not linked and point.endswith(stem):
        return point + here
    if kind_of_unit(resolved.unit) == "percent":
        rated = stem.endswith("比例") and point.count(_RATED) == 1
        return point.replace(_RATED, f"按{here}的比例") if rated else ""
    return _after_noun(point, stem, here) or _by_halves(point, stem, here)


def _after_noun(point: str, noun: str, here: str) -> str:
    """The figure behind the noun, where an act ends with it or is done to it; nowhere else."""
    if point.count(noun) != 1:
        return ""
    at = point.index(noun)
    before, behind = re.split(r"[，。；]", point[:at])[-1], point[at + len(noun) :]
    done = is_verb(before) and behind.startswith("，")
    handled = len(noun) >= _PARTICULAR and before[-1:] in tuple("对将把向给") and _begins_act(behind)
    return f"{point[: at + len(noun)]}{here}{behind}" if done or handled else ""


def _by_halves(point: str, stem: str, here: str) -> str:
    """挂牌督办重大隐患 in 对重大隐患实行挂牌督办: the noun takes the figure, and the verb is said already."""
    for size in range(2, len(stem) - 1):
        verb, noun = stem[:size], stem[size:]
        at = point.find(noun)
        behind = point[at + len(noun) :]
        if at > 0 and point[at - 1] in "对将把向给" and verb in behind.partition("，")[0]:
            return f"{point[: at + len(noun)]}{here}{behind}" if _begins_act(behind) else ""
    return ""


def _begins_act(words: str) -> bool:
    return bool(_ACTED.match(words)) or is_act(words)


def each_of(point: str, resolved: Resolved) -> str:
    """每年人才发展专项资金 behind 设立人才发展专项资金 → 每年[[…]]; empty where the point names something else."""
    stem, _, form = spoken(resolved) if resolved.fact and not resolved.text else ("", False, "")
    found = _EACH.match(stem)
    if not found or form or len(stem[found.end() :]) < 2 or stem[found.end() :] not in point:
        return ""
    return f"{found[0]}{slot(resolved.expression)}"


def handled_after(point: str, label: str) -> bool:
    """Whether a point goes on with what a label says was made: 将优秀心得汇编成册, after 评选优秀心得."""
    return any(
        is_verb(label[:size]) and point.startswith(("将" + label[size:], "把" + label[size:]))
        for size in range(2, len(label) - 1)
    )
