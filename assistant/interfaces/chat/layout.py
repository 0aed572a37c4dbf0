"""What stands where on the page: material, conversation and settings on the left, the report and its tabs on the right."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.interfaces.chat.material import examples, first_example
from assistant.interfaces.chat.report_view import empty_html
from assistant.interfaces.chat.tables import EVIDENCE_COLUMNS, FACT_COLUMNS, VERSION_COLUMNS
from assistant.outline.kinds import list_kinds
from assistant.writers.presets import presets

_FACT_WIDTHS = ["18%", "18%", "14%", "9%", "14%", "14%", "13%"]
_EVIDENCE_WIDTHS = ["17%", "13%", "17%", "17%", "12%", "24%"]

Translated = dict[str, Any]
Parts = dict[str, Any]


def remembered() -> Any:
    """Which report this browser worked on last; without a key of its own it would not outlive a restart."""
    return gr.BrowserState("", storage_key="nigao-report", secret="nigao")


def material(t: Translated) -> list[Any]:
    choices = [("—", ""), *((shown.title, shown.name) for shown in examples())]
    example = gr.Dropdown(choices, value=first_example("zh"), label=t["example"], elem_id="example")
    with gr.Accordion(t["own"], open=False, elem_id="own"):
        title = gr.Textbox(label=t["report_title"], max_lines=1, max_length=200, elem_id="title")
        facts = _upload(t["facts"], [".xlsx", ".csv", ".yaml", ".yml", ".json", ".docx"], "facts")
        gr.Markdown(t["one_of"])
        outline = _upload(t["outline"], [".docx", ".md", ".txt", ".yaml", ".yml", ".json"], "outline")
        sample = _upload(t["sample"], [".docx", ".md", ".txt", ".pdf"], "sample")
        kind = gr.Dropdown(
            [("—", ""), *((t[f"kind_{name}"], name) for name in list_kinds())],
            value="",
            label=t["kind"],
            elem_id="kind",
        )
    return [example, title, facts, outline, sample, kind]


def buttons(t: Translated, parts: Parts) -> None:
    with gr.Row():
        parts["start"] = gr.Button(t["draft"], variant="primary", elem_id="draft", min_width=90)
        parts["go_on"] = gr.Button(
            t["go_on"], variant="primary", elem_id="go-on", visible=False, min_width=90
        )
        parts["stop"] = gr.Button(t["stop"], elem_id="stop", interactive=False, min_width=90)


def conversation(t: Translated, parts: Parts) -> Parts:
    """Chat and decision; the buttons of both by name."""
    # No Markdown: a label in an answer could name a picture on another host.
    parts["chat"] = gr.Chatbot(
        label=t["chat"], height=360, buttons=[], feedback_options=None, render_markdown=False, elem_id="chat"
    )
    made: Parts = {}
    with gr.Group(visible=False, elem_id="decision") as parts["decision"]:
        parts["choices"] = gr.CheckboxGroup([], label=t["choose"], elem_id="choices")
        with gr.Row():
            made["accept"] = gr.Button(t["accept"], variant="primary", elem_id="accept", min_width=80)
            made["reject"] = gr.Button(t["reject"], elem_id="reject", min_width=80)
            made["retry"] = gr.Button(t["retry"], elem_id="retry", min_width=120)
    with gr.Row():
        parts["ask"] = gr.Textbox(
            placeholder=t["ask"],
            label=t["ask_label"],
            show_label=False,
            scale=4,
            max_lines=4,
            max_length=2000,
            elem_id="ask",
        )
        made["send"] = gr.Button(t["send"], scale=1, min_width=80, elem_id="send")
    return made


def settings_panel(t: Translated, parts: Parts) -> Parts:
    """Which model writes; fields and buttons by name."""
    ways = [(t["s_composer"], "composer"), (t["s_openai"], "openai"), (t["s_local"], "local")]
    known = [(t[f"preset_{preset.name}"], preset.name) for preset in presets()]
    made: Parts = {}
    with gr.Accordion(t["settings"], open=False, elem_id="settings") as parts["settings"]:
        gr.Markdown(t["s_hint"])
        made["way"] = gr.Radio(ways, value="composer", label=t["s_way"], elem_id="s-way")
        with gr.Group(visible=False) as made["of_openai"]:
            made["preset"] = gr.Dropdown(
                [("—", ""), *known], value="", label=t["s_preset"], elem_id="s-preset"
            )
            made["address"] = gr.Textbox(label=t["s_address"], max_lines=1, elem_id="s-address")
            made["name"] = gr.Textbox(label=t["s_name"], max_lines=1, elem_id="s-name")
            made["key"] = gr.Textbox(
                label=t["s_key"],
                type="password",
                max_lines=1,
                elem_id="s-key",
                html_attributes=_no_autofill(),
            )
        with gr.Group(visible=False) as made["of_local"]:
            made["file"] = gr.Textbox(label=t["s_file"], max_lines=1, elem_id="s-file")
        with gr.Row():
            made["save"] = gr.Button(t["s_save"], elem_id="s-save", min_width=80)
            made["test"] = gr.Button(t["s_test"], elem_id="s-test", min_width=80)
            made["forget"] = gr.Button(t["s_forget"], elem_id="s-forget", min_width=80)
        made["result"] = gr.HTML("", elem_id="s-result")
    return made


def template_panel(t: Translated) -> Parts:
    """The unit's own template: field, line and button by name."""
    made: Parts = {}
    with gr.Accordion(t["unit"], open=False, elem_id="unit"):
        gr.Markdown(t["u_hint"])
        made["file"] = _upload(t["u_file"], [".docx", ".dotx"], "template")
        made["result"] = gr.HTML("", elem_id="template-result")
        made["forget"] = gr.Button(t["u_forget"], elem_id="template-forget", min_width=80)
    return made


