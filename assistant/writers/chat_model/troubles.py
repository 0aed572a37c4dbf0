"""What an error of the client, or of the server's, comes to: one of our failures, told in one line."""

from __future__ import annotations

import re

import openai
from langchain_core.exceptions import ContextOverflowError

from assistant.errors import ModelError
from assistant.writers.chat_model.failures import Failure, failure

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


def failed(error: openai.OpenAIError, name: str, address: str) -> ModelError:
    """The error to raise in place of the client's. It holds neither key nor prompt, nor what the server wrote."""
    kind = _kind(error)
    coded = kind in _STATUS.values()
    code = (getattr(error, "code", None) or getattr(error, "type", None)) if coded else None
    told = code if isinstance(code, str) and len(code) <= 40 and _CODE.fullmatch(code) else ""
    return failure(kind, name, address=address, code=told)


def _kind(error: openai.OpenAIError) -> Failure:
    if isinstance(error, openai.APITimeoutError):
        return "timeout"
    if isinstance(error, openai.APIConnectionError):
        return "unreachable" if _never_connected(error) else "dropped"
    if isinstance(error, ContextOverflowError):
        return "too-long"
    status = getattr(error, "status_code", 0)
    if status in (400, 413, 422):
        return _of_a_bad_request(str(error))
    if status in _STATUS:
        return _STATUS[status]
    if isinstance(error, openai.APIStatusError):
        return "500" if status >= 500 else "403" if status >= 400 else "no-endpoint"
    return "malformed"


def _of_a_bad_request(told: str) -> Failure:
    """400 is this request's trouble, but for servers that say so when they do not know the model."""
    if _UNKNOWN_MODEL.search(told):
        return "404"
    return "too-long" if _TOO_LONG.search(told) else "400"


def _never_connected(error: BaseException | None) -> bool:
    """Whether there was no connection at all; else it broke. LangChain and openai each wrap the cause."""
    while error is not None:
        if type(error).__name__ in ("ConnectError", "ConnectTimeout"):
            return True
        error = error.__cause__
    return False
