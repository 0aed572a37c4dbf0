"""A ChatModel over a GGUF file: the child is started at the first call and stopped with us."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pydantic import SecretStr

from assistant.settings import Settings
from assistant.writers.chat_model.endpoint import OpenAIChat
from assistant.writers.chat_model.seam import Reply, Request
from assistant.writers.local.process import Served, check_file, serve

# The same file and brief give the same report twice.
_SEED = 1


class LocalChat:
    """One file, one child, one answer at a time: two would share the same cores and both be slower.

    Raises InputError when the file is none, MissingPartError without the engine.
    """

    def __init__(self, file: str, settings: Settings) -> None:
        self.file = Path(file)
        check_file(self.file)
        self._settings = settings
        self._turn = asyncio.Lock()
        self._served: Served | None = None
        self._chat: OpenAIChat | None = None

    @property
    def name(self) -> str:
        return f"local:{self.file.name}"

    async def answer(self, request: Request) -> Reply:
        """The reply of the model, which is loaded first if it is not yet. Raises EndpointError or AnswerError."""
        async with self._turn:
            chat = self._chat or await self._start()
            return await chat.answer(request)

    async def close(self) -> None:
        """Stops the child."""
        if self._chat:
            await self._chat.close()
        if self._served:
            await self._served.stop()
        self._chat = self._served = None

    async def _start(self) -> OpenAIChat:
        settings = self._settings
        self._served = await serve(self.file, threads=settings.local_threads, context=settings.local_context)
        own = settings.model_copy(
            update={
                "openai_base_url": self._served.address + "/v1",
                "openai_api_key": SecretStr(self._served.key),
                "timeout": settings.local_timeout,
            }
        )
        self._chat = OpenAIChat(
            self.file.stem, own, called=self.name, grammar=settings.local_grammar, seed=_SEED
        )
        return self._chat
