"""An OpenAI-compatible endpoint, over ChatOpenAI. With `replies` and `troubles` the one place that loads LangChain and openai."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator
from typing import Any, cast

# LangSmith would send prompts elsewhere. It reads its switches once, so they are set before the import.
for _switch in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
    os.environ[_switch] = "false"

import openai  # noqa: E402
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage  # noqa: E402
from langchain_openai import ChatOpenAI  # noqa: E402

from assistant.errors import ModelError  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from assistant.writers.chat_model.address import address_of, key_of, shown  # noqa: E402
from assistant.writers.chat_model.failures import failure  # noqa: E402
from assistant.writers.chat_model.replies import BrokenOffError, reply_of, reply_of_stream  # noqa: E402
from assistant.writers.chat_model.seam import Reply, Request  # noqa: E402
from assistant.writers.chat_model.troubles import failed  # noqa: E402
from assistant.writers.chat_model.trust import idle_client, trusted  # noqa: E402

TEMPERATURE = 0.3
# Colder, small models give a draft that they should polish back as it was; asked again, they are asked warmer.
_TO_POLISH, _WARMER = 0.8, 0.1
# Retried by the openai client and nowhere else: 408, 409, 429 (by its Retry-After), 5xx, lost connections.
RETRIES = 2
_CONNECT_SECONDS = 10.0
_ROLES: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}


class OpenAIChat:
    """A ChatModel over `/v1/chat/completions`. No call takes longer than the settings' timeout, retries included.

    Raises EndpointError when the settings' address is none, or the key cannot be one.
    """

    def __init__(
        self,
        model: str,
        settings: Settings,
        *,
        retries: int = RETRIES,
        called: str = "",
        grammar: bool = False,
        seed: int | None = None,
    ) -> None:
        # The address is always given: without one, LangChain would ask its gateway variables.
        address = address_of(settings)
        self.model = model
        self._called = called or f"openai:{model}"
        self.address = shown(address)
        self.timeout = settings.timeout
        self._warm = True
        self._streams = True
        self._grammar = grammar
        self._seed = seed
        timeout = openai.Timeout(settings.timeout, connect=min(_CONNECT_SECONDS, settings.timeout))
        # Our own client: LangChain's default is shared by all models of the process and never closed.
        # It follows no redirect, for that would carry the prompt to an address that nobody set.
        self._http = _client(address, timeout, settings)
        self._chat = ChatOpenAI(
            model=model,
            base_url=address,
            api_key=key_of(settings),
            timeout=timeout,
            max_retries=retries,
            http_async_client=self._http,
            http_client=idle_client(),
            use_responses_api=False,
            # Ours bounds the whole call. A small machine reads a long prompt for minutes before the first word.
            stream_chunk_timeout=None,
            cache=False,
        )

    @property
    def name(self) -> str:
        return self._called

    @property
    def tool_model(self) -> ChatOpenAI:
        """LangChain's own model over the same guarded connection, for a conversation with tools."""
        return self._chat

    @property
    def streams(self) -> bool:
        """Whether the server streams, as far as is known."""
        return self._streams

    @property
    def takes_temperature(self) -> bool:
        """Whether the model takes a temperature, as far as is known."""
        return self._warm

    async def answer(self, request: Request) -> Reply:
        """The reply of the endpoint. Raises EndpointError or AnswerError."""
        messages = [_ROLES[message.role](message.text) for message in request.messages]
        try:
            async with asyncio.timeout(self.timeout):
                return await self._invoke(messages, request)
        except TimeoutError:
            raise failure("timeout", self.name, address=self.address) from None
        except openai.OpenAIError as error:
            raise failed(error, self.name, self.address) from None
        except ModelError:
            raise
        except Exception as error:
            # While a stream is read, the transport's errors come as they are.
            if type(error).__module__.startswith(("httpx", "httpcore")):
                raise failure("dropped", self.name, address=self.address) from None
            # LangChain raises whatever comes when a reply has no choices, or is no JSON at all.
            page = "Unexpected response type" in str(error)
            raise failure("no-endpoint" if page else "malformed", self.name, address=self.address) from None

    async def close(self) -> None:
        await self._http.aclose()

    async def _invoke(self, messages: list[BaseMessage], request: Request) -> Reply:
        """One call, without what this server has refused: a temperature, a stream."""
        for _ in range(3):
            warm, streams = self._warm, self._streams
            options: dict[str, Any] = {"temperature": _temperature(request)} if warm else {}
            if self._grammar and request.grammar:
                options["extra_body"] = {"grammar": request.grammar}
            if self._seed is not None:
                options["seed"] = self._seed + request.again
            try:
                if not streams:
                    return reply_of(await self._chat.ainvoke(messages, **options))
                reply = await self._streamed(messages, options)
                if reply is not None:
                    return reply
                # It did not stream. What it says when it need not tells more: a plain answer, or a web page.
                self._streams = False
            except openai.BadRequestError as error:
                # Models that reason accept no temperature but their own, old servers no stream; both say so.
                told = str(error)
                if "temperature" in told and warm:
                    self._warm = False
                elif "stream" in told and streams:
                    self._streams = False
                else:
                    raise
        raise failure("400", self.name, address=self.address)

    async def _streamed(self, messages: list[BaseMessage], options: dict[str, Any]) -> Reply | None:
        """The answer as it comes; None if the server does not stream."""
        pieces = self._chat.astream(messages, stream_usage=True, **options)
        try:
            return await reply_of_stream(cast(AsyncGenerator[AIMessageChunk, None], pieces), messages)
        except BrokenOffError as error:
            raise failure("dropped" if error.text else "malformed", self.name, address=self.address) from None


def _client(address: str, timeout: openai.Timeout, settings: Settings) -> openai.DefaultAsyncHttpxClient:
    """The client; for an endpoint that a request named, one whose every connection is looked at."""
    if not settings.named_endpoint:
        return openai.DefaultAsyncHttpxClient(
            base_url=address, timeout=timeout, follow_redirects=False, verify=trusted()
        )
    from assistant.writers.chat_model.guarded import GuardedTransport
    from assistant.writers.guard import read_allowed

    transport = GuardedTransport(read_allowed(settings.endpoints))
    return openai.DefaultAsyncHttpxClient(
        base_url=address, timeout=timeout, follow_redirects=False, trust_env=False, transport=transport
    )


def _temperature(request: Request) -> float:
    return _TO_POLISH + _WARMER * min(request.again, 3) if request.purpose == "polish" else TEMPERATURE
