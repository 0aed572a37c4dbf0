"""Rates and multiples: what one amount is of another, as a percentage, a fraction or so many times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.changes import in_words
from assistant.facts.ground.derive.entities import entity_leads
from assistant.facts.ground.derive.operands import Operands, Result
from assistant.facts.ground.derive.parts import bracketed
from assistant.facts.ground.derive.ratios import multiples
from assistant.facts.ground.derive.rests import (
    complements,
    parts_undone,
    plan_rates,
    rest_rates,
    savings,
    undone_rates,
)
from assistant.facts.ground.derive.shares import shares, shares_by_entity
from assistant.facts.ground.derive.told import SURE_DIGITS
from assistant.facts.ground.words.lexicon import says
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

_RATIO = re.compile(r"比(?:例|率)?(?:为|达|达到|是)?\s*\Z")  # 存贷比, 生师比
_NOT = re.compile(r"\b(?:not|no|without|neither|nor|never|lack\w*|dis\w+ed|un\w+ed)\b|[未不没]")
_COMPARED = re.compile(r"[同环]比|比(?=上|去|前|同期|20)")  # no ratio
_PORTION = re.compile(
    r"\b(?:half|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten|twelf)ths?|in)\b", re.IGNORECASE
)  # one in four


def quotients(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """The readings of a percentage, a fraction or a multiple."""
    words = context.clause + context.behind[:6]
    yield from savings(context, operands)
    yield from entity_leads(figure, context, operands, claims)
    yield from plan_rates(context, operands, claims)
    yield from parts_undone(operands, context.clause + context.behind)
    times = says("multiple", _COMPARED.sub("", words))
    portion = any(word in figure.text for word in ("成", "分之", "半")) and "百分之" not in figure.text
    portion = portion or _PORTION.search(figure.text) is not None
    lost = context.english and context.behind.startswith(" of ")  # lost 7% of its visits to non-attendance
    if (context.share or times or portion or bracketed(context)) and (lost or not context.growth):
        sure = figure.kind != "percent" or digits_told(figure) > 1
        yield from shares(context, operands, claims, sure=sure)
        if digits_told(figure) >= SURE_DIGITS:
            yield from shares_by_entity(context, operands, claims)
    falls = figure.kind == "multiple" and (
        figure.direction == "down" or (in_words(figure) and context.growth)
    )
    falls = falls or (
        "倍" in figure.text and figure.direction == "up"
    )  # 增长1.4倍 is more than 1.4 times as much
    one_by_other = figure.kind == "multiple" or (figure.kind == "ratio" and not context.growth)
    if not falls and (times or one_by_other or _RATIO.search(near)):
        yield from multiples(figure, operands)
    yield from undone_rates(context, operands)
    if says("remainder", words) or _NOT.search(
        context.behind[:40] if context.english else near + context.behind[:6]
    ):
        yield from complements(operands)
        yield from parts_undone(operands)
        if context.english:
            yield from rest_rates(operands, claims)
