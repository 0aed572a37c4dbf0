"""The conversation: a fact is changed at once, a rewriting is proposed, a figure is explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.facts.model import make_fact
from assistant.interfaces.chat.asked import Explain, Export, Rewrite, SetFact, read_request
from assistant.interfaces.chat.report_view import evidence
from assistant.interfaces.chat.screen import Pending, Screen, Updates, spoken
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.compare import Change
from assistant.report.model import Report
from assistant.service.runs import Runs


class Talking:
    """Answers one message after the other about the open report."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen = runs, screen

    async def talk(self, message: str, chat: list[Any] | None, name: str, request: gr.Request) -> Updates:
        language = spoken(request)
        if not message.strip():
            return {self.screen.ask: ""}
        chat = [*(chat or []), {"role": "user", "content": message}]
        if not name:
            return self.screen.answer(chat, say("first_draft", language))
        try:
            report, version = self.runs.report(name)
            return await self._answer(message, chat, name, report, version, language)
        except NigaoError as error:
            return self.screen.answer(chat, error.said.in_(language))

    async def _answer(
        self, message: str, chat: list[Any], name: str, report: Report, version: int, language: Language
    ) -> Updates:
        match read_request(message, report):
            case SetFact(fact=fact, value=value):
                return self._set_fact(chat, name, report, version, fact, value, language)
            case Rewrite(section=section, instruction=instruction):
                return await self._propose(chat, report, version, section, instruction, language)
            case Explain(facts=facts):
                told = [f"- {evidence(fact, report.brief)}" for fact in facts]
                return self.screen.answer(chat, "\n".join(told))
            case Export():
                return self.screen.answer(chat, say("ready_below", language))
            case unclear:
                like = ("、" if language == "zh" else ", ").join(unclear.like)
                return self.screen.answer(chat, say("which_section", language) + like)

    def _set_fact(
        self,
        chat: list[Any],
        name: str,
        report: Report,
        version: int,
        fact: str,
        value: str,
        language: Language,
    ) -> Updates:
        old = report.brief.facts[fact].as_written()
        kept = {key: given for key, given in old.items() if key not in ("value", "formula", "text")}
        updated = service.update(report, [make_fact({**kept, "value": value})])
        self.runs.keep(name, updated.report, base=version, why="facts", note=f"{fact} = {value}")
        lines = [f"- {place.before} → {place.after}" for place in updated.places]
        told = "\n".join([say("changed", language), *lines]) if lines else say("nothing_changed", language)
        shown = self.screen.show(name, updated.report, self.runs.store, language)
        return {**shown, **self.screen.answer(chat, told), **self.screen.decide(None)}

    async def _propose(
        self,
        chat: list[Any],
        report: Report,
        version: int,
        section: str,
        instruction: str,
        language: Language,
    ) -> Updates:
        if not service.can_rewrite():
            return self.screen.answer(chat, say("needs_model", language))
        proposal = await service.revise(report, section, instruction)
        if not proposal.changes:
            return self.screen.answer(chat, say("unchanged", language))
        options = choices(proposal.changes)
        answer = self.screen.answer(chat, say("proposed", language))
        return {**answer, **self.screen.decide(Pending(proposal, version), options)}


def choices(changes: Sequence[Change]) -> list[tuple[str, int]]:
    """Each change as a line to tick: what goes out and what comes in."""
    options = []
    for index, change in enumerate(changes):
        before, after = change.before.strip(), change.after.strip()
        line = f"－ {before}　＋ {after}" if before and after else f"－ {before}" if before else f"＋ {after}"
        options.append((line, index))
    return options
