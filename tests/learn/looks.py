"""How tests look at what was learned: its tree, its strings, the figures in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.figures import find_figures
from assistant.outline.learn import Learned
from assistant.outline.model import Section


def tree(sections: list[dict[str, Any]]) -> list[Any]:
    """Headings as nested lists; `>` marks one that shares its paragraph with the text."""
    found: list[Any] = []
    for section in sections:
        found.append((">" if section.get("run_in") else "") + section["heading"])
        if below := tree(section.get("sections", [])):
            found.append(below)
    return found


def outline_tree(sections: tuple[Section, ...]) -> list[Any]:
    found: list[Any] = []
    for section in sections:
        found.append((">" if section.run_in else "") + section.heading)
        if section.sections:
            found.append(outline_tree(section.sections))
    return found


def passages(learned: Learned) -> Iterator[dict[str, Any]]:
    """The opening and every section."""
    if "opening" in learned.brief:
        yield learned.brief["opening"]
    waiting = list(learned.outline["sections"])
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting += section.get("sections", [])


def strings(data: Any) -> Iterator[str]:
    """Every text of the mappings, notes excepted."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "note":
                yield from strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value)


def leaks(learned: Learned) -> list[str]:
    """Texts outside the notes in which a figure stands."""
    everything = [learned.brief, learned.outline, learned.facts, learned.style]
    return [text for text in strings(everything) if find_figures(text, learned.language).figures]
