"""The page's layout, and which act answers which button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.interfaces.chat.acts import Deciding, Drafting, Editing, Talking
from assistant.interfaces.chat.report_view import empty_html
from assistant.interfaces.chat.screen import Screen
from assistant.interfaces.chat.tables import EVIDENCE_COLUMNS, FACT_COLUMNS, VERSION_COLUMNS
from assistant.interfaces.chat.words import WORDS, translations
from assistant.outline.kinds import list_kinds
from assistant.service.runs import Runs
from assistant.settings import examples_folder, settings

_FONTS = ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]
_FACT_WIDTHS = ["18%", "18%", "14%", "9%", "14%", "14%", "13%"]
_EVIDENCE_WIDTHS = ["17%", "13%", "17%", "17%", "12%", "24%"]
_CSS = Path(__file__).with_name("page.css")

Translated = dict[str, Any]


def add_page(app: FastAPI, runs: Runs) -> FastAPI:
    """The application with the page at `/`; nothing is fetched from any other host."""
    words = gr.I18n(**translations())
    fonts = [gr.themes.Font(name) for name in _FONTS]
    served: FastAPI = gr.mount_gradio_app(
        app,
        build_page(runs, words),
        path="/",
        ssr_mode=False,
        i18n=words,
        theme=gr.themes.Base(font=fonts, font_mono=[gr.themes.Font("monospace")]),
        css=_CSS.read_text(encoding="utf-8"),
        footer_links=[],
        show_error=False,
        max_file_size=settings().max_upload_mb * 1024 * 1024,
        enable_monitoring=False,
    )
    return served


def build_page(runs: Runs, words: gr.I18n) -> Any:
    """The blocks: material and conversation on the left, the report on the right."""
    # Gradio's own types know translated words in some places only.
    t: Translated = {key: words(key) for key in WORDS}
    with gr.Blocks(title=words("title"), analytics_enabled=False, fill_width=True) as page:
        parts: dict[str, Any] = {"report_id": gr.State(""), "version": gr.State(0), "pending": gr.State(None)}
        parts["remembered"] = _remembered()
        gr.Markdown(t["banner"])
        gr.Markdown(t["tagline"])
        with gr.Row(equal_height=False):
            with gr.Column(scale=2, min_width=340):
                material = _material(t)
                parts["start"], stop = _start(t)
                send = _conversation(t, parts)
            with gr.Column(scale=3, min_width=340):
                parts["progress"] = gr.Markdown("", elem_id="progress")
                parts["download"] = gr.DownloadButton(
                    t["download"], interactive=False, elem_id="download", size="md"
                )
                buttons = _desk(t, parts)
        screen = Screen(**parts)
        _answer(page, runs, screen, material, stop, send)
        _answer_desk(runs, screen, buttons)
    return page


def _remembered() -> Any:
    """Which report this browser worked on last; without a key of its own it would not outlive a restart."""
    return gr.BrowserState("", storage_key="nigao-report", secret="nigao")


def _material(t: Translated) -> list[Any]:
    examples = [(_title_of(path), path.name) for path in _examples()]
    first = examples[0][1] if examples else ""
    example = gr.Dropdown([("—", ""), *examples], value=first, label=t["example"], elem_id="example")
    with gr.Accordion(t["own"], open=False, elem_id="own"):
        title = gr.Textbox(label=t["report_title"], max_lines=1, max_length=200, elem_id="title")
        facts = _upload(t["facts"], [".xlsx", ".csv", ".yaml", ".yml", ".json", ".docx"], "facts")
        gr.Markdown(t["one_of"])
        outline = _upload(t["outline"], [".yaml", ".yml", ".md", ".json"], "outline")
        sample = _upload(t["sample"], [".docx", ".md", ".txt", ".pdf"], "sample")
        kind = gr.Dropdown([("—", ""), *list_kinds()], value="", label=t["kind"], elem_id="kind")
    return [example, title, facts, outline, sample, kind]


def _upload(label: Any, suffixes: list[str], name: str) -> Any:
    return gr.File(label=label, file_types=suffixes, height=140, elem_id=name)


def _start(t: Translated) -> tuple[Any, Any]:
    with gr.Row():
        start = gr.Button(t["draft"], variant="primary", elem_id="draft")
        stop = gr.Button(t["stop"], elem_id="stop")
    return start, stop


def _conversation(t: Translated, parts: dict[str, Any]) -> Any:
    parts["chat"] = gr.Chatbot(label=t["chat"], height=300, buttons=[], feedback_options=None, elem_id="chat")
    parts["choices"] = gr.CheckboxGroup([], label=t["choose"], visible=False, elem_id="choices")
    with gr.Row():
        parts["accept"] = gr.Button(t["accept"], variant="primary", visible=False, elem_id="accept")
        parts["reject"] = gr.Button(t["reject"], visible=False, elem_id="reject")
    with gr.Row():
        parts["ask"] = gr.Textbox(
            placeholder=t["ask"],
            label=t["chat"],
            show_label=False,
            scale=4,
            max_lines=4,
            max_length=2000,
            elem_id="ask",
        )
        return gr.Button(t["send"], scale=1, min_width=80, elem_id="send")


def _desk(t: Translated, parts: dict[str, Any]) -> dict[str, Any]:
    """The tabs; returns the buttons in them by name."""
    buttons: dict[str, Any] = {}
    with gr.Tab(t["report"]):
        with gr.Accordion(t["findings"], open=False):
            parts["findings"] = gr.HTML("", elem_id="findings")
        parts["shown"] = gr.HTML(empty_html("zh"), elem_id="report")
    with gr.Tab(t["t_facts"], elem_id="tab-facts"):
        gr.Markdown(t["facts_hint"])
        fixed = [i for i, name in enumerate(FACT_COLUMNS) if name != "value"]
        parts["facts"] = _table(
            FACT_COLUMNS, "facts-table", interactive=True, static_columns=fixed, column_widths=_FACT_WIDTHS
        )
    with gr.Tab(t["t_outline"]):
        parts["section"] = gr.Dropdown([], label=t["which"], elem_id="section")
        buttons["heading"] = gr.Textbox(label=t["heading"], max_lines=1, max_length=100, elem_id="heading")
        with gr.Row():
            for name in ("rename", "up", "down", "add", "delete"):
                buttons[name] = gr.Button(t[name], min_width=90, elem_id=name)
    with gr.Tab(t["t_versions"]):
        parts["versions"] = _table(VERSION_COLUMNS, "versions-table")
        with gr.Row():
            parts["compare_from"] = gr.Dropdown([], label=t["compare_from"], elem_id="compare-from")
            parts["compare_to"] = gr.Dropdown([], label=t["compare_to"], elem_id="compare-to")
        buttons["restore"] = gr.Button(t["restore"], elem_id="restore")
        buttons["differences"] = gr.HTML("", elem_id="differences")
    with gr.Tab(t["t_evidence"]):
        parts["evidence"] = _table(EVIDENCE_COLUMNS, "evidence-table", column_widths=_EVIDENCE_WIDTHS)
    return buttons


def _table(columns: tuple[str, ...], name: str, **options: Any) -> Any:
    """A table whose headers come with its rows: Gradio translates none in a table."""
    given = {"interactive": False, "headers": [" "] * len(columns), **options}
    return gr.Dataframe(type="array", wrap=True, elem_id=name, buttons=["fullscreen"], **given)


def _answer(page: Any, runs: Runs, screen: Screen, material: list[Any], stop: Any, send: Any) -> None:
    """Opening, drafting, talking and deciding."""
    drafting, talking, deciding = Drafting(runs, screen), Talking(runs, screen), Deciding(runs, screen)
    every, private = screen.all(), {"api_visibility": "private"}
    page.load(drafting.open, [screen.remembered], every, **private)
    began = screen.start.click(drafting.draft, material, every, **private)
    stop.click(drafting.stop, [screen.report_id], every, cancels=[began], **private)
    for event in (send.click, screen.ask.submit):
        event(talking.talk, [screen.ask, screen.chat, screen.report_id], every, **private)
    decided = [screen.choices, screen.chat, screen.pending, screen.report_id]
    screen.accept.click(deciding.accept, decided, every, **private)
    screen.reject.click(deciding.reject, [screen.chat], every, **private)


def _answer_desk(runs: Runs, screen: Screen, buttons: dict[str, Any]) -> None:
    """Facts, outline and versions."""
    editing = Editing(runs, screen)
    every, kept = screen.all(), [screen.report_id, screen.version]
    private = {"api_visibility": "private"}
    screen.facts.input(editing.facts, [screen.facts, *kept], every, **private)
    for name in ("up", "down", "delete"):
        buttons[name].click(getattr(editing, name), [screen.section, *kept], every, **private)
    for name in ("rename", "add"):
        buttons[name].click(
            getattr(editing, name), [screen.section, buttons["heading"], *kept], every, **private
        )
    compared = [screen.report_id, screen.compare_from, screen.compare_to]
    for event in (screen.compare_from.change, screen.compare_to.change):
        event(editing.compare, compared, [buttons["differences"]], **private)
    restored = [screen.report_id, screen.compare_from, screen.version]
    buttons["restore"].click(editing.restore, restored, every, **private)


def _examples() -> list[Path]:
    folder = examples_folder()
    return sorted(path.parent for path in folder.glob("*/brief.yaml")) if folder.is_dir() else []


def _title_of(folder: Path) -> str:
    """The title in an example's brief, read without the rest of it."""
    for line in (folder / "brief.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return folder.name
