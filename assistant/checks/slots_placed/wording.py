"""What a fact goes by in prose, and what leads over from its name to its value."""

from __future__ import annotations

import re

from assistant.facts.resolved import Resolved
from assistant.figures import split_unit

# What may stand between a name and its value: 为, 达到, 共; was, came to.
_FILLER = re.compile(
    r"(?:(?:为|是|达到?|共有?|有|约|将?近|超过?|逾|了|到|至|均|已|仅|累计|总计|共计|增长|下降|提高|持平)+"
    r"|(?:^|\s)(?:was|were|is|are|came to|stood at|reached|total(?:l)?ed|about|nearly|over|rose|fell|unchanged)\s*)\Z"
)
_COUNTING = re.compile(
    r"(?:个数|家数|次数|人数|户数|件数|起数|处数|份数|场数|场次|人次|项数|篇数|册数|期数|数)\Z"
)
_CHANGE = re.compile(
    r"(?:增长|上升|提高|增加|上涨|提升|回升|增减|变化|升降|下降|减少|降低|回落|下滑|压减|缩小|压缩|缩短)\Z"
    r"|\s(?:change|increase|growth|rise)\Z|\A(?:change|increase|growth|rise) in\s"
)


def variants(label: str, resolved: Resolved) -> set[str]:
    """A label and what is said in its place: 检查企业数 → 检查企业, 收入增长 → 收入; in small letters."""
    label = label.rstrip("：: ").lower()
    unit = split_unit(resolved.unit)[1].lower()
    found = {label, _COUNTING.sub("", label), _CHANGE.sub("", label)}
    if unit:
        found |= {label.removesuffix(end) for end in (f"{unit}数", f"{unit}次", unit)}
    return {words.strip() for words in found if len(words.strip()) > 1}


def bare_end(words: str) -> str:
    """The words without what leads over to a value: 检查企业共 → 检查企业."""
    words = words.strip().lower()
    while words:
        shorter = _FILLER.sub("", words).rstrip()
        if shorter == words:
            break
        words = shorter
    return words
