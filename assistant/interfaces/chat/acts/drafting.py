"""From material to a draft, and back to the draft after a reload."""

from __future__ import annotations

from collections.abc import AsyncIterator

import gradio as gr

from assistant.errors import NigaoError
from assistant.interfaces.chat.material import Material, brief_of
from assistant.interfaces.chat.report_view import draft_html
from assistant.interfaces.chat.screen import Screen, Updates, spoken
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.events import Planned, SectionDone, SectionText
from assistant.service.runs import Run, Runs


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
        self,
        example: str,
        title: str,
        facts: str | None,
        outline: str | None,
        sample: str | None,
        kind: str,
        request: gr.Request,
    ) -> AsyncIterator[Updates]:
        """Drafts, and shows every section in its place as soon as it is written."""
        language = spoken(request)
        try:
            run = self.runs.start(
                brief_of(Material(example, title or "", facts, outline, sample, kind or ""))
            )
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
