"""What the outline asks of a piece of text beside its figures: phrases word for word, and a length."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.headings import is_required
from assistant.checks.subject import Reading, Subject
from assistant.outline.model import Passage
from assistant.report.findings import Finding


def phrases(subject: Subject) -> Iterator[Finding]:
    """Required phrases that do not stand word for word in their section or beneath it; line breaks aside."""
    for section, passage in _passages(subject):
        if not passage.phrases:
            continue
        text = "\n".join(_joined(reading.text) for reading in subject.beneath(section))
        for phrase in dict.fromkeys(passage.phrases):
            if _joined(phrase) not in text:
                reading = next((r for r in subject.readings if r.id == section), None)
                lost = next((p for p in subject.missing if p.id == section), None)
                where = f"“{lost.section.heading}”" if lost else subject.where(reading)
                found = subject.finding("phrase-missing", reading, text="", expected=phrase, where=where)
                yield found.model_copy(update={"section": section})


def _passages(subject: Subject) -> Iterator[tuple[str, Passage]]:
    """The opening and every section that is there or required."""
    if subject.brief and subject.brief.opening:
        yield "opening", subject.brief.opening
    absent = {placed.id for placed in subject.missing}
    for placed in subject.outline.walk() if subject.outline else ():
        if placed.id not in absent or is_required(subject, placed.id, absent):
            yield placed.id, placed.section


def _joined(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def length(subject: Subject) -> Iterator[Finding]:
    """Sections with more or fewer characters than asked, white space aside, what stands beneath counted in.

    A text that another section's has run into, for want of a heading, is not measured.
    """
    lost = {placed.id for placed in subject.missing}
    for section, passage in _passages(subject):
        if passage.length is None or section in lost:
            continue
        places = subject.beneath(section)
        if any(reading.stands_for for reading in places):
            continue
        count = sum(characters(reading) for reading in places)
        least, most = passage.length
        if least <= count <= most or not count:
            continue
        reading = next((r for r in subject.readings if r.id == section), None)
        variant = "short" if count < least else "long"
        expected = f"{least}—{most}" if subject.language == "zh" else f"{least}–{most}"
        yield subject.finding("length", reading, text="", variant=variant, expected=expected, count=count)


def characters(reading: Reading) -> int:
    """Characters of a text without white space and Markdown's bold."""
    return len("".join(reading.text.replace("**", "").split()))
