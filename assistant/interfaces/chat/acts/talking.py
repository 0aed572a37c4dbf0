"""The conversation: what is asked is answered, and what it would change is suggested."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.interfaces.chat.acts.answering import Answering
from assistant.interfaces.chat.files import can_print
from assistant.interfaces.chat.marks import evidence
from assistant.interfaces.chat.screen import Screen, Updates, spoken
from assistant.interfaces.chat.tables import findings_lines
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.model import Report
from assistant.service.runs import Runs
from assistant.service.talk import Conversation, Reply, Suggestion


class Talking:
    """Answers one message after the other about the open report."""

    def __init__(self, runs: Runs, screen: Screen, answering: Answering) -> None:
        self.runs, self.screen, self.answering = runs, screen, answering

    async def talk(
        self, message: str, chat: list[Any] | None, name: str, request: gr.Request
    ) -> AsyncIterator[Updates]:
        """What was said stands in the conversation at once; the answer comes when there is one."""
        if not message.strip():
            yield {self.screen.ask: ""}
            return
        asked = [*(chat or []), {"role": "user", "content": message}]
        yield {self.screen.ask: ""}
        answered = self._answered(message, chat, name, request)
        async for updates in self.answering.shown(self.screen, self.runs, name, asked, answered, request):
            yield updates

    async def _answered(
        self, message: str, chat: list[Any] | None, name: str, request: gr.Request
    ) -> Updates:
        language = spoken(request)
        earlier = [_words(said) for said in chat or [] if said["role"] == "user"]
        chat = [*(chat or []), {"role": "user", "content": message}]
        if not name:
            return self.screen.answer(chat, say("first_draft", language))
        try:
            report, version = self.runs.report(name)
            reply = await Conversation(report, version, earlier=earlier).answer(message, language)
        except NigaoError as error:
            return self.screen.answer(chat, error.said.in_(language))
        return self._shown(reply, chat, report, language)

    def _shown(self, reply: Reply, chat: list[Any], report: Report, language: Language) -> Updates:
        told = [reply.text, *(evidence(fact, report.brief) for fact in reply.explained)]
        for wanted in reply.exported:
            there = wanted != "pdf" or can_print()
            told.append(
                say("ready_above", language) + say(f"as_{wanted}", language)
                if there
                else say("no_pdf", language)
            )
        if reply.check:
            found = service.checked(report)
            told.append(say("checked", language) + findings_lines(found.findings, language))
        if reply.suggestion is None:
            return {**self.screen.answer(chat, "\n".join(filter(None, told))), **self.screen.decide(None)}
        told.append(say("proposed", language))
        answer = self.screen.answer(chat, "\n".join(filter(None, told)))
        return {**answer, **self.screen.decide(reply.suggestion, choices(reply.suggestion, language))}


def choices(suggestion: Suggestion, language: Language) -> list[tuple[str, int]]:
    """Each change as a line to tick: what it is, what goes out and what comes in."""
    options = []
    for index, item in enumerate(suggestion.items):
        line = [f"〔{say(f'k_{item.kind}', language)}〕"]
        line += [f"－ {item.before}"] if item.before else []
        line += [f"＋ {item.after}"] if item.after else []
        options.append(("　".join(line), index))
    return options


def _words(said: dict[str, Any]) -> str:
    """The text of a message, as Gradio gives it back: a string, or a list of parts."""
    content = said["content"]
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") if isinstance(part, dict) else str(part) for part in content)
