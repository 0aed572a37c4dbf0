"""The page: mounted beside the API, with nothing from any other host; and which act answers which button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.interfaces.chat.acts import (
    Connecting,
    Deciding,
    Drafting,
    Editing,
    Keeping,
    Talking,
    Templating,
)
from assistant.interfaces.chat.acts.answering import Answering
from assistant.interfaces.chat.layout import (
    Parts,
    buttons,
    conversation,
    desk,
    material,
    remembered,
    settings_panel,
    template_panel,
)
from assistant.interfaces.chat.own_only import OwnOnly
from assistant.interfaces.chat.screen import Screen
from assistant.interfaces.chat.words import translations
from assistant.service.runs import Runs
from assistant.settings import settings

_FONTS = ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]
_BLUE, _DARK_BLUE, _GREY = "#1f4fa3", "#173c7d", "#595959"
_HERE = Path(__file__).parent
_PRIVATE = {"api_visibility": "private", "show_progress": "hidden", "concurrency_limit": None}

# A table that is drawn anew throws away what is being typed into it: it is looked at when no cell is open and nobody
# has touched it for a moment, and drawn when that is so and nothing was typed since. What was typed since brings an act
# of its own, and that one draws.
_WAIT = """while (document.querySelector("#facts-table textarea") || performance.now() - window.nigaoTouched < 800)
    await new Promise((later) => setTimeout(later, 50));"""
_LOOK = f"async () => {{ {_WAIT} return window.nigaoTyped; }}"
_DRAW = f"""async (fresh) => {{
  {_WAIT}
  return fresh?.table && fresh.typed === window.nigaoTyped ? fresh.table : {{ __type__: "update" }};
}}"""
# What comes while an act is at work is not dropped: the last of it is done after.
_LAST = {**_PRIVATE, "trigger_mode": "always_last"}


def add_page(app: FastAPI, runs: Runs) -> FastAPI:
    """The application with the page at `/`; nothing is fetched from any other host."""
    words = gr.I18n(**translations())
    app.add_middleware(OwnOnly)
    served: FastAPI = gr.mount_gradio_app(
        app,
        build_page(runs, words),
        path="/",
        ssr_mode=False,
        i18n=words,
        theme=_theme(),
        css=(_HERE / "page.css").read_text(encoding="utf-8"),
        js=(_HERE / "page.js").read_text(encoding="utf-8"),
        footer_links=[],
        show_error=False,
        max_file_size=settings().max_upload_mb * 1024 * 1024,
        enable_monitoring=False,
    )
    return served


def _theme() -> Any:
    """Gradio's plain theme with fonts of the reader's machine, and colours that stand out as WCAG asks (4.5 : 1)."""
    fonts = [gr.themes.Font(name) for name in _FONTS]
    theme = gr.themes.Base(font=fonts, font_mono=[gr.themes.Font("monospace")])
    return theme.set(
        color_accent=_BLUE,
        button_primary_background_fill=_BLUE,
        button_primary_background_fill_hover=_DARK_BLUE,
        body_text_color_subdued=_GREY,
        block_label_text_color=_GREY,
        block_title_text_color=_GREY,
        block_info_text_color=_GREY,
        input_placeholder_color=_GREY,
    )


def build_page(runs: Runs, words: gr.I18n) -> Any:
    """The blocks: material, conversation and settings on the left, the report on the right."""
    # Gradio's own types know translated words in some places only.
    t: dict[str, Any] = {key: words(key) for key in translations()["zh"]}
    with gr.Blocks(title=words("title"), analytics_enabled=False, fill_width=True) as page:
        parts: Parts = {"report_id": gr.State(""), "version": gr.State(0), "pending": gr.State(None)}
        parts["remembered"] = remembered()
        gr.Markdown(t["banner"])
        gr.Markdown(t["tagline"])
        with gr.Row(equal_height=False):
            with gr.Column(scale=2, min_width=320):
                given = material(t)
                buttons(t, parts)
                talk = conversation(t, parts)
                unit = template_panel(t)
                panel = settings_panel(t, parts)
            with gr.Column(scale=3, min_width=320):
                beside = desk(t, parts)
        screen = Screen(**parts)
        answering = Answering()
        _draft(page, runs, screen, given, answering)
        _talk(runs, screen, talk, answering)
        _edit(runs, screen, beside)
        _keep(runs, screen, beside)
        _connect(page, screen, panel)
        _dress(page, runs, screen, unit)
    return page


def _draft(page: Any, runs: Runs, screen: Screen, given: list[Any], answering: Answering) -> None:
    drafting, every = Drafting(runs, screen, answering), screen.all()
    page.load(drafting.open, [screen.remembered], every, **_PRIVATE)
    page.load(drafting.offer, None, [given[0]], **_PRIVATE)
    screen.start.click(drafting.draft, given, every, **_PRIVATE)
    screen.go_on.click(drafting.go_on, [screen.report_id], every, **_PRIVATE)
    screen.stop.click(drafting.stop, [screen.report_id], every, **_PRIVATE)


def _talk(runs: Runs, screen: Screen, talk: Parts, answering: Answering) -> None:
    talking, deciding, every = (
        Talking(runs, screen, answering),
        Deciding(runs, screen, answering),
        screen.all(),
    )
    said = [screen.ask, screen.chat, screen.report_id]
    for event in (screen.ask.submit, talk["send"].click):
        event(talking.talk, said, every, **_PRIVATE)
    decided = [screen.choices, screen.chat, screen.pending, screen.report_id]
    talk["accept"].click(deciding.accept, decided, every, **_PRIVATE)
    talk["reject"].click(deciding.reject, [screen.chat], every, **_PRIVATE)
    talk["retry"].click(deciding.retry, decided, every, **_PRIVATE)


def _edit(runs: Runs, screen: Screen, beside: Parts) -> None:
    """Facts, outline and locks."""
    editing, every, kept = Editing(runs, screen), screen.all(), [screen.report_id, screen.version]
    typed = screen.facts.input(editing.facts, [screen.facts, *kept], every, **_LAST)
    looked = typed.then(None, None, [beside["typed"]], js=_LOOK, **_LAST)
    read = [screen.facts, screen.report_id, beside["typed"]]
    fresh = looked.then(editing.computed, read, [beside["fresh"]], **_LAST)
    fresh.then(None, [beside["fresh"]], [screen.facts], js=_DRAW, **_LAST)
    screen.section.change(editing.chosen, [screen.section, screen.report_id], [screen.sentence], **_PRIVATE)
    for name in ("up", "down", "delete"):
        beside[name].click(getattr(editing, name), [screen.section, *kept], every, **_PRIVATE)
    for name in ("rename", "add"):
        headed = [screen.section, beside["heading"], *kept]
        beside[name].click(getattr(editing, name), headed, every, **_PRIVATE)
    for name in ("lock", "unlock"):
        held = [screen.section, screen.sentence, *kept]
        beside[name].click(getattr(editing, name), held, every, **_PRIVATE)


def _keep(runs: Runs, screen: Screen, beside: Parts) -> None:
    keeping, every = Keeping(runs, screen), screen.all()
    compared = [screen.report_id, screen.compare_from, screen.compare_to]
    for event in (screen.compare_from.change, screen.compare_to.change):
        event(keeping.compare, compared, [beside["differences"]], **_PRIVATE)
    restored = [screen.report_id, screen.compare_from, screen.version]
    beside["restore"].click(keeping.restore, restored, every, **_PRIVATE)


def _connect(page: Any, screen: Screen, panel: Parts) -> None:
    connecting = Connecting(panel)
    fields = [panel[name] for name in ("way", "address", "name", "key", "file")]
    shown = [*panel.values()]
    page.load(connecting.open, None, [screen.settings, *shown], **_PRIVATE)
    panel["way"].input(connecting.turn, [panel["way"]], [panel["of_openai"], panel["of_local"]], **_PRIVATE)
    panel["preset"].input(connecting.take, [panel["preset"]], [panel["address"], panel["name"]], **_PRIVATE)
    panel["save"].click(connecting.save, fields, shown, **_PRIVATE)
    panel["test"].click(connecting.test, None, [panel["result"]], **_PRIVATE)
    panel["forget"].click(connecting.forget, None, shown, **_PRIVATE)


def _dress(page: Any, runs: Runs, screen: Screen, unit: Parts) -> None:
    """The unit's own template; another report may need styles that it lacks."""
    templating, result = Templating(runs), unit["result"]
    page.load(templating.open, [screen.remembered], [result], **_PRIVATE)
    screen.report_id.change(templating.open, [screen.report_id], [result], **_PRIVATE)
    unit["file"].upload(templating.take, [unit["file"], screen.report_id], [unit["file"], result], **_PRIVATE)
    unit["forget"].click(templating.forget, None, [result], **_PRIVATE)
