"""Answers of a model that are awaited, one for each browser, so that its person can stop them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import gradio as gr

from assistant.interfaces.chat.screen import Screen, Updates, spoken
from assistant.interfaces.chat.words import say
from assistant.service.runs import Runs


class Answering:
    """What is being answered, by browser."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[Any]] = {}
        self._stopped: set[asyncio.Task[Any]] = set()

    async def shown(
        self,
        screen: Screen,
        runs: Runs,
        name: str,
        chat: list[Any],
        asked: Coroutine[Any, Any, Updates],
        request: gr.Request,
    ) -> AsyncIterator[Updates]:
        """That an answer is awaited, at once; then what `asked` gives, or that its person stopped it.

        What is being written in the field for the next message is left alone.
        """
        language = spoken(request)
        thinking = {"role": "assistant", "content": say("thinking", language)}
        yield {screen.chat: [*chat, thinking], screen.stop: gr.update(interactive=True)}
        answer = await self.answer(str(request.session_hash), asked)
        if answer is None:
            answer = screen.answer(chat, say("answer_stopped", language))
        run = runs.get(name)
        drafting = run is not None and run.status == "running"
        left = {part: update for part, update in answer.items() if part is not screen.ask}
        yield {**left, screen.stop: gr.update(interactive=drafting)}

    async def answer(self, browser: str, asked: Coroutine[Any, Any, Any]) -> Any:
        """What `asked` gives; None when the person stopped it meanwhile. Raises what it raises."""
        task = asyncio.ensure_future(asked)
        self._tasks[browser] = task
        try:
            return await task
        except asyncio.CancelledError:
            if task not in self._stopped:
                raise  # it is the page that is gone
            return None
        finally:
            self._stopped.discard(task)
            if self._tasks.get(browser) is task:
                del self._tasks[browser]

    def stop(self, browser: str) -> bool:
        """Ends what is being answered; whether there was anything."""
        task = self._tasks.get(browser)
        if task is None or task.done():
            return False
        self._stopped.add(task)
        task.cancel()
        return True
