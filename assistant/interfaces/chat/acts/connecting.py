"""Which model writes: chosen, tried and forgotten by the operator at this machine."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.errors import InputError, NigaoError
from assistant.interfaces.chat.screen import Updates, caller, spoken, told
from assistant.interfaces.chat.words import say
from assistant.interfaces.loopback import is_loopback
from assistant.language import Language
from assistant.service.connection import (
    Connection,
    choose_connection,
    connection,
    forget_connection,
    try_connection,
)
from assistant.writers.presets import presets

if TYPE_CHECKING:
    from assistant.writers.chat_model.probe import Probed


class Connecting:
    """The panel of settings. A key goes in and never comes out: its field is empty after every act."""

    def __init__(self, panel: dict[str, Any]) -> None:
        self.panel = panel
        self.box: Any = None

    def open(self, request: gr.Request) -> list[Any]:
        """Whether the panel is there, and what is in force."""
        here = _at_this_machine(request)
        shown = self._shown(spoken(request)) if here else {}
        return [gr.update(visible=here), *(shown.get(part, gr.skip()) for part in self.panel.values())]

    def turn(self, way: str) -> list[Any]:
        return [gr.update(visible=way == "openai"), gr.update(visible=way == "local")]

    def take(self, name: str) -> list[Any]:
        """A known endpoint's address and a model to begin with."""
        found = next((preset for preset in presets() if preset.name == name), None)
        return [found.address, found.model] if found else [gr.skip(), gr.skip()]

    def save(self, way: str, address: str, name: str, key: str, file: str, request: gr.Request) -> Updates:
        language = spoken(request)
        try:
            _only_here(request)
            model = {"openai": f"openai:{name.strip()}", "local": f"local:{file.strip()}"}.get(
                way, "composer"
            )
            kept = connection().address if way != "openai" else address
            choose_connection(model, kept, key if way == "openai" else "")
        except NigaoError as error:
            return {self.panel["result"]: _line(told(error, language)), self.panel["key"]: ""}
        return self._shown(language)

    async def test(self, request: gr.Request) -> str:
        language = spoken(request)
        try:
            _only_here(request)
            return _probed(await try_connection(), language)
        except NigaoError as error:
            return _line(told(error, language))

    def forget(self, request: gr.Request) -> Updates:
        language = spoken(request)
        try:
            _only_here(request)
        except NigaoError as error:
            return {self.panel["result"]: _line(told(error, language))}
        forget_connection()
        return self._shown(language)

    def _shown(self, language: Language) -> Updates:
        now = connection()
        way, _, rest = now.model.partition(":")
        way = way if way in ("openai", "local") else "composer"
        there = say("s_key_there" if now.has_key else "s_key_none", language)
        return {
            self.panel["way"]: way,
            self.panel["of_openai"]: gr.update(visible=way == "openai"),
            self.panel["of_local"]: gr.update(visible=way == "local"),
            self.panel["address"]: now.address,
            self.panel["name"]: rest if way == "openai" else "",
            self.panel["key"]: gr.update(value="", placeholder=there),
            self.panel["file"]: rest if way == "local" else "",
            self.panel["result"]: _line(escape(say("s_in_use", language) + _named(now, language))),
        }


def _named(now: Connection, language: Language) -> str:
    if now.model == "composer":
        return say("s_composer", language)
    if now.model.startswith("openai:"):
        return f"{now.model} · {now.address}" if now.address else now.model
    kind, _, file = now.model.partition(":")
    return f"{kind}:{Path(file).name}"


def _probed(found: Probed, language: Language) -> str:
    """What one call showed, a line each."""
    yes, no = say("yes", language), say("no", language)
    rows = [
        (say("p_answered", language), f"{found.seconds:.1f} s"),
        (say("p_streams", language), yes if found.streams else no),
        (say("p_tokens", language), yes if found.counts_tokens else no),
        (say("p_warm", language), yes if found.takes_temperature else no),
        (say("p_slots", language), yes if found.slots else no),
    ]
    colon = "：" if language == "zh" else ": "
    lines = [escape(f"{found.model} · {found.address}"), *(escape(f"{a}{colon}{b}") for a, b in rows)]
    return _line("<br>".join(lines))


def _line(html: str) -> str:
    return f'<div class="nigao-progress" role="status">{html}</div>'


def _at_this_machine(request: gr.Request) -> bool:
    """Whether the operator asks: without a key, from this machine, and not through a proxy that stands on it."""
    who = caller(request)
    client = request.client.host if request.client else ""
    if who.key or not who.everything or "x-forwarded-for" in request.headers:
        return False
    return is_loopback(client)


def _only_here(request: gr.Request) -> None:
    if not _at_this_machine(request):
        raise InputError(say("s_not_here", "zh"), say("s_not_here", "en"))
