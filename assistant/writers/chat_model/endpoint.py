"""An OpenAI-compatible endpoint, over ChatOpenAI. The one file that loads LangChain and openai."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any, cast
from urllib.parse import urlsplit

# LangSmith would send prompts elsewhere. It reads its switches once, so they are set before the import.
for _switch in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
    os.environ[_switch] = "false"

import openai  # noqa: E402
from langchain_core.exceptions import ContextOverflowError  # noqa: E402
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage  # noqa: E402
from langchain_openai import ChatOpenAI  # noqa: E402
from pydantic import SecretStr  # noqa: E402

from assistant.errors import EndpointError, ModelError  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from assistant.writers.chat_model.failures import Failure, failure  # noqa: E402
from assistant.writers.chat_model.reading import Stream  # noqa: E402
from assistant.writers.chat_model.seam import Reply, Request, estimated_tokens  # noqa: E402

OPENAI = "https://api.openai.com/v1"
TEMPERATURE = 0.3
# Colder, small models give a draft that they should polish back as it was.
_TO_POLISH = 0.8
# Retried by the openai client and nowhere else: 408, 409, 429 (by its Retry-After), 5xx, lost connections.
RETRIES = 2
_CONNECT_SECONDS = 10.0
_ROLES: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
_CODE = re.compile(r"[A-Za-z]+(?:[._ -][A-Za-z]+){0,5}")
_UNKNOWN_MODEL = re.compile(
    r"model.{0,60}(?:not exist|not found|unknown|invalid)|模型.{0,10}(?:不存在|无效)", re.I | re.S
)
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|window|size)|too (?:long|many tokens)|maximum.{0,20}tokens|超长|过长", re.I
)
_STATUS: dict[int, Failure] = {
    401: "401",
    402: "402",
    403: "403",
    404: "404",
    405: "404",
    408: "timeout",
    429: "429",
}


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
        address = _address(settings)
        self.model = model
        self._called = called or f"openai:{model}"
        self.address = _shown(address)
        self.timeout = settings.timeout
        self._warm = True
        self._streams = True
        self._grammar = grammar
        self._seed = seed
        timeout = openai.Timeout(settings.timeout, connect=min(_CONNECT_SECONDS, settings.timeout))
        # Our own client: LangChain's default is shared by all models of the process and never closed.
        # It follows no redirect, for that would carry the prompt to an address that nobody set.
        self._http = openai.DefaultAsyncHttpxClient(base_url=address, timeout=timeout, follow_redirects=False)
        self._chat = ChatOpenAI(
            model=model,
            base_url=address,
            api_key=_key(settings),
            timeout=timeout,
            max_retries=retries,
            http_async_client=self._http,
            use_responses_api=False,
            # Ours bounds the whole call. A small machine reads a long prompt for minutes before the first word.
            stream_chunk_timeout=None,
            cache=False,
        )

    @property
    def name(self) -> str:
        return self._called

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
            raise self._failure("timeout") from None
        except openai.OpenAIError as error:
            raise self._failed(error) from None
        except ModelError:
            raise
        except Exception as error:
            # While a stream is read, the transport's errors come as they are.
            if type(error).__module__.startswith(("httpx", "httpcore")):
                raise self._failure("dropped") from None
            # LangChain raises whatever comes when a reply has no choices, or is no JSON at all.
            page = "Unexpected response type" in str(error)
            raise self._failure("no-endpoint" if page else "malformed") from None

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
                options["seed"] = self._seed
            try:
                if not streams:
                    return _reply(await self._chat.ainvoke(messages, **options))
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
        raise self._failure("400")

    async def _streamed(self, messages: list[BaseMessage], options: dict[str, Any]) -> Reply | None:
        """The answer as it comes, None if nothing does; what runs on is not waited for, and its tokens are estimated."""
        stream, sent, answered, finish, came = Stream(), 0, 0, "", False
        pieces = self._chat.astream(messages, stream_usage=True, **options)
        try:
            async with aclosing(cast(AsyncGenerator[AIMessageChunk, None], pieces)) as chunks:
                async for chunk in chunks:
                    # Not `whole + chunk`: adding LangChain's chunks up costs more than reading them.
                    came = True
                    stream.add(chunk.content if isinstance(chunk.content, str) else str(chunk.text))
                    finish = str(chunk.response_metadata.get("finish_reason") or finish)
                    if chunk.usage_metadata:
                        sent = int(chunk.usage_metadata.get("input_tokens") or 0)
                        answered = int(chunk.usage_metadata.get("output_tokens") or 0)
                    if stream.enough:
                        asked = "".join(str(message.text) for message in messages)
                        return Reply(
                            stream.text,
                            estimated_tokens(asked),
                            estimated_tokens(stream.text),
                            finish="stopped",
                        )
        except ValueError as error:
            # LangChain's word for a reply without a single chunk.
            if not came and "No generation" in str(error):
                return None
            raise
        if not came:
            return None
        if not finish:
            # A stream that ends without a reason was cut off on its way.
            raise self._failure("dropped" if stream.text else "malformed")
        return Reply(stream.text, sent, answered, finish)

    def _failed(self, error: openai.OpenAIError) -> ModelError:
        if isinstance(error, openai.APITimeoutError):
            return self._failure("timeout")
        if isinstance(error, openai.APIConnectionError):
            return self._failure("unreachable" if _never_connected(error) else "dropped")
        if isinstance(error, ContextOverflowError):
            return self._failure("too-long")
        status = getattr(error, "status_code", 0)
        if status in (400, 413, 422):
            return self._bad_request(error)
        if status in _STATUS:
            return self._failure(_STATUS[status], error)
        if isinstance(error, openai.APIStatusError):
            return self._failure("500" if status >= 500 else "403" if status >= 400 else "no-endpoint")
        return self._failure("malformed")

    def _bad_request(self, error: openai.OpenAIError) -> ModelError:
        """400 is this request's trouble, but for servers that say so when they do not know the model."""
        told = str(error)
        if _UNKNOWN_MODEL.search(told):
            return self._failure("404", error)
        return self._failure("too-long" if _TOO_LONG.search(told) else "400", error)

    def _failure(self, kind: Failure, error: openai.OpenAIError | None = None) -> ModelError:
        code = getattr(error, "code", None) or getattr(error, "type", None)
        told = code if isinstance(code, str) and len(code) <= 40 and _CODE.fullmatch(code) else ""
        return failure(kind, self.name, address=self.address, code=told)


