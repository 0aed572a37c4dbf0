"""The sections of a report as people name them: 一（二）, 第二部分, 1.2, or the heading."""

from __future__ import annotations

import re

from assistant.figures import parse_number, to_chinese
from assistant.report.model import Report

_PART = re.compile(r"第\s*([一二三四五六七八九十\d]+)\s*(?:部分|节|章|大?点)")
_NUMBER = re.compile(
    r"[一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\))|\d+(?:\.\d+)+"
    r"|（[一二三四五六七八九十]+）|(?<=section )\d+|(?<=part )\d+"
)
QUOTES = "“”\"'《》「」‘’ "


class Places:
    """The sections by number (一（二）, 1.2), by id and by heading; the deepest first."""

    def __init__(self, report: Report) -> None:
        numbers: dict[int, str] = {}
        self.all: list[tuple[str, str, str]] = []
        for number, level, section in report.walk():
            numbers[level] = number.rstrip("、.")
            zh = report.brief.language == "zh"
            whole = "".join(numbers[i] for i in range(1, level + 1)) if zh else number
            self.all.append((section.id, whole, section.heading))
        self.deepest = sorted(self.all, key=lambda one: (-one[0].count("."), -len(one[1])))

    def named(self, words: str) -> str:
        """The id of the one section that the words name; empty when they name none, or leave it open."""
        said = _said(words)
        for name, path, heading in self.deepest:
            if heading in words or path in said or words.strip(QUOTES) in (name, path):
                return name
        ends = tuple(said)
        beneath = [name for name, path, _ in self.all if ends and path.endswith(ends)]
        if len(beneath) == 1:
            return beneath[0]
        bare = words.strip(QUOTES)
        like = [name for name, _, heading in self.all if len(bare) > 1 and bare in heading]
        return like[0] if len(like) == 1 else ""

    def unknown(self, words: str) -> str:
        """The first number of a section in the words, as it was said, where they name none that there is."""
        found = _PART.search(words) or _NUMBER.search(words)
        return found[0] if found and not self.named(words) else ""

    def steps(self, section: str, other: str, *, behind: bool) -> int:
        """How far a section has to go to stand beside another on its level; 0 where it stands there, or cannot."""
        above, _, mine = section.rpartition(".")
        other_above, _, to = other.rpartition(".")
        if above != other_above or section == other:
            return 0
        start, end = int(mine), int(to) + (1 if behind else 0)
        return end - start - (1 if end > start else 0)


def _said(message: str) -> list[str]:
    """Section numbers in the message, in the form in which they are printed."""
    said = [found.replace("(", "（").replace(")", "）") for found in _NUMBER.findall(message)]
    for part in _PART.findall(message):
        value = parse_number(part)
        if value is not None:
            said += [str(int(value)), to_chinese(int(value))]
    return said
