"""The page's layout, and which act answers which button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.interfaces.chat.acts import Acts
from assistant.interfaces.chat.report_view import CSS, empty_html
from assistant.interfaces.chat.words import WORDS, translations
from assistant.service import Runs
from assistant.settings import examples_folder, settings

_FONTS = ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]


def add_page(app: FastAPI, runs: Runs) -> FastAPI:
    """The application with the page at `/`; nothing is fetched from any other host."""
    words = gr.I18n(**translations())
    theme = gr.themes.Base(
        font=[gr.themes.Font(name) for name in _FONTS], font_mono=[gr.themes.Font("monospace")]
    )
    served: FastAPI = gr.mount_gradio_app(
        app,
        build_page(runs, words),
        path="/",
        ssr_mode=False,
        i18n=words,
        theme=theme,
        css=CSS,
        footer_links=[],
        show_error=False,
        max_file_size=settings().max_upload_mb * 1024 * 1024,
        enable_monitoring=False,
    )
    return served


def build_page(runs: Runs, words: gr.I18n) -> Any:
    """The blocks: material and conversation on the left, the report on the right."""
    acts = Acts(runs)
    # Gradio's own types know translated words in some places only.
    t: dict[str, Any] = {key: words(key) for key in WORDS}
    with gr.Blocks(title=words("title"), analytics_enabled=False, fill_width=True) as page:
        report_id, proposal = gr.State(""), gr.State(None)
        gr.Markdown(t["banner"])
        gr.Markdown(t["tagline"])
        with gr.Row(equal_height=False):
            with gr.Column(scale=2, min_width=340):
                material = _material(t)
                chat, ask, send, accept, reject = _conversation(t)
            with gr.Column(scale=3, min_width=340):
                progress = gr.Markdown("", elem_id="progress")
                download = gr.DownloadButton(t["download"], interactive=False, elem_id="download")
                with gr.Tab(t["report"]):
                    shown = gr.HTML(empty_html("zh"), elem_id="report")
                with gr.Tab(t["findings"]):
                    headers = [t[f"f_{name}"] for name in ("severity", "rule", "section", "message")]
                    findings = gr.Dataframe(
                        headers=headers, interactive=False, wrap=True, label=t["findings"]
                    )
        example, title, facts, outline, start, stop = material
        outputs = [report_id, shown, progress, findings, download, start]
        page.load(acts.greet, None, [shown])
        began = start.click(acts.draft, [example, title, facts, outline], outputs, api_visibility="private")
        stop.click(acts.stop, [report_id], [progress, start], cancels=[began], api_visibility="private")
        talk = [chat, ask, proposal, accept, reject, shown, findings, download, progress]
        for event in (send.click, ask.submit):
            event(acts.talk, [ask, chat, report_id], talk, api_visibility="private")
        decided = [chat, proposal, accept, reject, shown, findings, download, progress]
        accept.click(acts.accept, [chat, proposal, report_id], decided, api_visibility="private")
        reject.click(acts.reject, [chat, proposal, report_id], decided, api_visibility="private")
    return page


def _material(t: dict[str, Any]) -> tuple[Any, ...]:
    examples = [(_title_of(path), path.name) for path in _examples()]
    example = gr.Dropdown(
        [("—", ""), *examples],
        value=examples[0][1] if examples else "",
        label=t["example"],
        elem_id="example",
    )
    with gr.Accordion(t["own"], open=False):
        title = gr.Textbox(label=t["report_title"], max_lines=1, elem_id="title")
        suffixes = [".xlsx", ".csv", ".yaml", ".yml", ".json", ".docx"]
        facts = gr.File(label=t["facts"], file_types=suffixes, height=110, elem_id="facts")
        outline = gr.File(
            label=t["outline"], file_types=[".yaml", ".yml", ".md", ".json"], height=110, elem_id="outline"
        )
    with gr.Row():
        start = gr.Button(t["draft"], variant="primary", elem_id="draft")
        stop = gr.Button(t["stop"], elem_id="stop")
    return example, title, facts, outline, start, stop


def _conversation(t: dict[str, Any]) -> tuple[Any, ...]:
    chat = gr.Chatbot(label=t["chat"], height=320, buttons=[], feedback_options=None, elem_id="chat")
    with gr.Row():
        accept = gr.Button(t["accept"], variant="primary", visible=False, elem_id="accept")
        reject = gr.Button(t["reject"], visible=False, elem_id="reject")
    with gr.Row():
        ask = gr.Textbox(
            placeholder=t["ask"],
            label=t["chat"],
            show_label=False,
            scale=4,
            max_lines=4,
            max_length=2000,
            elem_id="ask",
        )
        send = gr.Button(t["send"], scale=1, min_width=80, elem_id="send")
    return chat, ask, send, accept, reject


def _examples() -> list[Path]:
    folder = examples_folder()
    return sorted(path.parent for path in folder.glob("*/brief.yaml")) if folder.is_dir() else []


def _title_of(folder: Path) -> str:
    """The title in an example's brief, read without the rest of it."""
    for line in (folder / "brief.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return folder.name
