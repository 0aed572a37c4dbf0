"""What differs between two states of a report: sentence by sentence, and place by place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.report.model import Part, Report
from assistant.report.render import render


@dataclass(frozen=True, slots=True)
class Change:
    """One run of sentences that was taken out (`before`) and what came in its place (`after`), as printed."""

    section: str
    before: str
    after: str
    kind: Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Place:
    """A figure that now prints otherwise: `start`/`end` are offsets in the section's new text."""

    section: str
    fact: str
    before: str
    after: str
    start: int
    end: int


def sentences(text: str) -> list[str]:
    """The text cut behind 。！？； and line breaks; joined they are the text again."""
    return [piece for piece in re.split(r"(?<=[。！？；\n])|(?<=[.!?] )", text) if piece]


def differences(before: Report, after: Report) -> tuple[Change, ...]:
    """Every section's sentences side by side; runs that are the same are left out."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found: list[Change] = []
    for name in dict.fromkeys([*old, *new]):
        first, second = _text(before, old.get(name)), _text(after, new.get(name))
        if first != second:
            found += [change for change in compare_texts(name, first, second) if change.kind != "same"]
    return tuple(found)


def compare_texts(name: str, before: str, after: str) -> list[Change]:
    """One section's text before and after, in runs of sentences; the `same` ones included."""
    old, new = sentences(before), sentences(after)
    kinds = {"equal": "same", "replace": "changed", "insert": "added", "delete": "removed"}
    changes = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kind: Literal["same", "changed", "added", "removed"] = kinds[tag]  # type: ignore[assignment]
        changes.append(Change(name, "".join(old[a:b]), "".join(new[c:d]), kind))
    return changes


def places_changed(before: Report, after: Report) -> tuple[Place, ...]:
    """Every figure that prints otherwise, where the sources are the same and only facts changed."""
    old = dict(_parts(before))
    places = []
    for name, part in _parts(after):
        was = render(old[name].source, before.brief.facts, before.brief.language) if name in old else None
        now = render(part.source, after.brief.facts, after.brief.language)
        if was is None or len(was.figures) != len(now.figures):
            continue
        for first, second in zip(was.figures, now.figures, strict=True):
            if first.text != second.text or first.state != second.state:
                places.append(Place(name, second.fact, first.text, second.text, second.start, second.end))
    return tuple(places)


def _parts(report: Report) -> Iterator[tuple[str, Part]]:
    if report.opening:
        yield "opening", report.opening
    for _, _, section in report.walk():
        yield section.id, section


def _text(report: Report, part: Part | None) -> str:
    return render(part.source, report.brief.facts, report.brief.language).text if part else ""
