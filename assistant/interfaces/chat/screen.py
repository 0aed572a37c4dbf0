"""The components of the page by name, and what each of them shows of a report."""

from __future__ import annotations

from dataclasses import dataclass, fields
from html import escape
from typing import Any

import gradio as gr

from assistant.interfaces.access import OPERATOR, Caller, caller_in
from assistant.interfaces.chat.files import downloads_html
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
from assistant.service.runs import Runs
from assistant.service.standing import missing
from assistant.service.talk import Suggestion

Updates = dict[Any, Any]


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
    go_on: Any
    stop: Any
    choices: Any
    decision: Any
    progress: Any
    downloads: Any
    shown: Any
    findings: Any
    facts: Any
    section: Any
    sentence: Any
    evidence: Any
    versions: Any
    compare_from: Any
    compare_to: Any
    settings: Any

    def all(self) -> list[Any]:
        return [getattr(self, field.name) for field in fields(self)]

    def same(self) -> Updates:
        """Nothing changes; an act has to name at least one component."""
        return {self.report_id: gr.skip()}

    def show(self, name: str, report: Report, runs: Runs, language: Language) -> Updates:
        """Everything on the page that follows from a kept report."""
        versions = runs.store.versions(name)
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
            self.sentence: gr.update(choices=[], value=None),
            self.evidence: table(EVIDENCE_COLUMNS, language, evidence_rows(report)),
            self.versions: table(VERSION_COLUMNS, language, version_rows(versions, language)),
            self.compare_from: gr.update(choices=numbers, value=before),
            self.compare_to: gr.update(choices=numbers, value=numbers[-1]),
            self.downloads: downloads_html(name, versions[-1].number, language),
            self.progress: summary(report, language),
            **self.idle(name, report, runs),
        }

    def idle(self, name: str, report: Report | None, runs: Runs) -> Updates:
        """The buttons while nothing is being drafted; what was stopped may be gone on with."""
        return {
            self.start: gr.update(interactive=True),
            self.go_on: gr.update(visible=runs.can_take_up(name, report)),
            self.stop: gr.update(interactive=False),
        }

    def empty(self, language: Language) -> Updates:
        """The page before the first draft."""
        tables = (
            (self.facts, FACT_COLUMNS),
            (self.evidence, EVIDENCE_COLUMNS),
            (self.versions, VERSION_COLUMNS),
        )
        blank = {component: table(columns, language, []) for component, columns in tables}
        return {self.shown: empty_html(language), self.stop: gr.update(interactive=False), **blank}

    def answer(self, chat: list[Any], text: str) -> Updates:
        """The conversation with one more answer, and an empty line to write on."""
        said = [{"role": "assistant", "content": text}] if text else []
        return {self.chat: [*chat, *said], self.ask: ""}

    def decide(self, pending: Suggestion | None, options: list[tuple[str, int]] | None = None) -> Updates:
        """Shows or hides what a person decides a suggestion with; everything is ticked at first."""
        picked = [value for _, value in options or []]
        return {
            self.pending: pending,
            self.choices: gr.update(choices=options or [], value=picked),
            self.decision: gr.update(visible=pending is not None),
        }


def spoken(request: gr.Request | None) -> Language:
    """The language of the browser: English where it asks for English first."""
    header = request.headers.get("accept-language", "") if request else ""
    return "en" if header.lower().startswith("en") else "zh"


def owner(request: gr.Request) -> str:
    """Whose the reports are that come from this browser."""
    return caller(request).owner


def caller(request: gr.Request) -> Caller:
    """Who sits at this browser, as the gate found."""
    return caller_in(request.request.scope) if request.request else OPERATOR


def told(error: Exception, language: Language) -> str:
    """The words of an error for a toast, which would take them for HTML; the page gives it its title."""
    said = getattr(error, "said", None)
    return escape(said.in_(language) if said else str(error))


def refused(error: Exception, language: Language) -> gr.Error:
    """What ends an act that could not be done, to be raised."""
    return gr.Error(told(error, language), print_exception=False)


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
    left = missing(report)
    state = f"{say('not_done', language)} · {len(left)} {say('unwritten', language)}"
    state = state if left else say("done", language)
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    lines = [f"<b>{escape(state)}</b> · {escape(' · '.join(counts))}", escape(model)]
    if gaps:
        lines.append(escape(f"{say('open', language)}{colon}{comma.join(gaps)}"))
    return line("<br>".join(lines))


def line(html: str) -> str:
    """A line of progress; readers of the screen are told when it changes."""
    return f'<div class="nigao-progress" role="status">{html}</div>'
