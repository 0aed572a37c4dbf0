"""Labels within labels: 企业 and 检查企业, 托育机构 and 普惠托育机构, 隐患 and 整改隐患 — which of the two the words tell in full."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.facts.ground.places.windows import hollow
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.score import Fit
from assistant.facts.ground.words.lexicon import pattern

_WHOLLY = 0.6  # how much of a label must stand near for it to be told in full
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_COMPARED = re.compile(r"[比较与][^，。；]{1,8}")
_DURING = re.compile(r"\A(?:全年|今年|本年|当年|上半年|年内|期间)")
_ALL = re.compile("[总共全]")
_FEWEST = 2
_SENTENCES = 40  # characters before the figure in which the other word may still stand


def told_by_label(best: Fit, rival: Fit, reading: Reading) -> bool:
    """Whether the words tell the label of the rival and not that of the fact whose value stands here."""
    if best.claim.name == rival.claim.name:
        return False
    if lacks_its_word(best, rival, reading) or has_its_word(best, rival, reading):
        return True
    return is_sibling(best, rival, reading)


def is_sibling(best: Fit, rival: Fit, reading: Reading) -> bool:
    """Whether the words are just the label of the rival, which differs in its first word: 城市低保对象 for 农村低保对象."""
    one, other, bare = best.claim, rival.claim, pattern("filler")
    own = one.name.removesuffix(shared_end(one.name, other.name))
    if (
        len(own) < _FEWEST
        or len(own) == len(one.name)
        or (one.entity, one.time) != (other.entity, other.time)
    ):
        return False
    if bare.sub("", reading.near).strip() != bare.sub("", other.name) or one.unit != other.unit:
        return False
    if reading.told_beside(other) or any(fit.claim.name == other.name for fit, _ in reading.matches):
        return False
    said = reading.earlier[-_SENTENCES:] + reading.context.behind + reading.context.heading
    return own not in said


def shared_end(one: str, other: str) -> str:
    """What both end with."""
    ends = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    return "".join(char for char, _ in ends)[::-1]


def lacks_its_word(best: Fit, rival: Fit, reading: Reading) -> bool:
    """Whether best is the rival with a word more (年降水量, 常年降水量; 收入, 收入目标) that stands nowhere near."""
    one, other = best.claim, rival.claim
    counted = reading.context.behind.startswith(other.name)  # 41家托育机构, where 41 are 普惠托育机构
    if other.name not in one.name or other.name == one.name or not (counted or other.name in reading.near):
        return False
    # A year in the label (2026年就业目标) is a time, which the scope judges, and no word.
    extra = _YEAR.sub("", one.name.replace(other.name, "", 1))
    if not extra:
        return False
    said = reading.earlier if counted else reading.said
    bare = pattern("filler")
    if bare.sub("", reading.near).strip() == bare.sub("", other.name):
        said = _COMPARED.sub("", said)  # 较常年偏多6.6%；年平均气温14.1℃ is not that of 常年
    if _in_heading(extra, reading.context.heading):
        return False
    return (
        (counted or rival.cover >= _WHOLLY)
        and not reading.told_beside(rival.claim)
        and not any(c in said for c in extra if c not in other.name)
    )


def _in_heading(extra: str, heading: str) -> bool:
    """Whether the headings tell the word more: 卫生工作完成投资 of the 完成投资 told under 二、卫生工作."""
    pairs = {extra[at : at + _FEWEST] for at in range(len(extra) - 1)} or {extra}
    return bool(heading) and 2 * sum(pair in heading for pair in pairs) >= len(pairs)


def has_its_word(best: Fit, rival: Fit, reading: Reading) -> bool:
    """Whether the rival has a word more, which the words tell: 检查企业120家, 隐患整改312处, where 120 and 312 are all
    企业 and all 隐患; 盾构掘进58.7公里, where that is 盾构总量."""
    one, other, near = best.claim, rival.claim, reading.near
    if (one.entity, one.time, one.unit) != (other.entity, other.time, other.unit):
        return False
    if reading.told_beside(other) or any(fit.claim.name == other.name for fit, _ in reading.matches):
        return False
    if one.name in other.name and other.name in near and hollow(near.rpartition(other.name)[2]):
        return True
    if _headed(one.name, other.name, reading):
        return True
    if one.name in near:
        done = pattern("filler").sub("", near.rpartition(one.name)[2]).strip()
        rest = other.name.replace(done, "", 1)
        if len(done) >= _FEWEST and done in other.name and rest and set(rest) <= set(one.name):
            return True
    return one.name in other.name and _is_part(
        one.resolved.fact.label if one.resolved.fact else "", one.name, other.name, near
    )


def _headed(name: str, other: str, reading: Reading) -> bool:
    """完成投资3.2亿元 under 二、卫生工作 is 卫生工作完成投资, and not the 交通工作完成投资 or all 完成投资 of the sheet."""
    heading = reading.context.heading
    shared = shared_end(name, other)
    own, extra = name.removesuffix(shared), other.removesuffix(shared)
    if not heading or extra not in heading or min(len(extra), len(shared)) < _FEWEST:
        return False
    if own and (own in heading or own in reading.said):
        return False
    bare = pattern("filler")
    told, whole = _DURING.sub("", bare.sub("", reading.near).strip()), bare.sub("", shared)
    if len(told) < _FEWEST or not whole.endswith(told) or whole.removesuffix(told) not in heading:
        return False
    return pattern("overall").search(reading.said) is None


def _is_part(label: str, whole: str, part: str, near: str) -> bool:
    """盾构累计掘进 of 盾构总量 and 盾构掘进完成: the whole says that it is one, and the words tell of the part."""
    if not _ALL.search(label) or _ALL.search(near) or whole not in near:
        return False
    extra = part.replace(whole, "", 1)
    return any(extra[at : at + _FEWEST] in near for at in range(len(extra) - 1))
