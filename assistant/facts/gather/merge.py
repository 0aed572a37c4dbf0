"""Candidates put together: what several documents say alike stands once, what they say differently side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from assistant.facts.gather.passage import Found
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import split_unit

_ALIKE = 0.72  # how alike two labels must be to be one indicator
_SAYS_NOTHING = re.compile(r"各[类种项级地]|全[县市区镇乡省部]|累计|共计?|总计?|[已了的]")
_COUNTED = re.compile(r"(?:总数量|总数|数量|总量|数额|总额|人数|数)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of an indicator, with every place that states it."""

    value: Decimal
    high: Decimal | None
    unit: str
    approx: str
    places: tuple[Found, ...]

    @property
    def canonical(self) -> tuple[Decimal, Decimal | None, str]:
        """Value, upper end and unit without multiplier."""
        scale, unit = split_unit(self.unit)
        return self.value * scale, None if self.high is None else self.high * scale, unit


@dataclass(frozen=True, slots=True)
class Cluster:
    """One indicator of one entity and period. More than one candidate: the documents contradict each other."""

    label: str
    entity: str
    period: str
    candidates: tuple[Candidate, ...]

    @property
    def contradicts(self) -> bool:
        return len(self.candidates) > 1


def merged(found: Iterable[Found]) -> list[Cluster]:
    """Clusters in the order of their first figure.

    Figures are one indicator when entity, period and canonical unit are the same and the labels are nearly so. In one
    document two values under one label are two indicators, told apart by 其二: a text does not contradict itself
    as often as it counts two things by one name.
    """
    groups: list[list[Found]] = []
    for one in found:
        home = next((group for group in groups if _belongs(one, group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [_cluster(group) for group in groups]


def _belongs(one: Found, group: list[Found]) -> bool:
    first = group[0]
    if (one.entity, one.period, _unit(one)) != (first.entity, first.period, _unit(first)):
        return False
    if not same_label(one.label, first.label):
        return False
    if _narrower(one.label, first.label) and all(_value(other) != _value(one) for other in group):
        return False
    mine = [other for other in group if other.passage.file == one.passage.file]
    return not mine or any(_value(other) == _value(one) for other in mine)


def same_label(one: str, other: str) -> bool:
    """Whether two labels name one indicator: 检查企业 and 检查企业数, 排查隐患 and 排查各类隐患."""
    one, other = (_COUNTED.sub("", label) or label for label in (one, other))
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    first, second = ({token for token, _ in tokens_of(label)} for label in (one, other))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio >= _ALIKE and shared >= _ALIKE


def _narrower(one: str, other: str) -> bool:
    """Whether one label says of what kind and the other does not: 完成交通投资 and 完成投资 need not be one amount."""
    one, other = (_SAYS_NOTHING.sub("", _COUNTED.sub("", label) or label) for label in (one, other))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return any(
        max(a_end - a, b_end - b) > 1 for kind, a, a_end, b, b_end in blocks if kind in ("insert", "delete")
    )


def _cluster(group: list[Found]) -> Cluster:
    values: dict[tuple[Decimal, Decimal | None], list[Found]] = {}
    for one in group:
        values.setdefault(_value(one), []).append(one)
    candidates = tuple(
        Candidate(ones[0].value, ones[0].high, ones[0].unit, ones[0].approx, tuple(ones))
        for ones in values.values()
    )
    label = min((one.label for one in group), key=len)
    return Cluster(label, group[0].entity, group[0].period, candidates)


def _unit(one: Found) -> str:
    return split_unit(one.unit)[1]


def _value(one: Found) -> tuple[Decimal, Decimal | None]:
    scale, _ = split_unit(one.unit)
    return one.value * scale, None if one.high is None else one.high * scale
