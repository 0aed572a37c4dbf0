"""From material to a draft, and back to the draft after a reload or a restart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

import gradio as gr

from assistant.errors import NigaoError
from assistant.interfaces.chat.acts.answering import Answering
from assistant.interfaces.chat.material import Material, brief_of, first_example
from assistant.interfaces.chat.report_view import draft_html
from assistant.interfaces.chat.screen import Screen, Updates, line, owner, refused, spoken
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.events import Event, Planned, SectionDone, SectionStarted, SectionText
from assistant.service.runs import Run, Runs


class Drafting:
    """Starts drafts, watches them, stops them, finds them again."""

    def __init__(self, runs: Runs, screen: Screen, answering: Answering) -> None:
        self.runs, self.screen, self.answering = runs, screen, answering

    async def open(self, remembered: str, request: gr.Request) -> AsyncIterator[Updates]:
        """The report that this browser worked on last, a running one going on; else an empty page."""
        language = spoken(request)
        yield {self.screen.chat: gr.update(placeholder=say("chat_hint", language))}
        run = await asyncio.to_thread(self.runs.get, remembered or "")
        if run is not None and run.status == "running":
            async for updates in self._watch(run, language):
                yield updates
            return
        try:
            report, _ = self.runs.report(remembered or "")
        except NigaoError:
            name = remembered if run is not None else ""
            yield {
                **self.screen.empty(language),
                **self.screen.idle(name, None, self.runs),
                self.screen.report_id: name,
            }
            return
        yield self.screen.show(remembered, report, self.runs, language)

    def offer(self, request: gr.Request) -> Any:
        """The example to begin with: one in the reader's language."""
        return gr.update(value=first_example(spoken(request)))

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
        given = Material(example or "", title or "", facts, outline, sample, kind or "")
        try:
            brief = await asyncio.to_thread(brief_of, given, language)
            if brief.warnings:
                gr.Warning("<br>".join(map(escape, brief.warnings)), duration=None)
            run = await asyncio.to_thread(self.runs.start, brief, owner=owner(request))
        except NigaoError as error:
            raise refused(error, language) from None
        async for updates in self._watch(run, language):
            yield updates

    async def go_on(self, name: str, request: gr.Request) -> AsyncIterator[Updates]:
        """Writes what a stopped or failed draft has left open; what stands stays as it is."""
        language = spoken(request)
        try:
            run = await asyncio.to_thread(self.runs.take_up, name)
        except NigaoError as error:
            raise refused(error, language) from None
        async for updates in self._watch(run, language):
            yield updates

    async def stop(self, name: str, request: gr.Request) -> Updates:
        """Stops an answer that is awaited, or else the draft; what was written is kept as the report."""
        if self.answering.stop(str(request.session_hash)):
            return self.screen.same()
        await self.runs.cancel(name)
        return self._stopped(name, spoken(request))

    def _stopped(self, name: str, language: Language) -> Updates:
        """What a stopped draft has left, or the empty page."""
        try:
            report, _ = self.runs.report(name)
        except NigaoError:
            return {
                **self.screen.empty(language),
                **self.screen.idle(name, None, self.runs),
                self.screen.progress: line(escape(say("stopped", language))),
            }
        shown = self.screen.show(name, report, self.runs, language)
        return {**shown, self.screen.progress: line(escape(say("stopped_kept", language)))}

    def _broken(self, name: str, language: Language) -> Updates:
        """What stands of a draft that failed: what it had before it was gone on with, or nothing."""
        try:
            report, _ = self.runs.report(name)
        except NigaoError:
            return {**self.screen.empty(language), **self.screen.idle(name, None, self.runs)}
        return self.screen.show(name, report, self.runs, language)

    async def _watch(self, run: Run, language: Language) -> AsyncIterator[Updates]:
        screen, seen, changed = self.screen, _Seen(), False
        yield {screen.report_id: run.id, screen.remembered: run.id, **self._waiting(seen, language)}
        async for at, event in run.watch():
            changed = seen.takes(event) or changed
            if not changed or at + 1 < len(run.events):
                continue  # what has happened since is shown together
            changed = False
            seen.tokens = await asyncio.to_thread(self._tokens, run.id)
            html = draft_html(
                run.brief, seen.texts, language, planned=seen.planned, begun=seen.begun - set(seen.texts)
            )
            yield {screen.shown: html, screen.progress: seen.line(language)}
        if run.error:
            yield await asyncio.to_thread(self._broken, run.id, language)
            raise refused(run.error, language)
        if run.status == "cancelled":
            # What was under way when the person stopped it may have been shown after that: this is how it ended.
            yield self._stopped(run.id, language)
        if run.status == "done":
            report, _ = await asyncio.to_thread(self.runs.report, run.id)
            yield screen.show(run.id, report, self.runs, language)

    def _tokens(self, run: str) -> int:
        from assistant.store import Calls

        spent = Calls(self.runs.store.engine).spent(run)
        return spent.input_tokens + spent.output_tokens

    def _waiting(self, seen: _Seen, language: Language) -> Updates:
        return {
            self.screen.progress: seen.line(language),
            self.screen.downloads: "",
            self.screen.findings: "",
            self.screen.start: gr.update(interactive=False),
            self.screen.go_on: gr.update(visible=False),
            self.screen.stop: gr.update(interactive=True),
        }


@dataclass
class _Seen:
    """What one browser has seen of a run so far."""

    planned: tuple[str, ...] = ()
    begun: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    tokens: int = 0
    since: float = field(default_factory=time.monotonic)

    def takes(self, event: Event) -> bool:
        """Whether the event changes what is shown."""
        if isinstance(event, Planned):
            self.planned = tuple(name for name, _ in event.pieces)
        elif isinstance(event, SectionStarted):
            self.begun.add(event.section)
        elif isinstance(event, SectionText):
            self.texts[event.section] = event.source
        elif isinstance(event, SectionDone):
            self.done.add(event.section)
        else:
            return False
        return True

    def line(self, language: Language) -> str:
        """How far the draft is: sections done, tokens, and how long the rest takes at this pace."""
        told = [f"{say('writing', language)} {len(self.done)}/{len(self.planned)} {say('section', language)}"]
        if self.tokens:
            told.append(f"{self.tokens} {say('tokens', language)}")
        left = len(self.planned) - len(self.done)
        if self.done and left:
            seconds = round((time.monotonic() - self.since) / len(self.done) * left)
            told.append(f"{say('left', language)} {max(1, seconds)} {say('seconds', language)}")
        return line(escape(" · ".join(told)))
