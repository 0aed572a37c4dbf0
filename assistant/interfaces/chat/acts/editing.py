"""Facts, outline and locks, changed by hand; every change is a version, and none calls a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.interfaces.chat.report_view import report_html
from assistant.interfaces.chat.screen import Screen, Updates, owner, spoken, told, warn
from assistant.interfaces.chat.tables import FACT_COLUMNS, changed_facts, fact_rows, sentence_choices, table
from assistant.interfaces.chat.typing_turns import Typing
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.model import Section
from assistant.report import edit
from assistant.report.model import Part, Report
from assistant.service.kept import enter_facts, set_lock
from assistant.service.runs import Runs

Change = Callable[[Report], Report]


class Editing:
    """The tabs beside the report."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen, self._typing = runs, screen, Typing()

    def facts(self, rows: list[list[Any]], name: str, version: int, request: gr.Request) -> Iterator[Updates]:
        """Values that were changed in the table go into the report at once; a bad one is put back and told.

        The report is shown first, and what stands in the other tabs after it. The table itself is not touched.
        """
        language = spoken(request)
        if not name:
            yield self.screen.same()
            return
        try:
            report, number = self._entered(rows, name, version, request)
        except NigaoError as error:
            warn(told(error, language), language)
            yield {self.screen.facts: table(FACT_COLUMNS, language, fact_rows(self.runs.report(name)[0]))}
            return
        if report is None:
            yield self.screen.same()
            return
        yield {self.screen.shown: report_html(report, language), self.screen.version: number}
        shown = self.screen.show(name, report, self.runs.store, language)
        del shown[self.screen.facts]
        yield shown

    def _entered(
        self, rows: list[list[Any]], name: str, version: int, request: gr.Request
    ) -> tuple[Report | None, int]:
        """The report over what the table says now, and its version; no report where the table says nothing new.

        One table gives several events while the first is at work: each stands on what the one before it kept.
        """
        with self._typing.turn(str(request.session_hash), name) as typed:
            base = max(version, typed.version)
            changed = changed_facts(rows, self.runs.store.load(name, base), spoken(request))
            if not changed:
                return None, base
            updated, kept = enter_facts(self.runs.store, name, changed, base=base, who=owner(request))
            typed.version = kept.number
        return updated.report, kept.number

    def computed(self, rows: list[list[Any]], name: str, request: gr.Request) -> Any:
        """The table drawn anew in the order in which it stands, where a formula's value has changed."""
        if not name:
            return gr.skip()
        fresh = {row[0]: row for row in fact_rows(self.runs.report(name)[0])}
        kept = [fresh[str(row[0])] for row in rows if str(row[0]) in fresh]
        same = kept == [["" if cell is None else str(cell).strip() for cell in row] for row in rows]
        return gr.skip() if same else table(FACT_COLUMNS, spoken(request), kept)

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

    def chosen(self, section: str | None, name: str) -> dict[str, Any]:
        """The sentences of the chosen section, to lock one of them."""
        if not name or not section:
            return gr.update(choices=[], value=None)
        report, _ = self.runs.report(name)
        return gr.update(choices=sentence_choices(report, section), value=None)

    def lock(
        self, section: str | None, sentence: str | None, name: str, version: int, request: gr.Request
    ) -> Updates:
        return self._lock(section, sentence, name, version, request, locked=True)

    def unlock(
        self, section: str | None, sentence: str | None, name: str, version: int, request: gr.Request
    ) -> Updates:
        return self._lock(section, sentence, name, version, request, locked=False)

    def _lock(
        self,
        section: str | None,
        sentence: str | None,
        name: str,
        version: int,
        request: gr.Request,
        *,
        locked: bool,
    ) -> Updates:
        """Locks or opens a section, or one sentence of it; no later run touches what is locked."""
        language = spoken(request)
        if not name or not section:
            warn(say("need_section", language), language)
            return self.screen.same()
        try:
            set_lock(
                self.runs.store,
                name,
                section,
                sentence or "",
                locked=locked,
                base=version,
                who=owner(request),
            )
        except NigaoError as error:
            warn(told(error, language), language)
            return self.screen.same()
        return self.screen.show(name, self.runs.report(name)[0], self.runs.store, language)

    def _outline(
        self, section: str | None, name: str, version: int, request: gr.Request, change: Change
    ) -> Updates:
        language: Language = spoken(request)
        if not name or not section:
            warn(say("need_section", language), language)
            return self.screen.same()
        try:
            report = service.checked(change(self.runs.report(name)[0]))
            self.runs.keep(name, report, base=version, why="edited", who=owner(request))
        except NigaoError as error:
            warn(told(error, language), language)
            return self.screen.same()
        return self.screen.show(name, report, self.runs.store, language)
