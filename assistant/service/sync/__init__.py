"""Sync: a draft that was edited in Word comes back to its saved report, its figures still tied to their facts.

`lines` matches the paragraphs of the document to those of the report, `sections` the sentences of a section,
`slots` the figures of what was changed. What nobody changed keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.steps import checked
from assistant.report.compare import Change, compare_texts, sentences
from assistant.report.findings import Finding
from assistant.report.model import Part, Report
from assistant.report.render import render
from assistant.service.sync.lines import Read, read_lines
from assistant.service.sync.sections import known_sentences, resumed

__all__ = ["Synced", "sync"]


@dataclass(frozen=True, slots=True)
class Synced:
    """A report as a person edited it.

    `changes` are the headings and sentences that read otherwise, `news` what the edit did to figures and headings;
    the report's own findings are those of a check of the whole, with `news` among them.
    """

    report: Report
    changes: tuple[Change, ...]
    news: tuple[Finding, ...]


def sync(report: Report, text: str) -> Synced:
    """The report with the sentences of `text`, which is what `read_text` gives for the edited document.

    A sentence that reads as it did keeps its source to the byte; in one that was changed, each figure that still
    prints its fact keeps its slot. A figure that was changed stays as it was typed and is a finding. Headings are
    the outline's and stay; one that was changed is a finding too.
    """
    read = read_lines(report, text)
    known = known_sentences(report)
    after, news = report, list(read.findings)
    for name, part in _parts(report):
        source, found = resumed(name, part.source, read.texts.get(name, []), report.brief, known)
        news.extend(found)
        if source != part.source:
            after = after.with_part(name, lambda old, source=source: _edited(old, source))  # type: ignore[misc]
    after = checked(after)
    rest = [finding for finding in after.findings if not _said_by(finding, news)]
    after = after.model_copy(update={"findings": (*news, *rest)})
    return Synced(after, (*_heading_changes(read), *_changes(report, after)), tuple(news))


def _parts(report: Report) -> Iterator[tuple[str, Part]]:
    yield "opening", report.opening or Part()
    for _, _, section in report.walk():
        yield section.id, section


def _edited(old: Part, source: str) -> Part:
    """The part with its new source; a sentence that was held and has gone holds nothing any more."""
    there = {sentence.strip() for sentence in sentences(source)}
    held = tuple(sentence for sentence in old.held if sentence in there)
    return old.model_copy(update={"source": source, "held": held})


def _said_by(finding: Finding, news: list[Finding]) -> bool:
    """Whether the sync itself says more about the same figure."""
    return any(
        one.section == finding.section and one.start < finding.end and finding.start < one.end
        for one in news
        if one.severity != "info" and finding.rule.startswith("figure-")
    )


def _heading_changes(read: Read) -> list[Change]:
    return [Change(*change) for change in read.headings]


def _changes(before: Report, after: Report) -> Iterator[Change]:
    new = dict(_parts(after))
    for name, part in _parts(before):
        if part.source != new[name].source:
            texts = (_printed(one, before) for one in (part, new[name]))
            yield from (change for change in compare_texts(name, *texts) if change.kind != "same")


def _printed(part: Part, report: Report) -> str:
    return render(part.source, report.brief.facts, report.brief.language).text
