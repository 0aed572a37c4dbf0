"""The lines of an edited document beside the paragraphs of the report: which came from which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.documents.content import Block
from assistant.documents.letterhead import page
from assistant.documents.pairing import alike, paired
from assistant.language import Language
from assistant.report.compare import Kind
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.service.sync.messages import finding

_MARK = re.compile(r"#{1,6} ")
# The number before a heading, which somebody who moves it may have changed.
_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}(?:\.\d{1,2})*[）).．]?\s*(?=\D)"
)
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
    pairs = _aligned(page(report), [one for one in text.split("\n") if one.strip()])
    moved = _moved(report, pairs)
    for block, line in pairs:
        if block is None:
            assert line is not None
            if line in moved:
                here = moved[line].section
                _moved_here(read, moved[line], line)
            else:
                _added(read, here, line)
            continue
        if line is None and (block.role == "data" or block in moved.values()):
            continue  # what a chart shows stands in its picture, and as rows only where there are no pictures
        here = "" if block.role in _TAIL else block.section or here
        if block.role in ("heading", "run-in"):
            _headed(read, block, line)
        elif block.section:
            read.texts.setdefault(block.section, []).extend([_bare(line)] if line else [])
        elif line is None or _bare(line) != _bare(block.text):
            _beside(read, block, line)
    return read


def _moved_here(read: Read, block: Block, line: str) -> None:
    """A section that stands elsewhere in the document keeps its text; its heading goes by the outline."""
    heading = block.heading or block.text
    read.findings.append(finding("heading-order", read.language, section=block.section, expected=heading))
    words = _NUMBER.sub("", _bare(line), count=1)
    rest = words[len(_NUMBER.sub("", heading, count=1) + block.mark.strip()) :].strip()
    read.texts.setdefault(block.section, []).extend([rest] if rest else [])


def _moved(report: Report, pairs: list[tuple[Block | None, str | None]]) -> dict[str, Block]:
    """Lines that begin with the heading of a block that is no longer in its place: a section that was moved."""
    headings = {section.id: section.heading for _, _, section in report.walk()}
    lost = [block for block, line in pairs if block and line is None and block.role in ("heading", "run-in")]
    found: dict[str, Block] = {}
    for line in (line for block, line in pairs if block is None and line):
        words = _NUMBER.sub("", _bare(line), count=1)
        for block in lost:
            heading = headings[block.section]
            if words == heading or (
                block.role == "run-in" and words.startswith(heading + block.mark.strip())
            ):
                found[line] = block
    return found


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
    """Each block beside the line that it has become, in the order of both; None where there is none."""
    pairs = paired(
        [_bare(block.text) for block in printed],
        [_bare(line) for line in lines],
        lambda block, line: _likeness(printed[block], lines[line]),
    )
    return [
        (None if block is None else printed[block], None if line is None else lines[line])
        for block, line in pairs
    ]


def _likeness(block: Block, line: str) -> float:
    """How alike, 0 for too little; a paragraph that was a heading and one that was not are seldom the same.

    What begins with a run-in heading is its paragraph, even where most of the text behind it was cut off.
    """
    if block.role == "run-in" and _bare(line).startswith(block.heading):
        return 1.0 + alike(_bare(block.text), _bare(line), 0.0)
    same_kind = (block.role in ("heading", "title")) == (_bare(line) != line.strip())
    return alike(_bare(block.text), _bare(line), _ALIKE if same_kind else 0.75)
