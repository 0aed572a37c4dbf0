"""The components of the page by name, and what each of them shows of a report."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.documents import write
from assistant.interfaces.chat.report_view import empty_html, report_html
from assistant.interfaces.chat.tables import (
    EVIDENCE_COLUMNS,
    FACT_COLUMNS,
    VERSION_COLUMNS,
    evidence_rows,
    fact_rows,
    findings_html,
    section_choices,
    table,
    version_rows,
)
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.model import Report
from assistant.service import Proposal
from assistant.store import Store

Updates = dict[Any, Any]
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Pending:
    """A proposal that waits for a decision, and the version that it was made on."""

    proposal: Proposal
    version: int


@dataclass(eq=False)
class Screen:
    """Every component that an act may change."""

    report_id: Any
    version: Any
    pending: Any
    remembered: Any
    chat: Any
    ask: Any
    start: Any
    choices: Any
    accept: Any
    reject: Any
    progress: Any
    download: Any
    shown: Any
    findings: Any
    facts: Any
    section: Any
    evidence: Any
    versions: Any
    compare_from: Any
    compare_to: Any

    def all(self) -> list[Any]:
        return [getattr(self, field.name) for field in fields(self)]

    def show(self, name: str, report: Report, store: Store, language: Language) -> Updates:
        """Everything on the page that follows from a kept report."""
        versions = store.versions(name)
        numbers = [str(version.number) for version in versions]
        before = numbers[-2] if len(numbers) > 1 else numbers[-1]
        return {
            self.report_id: name,
            self.remembered: name,
            self.version: versions[-1].number,
            self.shown: report_html(report, language),
            self.findings: findings_html(report.findings, report, language),
            self.facts: table(FACT_COLUMNS, language, fact_rows(report)),
            self.section: gr.update(choices=section_choices(report), value=None),
            self.evidence: table(EVIDENCE_COLUMNS, language, evidence_rows(report)),
            self.versions: table(VERSION_COLUMNS, language, version_rows(versions, language)),
            self.compare_from: gr.update(choices=numbers, value=before),
            self.compare_to: gr.update(choices=numbers, value=numbers[-1]),
            self.download: gr.update(value=_word_file(report), interactive=True),
            self.progress: summary(report, language),
            self.start: gr.update(interactive=True),
        }

    def empty(self, language: Language) -> Updates:
        """The page before the first draft."""
        tables = (
            (self.facts, FACT_COLUMNS),
            (self.evidence, EVIDENCE_COLUMNS),
            (self.versions, VERSION_COLUMNS),
        )
        blank = {component: table(columns, language, []) for component, columns in tables}
        return {self.shown: empty_html(language), **blank}

    def answer(self, chat: list[Any], text: str) -> Updates:
        """The conversation with one more answer, and an empty line to write on."""
        return {self.chat: [*chat, {"role": "assistant", "content": text}], self.ask: ""}

    def decide(self, pending: Pending | None, options: list[tuple[str, int]] | None = None) -> Updates:
        """Shows or hides what a person decides a proposal with."""
        there = pending is not None
        picked = [value for _, value in options or []]
        return {
            self.pending: pending,
            self.choices: gr.update(choices=options or [], value=picked, visible=there),
            self.accept: gr.update(visible=there),
            self.reject: gr.update(visible=there),
        }


def spoken(request: gr.Request | None) -> Language:
    """The language of the browser: English where it asks for English first."""
    header = request.headers.get("accept-language", "") if request else ""
    return "en" if header.lower().startswith("en") else "zh"


def summary(report: Report, language: Language) -> str:
    """How the report was written, what is covered, what is open: a line or two."""
    covered = report.coverage
    composed = report.model == "composer"
    model = say("no_model", language) if composed else say("by_model", language) + report.model
    tokens = report.usage.input_tokens + report.usage.output_tokens
    counts = [
        f"{say('headings', language)} {covered.headings.present}/{covered.headings.required}",
        f"{say('figures', language)} {covered.figures.present}/{covered.figures.required}",
        f"{sum(f.severity == 'error' for f in report.findings)} {say('errors', language)}",
        *([f"{tokens} {say('tokens', language)}"] if tokens else []),
    ]
    gaps = [report.brief.facts[name].name for name in report.brief.facts.gaps]
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    waiting = f"  \n{say('open', language)}{colon}{comma.join(gaps)}" if gaps else ""
    return f"**{say('done', language)}** · {' · '.join(counts)}  \n{model}{waiting}"


def _word_file(report: Report) -> str:
    """The report as a Word file in a folder of its own, named after its title."""
    name = _UNSAFE.sub("_", report.brief.title).strip(" .")[:80] or "report"
    path = Path(tempfile.mkdtemp(prefix="nigao-")) / f"{name}.docx"
    write(report, path)
    return str(path)
