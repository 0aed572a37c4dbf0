"""Changing the outline of a drafted report: its texts move with their headings, and numbers follow the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.errors import OutlineError
from assistant.outline.model import Outline, Section
from assistant.report.model import Part, Report, blank


@dataclass
class _Node:
    """A section of the outline with the text that stands under it."""

    id: str
    section: Section
    part: Part | None
    below: list[_Node] = field(default_factory=list)


Change = Callable[[list[_Node], int], None]


def rename(report: Report, name: str, heading: str) -> Report:
    """The report with one heading changed; its text stays."""

    def change(siblings: list[_Node], at: int) -> None:
        siblings[at].section = siblings[at].section.model_copy(update={"heading": _heading(heading)})

    return _edited(report, name, change)


def move(report: Report, name: str, steps: int) -> Report:
    """The report with one section moved up (negative) or down among its siblings, as far as there is room."""

    def change(siblings: list[_Node], at: int) -> None:
        node = siblings.pop(at)
        siblings.insert(max(0, min(len(siblings), at + steps)), node)

    return _edited(report, name, change)


def delete(report: Report, name: str) -> Report:
    """The report without a section and all that stands beneath it. The last section of all stays."""

    def change(siblings: list[_Node], at: int) -> None:
        del siblings[at]

    return _edited(report, name, change)


def add(report: Report, name: str, section: Section, part: Part) -> Report:
    """The report with a new section behind the one named, on the same level."""

    def change(siblings: list[_Node], at: int) -> None:
        siblings.insert(at + 1, _Node("", section, part))

    return _edited(report, name, change)


def _edited(report: Report, name: str, change: Change) -> Report:
    """Raises OutlineError for an unknown section, a locked one, or an outline that would be empty."""
    parts = {
        section.id: Part(**section.model_dump(include=set(Part.model_fields)))
        for _, _, section in report.walk()
    }
    nodes = _nodes(report.brief.outline.sections, "", parts)
    siblings, at = _find(nodes, name)
    if _locked(siblings[at]):
        raise OutlineError("该节已锁定", "this section is locked", found=siblings[at].section.heading)
    change(siblings, at)
    if not nodes:
        raise OutlineError("至少要留一节", "one section must stay")
    moved: dict[str, Part | None] = {}
    outline = Outline(sections=_sections(nodes, "", moved))
    brief = report.brief.model_copy(update={"outline": outline})
    return report.model_copy(update={"brief": brief, "sections": blank(brief, moved.get)})


def _nodes(sections: tuple[Section, ...], prefix: str, parts: dict[str, Part]) -> list[_Node]:
    nodes = []
    for index, section in enumerate(sections, 1):
        name = f"{prefix}{index}"
        below = _nodes(section.sections, f"{name}.", parts)
        nodes.append(_Node(name, section, parts.get(name), below))
    return nodes


def _find(nodes: list[_Node], name: str) -> tuple[list[_Node], int]:
    for at, node in enumerate(nodes):
        if node.id == name:
            return nodes, at
        if name.startswith(f"{node.id}."):
            return _find(node.below, name)
    raise OutlineError("没有这一节", "no such section", found=name)


def _locked(node: _Node) -> bool:
    return bool(node.part and node.part.locked) or any(_locked(below) for below in node.below)


def _sections(nodes: list[_Node], prefix: str, moved: dict[str, Part | None]) -> tuple[Section, ...]:
    """The outline of the nodes; `moved` gets every text under its new id."""
    sections = []
    for index, node in enumerate(nodes, 1):
        name = f"{prefix}{index}"
        moved[name] = node.part
        sections.append(
            node.section.model_copy(update={"sections": _sections(node.below, f"{name}.", moved)})
        )
    return tuple(sections)


def _heading(text: str) -> str:
    heading = " ".join(text.split())
    if not heading:
        raise OutlineError("标题不能是空的", "a heading cannot be empty")
    return heading
