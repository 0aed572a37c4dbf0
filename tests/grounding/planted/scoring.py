"""Runs `ground` over right, varied and wrong cases and counts what it flags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from assistant.facts.ground import Grounding, ground
from tests.grounding.planted.errors import ACROSS, CLASSES, Planted, cross, join
from tests.grounding.planted.sentences import Case, make_case, subjects
from tests.grounding.planted.variants import VARIANTS


@dataclass
class Row:
    """One class: how many cases, how many flagged, and the first few that went wrong."""

    name: str
    cases: int = 0
    flagged: int = 0
    figures: int = 0
    contradicted: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return 100 * self.flagged / self.cases if self.cases else 0.0


def flagged(case: Case) -> list[Grounding]:
    return [verdict for verdict in ground(case.text, case.facts, case.language) if not verdict.right]


def caught(planted: Planted) -> bool:
    """Whether a verdict that overlaps a wrong part is neither supported nor derived."""
    spans = [planted.case.span(index) for index in planted.wrong]
    return any(v.start < end and start < v.end for v in flagged(planted.case) for start, end in spans)


def two_cases(chance: Random, language: str = "zh") -> tuple[Case, Case]:
    """Two cases of different subjects, as two sections of one report."""
    one, other = chance.sample(subjects(language), 2)
    return make_case(chance, language, one), make_case(chance, language, other)


def right_rows(chance: Random, count: int, language: str = "zh") -> Iterator[Row]:
    """False alarms, counted by figure, on unchanged text and on each kind of variant."""
    row = Row("unchanged")
    for _ in range(count):
        _count_alarms(row, make_case(chance, language))
    yield row
    row = Row("unchanged, two sections")
    for _ in range(count // 2):
        _count_alarms(row, join(*two_cases(chance, language)))
    yield row
    for name, variant in VARIANTS[language].items():
        row = Row(name)
        for _ in range(count * 4):
            case = variant(make_case(chance, language), chance)
            if case is not None:
                _count_alarms(row, case)
            if row.cases >= count:
                break
        yield row


def _count_alarms(row: Row, case: Case) -> None:
    row.cases += 1
    verdicts = ground(case.text, case.facts, case.language)
    alarms = [v for v in verdicts if not v.right]
    row.figures += len(verdicts)
    row.flagged += len(alarms)
    row.contradicted += sum(v.verdict == "contradicted" for v in alarms)
    if alarms:
        row.missed.append(f"{case.text}  ← {alarms[0].text} {alarms[0].verdict} {alarms[0].message}")


def wrong_rows(chance: Random, count: int, language: str = "zh") -> Iterator[Row]:
    """Errors caught, class by class."""
    for name, plant in CLASSES.items():
        row = Row(name)
        for _ in range(count * 30):
            planted = plant(make_case(chance, language), chance)
            if planted is not None:
                _count_caught(row, planted)
            if row.cases >= count:
                break
        yield row
    row = Row(ACROSS)
    for _ in range(count * 30):
        planted = cross(*two_cases(chance, language), chance)
        if planted is not None:
            _count_caught(row, planted)
        if row.cases >= count:
            break
    yield row


def _count_caught(row: Row, planted: Planted) -> None:
    row.cases += 1
    if caught(planted):
        row.flagged += 1
    else:
        wrong = "、".join(planted.case.parts[i].text for i in planted.wrong)
        row.missed.append(f"{planted.case.text}  ← {wrong}")
