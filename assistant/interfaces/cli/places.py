"""Where something stands, as people say it: 一（三） in Chinese, 1.3 in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.interfaces.cli.screen import told
from assistant.outline.numbering import number

if TYPE_CHECKING:
    from assistant.language import Language
    from assistant.report.model import Report


def place(section: str, language: Language) -> str:
    """The place of a section of the outline: `1.3` is 一（三）; the opening and the whole have words."""
    if not section:
        return told("全文", "whole")
    if section == "opening":
        return told("开头", "opening")
    if language == "en" or not section.replace(".", "").isdigit():
        return section
    parts = section.split(".")
    paths = (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return "".join(number(path, language).rstrip("、.") for path in paths)


def places(report: Report) -> Mapping[str, str]:
    """The printed place of every section by its id; the two differ where an optional section was left out."""
    language = report.brief.language
    said: dict[str, str] = {}
    trail: list[str] = []
    for printed, level, section in report.walk():
        trail = [*trail[: level - 1], printed.rstrip("、.")]
        said[section.id] = printed if language == "en" else "".join(trail)
    return said


def namer(report: Report) -> Callable[[str], str]:
    """How to name the places that findings of this report speak of."""
    known = places(report)
    return lambda name: known.get(name) or place(name, report.brief.language)
