"""What still waits to be filled: slots that no fact answered, and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject, figures_of
from assistant.facts.ground import stated
from assistant.report.findings import Finding

_SLOT = re.compile(r"\[\[[^\[\]\n]*(?:\]\]|$)", re.M)
# What every placeholder begins with or holds: looking for that first costs a hundredth of reading the figures.
_SIGNS = re.compile("[XＸ×x_＿○●□■]")
_BRACKETED = re.compile(
    r"[【\[［〔(（](?:[^】\]］〕)）\n]{0,16}(?:待|补充|填|缺|TBD|TODO)|[ \u3000]*[】)）])"
)


def slots(subject: Subject) -> Iterator[Finding]:
    """Slots that were left standing, also broken ones: a fact's id must never reach the page."""
    for reading in subject.readings:
        for match in _SLOT.finditer(reading.text):
            yield subject.finding("slot-left", reading, match.start(), match.end())


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Gaps printed as XX, each with the fact that is missing where that is known."""
    for reading in subject.readings:
        known = _known_gaps(subject, reading)
        told: list[tuple[int, int]] = []
        for (start, end), fact in sorted(known.items()):
            label = subject.facts[fact].name if subject.facts and fact in subject.facts else fact
            told.append((start, end))
            yield subject.finding(
                "placeholder-left", reading, start, end, variant="fact", fact=fact, label=label
            )
        if not _may_have_gaps(reading.text):
            continue
        for gap in figures_of(reading.text, subject.language).placeholders:
            if not any(start < gap.end and gap.start < end for start, end in told):
                yield subject.finding("placeholder-left", reading, gap.start, gap.end)


def _may_have_gaps(text: str) -> bool:
    return _SIGNS.search(text) is not None or _BRACKETED.search(text) is not None


def _known_gaps(subject: Subject, reading: Reading) -> dict[tuple[int, int], str]:
    """The places of gaps whose fact is known: printed by a slot, or required here and found printed as XX."""
    if subject.drafted:
        return {(f.start, f.end): f.fact for f in reading.printed if f.state == "open"}
    facts = subject.facts
    if facts is None or reading.role not in ("opening", "section"):
        return {}
    wanted = dict.fromkeys(name for passage in subject.passages(reading) for name in passage.facts)
    gaps = [name for name in wanted if name in facts and facts.resolve(name).gap]
    places = stated(reading.text, facts, gaps, subject.language) if gaps else {}
    return {place: name for name, place in places.items() if place is not None}
