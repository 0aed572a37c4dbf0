"""From material to a draft, and back to the draft after a reload."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import service
from assistant.brief import Brief
from assistant.errors import BriefError, NigaoError
from assistant.interfaces.chat.report_view import draft_html
from assistant.interfaces.chat.screen import Screen, Updates, spoken
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.events import Planned, SectionDone, SectionText
from assistant.service.runs import Run, Runs
from assistant.settings import examples_folder


class Drafting:
    """Starts drafts, watches them, stops them, finds them again."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen = runs, screen

    async def open(self, remembered: str, request: gr.Request) -> AsyncIterator[Updates]:
        """The report that this browser worked on last, a running one going on; else an empty page."""
        language = spoken(request)
        run = self.runs.get(remembered or "")
        if run is not None and run.status == "running":
            async for updates in self._watch(run, language):
                yield updates
            return
        try:
            report, _ = self.runs.report(remembered or "")
        except NigaoError:
            yield self.screen.empty(language)
            return
        yield self.screen.show(remembered, report, self.runs.store, language)

    async def draft(
        self, example: str, title: str, facts: str | None, outline: str | None, request: gr.Request
    ) -> AsyncIterator[Updates]:
        """Drafts, and shows every section in its place as soon as it is written."""
        language = spoken(request)
        try:
            run = self.runs.start(_brief(example, title, facts, outline))
        except NigaoError as error:
            raise gr.Error(error.said.in_(language), print_exception=False) from None
        async for updates in self._watch(run, language):
            yield updates

    async def stop(self, name: str, request: gr.Request) -> Updates:
        """Stops the draft; what stands on the page stays."""
        await self.runs.cancel(name)
        return {
            self.screen.progress: say("stopped", spoken(request)),
            self.screen.start: gr.update(interactive=True),
        }

    async def _watch(self, run: Run, language: Language) -> AsyncIterator[Updates]:
        screen = self.screen
        texts: dict[str, str] = {}
        done = of = 0
        yield {screen.report_id: run.id, screen.remembered: run.id, **self._waiting(language)}
        async for _, event in run.watch():
            if isinstance(event, Planned):
                of = len(event.pieces)
            elif isinstance(event, SectionText):
                texts[event.section] = event.source
            elif isinstance(event, SectionDone):
                done = event.done
            else:
                continue
            line = f"{say('writing', language)} {done}/{of} {say('section', language)}"
            yield {screen.shown: draft_html(run.brief, texts, language), screen.progress: line}
        if run.error:
            raise gr.Error(run.error.said.in_(language), print_exception=False)
        if run.status == "done":
            yield screen.show(run.id, self.runs.report(run.id)[0], self.runs.store, language)

    def _waiting(self, language: Language) -> Updates:
        return {
            self.screen.progress: say("writing", language),
            self.screen.start: gr.update(interactive=False),
            self.screen.download: gr.update(interactive=False),
        }


def _brief(example: str, title: str, facts: str | None, outline: str | None) -> Brief:
    """The brief of the uploads where there are any, else of the example."""
    if facts and outline:
        name = (title or "").strip() or Path(facts).stem
        data: dict[str, Any] = {"title": name, "facts": facts, "outline": outline}
        return service.as_brief({**data, "language": "en"} if name.isascii() else data)
    known = {path.parent.name: path for path in examples_folder().glob("*/brief.yaml")}
    if not facts and not outline and example in known:
        return service.as_brief(known[example])
    raise BriefError(say("need_facts", "zh"), say("need_facts", "en"))
