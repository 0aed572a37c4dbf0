"""The direction that the words around a figure claim for it, as versions of the figure to compare with facts."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.facts.ground.claims import Claim
from assistant.facts.ground.context import Context
from assistant.facts.ground.words.lexicon import says
from assistant.facts.match.senses import words_of_sense
from assistant.figures import Figure

_BESIDE = re.compile(
    r" (?:(?P<up>above|over|ahead of)|below|under|behind) (?:that|those|the|its|their|what)\b"
)
# two hours sooner, £3 cheaper: less or more, as it may be
_NEITHER = re.compile(
    r" (?:[a-z]+ )?(?:sooner|quicker|faster|slower|earlier|later|cheaper|dearer|costlier|better|worse)\b"
)
# 0.7 minutes slower: of lengths of time the slow and the late ones are the longer
_OF_TIME = re.compile(r" (?:(?P<up>slower|later|longer)|sooner|quicker|faster|earlier|shorter)\b")
_OF_COST = re.compile(r" (?:(?P<up>dearer|costlier)|cheaper)\b")
_TIME = re.compile(r"(?:second|minute|hour|day|week|month|year)s?\Z")
# 20% fewer than the year before: a comparative over time says for sure which way.
_LESS_THAN_THEN = re.compile(
    r"(?: [a-z]+)? (?:fewer|less|lower|smaller|shorter|cooler|colder|drier|lighter|narrower|weaker)\b[^.;,]{0,40}"
    r"\bthan (?:in (?:\Z|(?:19|20)\d\d)|at the (?:end|start)|(?:in |at |for |over )?(?:last year|a year|(?:the|our) (?:year|season|previous|prior|preceding|last))|previously)"
)
# improved by 1.7 weeks: of what is the better the less there is of it.
_IMPROVED = re.compile(r"\b(?:improv|better|strengthen|worsen|weaken|deteriorat)[a-z]*\b", re.IGNORECASE)
_LESS_IS_BETTER = re.compile(
    r"\b(?:waits?|waiting|times?|delays?|arrears|costs?|(?:combined|expense|claims|loss|cost[ -]income) ratio|leakage|complaints?|accidents?"
    r"|deaths?|mortality|fatality|injury|errors?|absence|sickness|risk|vacancy|unemployment|defaults?|crime|emissions?|churn"
    r"|drop-?outs?|response|duration|turnaround|gap|deficit|debt|backlog|infections?|cancellations?|intensity|re-?let)\b",
    re.IGNORECASE,
)
_MORE_IS_BETTER = re.compile(
    r"\b(?:profits?|income|revenues?|surplus|margins?|sales|turnover|satisfaction|attendance|punctuality|coverage|recycling|graduation"
    r"|completion|pass rate|survival|occupancy|yields?|output|efficiency|availability)\b",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r" (?:(?P<up>warmer|hotter|wetter|heavier|taller|deeper|bigger|larger|wider|older|greater|stronger)"
    r"|cooler|colder|drier|lighter|shallower|smaller|narrower|younger|weaker)\b"
)


def versions(figure: Figure, near: str, context: Context) -> list[Figure]:
    """The figure with the direction that the words before it claim; soft words (压缩) claim none for sure."""
    if context.level or context.behind.startswith((" short of", " clear of")):
        return [replace(figure, direction="none")]
    telling = _OF_TIME if _TIME.search(figure.unit) else _OF_COST
    if figure.direction == "none" and (turn := telling.match(context.behind)):
        return [replace(figure, direction="up" if turn["up"] else "down")]
    if figure.direction == "none" and _NEITHER.match(context.behind):
        return [figure, replace(figure, direction="down")]
    if figure.direction == "none" and (side := _BESIDE.match(context.behind)):
        return [replace(figure, direction="up" if side["up"] else "down")]
    if figure.direction == "none" and (turn := _COMPARATIVE.match(context.behind)):
        return [replace(figure, direction="up" if turn["up"] else "down")]
    if says_only_good(near, context) and (
        _TIME.search(figure.unit) or _LESS_IS_BETTER.search(context.clause)
    ):
        return [replace(figure, direction="down"), replace(figure, direction="up")]
    down, up = says("fall", near), says("rise", near)
    if figure.direction == "down" or (down and not up):
        strict = says("strict-fall", near) or _LESS_THAN_THEN.match(context.behind) is not None
        falling = replace(figure, direction="down")
        return [falling] if strict else [falling, replace(figure, direction="none")]
    if figure.direction == "up" or (up and not down):
        return [replace(figure, direction="up")]
    return [figure]


def says_only_good(near: str, context: Context) -> bool:
    """Whether a change is only said to be for the better or worse, of what may be the better for less of it."""
    if not context.english or not _IMPROVED.search(near):
        return False
    if _MORE_IS_BETTER.search(context.clause) and not _LESS_IS_BETTER.search(context.clause):
        return False
    return not (says("strict-rise", near) or says("strict-fall", near))


def said_of(claim: Claim, spoken: list[Figure], near: str) -> list[Figure]:
    """The versions without direction where the words repeat the one in an amount's name: 新增减税降费2亿元."""
    if claim.unit not in ("%", "个百分点") and any(word in near for word in words_of_sense(claim.name)):
        return [replace(figure, direction="none") for figure in spoken]
    return spoken
