"""Figures: those required are there, and every other one that stands there follows from facts or the brief.

What a slot printed is grounded by construction and not judged again; whether it stands in the right clause
is a question for `ground` with the slot's fact given, for which `Reading.printed` is the seam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.headings import is_required
from assistant.checks.subject import Reading, Subject, figures_of
from assistant.errors import FactsError
from assistant.facts.ground import ground, stated
from assistant.facts.sheet import FactSheet
from assistant.figures import parse_quantity
from assistant.outline.model import Passage
from assistant.report.findings import Finding
from assistant.report.printing import print_value

Required = tuple[str, str]  # section id, expression


def required_figures(subject: Subject) -> list[Required]:
    """What must be stated where. What both a section and one beneath it require is required beneath."""
    if subject.outline is None or subject.facts is None:
        return []
    absent = {placed.id for placed in subject.missing}
    wanted: list[Required] = []
    if subject.brief and subject.brief.opening:
        wanted += [("opening", expression) for expression in dict.fromkeys(subject.brief.opening.facts)]
    for placed in subject.outline.walk():
        if placed.id in absent and not is_required(subject, placed.id, absent):
            continue
        wanted += [(placed.id, expression) for expression in dict.fromkeys(placed.section.facts)]
    places: dict[str, list[str]] = {}
    for section, expression in wanted:
        places.setdefault(expression, []).append(section)
    return [one for one in wanted if not any(place.startswith(one[0] + ".") for place in places[one[1]])]


def missing(subject: Subject) -> Iterator[Finding]:
    """Required figures that stand nowhere in their section."""
    by_section: dict[str, list[str]] = {}
    for section, expression in required_figures(subject):
        by_section.setdefault(section, []).append(expression)
    for section, expressions in by_section.items():
        places = subject.beneath(section)
        for expression in _not_stated(subject, places, expressions):
            yield _missing(subject, section, expression)


def _not_stated(subject: Subject, places: list[Reading], expressions: list[str]) -> list[str]:
    """The expressions that neither a slot prints nor the text between states."""
    printed = {_bare(figure.fact) for reading in places for figure in reading.printed}
    open_ones = [expression for expression in expressions if _bare(expression) not in printed]
    if not open_ones or not any(reading.text for reading in places):
        return open_ones
    assert subject.facts is not None
    known = [expression for expression in open_ones if _is_known(subject.facts, expression)]
    text = "\n".join(_without_printed(reading) for reading in places)
    found = stated(text, subject.facts, known, subject.language) if known else {}
    return [expression for expression in open_ones if found.get(expression) is None]


def _bare(expression: str) -> str:
    return "".join(expression.split())


def _without_printed(reading: Reading) -> str:
    """The text with the places of slots blanked, so that one figure does not stand for two."""
    text = reading.text
    for figure in reading.printed:
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _is_known(facts: FactSheet, expression: str) -> bool:
    try:
        facts.resolve(expression)
    except FactsError:
        return False
    return True


def _missing(subject: Subject, section: str, expression: str) -> Finding:
    """A value that is sensitive is not named: findings go back to the model that revises."""
    assert subject.facts is not None
    reading = next((r for r in subject.readings if r.id == section), None)
    lost = next((p for p in subject.missing if p.id == section), None)
    where = f"“{lost.section.heading}”" if lost else subject.where(reading)
    label = subject.facts[expression].name if expression in subject.facts else expression
    variant, expected = "unknown", ""
    if _is_known(subject.facts, expression):
        resolved = subject.facts.resolve(expression)
        variant = "private" if resolved.sensitive else "default"
        expected = "" if resolved.sensitive else str(print_value(resolved, subject.language))
    found = subject.finding(
        "figure-missing",
        reading,
        variant=variant,
        text="",
        expected=expected,
        fact=expression,
        where=where,
        label=label,
    )
    return found.model_copy(update={"section": section})


def grounded(subject: Subject) -> Iterator[Finding]:
    """Figures and dates that no fact and none of the brief's words support."""
    if subject.facts is None:
        return
    for index, reading in enumerate(subject.readings):
        if reading.role in ("opening", "section") and reading.text:
            yield from _ungrounded(subject, subject.facts, reading, _below(subject, index))
        if reading.found and subject.outline and not _is_outlines_own(reading):
            at = subject.whole.find(reading.heading, reading.found.start)
            title = Reading("section", text=reading.heading, offset=max(at, 0), placed=reading.placed)
            yield from _ungrounded(subject, subject.facts, title, frozenset())