def _temperature(request: Request) -> float:
    return _TO_POLISH if request.purpose == "polish" else TEMPERATURE


def _never_connected(error: BaseException | None) -> bool:
    """Whether there was no connection at all; else it broke. LangChain and openai each wrap the cause."""
    while error is not None:
        if type(error).__name__ in ("ConnectError", "ConnectTimeout"):
            return True
        error = error.__cause__
    return False


def _reply(message: BaseMessage) -> Reply:
    """Text, tokens and the reason for the end. A refusal in its own field counts as filtered."""
    usage = getattr(message, "usage_metadata", None) or {}
    finish = str(message.response_metadata.get("finish_reason") or "")
    refused = bool(message.additional_kwargs.get("refusal")) and not message.text
    return Reply(
        str(message.text),
        input_tokens=int(usage.get("input_tokens") or 0),
        output_tokens=int(usage.get("output_tokens") or 0),
        finish="content_filter" if refused else finish,
    )


def _address(settings: Settings) -> str:
    """The endpoint's address. Raises EndpointError when it is no http address."""
    address = settings.openai_base_url.strip() or OPENAI
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise EndpointError(
            "OPENAI_BASE_URL 不是网址，应为 http://… 或 https://…",
            "OPENAI_BASE_URL is no address; expected http://… or https://…",
        )
    return address


def _shown(address: str) -> str:
    """An address without user, password and query, which may be secret."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


def _key(settings: Settings) -> SecretStr:
    """The key. Servers on the intranet want none, but the client insists on one."""
    key = settings.openai_api_key.get_secret_value().strip()
    if not (key.isascii() and key.isprintable()):
        raise EndpointError(
            "OPENAI_API_KEY 里有不该有的字符（如中文、换行）",
            "OPENAI_API_KEY holds characters that no key has",
        )
    return SecretStr(key or "none")
