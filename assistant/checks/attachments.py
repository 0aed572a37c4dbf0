"""Attachments: what the text mentions is listed, and what is attached bears the name in the list (GB/T 9704-2012, 7.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding

_LIST = re.compile(r"^[ \t\u3000]*附[ \u3000]*件[ \u3000]*[：:][ \t\u3000]*(\S.*)$", re.M)
_ITEM = re.compile(r"[ \t\u3000]*(\d{1,2})[.．、][ \t\u3000]*(\S.*)$")
_MENTION = re.compile(r"附件[ \u3000]*(\d{1,2})(?!\d)")
_HEAD = re.compile(
    r"^[ \t\u3000#*]*附[ \u3000]*件[ \u3000]*(\d{1,2})?[ \t\u3000*]*[：:]?[ \t\u3000]*\n+[ \t\u3000#*]*(\S.*)$",
    re.M,
)
_MARKS = re.compile(r"[\s《》“”*#：:。；，,.;]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """One attachment of the list: its number and name, and where the name stands in the whole text."""

    number: int
    name: str
    start: int
    end: int


def listed(whole: str) -> list[Listed]:
    """The attachments that the text lists below its body."""
    match = _LIST.search(whole)
    if match is None:
        return []
    found: list[Listed] = []
    offset = match.start(1)
    for line in whole[offset:].split("\n"):
        item = _ITEM.match(line)
        if item and int(item[1]) == len(found) + 1:
            found.append(
                Listed(int(item[1]), item[2].rstrip(), offset + item.start(2), offset + len(line.rstrip()))
            )
        elif not found and line.strip():
            return [Listed(1, line.strip(), offset, offset + len(line.rstrip()))]
        else:
            break
        offset += len(line) + 1
    return found


def attachments(subject: Subject) -> Iterator[Finding]:
    """Mentions of what is not listed, marks behind a name, and attachments that are named otherwise."""
    if subject.language != "zh" or "附" not in subject.whole:
        return
    papers = listed(subject.whole)
    if not papers:
        return
    for reading in subject.texts:
        for match in _MENTION.finditer(reading.text):
            if int(match[1]) > len(papers):
                yield subject.finding(
                    "kind-element", reading, *match.span(), variant="attachment", case="attachment-unlisted"
                )
    page = Reading("closing", text=subject.whole)
    for paper in papers:
        if paper.name[-1] in "。；，、;,.":
            yield subject.finding(
                "kind-element",
                page,
                paper.start,
                paper.end,
                variant="attachment-mark",
                case="attachment-mark",
            )
    yield from _named_otherwise(subject, page, papers)


def _named_otherwise(subject: Subject, page: Reading, papers: list[Listed]) -> Iterator[Finding]:
    names = {paper.number: paper.name for paper in papers}
    for match in _HEAD.finditer(subject.whole):
        number = int(match[1] or 1)
        if number in names and _MARKS.sub("", match[2]) != _MARKS.sub("", names[number]):
            yield subject.finding(
                "kind-element",
                page,
                *match.span(2),
                variant="attachment-name",
                case="attachment-name",
                severity="info" if _MARKS.sub("", match[2]) in _MARKS.sub("", names[number]) else None,
                expected=names[number],
            )
