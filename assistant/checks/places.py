"""Where a finding stands in a text that was read: the paragraph, blank ones not counted, as one would count them in Word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from assistant.checks.subject import Subject
from assistant.report.findings import Finding


def placed(subject: Subject, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with their paragraphs. A draft has none yet, and what is missing stands nowhere."""
    found = list(findings)
    if subject.drafted or not found:
        yield from found
        return
    lines = subject.whole.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    counts = list(accumulate(int(bool(line.strip())) for line in lines))
    readings = {reading.id: reading for reading in subject.readings if reading.id}
    for finding in found:
        at = finding.start
        reading = readings.get(finding.section)
        heads = finding.end == 0
        if (finding.section and reading is None) or (heads and not finding.text):
            yield finding
            continue
        if reading is not None:
            at = reading.found.start if heads and reading.found else at + reading.offset
        elif heads:
            yield finding
            continue
        line = min(bisect_right(starts, at) - 1, len(counts) - 1)
        yield finding.model_copy(update={"paragraph": counts[line]})
