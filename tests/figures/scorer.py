"""Scores `find_figures` against labelled passages.

A label is one line: `5至8万元 = 50000..80000 元 range ~约 up`. After the text come value (or low..high),
canonical unit (`-` for none, `_` for a blank), kind, and, when there are any, `~approximator` and direction.
A found span is right within bounds when it overlaps the labelled one and neither end is off by more
than `SLACK` characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.figures import Figure, Found
from tests.tables import table

SLACK = 2
_LABEL = re.compile(
    r"(?P<text>.+) = (?P<low>[^\s.]\S*?)(?:\.\.(?P<high>\S+))? (?P<unit>\S+) (?P<kind>[a-z_]+)"
    r"(?: ~(?P<approx>\S+))?(?: (?P<direction>up|down))?"
)


@dataclass(frozen=True)
class Label:
    """One expected figure; offsets are characters of the passage."""

    start: int
    end: int
    text: str
    value: str
    value_high: str | None
    unit: str
    kind: str
    approx: str
    direction: str


@dataclass(frozen=True)
class Passage:
    """One labelled passage: its figures, spans that must not be flagged, and placeholders."""

    id: str
    area: str
    batch: str
    language: str
    text: str
    labels: tuple[Label, ...]
    others: tuple[tuple[int, int], ...]
    gaps: tuple[str, ...]


@dataclass
class KindScore:
    """Counts of one kind: labelled, found, found where labelled, and those with the right value."""

    expected: int = 0
    found: int = 0
    spans: int = 0
    values: int = 0


@dataclass
class Score:
    """Counts over passages; `wrong` holds one readable line for each difference."""

    found: int = 0
    expected: int = 0
    spans: int = 0
    exact: int = 0
    values: int = 0
    details: int = 0
    ranges: list[int] = field(default_factory=lambda: [0, 0])
    others: list[int] = field(default_factory=lambda: [0, 0])
    gaps: list[int] = field(default_factory=lambda: [0, 0])
    by_kind: dict[str, KindScore] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.spans / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.spans / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.spans / (self.found + self.expected) if self.found + self.expected else 1.0

    @property
    def value_accuracy(self) -> float:
        """Share of the spans found whose value (both ends) and unit are right."""
        return self.values / self.spans if self.spans else 1.0

    @property
    def false_hits(self) -> float:
        """Share of the labelled non-figures in which a figure was flagged."""
        return self.others[0] / self.others[1] if self.others[1] else 0.0

    @property
    def range_accuracy(self) -> float:
        return self.ranges[0] / self.ranges[1] if self.ranges[1] else 1.0

    def line(self) -> str:
        """One row of a results table."""
        return (
            f"{self.expected} | {self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f} | "
            f"{self.exact / max(self.spans, 1):.3f} | {self.value_accuracy:.3f} | {self.details / max(self.spans, 1):.3f} | "
            f"{self.ranges[0]}/{self.ranges[1]} | {self.others[0]}/{self.others[1]} | {self.gaps[0]}/{self.gaps[1]}"
        )


def passages(folder: Path) -> list[Passage]:
    """Every passage of the YAML files of a folder, in order of file name."""
    return [_passage(entry, path.stem) for path in sorted(folder.glob("*.yaml")) for entry in table(path)]


def _passage(entry: dict[str, Any], batch: str) -> Passage:
    text, place, labels = entry["text"].strip(), 0, []
    for line in entry.get("figures") or ():
        match = _LABEL.fullmatch(line)
        if match is None:
            raise ValueError(f"{batch}/{entry['id']}: a label has no value, unit or kind: {line}")
        start = text.find(match["text"], place)
        if start < 0:
            raise ValueError(
                f"{batch}/{entry['id']}: the passage has no {match['text']!r} after offset {place}"
            )
        place = start + len(match["text"])
        unit = "" if match["unit"] == "-" else match["unit"].replace("_", " ")
        labels.append(
            Label(
                start,
                place,
                match["text"],
                match["low"],
                match["high"],
                unit,
                match["kind"],
                (match["approx"] or "").replace("_", " "),
                match["direction"] or "none",
            )
        )
    others = []
    for word in entry.get("others") or ():
        start = text.find(str(word))
        if start < 0:
            raise ValueError(f"{batch}/{entry['id']}: the passage has no {word!r}")
        others.append((start, start + len(str(word))))
    gaps = tuple(str(gap) for gap in entry.get("gaps") or ())
    language = "en" if batch.endswith("-en") else "zh"
    return Passage(str(entry["id"]), entry["area"], batch, language, text, tuple(labels), tuple(others), gaps)


def score(cases: Iterable[Passage], find: Callable[[str, str], Found]) -> Score:
    """The score of `find` over the passages."""
    total = Score()
    for case in cases:
        _add(total, case, find(case.text, case.language))
    return total


def _add(total: Score, case: Passage, found: Found) -> None:
    total.expected += len(case.labels)
    total.found += len(found.figures)
    left = list(found.figures)
    for found_one in left:
        total.by_kind.setdefault(found_one.kind, KindScore()).found += 1
    for label in case.labels:
        figure = next((f for f in left if _within(f, label)), None)
        right = figure is not None and _same_value(figure, label)
        if label.value_high:
            total.ranges[0] += right
            total.ranges[1] += 1
        kind = total.by_kind.setdefault(label.kind, KindScore())
        kind.expected += 1
        kind.spans += figure is not None and figure.kind == label.kind
        kind.values += right
        if figure is None:
            total.wrong.append(
                f"{case.id}: missed {label.text} in {_near(case.text, label.start, label.end)}"
            )
            continue
        left.remove(figure)
        total.spans += 1
        total.exact += (figure.start, figure.end) == (label.start, label.end)
        total.values += right
        total.details += right and _details(figure) == _details(label)
        if _all(figure) != _all(label):
            total.wrong.append(f"{case.id}: {_all(figure)} should be {_all(label)}")
    for figure in left:
        total.wrong.append(f"{case.id}: false {figure.text} in {_near(case.text, figure.start, figure.end)}")
    for start, end in case.others:
        hit = any(f.start < end and start < f.end for f in found.figures)
        total.others[0] += hit
        total.others[1] += 1
        if hit:
            total.wrong.append(f"{case.id}: flagged the non-figure {case.text[start:end]}")
    shared = Counter(case.gaps) & Counter(gap.text for gap in found.placeholders)
    total.gaps[0] += shared.total()
    total.gaps[1] += max(len(case.gaps), len(found.placeholders))
    if list(case.gaps) != [gap.text for gap in found.placeholders]:
        total.wrong.append(
            f"{case.id}: gaps {[g.text for g in found.placeholders]} should be {list(case.gaps)}"
        )


def _within(figure: Figure, label: Label) -> bool:
    overlap = figure.start < label.end and label.start < figure.end
    return overlap and abs(figure.start - label.start) <= SLACK and abs(figure.end - label.end) <= SLACK


def _same_value(figure: Figure, label: Label) -> bool:
    return (figure.value, figure.value_high, figure.unit) == (label.value, label.value_high, label.unit)


def _details(item: Figure | Label) -> tuple[str, str, str]:
    return item.kind, item.approx, item.direction


def _all(item: Figure | Label) -> str:
    high = f"..{item.value_high}" if item.value_high else ""
    return f"{item.text}={item.value}{high}|{item.unit}|{item.kind}|{item.approx}|{item.direction}"


def _near(text: str, start: int, end: int) -> str:
    return text[max(0, start - 6) : end + 6].replace("\n", "⏎")
