"""Tables and lists beside the report: facts, findings, evidence, versions, differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any

from assistant.documents.evidence import entries
from assistant.errors import FactsError
from assistant.facts.model import Fact, make_fact
from assistant.interfaces.chat.words import WORDS, say
from assistant.language import Language
from assistant.report.compare import Change, sentences
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.report.printing import print_value
from assistant.report.render import render
from assistant.service.kept import FactChange
from assistant.store import Version

FACT_COLUMNS = ("id", "label", "value", "unit", "period", "formula", "source")
EVIDENCE_COLUMNS = ("section", "printed", "label", "formula", "source", "sentence")
VERSION_COLUMNS = ("version", "when", "why", "note")
_VALUE = FACT_COLUMNS.index("value")


def table(columns: Sequence[str], language: Language, rows: list[list[str]]) -> dict[str, Any]:
    """A table with headers in the reader's language; Gradio translates none in a table."""
    return {"headers": [say(f"c_{column}", language) for column in columns], "data": rows}


def fact_rows(report: Report) -> list[list[str]]:
    """One row a fact, those still open first; the value as a clerk wrote it, or what the formula comes to."""
    facts, gaps = report.brief.facts, set(report.brief.facts.gaps)
    entered = sorted(facts, key=lambda fact: not (fact.id in gaps and not fact.formula))
    return [_fact_row(fact, report) for fact in entered]


def values(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """What the cells of values read, by the id of the fact."""
    return {str(row[0]): str(row[_VALUE] if row[_VALUE] is not None else "").strip() for row in rows}


def _fact_row(fact: Fact, report: Report) -> list[str]:
    if fact.formula:
        value = str(print_value(report.brief.facts.resolve(fact.id), report.brief.language))
    else:
        value = fact.text or str(fact.as_written().get("value", ""))
    return [fact.id, fact.label, value, fact.unit, fact.period, fact.formula, fact.source]


def changed_facts(rows: Sequence[Sequence[Any]], report: Report, language: Language) -> list[Fact]:
    """The facts whose value somebody changed in the table.

    Raises FactsError for a value that is no number, and for one that a formula gives.
    """
    changed = []
    before = values(fact_rows(report))
    for name, value in values(rows).items():
        if value == before.get(name, value):
            continue
        fact = report.brief.facts[name]
        if fact.formula:
            raise FactsError(
                f"{say('computed_fact', 'zh')}{fact.formula}",
                f"{say('computed_fact', 'en')}{fact.formula}",
                place=name,
            )
        kept = {key: given for key, given in fact.as_written().items() if key not in ("value", "text")}
        changed.append(make_fact({**kept, "text" if fact.text else "value": value}))
    return changed


def findings_html(findings: Sequence[Finding], report: Report, language: Language) -> str:
    """The findings as a list; each leads to its place in the report."""
    if not findings:
        return f"<p>{escape(say('no_findings', language))}</p>"
    places = _places(report)
    items = []
    for index, finding in enumerate(findings):
        where = places.get(finding.section, "")
        target = (
            f"#place-{index}"
            if finding.end > finding.start
            else f"#s-{finding.section}"
            if where
            else "#place-top"
        )
        items.append(
            f'<li data-rule="{escape(finding.rule, quote=True)}"><span class="{finding.severity}">{escape(say(finding.severity, language))}</span> '
            f'<a href="{escape(target, quote=True)}">{escape(where or say("report", language))}</a> '
            f"{escape(finding.message or finding.rule)}</li>"
        )
    return f'<ol class="nigao-findings">{"".join(items)}</ol>'


def _places(report: Report) -> dict[str, str]:
    """Every section's id with its whole number as people say it."""
    places = {"opening": "导语" if report.brief.language == "zh" else "Opening"}
    numbers: dict[int, str] = {}
    for number, level, section in report.walk():
        numbers[level] = number.rstrip("、.")
        whole = "".join(numbers[i] for i in range(1, level + 1))
        places[section.id] = whole if report.brief.language == "zh" else number
    return places


def _given(fact: Fact | None) -> str:
    """What a fact says, as it was entered; — where it says nothing."""
    written = fact.as_written() if fact else {}
    return str(written.get("value") or written.get("text") or written.get("formula") or "—")


def sentence_choices(report: Report, section: str) -> list[tuple[str, str]]:
    """The sentences of a section as they are printed, those that are held marked; the source behind each."""
    part = report.section(section)
    if part is None:
        return []
    found = []
    for sentence in sentences(part.source):
        source = sentence.strip()
        if source:
            shown = render(source, report.brief.facts, report.brief.language).text
            found.append((f"● {shown}" if source in part.held else shown, source))
    return found


def findings_lines(findings: Sequence[Finding], language: Language) -> str:
    """The findings in words, a line each."""
    if not findings:
        return say("no_findings", language)
    return "\n".join(["", *(f"{say(f.severity, language)} {f.message or f.rule}" for f in findings)])


def section_choices(report: Report) -> list[tuple[str, str]]:
    """Every section as a choice: number and heading shown, the id behind it."""
    places = _places(report)
    return [(f"{places[section.id]} {section.heading}", section.id) for _, _, section in report.walk()]


def evidence_rows(report: Report) -> list[list[str]]:
    """One row a printed figure, in the order of the page."""
    return [
        [entry.section, entry.printed, entry.label, entry.arithmetic, entry.source, entry.sentence]
        for entry in entries(report)
    ]


def version_rows(versions: Iterable[Version], language: Language) -> list[list[str]]:
    return [
        [
            str(v.number),
            datetime.fromisoformat(v.created).astimezone().strftime("%Y-%m-%d %H:%M"),
            say(_why(v.why), language),
            v.note,
        ]
        for v in versions
    ]


def _why(why: str) -> str:
    """The word for what a version was made for; facts and locks have other words in other places."""
    key = f"w_{why}" if f"w_{why}" in WORDS else why
    return key if key in WORDS else "edited"


def differences_html(changes: Sequence[Change], language: Language, facts: Sequence[FactChange] = ()) -> str:
    """Facts, then sentences taken out and put in, with none of the unchanged ones."""
    if not changes and not facts:
        return f"<p>{escape(say('same', language))}</p>"
    lines = []
    for fact in facts:
        known = fact.after or fact.before
        assert known is not None
        before, after = (_given(one) for one in (fact.before, fact.after))
        lines.append(f"<p>{escape(known.name)} <del>{escape(before)}</del> <ins>{escape(after)}</ins></p>")
    for change in changes:
        out = f"<del>{escape(change.before.strip())}</del> " if change.before.strip() else ""
        into = f"<ins>{escape(change.after.strip())}</ins>" if change.after.strip() else ""
        lines.append(f"<p>{out}{into}</p>")
    return f'<div class="nigao-diff">{"".join(lines)}</div>'
