"""What the page's buttons do: each act parses, calls the service and shows."""

from __future__ import annotations

import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import service
from assistant.brief import Brief
from assistant.documents import write
from assistant.errors import BriefError, ConflictError, NigaoError
from assistant.facts.model import make_fact
from assistant.interfaces.chat.asked import Rewrite, SetFact, read_request
from assistant.interfaces.chat.report_view import changes_markdown, draft_html, empty_html, report_html
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.events import Planned, SectionDone, SectionText
from assistant.report.model import Report
from assistant.service import Proposal, Run, Runs
from assistant.settings import examples_folder

Shown = tuple[Any, ...]
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def spoken(request: gr.Request | None) -> Language:
    """The language of the browser."""
    header = request.headers.get("accept-language", "") if request else ""
    return "en" if header.lower().startswith("en") else "zh"


class Acts:
    """The acts over the runs of this process."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs

    def greet(self, request: gr.Request) -> str:
        return empty_html(spoken(request))

    async def draft(
        self, example: str, title: str, facts: str | None, outline: str | None, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """Drafts, and shows every section in its place as soon as it is written."""
        language = spoken(request)
        try:
            brief = _brief(example, title, facts, outline, language)
        except NigaoError as error:
            raise gr.Error(error.said.in_(language), print_exception=False) from None
        run = self.runs.start(brief)
        texts: dict[str, str] = {}
        done = of = 0
        busy = gr.update(interactive=False)
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
            yield (
                run.id,
                draft_html(brief, texts, language),
                line,
                gr.skip(),
                gr.update(interactive=False),
                busy,
            )
        if run.error:
            raise gr.Error(run.error.said.in_(language), print_exception=False)
        yield self._finished(run, language)

    async def stop(self, name: str, request: gr.Request) -> Shown:
        """Stops the draft; what stands on the page stays."""
        await self.runs.cancel(name)
        return say("stopped", spoken(request)), gr.update(interactive=True)

    async def talk(self, message: str, chat: list[Any], name: str, request: gr.Request) -> Shown:
        """Answers one message: a fact is changed at once, a rewriting is proposed."""
        language = spoken(request)
        chat = [*(chat or []), {"role": "user", "content": message}]
        if not message.strip() or not name:
            return self._answered(chat, say("first_draft", language))
        report, version = self.runs.report(name)
        asked = read_request(message, report)
        try:
            if isinstance(asked, SetFact):
                return self._set_fact(chat, report, (name, version), asked, language)
            if isinstance(asked, Rewrite):
                return await self._propose(chat, report, version, asked, language)
        except NigaoError as error:
            return self._answered(chat, error.said.in_(language))
        return self._answered(chat, say("which_section", language) + "、".join(asked.like))

    def accept(
        self, chat: list[Any], pending: tuple[Proposal, int] | None, name: str, request: gr.Request
    ) -> Shown:
        """Keeps the proposal, unless the report has been changed since it was made."""
        language = spoken(request)
        if pending is None:
            return self._decided(chat, "", None, language)
        proposal, version = pending
        try:
            self.runs.keep(name, proposal.after, base=version, why="revised", note=proposal.instruction)
        except ConflictError as error:
            return self._decided(chat, error.said.in_(language), None, language)
        return self._decided(chat, say("accepted", language), proposal.after, language)

    def reject(
        self, chat: list[Any], pending: tuple[Proposal, int] | None, name: str, request: gr.Request
    ) -> Shown:
        language = spoken(request)
        return self._decided(chat, say("rejected", language), None, language)

    async def _propose(
        self, chat: list[Any], report: Report, version: int, asked: Rewrite, language: Language
    ) -> Shown:
        from assistant.writers.models import choose

        writer = choose("")
        await writer.close()
        if writer.name == "composer":
            return self._answered(chat, say("needs_model", language))
        proposal = await service.revise(report, asked.section, asked.instruction)
        text = changes_markdown(proposal.changes, language)
        return self._answered(chat, text, (proposal, version) if proposal.changes else None)

    def _set_fact(
        self, chat: list[Any], report: Report, kept: tuple[str, int], asked: SetFact, language: Language
    ) -> Shown:
        old = report.brief.facts[asked.fact].as_written()
        for key in ("value", "formula", "text"):
            old.pop(key, None)
        updated = service.update(report, [make_fact({**old, "value": asked.value})])
        self.runs.keep(kept[0], updated.report, base=kept[1], why="facts", note=asked.fact)
        lines = [f"- {place.before} → {place.after}" for place in updated.places]
        told = "\n".join([say("changed", language), *lines]) if lines else say("nothing_changed", language)
        chat = [*chat, {"role": "assistant", "content": told}]
        return (chat, "", None, *_buttons(False), *self._view(updated.report, language))

    def _answered(self, chat: list[Any], text: str, pending: tuple[Proposal, int] | None = None) -> Shown:
        """The conversation with an answer; the report stays as it is shown."""
        chat = [*chat, {"role": "assistant", "content": text}]
        unchanged = (gr.skip(), gr.skip(), gr.skip(), gr.skip())
        return (chat, "", pending, *_buttons(pending is not None), *unchanged)

    def _decided(self, chat: list[Any], text: str, report: Report | None, language: Language) -> Shown:
        chat = [*chat, {"role": "assistant", "content": text}] if text else chat
        view = self._view(report, language) if report else (gr.skip(), gr.skip(), gr.skip(), gr.skip())
        return (chat, None, *_buttons(False), *view)

    def _finished(self, run: Run, language: Language) -> Shown:
        ready = gr.update(interactive=True)
        if run.report is None:
            return run.id, gr.skip(), say("stopped", language), gr.skip(), gr.update(interactive=False), ready
        shown, findings, download, line = self._view(run.report, language)
        return run.id, shown, line, findings, download, ready

    def _view(self, report: Report, language: Language) -> tuple[Any, Any, Any, Any]:
        """The report, its findings, its Word file and the line that sums it up."""
        rows = [[say(f.severity, language), f.rule, f.section, f.message or f.text] for f in report.findings]
        path = Path(tempfile.mkdtemp(prefix="nigao-")) / f"{_file_name(report.brief.title)}.docx"
        write(report, path)
        download = gr.update(value=str(path), interactive=True)
        return report_html(report, language), rows, download, _summary(report, language)


def _buttons(visible: bool) -> tuple[Any, Any]:
    return gr.update(visible=visible), gr.update(visible=visible)


def _summary(report: Report, language: Language) -> str:
    """How the report was written, what is covered, what is open: one line or two."""
    covered = report.coverage
    model = (
        say("no_model", language) if report.model == "composer" else say("by_model", language) + report.model
    )
    counts = [
        f"{say('headings', language)} {covered.headings.present}/{covered.headings.required}",
        f"{say('figures', language)} {covered.figures.present}/{covered.figures.required}",
        f"{sum(f.severity == 'error' for f in report.findings)} {say('errors', language)}",
    ]
    gaps = [report.brief.facts[name].name for name in report.brief.facts.gaps]
    open_ = f"  \n{say('open', language)}：{'、'.join(gaps)}" if gaps else ""
    return f"**{say('done', language)}** · {' · '.join(counts)}  \n{model}{open_}"


def _brief(example: str, title: str, facts: str | None, outline: str | None, language: Language) -> Brief:
    """The brief of the uploads where there are any, else of the example."""
    if facts and outline:
        suffix = "en" if language == "en" and (title or "").isascii() else "zh"
        data = {
            "title": title.strip() or Path(facts).stem,
            "language": suffix,
            "facts": facts,
            "outline": outline,
        }
        return service.as_brief(data)
    known = {path.parent.name: path for path in examples_folder().glob("*/brief.yaml")}
    if not facts and not outline and example in known:
        return service.as_brief(known[example])
    raise BriefError(say("need_facts", "zh"), say("need_facts", "en"))


def _file_name(title: str) -> str:
    """The title as a file name on every system; never empty, never a path."""
    return _UNSAFE.sub("_", title).strip(" .")[:80] or "report"
