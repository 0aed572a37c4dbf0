"""Calculations that the words name and that come to something else than the figure says.

Three mistakes are told apart: the direction (提高 for a fall), the unit (2.6% for 2.6个百分点), and the value. The
last is only called wrong where one result alone is meant, or where the figure looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.facts.ground.another_whole import of_another_whole
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.derive import Derived, Operands, Result, comes_to, results, told
from assistant.facts.ground.derive.changes import LEADS_TO, in_a_row, respectively
from assistant.facts.ground.derive.entities import told_wrongly
from assistant.facts.ground.derive.parts import bracketed
from assistant.facts.ground.derive.told import rounded_off
from assistant.facts.ground.lexicon import pattern, says
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.spoken import says_only_good, versions
from assistant.facts.ground.tallies import does_not_add_up
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.ground.typos import closely
from assistant.facts.ground.windows import hollow
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told
from assistant.facts.match.units import PERCENT, POINT
from assistant.figures import Figure
from assistant.figures.model import Direction

_NAMES_A_CALCULATION = ("growth", "rise", "fall", "difference", "previous", "portion", "average", "total")
_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up"}
_COMPARING = re.compile(r"[比较同期的了]|总量|总数|数量")
_UNSURE = ("sum", "a - b", "a - b - c")  # of which facts there are too many to know which are meant
_THAN_THEN = re.compile(
    r" (?:higher|lower|longer|shorter|more|fewer|less|larger|smaller|warmer|hotter|wetter|heavier|deeper|older|greater|cooler|colder|drier|lighter|shallower|younger)(?: [a-z]+)? than (?:in |at the |a year|the year|the previous|last )"
)  # 32 cm higher than in 2024
_MORE_THAN_THEN = re.compile(
    r"[比较](?:上年|去年|上一年|前一年|(?:19|20)\d\d年)(?:度|同期)?[^，。；]{0,8}[多少高低快慢长短]了?\Z"
)  # 比2024年多5起
_FROM = re.compile(r"\bfrom (?:about |nearly |just )?\Z")
_MOST = 24
_MANY_DIGITS = 3
_LEAST_CLOSE = 2  # results of one digit look like too many figures


def recomputed(reading: Reading, operands: Operands, claims: Claims) -> tuple[Derived, str] | None:
    """What the calculation comes to, and the rule that the figure breaks, "" if it breaks none; None where nothing
    sure can be said."""
    figure = reading.place.figure
    if figure.value_high is not None:
        return None
    turned = _turned(reading, operands, claims) or _on_the_other_side(reading, operands, claims)
    if turned is not None:
        return told(figure, turned), "figure-direction"
    other = _other_unit(reading, operands, claims)
    if other is not None:
        return told(figure, other), "figure-unit"
    tally = does_not_add_up(reading, operands)
    if tally is not None:
        return told(figure, tally), "figure-contradicts"
    meant = _only(reading, _strict(reading, operands), claims, sure=True)
    if meant is None:
        meant = _only(reading, operands, claims, sure=False)
    if meant is None:
        return None
    sure = figure.direction != "none" and not says_only_good(reading.near, reading.context)
    if abs(meant.value) == abs(Decimal(figure.value)) and not sure:
        return None  # of this size; which way it went the words do not say, or only whether it is good (improved by 1.7 weeks)
    if rounded_off(figure, meant):
        return None
    if figure.direction == "none" and comes_to([figure], replace(meant, value=-meant.value)):
        return None
    spoken = list(versions(figure, reading.near, reading.context))
    right = comes_to(spoken, meant)
    if not right and (turned_round := _turned_round(meant)) and comes_to(spoken, turned_round):
        return None  # which of the two is the base the words leave open: a clearance rate of 105%
    return told(figure, meant), "" if right else "figure-contradicts"


def _turned_round(meant: Result) -> Result | None:
    """A quotient of two facts as a percentage with the other as its base; None for what is none."""
    if meant.formula != "a / b" or meant.unit != PERCENT or not meant.value:
        return None
    return replace(meant, value=Decimal(10_000) / meant.value)


def told_the_other_way(
    reading: Reading, found: Derived, operands: Callable[[], Operands], claims: Claims
) -> Derived | None:
    """610 smaller than in June, where the backlog grew by these 610, which some other difference comes to as well."""
    if found.claim is not None and found.claim.resolved.expression.startswith("growth"):
        return None
    if not _THAN_THEN.match(reading.context.behind):
        return None
    turned = _turned(reading, operands(), claims)
    return told(reading.place.figure, turned) if turned is not None else None


def _turned(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """A change of this size the other way: 延长5.7天 where the facts say that it became shorter."""
    spoken = versions(reading.place.figure, reading.near, reading.context)
    if len(spoken) != 1 or spoken[0].direction not in _OPPOSITE:
        return None
    strict = _tells_a_way(reading.near)
    than = _THAN_THEN.match(reading.context.behind) or _MORE_THAN_THEN.search(reading.context.clause)
    if not (strict or than):
        return None
    other = replace(spoken[0], direction=_OPPOSITE[spoken[0].direction])
    changed = (r for r in _all(reading, spoken[0], operands, claims) if r.formula.startswith("growth"))
    return next((r for r in changed if r.value and comes_to([other], r)), None)


def _tells_a_way(near: str) -> bool:
    return says("strict-rise", near) or says("strict-fall", near)


def _on_the_other_side(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """28,100 fewer in the one place than in the other, which has 28,100 fewer itself."""
    if not reading.context.english or reading.place.figure.kind in ("percent", "percentage_point", "ratio"):
        return None
    bare = replace(reading.place.figure, direction="none")
    found = told_wrongly(bare, reading.context, operands, claims)
    return next((result for result in found if comes_to([bare], result)), None)


def _other_unit(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """提高2.6% for 2.6 percentage points, and the other way."""
    figure = reading.place.figure
    if figure.unit == PERCENT and figure.kind == "percent":
        return _changed(reading, replace(figure, unit=POINT, kind="percentage_point"), operands, claims)
    if figure.kind != "percentage_point":
        return None
    found = _changed(reading, replace(figure, unit=PERCENT, kind="percent"), operands, claims)
    measured = _strict(reading, operands)
    units = {c.unit for c in (*measured.stated, *measured.named)} - {PERCENT, POINT, ""}
    if found is None and len(units) == 1:  # 平均住院日6.9天，同比缩短0.5个百分点
        return _changed(reading, replace(figure, unit=units.pop(), kind="measure"), measured, claims)
    return found


def _changed(reading: Reading, other: Figure, operands: Operands, claims: Claims) -> Result | None:
    """The change that the figure in another unit comes to."""
    spoken = versions(other, reading.near, reading.context)
    changed = (r for r in _all(reading, other, operands, claims) if r.formula.startswith("growth"))
    return next((r for r in changed if r.unit == other.unit and comes_to(spoken, r)), None)


def _only(reading: Reading, operands: Operands, claims: Claims, sure: bool) -> Result | None:
    """The one result that the words open; if not `sure`, only where the figure looks like it."""
    figure = reading.place.figure
    of = (*operands.stated[:1], *operands.named[:1])
    if _FROM.search(reading.near):
        return None  # from 46% to 58%: of an earlier time
    if not of or figure.approx or any(says("real-growth", claim.name) for claim in of):
        return None
    aside = (
        reading.context.english
        and figure.kind == "percent"
        and bracketed(reading.context)
        and operands.stated
    )
    found: dict[Decimal, Result] = {}
    for result in _all(reading, figure, operands, claims):
        if result.formula in _UNSURE or (sure and not result.formula.startswith("growth")):
            continue
        if aside and result.of[0].index != operands.stated[0].index:
            continue  # 9.87 billion (56%): what stands in brackets is a share of the figure before them
        if (
            reading.context.english
            and result.formula == "a / b"
            and of_another_whole(reading, result, claims)
        ):
            continue
        swap = exchange(figure.unit, result.unit)
        if swap is not None and swap.factor == 1 and result.value:
            found.setdefault(result.value, result)
    if len(found) != 1:
        return None if sure else _mistyped(figure, list(found.values()))
    result = next(iter(found.values()))
    derived = told(figure, result).claim
    if sure or (
        derived is not None and len(figure.value.strip("-0.")) >= _LEAST_CLOSE and closely(figure, derived)
    ):
        return result
    return None


def _mistyped(figure: Figure, found: list[Result]) -> Result | None:
    """The one of several results whose digits, as many as the figure has, stand there in another order: 56.3% for 65.3%."""
    if digits_told(figure) < _MANY_DIGITS or figure.kind != "percent":
        return None
    exponent = Decimal(figure.value).as_tuple().exponent
    grain = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    near = [r for r in found if _same_digits(figure.value, format(abs(r.value).quantize(grain), "f"))]
    return near[0] if len(near) == 1 else None


def _same_digits(one: str, other: str) -> bool:
    return one != other and len(one) == len(other) and sorted(one) == sorted(other)


def _strict(reading: Reading, operands: Operands) -> Operands:
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


def _all(reading: Reading, figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    found = results(figure, reading.context, reading.own_words, operands, claims)
    for _, result in zip(range(_MOST), found, strict=False):
        yield result
