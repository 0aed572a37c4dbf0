"""Which writer fills the sections, chosen by name from a table; what it needs is loaded then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.language import Said
from assistant.settings import Settings, settings
from assistant.writers.writer import Way, Writer

FORMS = "composer / openai:NAME / local:FILE.gguf / scripted:FILE"
_NO_NOTE = Said("", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of a model, and what the user should be told about how it was chosen (may be empty)."""

    name: str
    note: Said = _NO_NOTE


def chosen(name: str = "", config: Settings | None = None) -> Choice:
    """What a name, or none, stands for: the name given, else NIGAO_MODEL, else the composer.

    An endpoint alone does not choose a model: which of its models to use, and to pay for, is the
    user's to say. So with OPENAI_BASE_URL or OPENAI_API_KEY and no NIGAO_MODEL it is the composer,
    with a note that says what is missing.
    """
    config = config or settings()
    given = name.strip() or config.model.strip()
    if given:
        return Choice(given)
    if config.openai_base_url or config.openai_api_key.get_secret_value():
        return Choice(
            "composer",
            Said(
                "已配置模型服务，但没有指定模型：请用 --model openai:模型名 或设置 NIGAO_MODEL；这次不用模型",
                "an endpoint is configured but no model is named: use --model openai:NAME or set NIGAO_MODEL;"
                " no model is used this time",
            ),
        )
    return Choice("composer")


def choose(name: str = "", config: Settings | None = None) -> Writer:
    """The writer of a name such as `openai:qwen-plus`; empty: what `chosen` says.

    Raises InputError that names the forms when the name has none of them, and the errors of the
    part chosen: a script that cannot be read, an endpoint whose address is none.
    """
    config = config or settings()
    full = chosen(name, config).name
    prefix, colon, rest = full.partition(":")
    make = _WRITERS.get(prefix)
    if make is None or bool(colon) != (prefix != "composer") or bool(colon) != bool(rest.strip()):
        raise InputError("不认识的模型", "unknown model", found=full, expected=FORMS)
    return make(rest.strip(), config)


def first_way(model: str) -> Way:
    """How a model of that name is asked first.

    One that fits on an office machine keeps slots when it polishes, and loses them when it writes.
    """
    return "polish" if model.startswith("local:") else "write"


def _composer(rest: str, config: Settings) -> Writer:
    from assistant.writers.composer import ComposerWriter

    return ComposerWriter()


def _openai(rest: str, config: Settings) -> Writer:
    from assistant.writers.chat_model import ChatWriter
    from assistant.writers.chat_model.endpoint import OpenAIChat
    from assistant.writers.chat_model.limits import limited

    return ChatWriter(limited(OpenAIChat(rest, config, grammar=config.grammar), config))


def _local(rest: str, config: Settings) -> Writer:
    from assistant.writers.chat_model import ChatWriter
    from assistant.writers.chat_model.limits import limited
    from assistant.writers.local import LocalChat

    return ChatWriter(limited(LocalChat(rest, config), config), first_way=first_way("local:"))


def _scripted(rest: str, config: Settings) -> Writer:
    from assistant.writers.scripted import ScriptedWriter

    return ScriptedWriter.from_file(rest, config)


_WRITERS: dict[str, Callable[[str, Settings], Writer]] = {
    "composer": _composer,
    "openai": _openai,
    "local": _local,
    "scripted": _scripted,
}
