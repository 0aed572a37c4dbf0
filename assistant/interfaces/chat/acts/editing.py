"""Facts, outline and versions, changed by hand; every change is a version, and none calls a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.interfaces.chat.screen import Screen, Updates, spoken
from assistant.interfaces.chat.tables import FACT_COLUMNS, changed_facts, differences_html, fact_rows, table
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.model import Section
from assistant.report import edit
from assistant.report.compare import differences
from assistant.report.model import Part, Report
from assistant.service.runs import Runs

Change = Callable[[Report], Report]


class Editing:
    """The tabs beside the report."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen = runs, screen

    def facts(self, rows: list[list[Any]], name: str, version: int, request: gr.Request) -> Updates:
        """Values that were changed in the table go into the report at once; a bad one is put back and told."""
        language = spoken(request)
        if not name:
            return {}
        report, _ = self.runs.report(name)
        try:
            changed = changed_facts(rows, report, language)
            if not changed:
                return {self.screen.facts: gr.skip()}
            updated = service.update(report, changed)
            note = ", ".join(fact.id for fact in changed)
            self.runs.keep(name, updated.report, base=version, why="facts", note=note)
        except NigaoError as error:
            gr.Warning(error.said.in_(language))
            return {self.screen.facts: table(FACT_COLUMNS, language, fact_rows(report))}
        return self.screen.show(name, updated.report, self.runs.store, language)

    def rename(
        self, section: str | None, heading: str, name: str, version: int, request: gr.Request
    ) -> Updates:
        return self._outline(
            section, name, version, request, lambda r: edit.rename(r, section or "", heading)
        )

    def up(self, section: str | None, name: str, version: int, request: gr.Request) -> Updates:
        return self._outline(section, name, version, request, lambda r: edit.move(r, section or "", -1))

    def down(self, section: str | None, name: str, version: int, request: gr.Request) -> Updates:
        return self._outline(section, name, version, request, lambda r: edit.move(r, section or "", 1))

    def delete(self, section: str | None, name: str, version: int, request: gr.Request) -> Updates:
        return self._outline(section, name, version, request, lambda r: edit.delete(r, section or ""))

    def add(self, section: str | None, heading: str, name: str, version: int, request: gr.Request) -> Updates:
        """A new section behind the chosen one, its text marked as open."""

        def change(report: Report) -> Report:
            new = Section(heading=heading.strip() or say("heading", report.brief.language))
            part = Part(source=say("to_fill", report.brief.language), written_by="composer")
            return edit.add(report, section or "", new, part)

        return self._outline(section, name, version, request, change)

    def compare(self, name: str, first: str | None, second: str | None, request: gr.Request) -> str:
        language = spoken(request)
        if not name or not first or not second:
            return ""
        store = self.runs.store
        return differences_html(
            differences(store.load(name, int(first)), store.load(name, int(second))), language
        )

    def restore(self, name: str, first: str | None, version: int, request: gr.Request) -> Updates:
        """Makes an old version the newest; those between stay."""
        language = spoken(request)
        if not name or not first:
            return {}
        try:
            self.runs.store.restore(name, int(first), base=version)
        except NigaoError as error:
            raise gr.Error(error.said.in_(language), print_exception=False) from None
        return self.screen.show(name, self.runs.report(name)[0], self.runs.store, language)

    def _outline(
        self, section: str | None, name: str, version: int, request: gr.Request, change: Change
    ) -> Updates:
        language: Language = spoken(request)
        if not name or not section:
            gr.Warning(say("need_section", language))
            return {}
        try:
            report = service.checked(change(self.runs.report(name)[0]))
            self.runs.keep(name, report, base=version, why="edited")
        except NigaoError as error:
            gr.Warning(error.said.in_(language))
            return {}
        return self.screen.show(name, report, self.runs.store, language)
