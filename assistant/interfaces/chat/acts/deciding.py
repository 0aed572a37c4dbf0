"""A person decides about a proposal, sentence by sentence; nothing changes before."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant import service
from assistant.errors import NigaoError
from assistant.interfaces.chat.screen import Pending, Screen, Updates, spoken
from assistant.interfaces.chat.words import say
from assistant.service.runs import Runs


class Deciding:
    """Accepts what is ticked, or nothing."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen = runs, screen

    def accept(
        self, picked: list[int], chat: list[Any], pending: Pending | None, name: str, request: gr.Request
    ) -> Updates:
        """Keeps the ticked changes, unless the report has been changed since they were proposed."""
        language = spoken(request)
        if pending is None:
            return self.screen.decide(None)
        if not picked:
            return {**self.screen.answer(chat, say("nothing_chosen", language)), **self.screen.decide(None)}
        try:
            report = service.accept(pending.proposal, [int(index) for index in picked])
            note = pending.proposal.instruction
            self.runs.keep(name, report, base=pending.version, why="revised", note=note)
        except NigaoError as error:
            return {**self.screen.answer(chat, error.said.in_(language)), **self.screen.decide(None)}
        shown = self.screen.show(name, report, self.runs.store, language)
        return {**shown, **self.screen.answer(chat, say("accepted", language)), **self.screen.decide(None)}

    def reject(self, chat: list[Any], request: gr.Request) -> Updates:
        answer = self.screen.answer(chat, say("rejected", spoken(request)))
        return {**answer, **self.screen.decide(None)}
