"""What may be done to a report in a conversation: one act each, on the ids of the report as it stood."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.facts.model import Fact
from assistant.outline.model import Section
from assistant.report import edit
from assistant.report.model import Part, Report


@dataclass(frozen=True, slots=True)
class SetFact:
    """One fact is to be this."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One section's text is to be this; `instruction` is what was asked for."""

    section: str
    part: Part
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Add:
    """A new section is to stand behind another, on its level."""

    after: str
    section: Section
    part: Part


@dataclass(frozen=True, slots=True)
class Rename:
    section: str
    heading: str


@dataclass(frozen=True, slots=True)
class Move:
    """A section is to go up (negative) or down among its siblings."""

    section: str
    steps: int


@dataclass(frozen=True, slots=True)
class Delete:
    section: str


Replan = Add | Rename | Move | Delete
Act = SetFact | Rewrite | Replan


def replanned(report: Report, acts: list[Replan]) -> Report:
    """The report after these changes of its outline, one after the other; ids are those before the first.

    What names a section that an earlier act deleted is left out. Raises OutlineError for a locked or unknown section.
    """
    now = {section.id: section.id for _, _, section in report.walk()}
    for act in acts:
        name = now.get(act.after if isinstance(act, Add) else act.section, "")
        if not name:
            continue
        count = _siblings(report, name)
        report = _done(report, act, name)
        now = {old: new for old, at in now.items() if (new := _renumbered(at, name, act, count))}
    return report


def _done(report: Report, act: Replan, name: str) -> Report:
    match act:
        case Add():
            return edit.add(report, name, act.section, act.part)
        case Rename():
            return edit.rename(report, name, act.heading)
        case Move():
            return edit.move(report, name, act.steps)
        case Delete():
            return edit.delete(report, name)


def _siblings(report: Report, name: str) -> int:
    above = name.rpartition(".")[0]
    ids = (placed.id for placed in report.brief.outline.walk())
    return sum(one.rpartition(".")[0] == above for one in ids)


def _renumbered(one: str, name: str, act: Replan, count: int) -> str:
    """The id that a section has after an act on the section `name` among `count` siblings; empty when it is gone."""
    above, _, last = name.rpartition(".")
    prefix = f"{above}." if above else ""
    if not one.startswith(prefix) or isinstance(act, Rename):
        return one
    first, dot, below = one[len(prefix) :].partition(".")
    at, mine = int(first), int(last)
    match act:
        case Delete() if at == mine:
            return ""
        case Delete():
            at -= at > mine
        case Add():
            at += at > mine
        case Move(steps=steps):
            to = max(1, min(count, mine + steps))
            if at == mine:
                at = to
            elif mine < at <= to:
                at -= 1
            elif to <= at < mine:
                at += 1
    return f"{prefix}{at}{dot}{below}"
