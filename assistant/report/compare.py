"""What differs between two states of a report: sentence by sentence, and place by place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.facts.sheet import FactSheet
from assistant.figures.slots import find_slots
from assistant.language import Language
from assistant.report.model import Part, Report
from assistant.report.render import PrintedFigure, Rendered, render

Kind = Literal["same", "changed", "added", "removed"]
_KINDS: dict[str, Kind] = {"equal": "same", "replace": "changed", "insert": "added", "delete": "removed"}
_ENDS = re.compile(r"(?<=[。！？；\n])|(?<=[.!?] )")


@dataclass(frozen=True, slots=True)
class Change:
    """One run of sentences that was taken out (`before`) and what came in its place (`after`), as printed."""

    section: str
    before: str
    after: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A figure that now prints otherwise: `start`/`end` are offsets in the section's new text."""

    section: str
    fact: str
    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of sentences of two sources; the kind is that of the sources, not of what they print."""

    before: str
    after: str
    kind: Kind


def sentences(source: str) -> list[str]:
    """A text or source cut behind 。！？； and line breaks, never inside a slot; joined it is the same again."""
    inside = [(slot.start, slot.end) for slot in find_slots(source)]
    cuts = [0]
    for match in _ENDS.finditer(source):
        at = match.start()
        if at > cuts[-1] and not any(start < at < end for start, end in inside):
            cuts.append(at)
    return [piece for piece in map(source.__getitem__, map(slice, cuts, [*cuts[1:], None])) if piece]


def differences(before: Report, after: Report) -> tuple[Change, ...]:
    """Every heading and every run of sentences that reads otherwise, in the order of the page."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found: list[Change] = []
    for name in dict.fromkeys([*old, *new]):
        (title, part), (new_title, new_part) = old.get(name, _NOTHING), new.get(name, _NOTHING)
        if title != new_title:
            found.append(Change(name, title, new_title, _kind(title, new_title)))
        for run in _runs(part.source, new_part.source):
            texts = _printed(run.before, before), _printed(run.after, after)
            if texts[0] != texts[1]:
                found.append(Change(name, *texts, _kind(*texts)))
    return tuple(found)


def chosen_changes(before: Report, after: Report, section: str, picked: Collection[int]) -> Report:
    """The report with only the picked changes of one section; the rest of it stays to the byte.

    `picked` are indexes into `differences(before, after)`, which differ in that section alone.
    """
    old, new = dict(_parts(before))[section][1], dict(_parts(after))[section][1]
    index, out = 0, []
    for run in _runs(old.source, new.source):
        if _printed(run.before, before) == _printed(run.after, after):
            out.append(run.before)
            continue
        out.append(run.after if index in picked else run.before)
        index += 1
    chosen = Part(source="".join(out), written_by=new.written_by, locked=old.locked)
    return before.with_part(section, lambda _: chosen)


def compare_texts(name: str, before: str, after: str) -> list[Change]:
    """Two texts in runs of sentences; the `same` ones included."""
    return [Change(name, run.before, run.after, run.kind) for run in _runs(before, after)]


def places_changed(before: Report, after: Report) -> tuple[Place, ...]:
    """Every figure that prints otherwise, where the sources are the same and only facts changed."""
    old = dict(_parts(before))
    places = []
    for name, (_, part) in _parts(after):
        if name not in old:
            continue
        was = render(old[name][1].source, before.brief.facts, before.brief.language)
        now = render(part.source, after.brief.facts, after.brief.language)
        if len(was.figures) != len(now.figures):
            continue
        for first, second in zip(was.figures, now.figures, strict=True):
            if (
                first.text != second.text
                or first.state != second.state
                or _around(was, first) != _around(now, second)
            ):
                places.append(Place(name, second.fact, first.text, second.text, second.start, second.end))
    return tuple(places)


_NOTHING = ("", Part())


def _around(rendered: Rendered, figure: PrintedFigure) -> str:
    """The word before a figure, for a direction may change where the number does not; of another figure nothing."""
    before = max((one.end for one in rendered.figures if one.end <= figure.start), default=0)
    return rendered.text[max(before, figure.start - 2) : figure.start]


def _runs(before: str, after: str) -> list[_Run]:
    old, new = sentences(before), sentences(after)
    runs = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs += [_Run(one, one, "same") for one in old[a:b]]
        else:
            runs.append(_Run("".join(old[a:b]), "".join(new[c:d]), _KINDS[tag]))
    return runs


def _kind(before: str, after: str) -> Kind:
    return "changed" if before and after else "added" if after else "removed"


def _printed(source: str, report: Report) -> str:
    facts: FactSheet = report.brief.facts
    language: Language = report.brief.language
    return render(source, facts, language).text


def _parts(report: Report) -> Iterator[tuple[str, tuple[str, Part]]]:
    if report.opening:
        yield "opening", ("", report.opening)
    for _, _, section in report.walk():
        yield section.id, (section.heading, section)
