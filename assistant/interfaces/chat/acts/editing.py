"""Facts, outline and locks, changed by hand; every change is a version, and none calls a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.interfaces.chat.report_view import report_html
from assistant.interfaces.chat.screen import Screen, Updates, owner, spoken, told
from assistant.interfaces.chat.tables import (
    FACT_COLUMNS,
    changed_facts,
    fact_rows,
    sentence_choices,
    table,
    values,
)
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
        """Values that were changed in the table go into the report at once; a bad one is told, and later put back.

        The report is shown first, and what stands in the other tabs after it. The table itself is not touched.
        """
        language = spoken(request)
        if not name:
            yield self.screen.same()
            return
        try:
            report, number = self._entered(rows, name, version, request)
        except NigaoError as error:
            gr.Warning(told(error, language))
            yield self.screen.same()
            return
        if report is None:
            yield self.screen.same()
            return
        yield {self.screen.shown: report_html(report, language), self.screen.version: number}
        shown = self.screen.show(name, report, self.runs, language)
        del shown[self.screen.facts]
        yield shown

    def _entered(
        self, rows: list[list[Any]], name: str, version: int, request: gr.Request
    ) -> tuple[Report | None, int]:
        """The report over what was typed into the table, and its version; no report where that is nothing new.

        One table gives several events while the first is at work: each stands on what the one before it kept.
        """
        with self._typing.turn(str(request.session_hash), name) as typed:
            if version > typed.version:  # another act has kept this version, and drawn the table
                typed.version = version
                typed.drew(values(fact_rows(self.runs.store.load(name, version))))
            report, said = self.runs.store.load(name, typed.version), values(rows)
            news = typed.news(said)
            typed.read(said, _computed(report))
            changed = changed_facts([row for row in rows if str(row[0]) in news], report, spoken(request))
            if not changed:
                return None, typed.version
            updated, kept = enter_facts(
                self.runs.store, name, changed, base=typed.version, who=owner(request)
            )
            typed.version = kept.number
            typed.drew(_computed(updated.report))
        return updated.report, kept.number

    def computed(
        self, rows: list[list[Any]], name: str, typed_until: Any, request: gr.Request
    ) -> dict[str, Any] | None:
        """The table as it is to be drawn, in the order in which it stands; None where it reads what is kept.

        `typed_until` is the browser's count of what was typed when it was read, and goes back with it. What was typed after the last event that was dealt with is left: its own event is on its way.
        """
        if not name:
            return None
        fresh = {row[0]: row for row in fact_rows(self.runs.report(name)[0])}
        said = values(rows)
        with self._typing.turn(str(request.session_hash), name) as typed:
            typed_after = typed.news(said) if typed.version else set()
            drawn = values(row for row in fresh.values() if row[0] not in typed_after)
            if all(said.get(fact, value) == value for fact, value in drawn.items()):
                return None
            typed.drew(drawn)
        kept = [row if str(row[0]) in typed_after else fresh.get(str(row[0]), row) for row in rows]
        return {"typed": typed_until, "table": table(FACT_COLUMNS, spoken(request), kept)}

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
            gr.Warning(say("need_section", language))
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
            gr.Warning(told(error, language))
            return self.screen.same()
        return self.screen.show(name, self.runs.report(name)[0], self.runs, language)

    def _outline(
        self, section: str | None, name: str, version: int, request: gr.Request, change: Change
    ) -> Updates:
        language: Language = spoken(request)
        if not name or not section:
            gr.Warning(say("need_section", language))
            return self.screen.same()
        try:
            report = service.checked(change(self.runs.report(name)[0]))
            self.runs.keep(name, report, base=version, why="edited", who=owner(request))
        except NigaoError as error:
            gr.Warning(told(error, language))
            return self.screen.same()
        return self.screen.show(name, report, self.runs, language)


def _computed(report: Report) -> dict[str, str]:
    """What the formulas of a report come to, as the table shows it."""
    formulas = {fact.id for fact in report.brief.facts if fact.formula}
    return {fact: value for fact, value in values(fact_rows(report)).items() if fact in formulas}
