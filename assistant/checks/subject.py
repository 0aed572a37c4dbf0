"""What the rules look at: a document laid beside its brief, section by section."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from assistant.brief import Brief
from assistant.checks.rules import message, rules
from assistant.facts.sheet import FactSheet
from assistant.facts.written import written_date
from assistant.figures import Found, find_figures
from assistant.figures.slots import without_slots
from assistant.language import Language
from assistant.outline.headings import Heading
from assistant.outline.model import Outline, Passage, Placed, Section
from assistant.report.findings import Finding, Severity
from assistant.report.render import PrintedFigure

Role = Literal["front", "opening", "section", "closing"]


@lru_cache(maxsize=512)
def figures_of(text: str, language: Language) -> Found:
    """`find_figures`, remembered: several rules ask for the same text, and most texts stay from check to check."""
    return find_figures(text, language)


@dataclass(frozen=True, slots=True)
class Reading:
    """One piece of the document. `text` is what is printed without number and heading; `offset` is its place in
    the whole document.

    `id` is the section's id in the outline, or without an outline its place in the tree; empty for what the
    outline does not know. `printed` are the slots of a draft: grounded by construction. `stands_for` are
    sections whose heading is missing, so that their text, if there is any, must be looked for here.
    """

    role: Role
    id: str = ""
    number: str = ""
    heading: str = ""
    level: int = 0
    text: str = ""
    offset: int = 0
    placed: Placed | None = None
    found: Heading | None = None
    printed: tuple[PrintedFigure, ...] = ()
    stands_for: tuple[Placed, ...] = ()
    above: int = -1  # index of the reading that this one stands beneath; -1: none

    @property
    def called(self) -> str:
        """Number and heading, as a person would name the section."""
        spaced = self.number.isascii() and (self.number[-1:].isdigit() or self.heading.isascii())
        gap = " " if self.number and spaced else ""
        return f"{self.number}{gap}{self.heading}"


@dataclass(frozen=True)
class Subject:
    """A document to check, with what is known of it. Frozen: every rule is a function of it alone."""

    whole: str
    readings: tuple[Reading, ...]
    missing: tuple[Placed, ...] = ()
    outline: Outline | None = None
    facts: FactSheet | None = None
    brief: Brief | None = None
    language: Language = "zh"
    drafted: bool = False  # a Report: the program wrote headings and numbers

    @property
    def sections(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.role == "section"]

    @property
    def texts(self) -> list[Reading]:
        """The readings whose prose is judged: the opening and the sections."""
        return [reading for reading in self.readings if reading.role in ("opening", "section")]

    def beneath(self, section: str) -> list[Reading]:
        """Where the text of a section may stand: its own, that of what stands beneath, and, where a heading is
        missing, the text that it has run into."""
        return [self.readings[index] for index in self._places.get(section, ())]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, reading in enumerate(self.readings):
            if reading.role not in ("opening", "section"):
                continue
            for name in dict.fromkeys(self._belongs_to(reading)):
                places.setdefault(name, []).append(index)
        return places

    def _belongs_to(self, reading: Reading) -> Iterable[str]:
        if reading.role == "opening":
            yield "opening"
        for placed in reading.stands_for:
            yield from _line_of(placed.id)
        if reading.id:
            yield from _line_of(reading.id)
        elif reading.above >= 0:
            yield from self._belongs_to(self.readings[reading.above])

    def where(self, reading: Reading | None) -> str:
        """How a message names a piece of the document."""
        zh = self.language == "zh"
        if reading is None or reading.role in ("front", "closing"):
            return "文中" if zh else "the document"
        if reading.role == "opening":
            return "导语" if zh else "the opening"
        return f"“{reading.called}”"

    def words(self, reading: Reading) -> tuple[str, ...]:
        """The brief's own words for a piece of text: they ground the figures in them."""
        words: list[str] = list(self._common_words)
        for passage in self.passages(reading):
            heading = [passage.heading] if isinstance(passage, Section) else []
            words += [*heading, *_said_in(passage)]
        return tuple(word for word in dict.fromkeys(words) if word)

    def headings(self, reading: Reading) -> tuple[str, ...]:
        """The headings that a piece of text stands under, the highest first, its own last."""
        over = self.headings(self.readings[reading.above]) if reading.above >= 0 else ()
        return (*over, reading.heading) if reading.heading else over

    def passages(self, reading: Reading) -> list[Passage]:
        """What the brief says of a piece of text: its own section and those above it; where a heading is missing,
        the sections whose text may stand here as well. A heading of the document's own belongs to the one above."""
        placed = [*reading.stands_for, *([reading.placed] if reading.placed else [])]
        above = reading.above
        while not placed and above >= 0:
            owner = self.readings[above]
            placed, above = [owner.placed] if owner.placed else [], owner.above
        found: list[Passage] = []
        if reading.role == "opening" and self.brief and self.brief.opening:
            found.append(self.brief.opening)
        for one in placed:
            found += [*one.parents, one.section]
        return found

    @cached_property
    def _common_words(self) -> tuple[str, ...]:
        words: list[str] = []
        if brief := self.brief:
            words += [brief.title, brief.adopted, brief.recipient, brief.salutation]
            words += [brief.closing, brief.author]
            words.append(_as_written(brief.date, self.language))
        for fact in self.facts or ():
            words += [fact.label, fact.entity, fact.period, fact.text]
        return tuple(dict.fromkeys(word for word in words if word))

    def finding(
        self,
        rule: str,
        reading: Reading | None = None,
        start: int = 0,
        end: int = 0,
        *,
        variant: str = "default",
        severity: Severity | None = None,
        text: str | None = None,
        expected: str = "",
        fact: str = "",
        said: str = "",
        case: str = "",
        **values: object,
    ) -> Finding:
        """A finding at `start`/`end` of a reading's text; in a piece without an id, of the whole document.

        `variant` is the message; `case` names it for a user's own file where it is one of several.
        """
        words = reading.text[start:end] if text is None and reading else text or ""
        shift = reading.offset if reading and not reading.id else 0
        known = {"where": self.where(reading), "text": words, "expected": expected, **values}
        return Finding(
            rule=rule,
            severity=severity or rules()[rule].severity,
            section=reading.id if reading else "",
            start=start + shift,
            end=end + shift,
            text=words,
            message=said or message(rule, variant, self.language, known),
            expected=expected,
            fact=fact,
            case=case,
        )

    def heading_finding(self, rule: str, reading: Reading, **values: str) -> Finding:
        """A finding about a heading; its place is the section, or the heading's own where it has no id."""
        severity = values.pop("severity", None)
        known = reading.id != "" or reading.found is None
        at = (0, 0) if known or not reading.found else (reading.found.start, reading.found.end)
        words = reading.called
        if reading.found:
            words = self.whole[reading.found.start : reading.found.end].replace("**", "")
        base = self.finding(rule, reading, text=words, severity=severity, **values)  # type: ignore[arg-type]
        return base if known else base.model_copy(update={"start": at[0], "end": at[1]})


def _line_of(section: str) -> Iterable[str]:
    """The ids of a section and of those above it: 1.2.1, 1.2, 1."""
    while section:
        yield section
        section = section.rpartition(".")[0]


def _said_in(passage: Passage) -> list[str]:
    return [without_slots(words, " ") for words in (*passage.points, *passage.phrases)]


def _as_written(date: str, language: Language) -> str:
    try:
        return written_date(datetime.date.fromisoformat(date), language)
    except ValueError:
        return date
