"""A person decides about a suggestion, piece by piece; nothing changes before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from assistant.errors import NigaoError
from assistant.interfaces.chat.acts.answering import Answering
from assistant.interfaces.chat.acts.talking import choices
from assistant.interfaces.chat.screen import Screen, Updates, owner, spoken
from assistant.interfaces.chat.words import say
from assistant.service.runs import Runs
from assistant.service.talk import Conversation, Suggestion


class Deciding:
    """Accepts what is ticked, or nothing; or has what is not ticked written again."""

    def __init__(self, runs: Runs, screen: Screen, answering: Answering) -> None:
        self.runs, self.screen, self.answering = runs, screen, answering

    def accept(
        self,
        picked: list[int],
        chat: list[Any],
        pending: Suggestion | None,
        name: str,
        request: gr.Request,
    ) -> Updates:
        """Keeps the ticked changes, unless the report has been changed since they were suggested."""
        language = spoken(request)
        if pending is None:
            return self.screen.decide(None)
        if not picked:
            return {**self.screen.answer(chat, say("nothing_chosen", language)), **self.screen.decide(None)}
        try:
            report = pending.applied([int(index) for index in picked])
            self.runs.keep(
                name,
                report,
                base=pending.version,
                why=_why(pending),
                note=pending.message,
                who=owner(request),
            )
        except NigaoError as error:
            return {**self.screen.answer(chat, error.said.in_(language))}
        shown = self.screen.show(name, report, self.runs, language)
        return {**shown, **self.screen.answer(chat, say("accepted", language)), **self.screen.decide(None)}

    def reject(self, chat: list[Any], request: gr.Request) -> Updates:
        answer = self.screen.answer(chat, say("rejected", spoken(request)))
        return {**answer, **self.screen.decide(None)}

    async def retry(
        self,
        picked: list[int],
        chat: list[Any],
        pending: Suggestion | None,
        name: str,
        request: gr.Request,
    ) -> AsyncIterator[Updates]:
        """Another text for the sentences that are not ticked; those that are stay as they were suggested."""
        if pending is None:
            yield self.screen.decide(None)
        elif not pending.rewrites:
            yield self.screen.answer(chat, say("no_retry", spoken(request)))
        else:
            again = self._again(picked, chat, pending, request)
            async for updates in self.answering.shown(self.screen, self.runs, name, chat, again, request):
                yield updates

    async def _again(
        self, picked: list[int], chat: list[Any], pending: Suggestion, request: gr.Request
    ) -> Updates:
        language = spoken(request)
        try:
            conversation = Conversation(pending.base, pending.version)
            reply = await conversation.again(pending, [int(index) for index in picked], language)
        except NigaoError as error:
            return self.screen.answer(chat, error.said.in_(language))
        assert reply.suggestion is not None
        answer = self.screen.answer(chat, say("proposed", language))
        return {**answer, **self.screen.decide(reply.suggestion, choices(reply.suggestion, language))}


def _why(taken: Suggestion) -> str:
    kinds = {item.kind for item in taken.items}
    return "facts" if kinds == {"fact"} else "revised" if "sentence" in kinds else "edited"
