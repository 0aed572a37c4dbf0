"""What a recalculation is of: the fact that is meant beyond doubt, and all results that the words open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.derive import Operands, Result, results
from assistant.facts.ground.derive.changes import LEADS_TO, in_a_row, respectively
from assistant.facts.ground.places.windows import hollow
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import pattern, says
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import Figure

_NAMES_A_CALCULATION = ("growth", "rise", "fall", "difference", "previous", "portion", "average", "total")
_COMPARING = re.compile(r"[比较同期的了]|总量|总数|数量")
_MOST = 24


def beyond_doubt(reading: Reading, operands: Operands) -> Operands:
    """The fact that is meant beyond doubt: the one that 信访总量同比下降 names, or behind a bare 同比下降 the last stated."""
    near = reading.near
    turned = (
        reading.place.figure.kind == "multiple" and reading.place.figure.direction != "none"
    )  # loans halved
    if not (turned or says("growth", near) or says("rise", near) or says("fall", near)):
        return Operands((), (), ())
    if in_a_row(near, reading.tail) and "分别" not in near:
        return Operands((), (), ())  # 下降33.3%和42.9% are of two indicators
    for section in _NAMES_A_CALCULATION:
        near = pattern(section).sub(" ", near)
    near = _COMPARING.sub("", near)
    if LEADS_TO.fullmatch(reading.context.behind) and operands.after:
        return Operands(operands.after[:1], (), (), 1)
    if "分别" in near or "respectively" in reading.tail:
        one = respectively(reading.context, operands)
        return Operands((one,), (), (), 1) if one else Operands((), (), ())
    if hollow(near):
        stated = operands.stated[: min(operands.in_sentence, 1)]
        return Operands(stated, (), (), len(stated))
    named = [c for c in operands.named if c.name in near and hollow(near.replace(c.name, ""))]
    if not named:
        told = {token for token, _ in tokens_of(near) if len(token) > 1}
        begun = [c for c in operands.named if told and told <= {token for token, _ in tokens_of(c.name)}]
        named = begun if len({(c.name, c.unit) for c in begun}) == 1 else []
    return Operands((), (), tuple(named))


def all_results(reading: Reading, figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """The first of the readings that the words open."""
    found = results(figure, reading.context, reading.own_words, operands, claims)
    for _, result in zip(range(_MOST), found, strict=False):
        yield result
