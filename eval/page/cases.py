"""One case: how each system did in a line, and behind it the drafts beside the sample report, with their findings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from assistant.interfaces.cli.screen import told
from eval.page.marked import marked
from eval.record import Record
from eval.results import page_of
from eval.sample import Mark
from eval.table import shown
from eval.words import said

_SHOWN = ("headings", "figures", "wrong", "ungrounded", "misattributed", "chrf", "calls")
_SEVERITIES = ("error", "warning", "info")


def case_of(records: Sequence[Record], folder: Path) -> str:
    """The case closed; a case with an error finding says so without being opened."""
    pages = [page_of(record, folder) for record in records]
    first: dict[str, Any] = next((page for page in pages if page), {})
    lines = "".join(_line(record) for record in records)
    drafts = "".join(_draft(record, page) for record, page in zip(records, pages, strict=True))
    title = escape(first.get("title", ""))
    reference = first.get("reference")
    beside = marked(reference, ()) if reference else f"<p>{told('没有样稿', 'no sample report')}</p>"
    return (
        f'<details class="case"><summary><b>{escape(records[0].case)}</b> {title}{lines}</summary>'
        f'<div class="beside"><section><h3>{told("样稿", "Sample report")}</h3>{beside}</section>'
        f"<div>{drafts}</div></div></details>"
    )


def _line(record: Record) -> str:
    name = escape(record.model) + (f" #{record.repeat + 1}" if record.repeat else "")
    if record.failed:
        return f'<div class="line bad">{name}: {escape(record.failed)}</div>'
    marks = " · ".join(
        f"{escape(told(*said(score)))} {shown(score, record.marks.get(score, Mark(None)))}"
        for score in _SHOWN
    )
    bad = " bad" if record.severe else ""
    errors = f" · {told('检查错误', 'errors')} {record.severe}" if record.severe else ""
    return f'<div class="line{bad}">{name}: {marks}{errors}</div>'


def _draft(record: Record, page: dict[str, Any]) -> str:
    name = escape(record.model) + (f" #{record.repeat + 1}" if record.repeat else "")
    if not page:
        return f"<section><h3>{name}</h3><p>{escape(record.failed or told('底稿已不在', 'the page is gone'))}</p></section>"
    figures = [(f["start"], f["end"], f["state"], f["message"]) for f in page["figures"]]
    return (
        f"<section><h3>{name}</h3>{marked(page['page'], figures)}"
        f"{_findings(page['findings'])}{_prompts(page['prompts'])}</section>"
    )


def _findings(findings: list[dict[str, str]]) -> str:
    """Errors first; the list is open when there is one."""
    if not findings:
        return f"<p>{told('检查没有发现问题', 'the check found nothing')}</p>"
    ranked = sorted(findings, key=lambda finding: _SEVERITIES.index(finding["severity"]))
    rows = "".join(
        f'<li class="{escape(f["severity"])}"><code>{escape(f["rule"])}</code> {escape(f["section"])} {escape(f["message"])}</li>'
        for f in ranked
    )
    opened = " open" if ranked[0]["severity"] == "error" else ""
    return f"<details{opened}><summary>{told('检查发现', 'Findings')} {len(findings)}</summary><ul>{rows}</ul></details>"


def _prompts(prompts: list[dict[str, Any]]) -> str:
    if not prompts:
        return ""
    said_of = (f"{p['name']}.{p['language']}.v{p['version']} {p['hash'][:12]}" for p in prompts)
    rows = "".join(f"<li><code>{escape(one)}</code></li>" for one in said_of)
    return f"<details><summary>{told('提示词', 'Prompts')}</summary><ul>{rows}</ul></details>"
