"""Times that only say with what something is compared (比上年增长, 496 fewer than in 2024) hold no further."""

from __future__ import annotations

import re

from assistant.facts.ground.places.layout import Place
from assistant.facts.ground.scope.mention import Mention
from assistant.facts.ground.words.lexicon import english, pattern

_COMPARED = re.compile(
    r"(?:比|较|与|同|由|从|自|than in|than for|than|from|over|on|against|[Cc]ompared with|[Cc]ompared to)(?: the)?\s*\Z"
)
_SINCE = re.compile(r"\bsince (?:[a-z]+ )?\Z", re.IGNORECASE)  # since 2020 it has grown to 1,840: not of 2020
_SIDE_BY_SIDE = re.compile(r"(?:同期)?(?:相比|比较|相较|对比)")
# up from 5.88 million in 2024, 3.5% above the 2024 figure: the year holds for what is compared with, and no further.
_AGAINST = re.compile(
    r"\b(?:from|than|against|compared with|compared to) (?:about |nearly |some )?[£€$]?\d[\d.,]*[a-z %]*? in \Z|\b(?:above|below) (?:the |that of )?\Z"
)
_MORE = re.compile(r"[多少高低快慢早晚强弱长短前后进退升降增减涨跌]")  # 比上年多放流近三百万尾
# 496 fewer than in 2024, 1.2 times that of 2024: the year holds for what is compared with, and no further.
_THAN = re.compile(
    r"\b(?:than|(?:as|that|those) (?=(?:of|in|for) ))\s*(?:of|in|for|at|during)?(?: the)?\s*\Z"
)
_SAME_PERIOD = re.compile(
    r"\b(?:than|from|against|on|over|with|to|as) (?:in |for |during )?(?:the|a) (?:same|corresponding|equivalent|like) [a-z]+ (?:of|in) \Z"
)
_WHEN = re.compile(r",? (?:when|which|where|a year)\b|\s*[（(]")
_NEAR = 40


def only_compared(text: str, mention: Mention, place: Place) -> bool:
    """Whether the time before the figure only says with what is compared: 比上年增长, 496 fewer than in 2024."""
    before = text[max(0, mention.start - 18) : mention.start]
    if _SINCE.search(before):
        return True
    if _SAME_PERIOD.search(text, max(0, mention.start - _NEAR), mention.start):
        return True
    if _THAN.search(before) and mention.end <= place.figure.start and not _WHEN.match(text, mention.end):
        return True
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
