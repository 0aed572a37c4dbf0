"""The lines of an edited document beside the paragraphs of the report: which came from which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.documents.content import Block
from assistant.documents.letterhead import page
from assistant.language import Language
from assistant.report.compare import Kind
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.service.sync.messages import finding

_MARK = re.compile(r"#{1,6} ")
_ALIKE = 0.3  # less alike, a line is no rewording but another one
_TAIL = ("closing", "author", "date", "copies", "issued")
_SENTENCE_END = re.compile(r"[。！？；.!?:：]")


@dataclass(slots=True)
class Read:
    """What the document holds: the lines of each part, the headings that changed, and what is to be said of both."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    headings: list[tuple[str, str, str, Kind]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    language: Language = "zh"

    def heading(self, rule: str, section: str, before: str, after: str) -> None:
        kind: Kind = "changed" if before and after else "added" if after else "removed"
        self.headings.append((section, before, after, kind))
        self.findings.append(finding(rule, self.language, section=section, text=after, expected=before))


def read_lines(report: Report, text: str) -> Read:
    """The lines under the parts that they belong to; a new line belongs where the one above it does."""
    read = Read(language=report.brief.language)
    here = "opening"
    for block, line in _aligned(page(report), [one for one in text.split("\n") if one.strip()]):
        if block is None:
            assert line is not None
            _added(read, here, line)
            continue
        if line is None and block.role == "data":
            continue  # what a chart shows stands in its picture, and as rows only where there are no pictures
        here = "" if block.role in _TAIL else block.section or here
        if block.role in ("heading", "run-in"):
            _headed(read, block, line)
        elif block.section:
            read.texts.setdefault(block.section, []).extend([_bare(line)] if line else [])
        elif line is None or _bare(line) != _bare(block.text):
            _beside(read, block, line)
    return read


def _added(read: Read, here: str, line: str) -> None:
    words = _bare(line)
    if not here:
        read.findings.append(finding("outside", read.language, text=words))
        return
    if words != line.strip():
        read.heading("heading-extra", here, "", words)
    read.texts.setdefault(here, []).append(words)


def _beside(read: Read, block: Block, line: str | None) -> None:
    """Title, addressee, signature and date are the brief's: shown, not taken over."""
    now = _bare(line) if line else ""
    read.headings.append(("", block.text, now, "changed" if now else "removed"))
    read.findings.append(finding("brief", read.language, text=now, expected=block.text))


def _headed(read: Read, block: Block, line: str | None) -> None:
    heading = block.heading or block.text
    body = read.texts.setdefault(block.section, [])
    if line is None:
        read.heading("heading-missing", block.section, heading, "")
        return
    words = _bare(line)
    if block.role == "heading":
        if words != _bare(heading):
            read.heading("heading-reworded", block.section, heading, words)
        return
    start = heading + block.mark
    if words.startswith(start.strip()):
        body.append(words[len(start.strip()) :].strip())
        return
    end = _SENTENCE_END.search(words)
    said, rest = (words[: end.start()], words[end.end() :]) if end else (words, "")
    if SequenceMatcher(None, heading, said, autojunk=False).ratio() >= _ALIKE:
        read.heading("heading-reworded", block.section, heading, said)
        body.extend([rest.strip()] if rest.strip() else [])
    else:
        read.heading("heading-missing", block.section, heading, "")
        body.append(words)


def _bare(line: str) -> str:
    return _MARK.sub("", line.replace("\u00a0", " ").strip(), count=1).strip()


def _aligned(printed: list[Block], lines: list[str]) -> list[tuple[Block | None, str | None]]:
    """Equal ones first; what lies between them is paired by likeness, never across each other."""
    old, new = [_bare(block.text) for block in printed], [_bare(line) for line in lines]
    pairs: list[tuple[Block | None, str | None]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.extend(zip(printed[a:b], lines[c:d], strict=True))
        else:
            pairs.extend(_by_likeness(printed[a:b], lines[c:d]))
    return pairs


def _by_likeness(printed: list[Block], lines: list[str]) -> list[tuple[Block | None, str | None]]:
    """The order-keeping pairing with the greatest sum of likeness (an alignment after Needleman and Wunsch)."""
    likeness = [[_likeness(block, line) for line in lines] for block in printed]
    best = [[0.0] * (len(lines) + 1) for _ in range(len(printed) + 1)]
    for i in range(len(printed) - 1, -1, -1):
        for j in range(len(lines) - 1, -1, -1):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[Block | None, str | None]] = []
    i = j = 0
    while i < len(printed) and j < len(lines):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((printed[i], lines[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((printed[i], None))
            i += 1
        else:
            pairs.append((None, lines[j]))
            j += 1
    return [*pairs, *((block, None) for block in printed[i:]), *((None, line) for line in lines[j:])]


def _likeness(block: Block, line: str) -> float:
    """How alike, 0 for too little; a paragraph that was a heading and one that was not are seldom the same."""
    match = SequenceMatcher(None, _bare(block.text), _bare(line), autojunk=False)
    floor = _ALIKE if (block.role in ("heading", "title")) == (_bare(line) != line.strip()) else 0.75
    if match.real_quick_ratio() < floor or match.quick_ratio() < floor:
        return 0.0
    ratio = match.ratio()
    return ratio if ratio >= floor else 0.0
