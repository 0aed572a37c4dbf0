"""Figures that nobody has confirmed: used because somebody asked for it, and marked wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.subject import Subject
from assistant.facts.table.confirmed import MARK
from assistant.report.findings import Finding


def unconfirmed(subject: Subject) -> Iterator[Finding]:
    """Each printed value that rests on an unconfirmed fact."""
    facts = subject.facts
    if facts is None or not subject.drafted:
        return
    open_ones = {fact.id for fact in facts if fact.source.startswith(MARK)}
    if not open_ones:
        return
    for fact in facts:  # in the order of the sheet: a formula over a formula is reached in a later round
        if fact.formula and open_ones & set(facts.resolve(fact.id).facts):
            open_ones.add(fact.id)
    for reading in subject.texts:
        for figure in reading.printed:
            rests_on = {figure.fact, *(facts.resolve(figure.fact).facts if figure.state != "open" else ())}
            if rests_on & open_ones:
                zh = f"“{figure.text}”出自待确认的数据"
                said = zh if subject.language == "zh" else f"“{figure.text}” rests on an unconfirmed fact"
                yield subject.finding(
                    "placeholder-left", reading, figure.start, figure.end, fact=figure.fact, said=said
                )
