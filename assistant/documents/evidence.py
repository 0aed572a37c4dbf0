"""What stands behind each printed figure, and what is still open: the content of the ledger, before any format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.model import Fact
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import split_unit
from assistant.report.model import Part, Report, ReportSection
from assistant.report.render import PrintedFigure, State, render
from assistant.report.table import FactTable, attached_table, fact_tables

_SENTENCE_ENDS = re.compile(r"[。！？；\n]|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed figure with its evidence. `value` counts in `unit`; `arithmetic` has the numbers in it."""

    section: str
    printed: str
    sentence: str
    fact: str
    label: str
    value: Decimal | None
    words: str
    unit: str
    period: str
    entity: str
    source: str
    arithmetic: str
    state: State


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that has no value yet, and the sections that print it. `waits_for`: the gaps it is computed from."""

    fact: Fact
    sections: tuple[str, ...]
    waits_for: tuple[str, ...]


def entries(report: Report) -> Iterator[Entry]:
    """Every printed figure in the order of the page."""
    facts, tables = report.brief.facts, fact_tables(report)
    for section, part in _parts(report):
        rendered = render(part.source, facts, report.brief.language)
        for figure in rendered.figures:
            yield entry(section, figure, _sentence(rendered.text, figure), facts)
        if isinstance(part, ReportSection) and part.id in tables:
            yield from _in_table(section, tables[part.id], facts)
    for attachment in report.brief.attachments:
        table = attached_table(report, attachment.figure) if attachment.figure else None
        if table:
            yield from _in_table(attachment.title, table, facts)


def _in_table(section: str, table: FactTable, facts: FactSheet) -> Iterator[Entry]:
    """The cells of a table or chart; what stands beside them is their sentence."""
    for row in table.rows:
        for name, cell in zip(table.head, row, strict=True):
            if cell.figure:
                said = " ".join(part for part in (table.caption, row[0].text, name) if part)
                yield entry(section, cell.figure, f"{said} {cell.text}", facts)


def gaps(report: Report) -> Iterator[Gap]:
    """Every fact without a value, in the order of the fact sheet."""
    facts = report.brief.facts
    used: dict[str, list[str]] = {}
    for entry in entries(report):
        used.setdefault(entry.fact, []).append(entry.section)
    for name in facts.gaps:
        waits_for = tuple(
            other.id for other in given(facts.resolve(name), facts) if other.gap and other.id != name
        )
        yield Gap(facts[name], tuple(dict.fromkeys(used.get(name, ()))), waits_for)


def given(resolved: Resolved, facts: FactSheet) -> list[Fact]:
    """The facts that a value rests on in the end, formulas followed down to what somebody entered."""
    if resolved.fact and not resolved.fact.formula:
        return [resolved.fact]
    below = [fact for name in resolved.facts for fact in given(facts.resolve(name), facts)]
    return list({fact.id: fact for fact in below}.values())


def _parts(report: Report) -> Iterator[tuple[str, Part]]:
    """Opening and sections, each with the place as people say it: 一（三）聚焦…, 1.3 Findings."""
    chinese = report.brief.language == "zh"
    if report.opening:
        yield ("开头" if chinese else "Opening"), report.opening
    above: list[str] = []
    for number, level, section in report.walk():
        above[level - 1 :] = [number.rstrip("、.")]
        numbers = "".join([*above[:-1], number]) if chinese else f"{number} "
        yield numbers + section.heading, section


def entry(section: str, figure: PrintedFigure, sentence: str, facts: FactSheet) -> Entry:
    """What stands behind one printed figure."""
    resolved = facts.resolve(figure.fact)
    base = given(resolved, facts)
    fact = resolved.fact
    value = None
    if resolved.quantity is not None:
        scale, _ = split_unit(resolved.unit)
        value = resolved.quantity.value / scale
    return Entry(
        section=section,
        printed=figure.text,
        sentence=sentence,
        fact=figure.fact,
        label=fact.name if fact else "",
        value=value,
        words=resolved.text or _range(resolved),
        unit=resolved.unit,
        period=(fact.period if fact else "") or _joined([one.period for one in base]),
        entity=(fact.entity if fact else "") or _joined([one.entity for one in base]),
        source=(fact.source if fact else "") or _joined([one.source for one in base]),
        arithmetic=_arithmetic(resolved, value),
        state=figure.state,
    )


def _range(resolved: Resolved) -> str:
    fact = resolved.fact
    if fact is None or fact.value is None or fact.value_high is None:
        return ""
    return f"{plain(fact.value)}～{plain(fact.value_high)}"


def _arithmetic(resolved: Resolved, value: Decimal | None) -> str:
    """272 ÷ 321 = 84.735202%; to six places, for whoever works it out again."""
    if not resolved.arithmetic or value is None:
        return ""
    exact = plain(round(value, 6))
    return f"{resolved.arithmetic} {'=' if Decimal(exact) == value else '≈'} {exact}{resolved.unit}"


def _sentence(text: str, figure: PrintedFigure) -> str:
    starts = [match.end() for match in _SENTENCE_ENDS.finditer(text, 0, figure.start)]
    end = _SENTENCE_ENDS.search(text, figure.end)
    return text[starts[-1] if starts else 0 : end.end() if end else len(text)].strip()


def _joined(values: list[str]) -> str:
    return "；".join(dict.fromkeys(value for value in values if value))
