"""The model that the operator chose on the page: kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.settings import choose_settings, settings

if TYPE_CHECKING:
    from assistant.writers.chat_model.probe import Probed

_FILE = "connection.json"
_NAMES = {"model": "model", "address": "OPENAI_BASE_URL", "key": "OPENAI_API_KEY"}


@dataclass(frozen=True, slots=True)
class Connection:
    """Which model writes: composer, openai:NAME or local:FILE; the endpoint's address; whether a key is there.

    The key itself is never given out again.
    """

    model: str
    address: str
    has_key: bool


def connection() -> Connection:
    """What is in force now."""
    from assistant.writers.models import chosen

    config = settings()
    return Connection(chosen("").name, config.openai_base_url, bool(config.openai_api_key.get_secret_value()))


def load_connection() -> None:
    """Puts the operator's choice of an earlier day in force again, if there is one. Raises InputError when it is broken."""
    file = _file()
    if not file.is_file():
        return
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        choose_settings({_NAMES[name]: str(value) for name, value in kept.items() if name in _NAMES})
    except (OSError, ValueError, AttributeError):
        raise InputError("保存的模型设置已损坏", "the kept choice of a model is broken", file=file) from None


def choose_connection(model: str, address: str, key: str) -> Connection:
    """Puts a model in force and keeps it; an empty key leaves the one that is there.

    With another address the old key does not go along: it belongs to the old one. Raises InputError or EndpointError
    for a model that cannot be; nothing has changed then.
    """
    from assistant.writers.models import choose

    config, address, key = settings(), address.strip(), key.strip()
    if not key and address == config.openai_base_url:
        key = config.openai_api_key.get_secret_value()
    tried = config.model_copy(update={"model": model, "openai_base_url": address})
    choose(model, tried)
    told = {"model": model, "address": address, "key": key}
    _keep(told)
    choose_settings({_NAMES[name]: value for name, value in told.items()})
    return connection()


def forget_connection() -> Connection:
    """Undoes the choice: environment and file hold again, and the key is gone from the disk."""
    _file().unlink(missing_ok=True)
    choose_settings({})
    return connection()


async def try_connection() -> Probed:
    """One call to the model in force: what it supports. Raises InputError for the composer, EndpointError, AnswerError."""
    from assistant.writers.models import chosen

    prefix, _, name = chosen("").name.partition(":")
    if prefix != "openai":
        raise InputError("没有设置模型服务，不用测试", "no endpoint is set: there is nothing to try")
    from assistant.writers.chat_model.endpoint import OpenAIChat
    from assistant.writers.chat_model.probe import probe

    chat = OpenAIChat(name, settings())
    try:
        return await probe(chat)
    finally:
        await chat.close()


def _file() -> Path:
    return settings().data / _FILE


def _keep(told: dict[str, str]) -> None:
    """Written under another name first and never readable by others, not for an instant."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False)
    temporary.replace(file)
