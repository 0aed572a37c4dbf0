"""`nigao models`: which endpoints are known, which is configured, and what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Model
from assistant.interfaces.cli.screen import note, out_json, shown, told
from assistant.language import user_language

if TYPE_CHECKING:
    from assistant.writers.chat_model.probe import Probed

HELP = told(
    "列出预设的模型服务，并调用一次已配置的服务，说明它支持什么。",
    "List known endpoints; call the configured one once and say what it supports.",
)


def models(
    model: Model = "",
    offline: Annotated[
        bool, typer.Option("--offline", help=told("只列出，不调用", "list only, call nothing"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    from dataclasses import asdict

    from assistant.writers.models import chosen
    from assistant.writers.presets import presets

    choice = chosen(model)
    found = None if offline or not choice.name.startswith("openai:") else _probed(choice.name)
    if as_json:
        listed = [asdict(preset) for preset in presets()]
        out_json({"presets": listed, "chosen": choice.name, "probed": asdict(found) if found else None})
        return
    language = user_language()
    for preset in presets():
        key = preset.key or told("不要密钥", "no key")
        shown(f"{preset.title.in_(language)}  openai:{preset.model}")
        shown(f"  OPENAI_BASE_URL={preset.address}  {key}")
        for quirk in preset.quirks:
            shown(f"  {quirk.in_(language)}")
    shown(told(f"现在使用：{choice.name}", f"in use: {choice.name}"))
    if advice := choice.note.in_(language):
        note(advice)
    if found:
        _show(found)


def _probed(name: str) -> Probed:
    """One call to the endpoint of that model. Raises EndpointError or AnswerError."""
    import asyncio

    from assistant.settings import settings
    from assistant.writers.chat_model.endpoint import OpenAIChat
    from assistant.writers.chat_model.probe import probe

    async def run() -> Probed:
        chat = OpenAIChat(name.partition(":")[2], settings())
        try:
            return await probe(chat)
        finally:
            await chat.close()

    return asyncio.run(run())


def _show(found: Probed) -> None:
    yes, no = told("是", "yes"), told("否", "no")
    lines = (
        (told("地址", "address"), found.address),
        (told("应答", "answered in"), f"{found.seconds:.1f} s"),
        (told("流式", "streams"), yes if found.streams else no),
        (told("报告用量", "counts tokens"), yes if found.counts_tokens else no),
        (told("接受 temperature", "takes a temperature"), yes if found.takes_temperature else no),
        (told("保留标记", "keeps slots"), yes if found.slots else no),
    )
    for label, value in lines:
        shown(f"{label}{told('：', ': ')}{value}")
