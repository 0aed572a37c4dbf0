"""Names that only say with what something is compared (more than Thornley), and what of them holds for a figure behind."""

from __future__ import annotations

import re

from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.scope.mention import Mention

_BESIDE = re.compile(
    r"\b(?:against|than|compared with|compared to|versus|behind|ahead of|above|below)\b(?:[^,;.]|[,.](?=\d))*\Z"
)
_ITS = re.compile(
    r"[,;:.] (?:and |but |though |although |yet |while |because |since )?(?:its|it|their|they)\b"
    r"|, (?:and|but|though|yet) (?:also |then |still |only |again )*(?:[a-z]{3,}ed|had|has|took|made|sold|won|lost|held|got|spent"
    r"|earned|kept|came|stood|gave|ran|cost|drew|saw)\b",
    re.IGNORECASE,
)
_THAN_AT = re.compile(r"[a-z ]{0,24} than (?:at |in |for )?(?:the )?")
_ASIDE = re.compile(r",(?! (?:where|which|whose|who)\b)")
_NEAR = 40


def compared_with(text: str, mention: Mention, since: int) -> bool:
    """Whether a word of comparison leads to the name, from the offset `since` on."""
    return _BESIDE.search(text, max(since, mention.start - _NEAR), mention.start) is not None


def is_aside(text: str, mention: Mention, place: Place) -> bool:
    """41,280 against 27,520 at Lower Dale; its 16 nurses: what is only compared with holds to the next mark."""
    if not text[mention.start].isascii() or mention.start < place.sentence_start:
        return False
    beside = compared_with(text, mention, place.sentence_start)
    return beside and _ITS.search(text, mention.end, place.figure.start) is not None


def of_either(layout: Layout, one: Mention, last: Mention, place: Place) -> bool:
    """Marl has more pupils than Thornley, 967 in all: of either, since a comma stands behind what is compared with, and
    the other has no figure of its own."""
    if one.start < place.sentence_start or not _ASIDE.match(layout.text, last.end):
        return False
    if not compared_with(layout.text, last, place.sentence_start):
        return False
    earlier = (p.figure for p in layout.before_in_sentence(place))
    return not any(one.end <= figure.start < last.start and not figure.is_date for figure in earlier)


def side_by_side(text: str, one: Mention, other: Mention, place: Place) -> bool:
    """lower at Eastwick than at Westbury (3.1% as against 4.6%): figures in brackets are of either."""
    told = _THAN_AT.fullmatch(text, one.end, other.start) is not None
    return told and "(" in text[other.end : place.figure.start]