def _below(subject: Subject, index: int) -> frozenset[int]:
    """How many sections stand beneath a text, in the document and in the outline; the opening counts the top ones."""
    reading = subject.readings[index]
    above = -1 if reading.role == "opening" else index
    found = sum(other.above == above for other in subject.sections)
    top = subject.outline.sections if subject.outline and reading.role == "opening" else ()
    return frozenset({found, len(reading.placed.section.sections if reading.placed else top)})


def _is_outlines_own(reading: Reading) -> bool:
    return reading.placed is not None and reading.heading == reading.placed.section.heading


def _ungrounded(
    subject: Subject, facts: FactSheet, reading: Reading, below: frozenset[int]
) -> Iterator[Finding]:
    """What `ground` finds wrong in one text; as many sections as `below` says stand beneath it, and may be counted in it."""
    own = [(figure.start, figure.end) for figure in reading.printed]
    words = subject.words(reading)
    if own and _is_plain(subject, facts, reading, own):
        return
    headings = subject.headings(reading)
    for judged in ground(reading.text, facts, subject.language, words=words, headings=headings):
        place = (judged.start, judged.end)
        if not judged.rule or _touches(own, *place):
            continue
        if judged.rule == "date-ungrounded" and _is_said(judged.text, words):
            continue
        unknown = judged.rule == "figure-ungrounded"
        if unknown and (_touches(_formulas(subject, facts, reading), *place) or _counts(judged.text, below)):
            continue
        fact = judged.facts[0] if len(judged.facts) == 1 else ""
        yield subject.finding(
            judged.rule, reading, *place, expected=judged.expected, fact=fact, said=judged.message
        )


def _is_plain(subject: Subject, facts: FactSheet, reading: Reading, own: list[tuple[int, int]]) -> bool:
    """Whether a text holds no figure but those of slots, those that the brief's words for it say, and dates that a
    fact's period says in these words. Most texts of ours do, and judging them costs fifty times as much as looking.
    """
    figures = figures_of(reading.text, subject.language).figures
    others = [figure for figure in figures if not _touches(own, figure.start, figure.end)]
    if not others:
        return True
    periods = tuple(dict.fromkeys(fact.period for fact in facts if fact.period))
    words = subject.words(reading)
    return all(_is_said(f.text, (*words, *periods) if f.is_date else words) for f in others)


def _is_said(date: str, words: tuple[str, ...]) -> bool:
    """The brief itself names this date: end of September 2025, on course to reopen in spring 2026."""
    said = re.compile(rf"(?<!\d){re.escape(date)}(?!\d)", re.IGNORECASE)
    return any(said.search(text) for text in words)


def _counts(text: str, below: frozenset[int]) -> bool:
    """三个方面 above three sections is grounded by them."""
    quantity = parse_quantity(text)
    return quantity is not None and quantity.value > 1 and quantity.value in below and quantity.high is None


def _formulas(subject: Subject, facts: FactSheet, reading: Reading) -> list[tuple[int, int]]:
    """Where the text states what formulas of the outline come to: grounded, though their operands stand nowhere."""
    passages: list[Passage] = subject.passages(reading)
    wanted = dict.fromkeys(e for p in passages for e in p.facts if e not in facts and _is_known(facts, e))
    places = stated(reading.text, facts, list(wanted), subject.language) if wanted else {}
    return [place for place in places.values() if place is not None]


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)