def desk(t: Translated, parts: Parts) -> Parts:
    """The report and the tabs beside it; the buttons in them by name."""
    made: Parts = {}
    parts["progress"] = gr.HTML("", elem_id="progress")
    parts["downloads"] = gr.HTML("", elem_id="downloads")
    with gr.Tab(t["report"], elem_id="tab-report"):
        parts["shown"] = gr.HTML(empty_html("zh"), elem_id="report", js_on_load="")
    with gr.Tab(t["t_facts"], elem_id="tab-facts"):
        gr.Markdown(t["facts_hint"])
        fixed = [i for i, name in enumerate(FACT_COLUMNS) if name != "value"]
        parts["facts"] = _table(
            FACT_COLUMNS,
            "facts-table",
            t["t_facts"],
            interactive=True,
            static_columns=fixed,
            column_widths=_FACT_WIDTHS,
        )
        # What goes from act to act in the browser and is not to be seen.
        made["typed"], made["fresh"] = gr.JSON(None, visible=False), gr.JSON(None, visible=False)
    with gr.Tab(t["t_outline"], elem_id="tab-outline"):
        _outline(t, parts, made)
    with gr.Tab(t["t_findings"], elem_id="tab-findings"):
        parts["findings"] = gr.HTML("", elem_id="findings", js_on_load="")
    with gr.Tab(t["t_versions"], elem_id="tab-versions"):
        parts["versions"] = _table(VERSION_COLUMNS, "versions-table", t["t_versions"])
        with gr.Row():
            parts["compare_from"] = gr.Dropdown([], label=t["compare_from"], elem_id="compare-from")
            parts["compare_to"] = gr.Dropdown([], label=t["compare_to"], elem_id="compare-to")
        made["restore"] = gr.Button(t["restore"], elem_id="restore")
        made["differences"] = gr.HTML("", elem_id="differences", js_on_load="")
    with gr.Tab(t["t_evidence"], elem_id="tab-evidence"):
        parts["evidence"] = _table(
            EVIDENCE_COLUMNS, "evidence-table", t["t_evidence"], column_widths=_EVIDENCE_WIDTHS
        )
    return made


def _outline(t: Translated, parts: Parts, made: Parts) -> None:
    parts["section"] = gr.Dropdown([], label=t["which"], elem_id="section")
    made["heading"] = gr.Textbox(label=t["heading"], max_lines=1, max_length=100, elem_id="heading")
    with gr.Row():
        for name in ("rename", "up", "down", "add", "delete"):
            made[name] = gr.Button(t[name], min_width=90, elem_id=name)
    gr.Markdown(t["lock_hint"])
    parts["sentence"] = gr.Dropdown([], label=t["sentence"], elem_id="sentence")
    with gr.Row():
        for name in ("lock", "unlock"):
            made[name] = gr.Button(t[name], min_width=90, elem_id=name)


def _upload(label: Any, suffixes: list[str], name: str) -> Any:
    return gr.File(label=label, file_types=suffixes, height=140, elem_id=name)


def _table(columns: tuple[str, ...], name: str, label: Any, **options: Any) -> Any:
    """A table whose headers come with its rows: Gradio translates none in a table."""
    given = {"interactive": False, "headers": [" "] * len(columns), **options}
    return gr.Dataframe(
        type="array", wrap=True, label=label, show_label=False, elem_id=name, buttons=[], **given
    )


def _no_autofill() -> Any:
    return gr.InputHTMLAttributes(autocomplete="off")
