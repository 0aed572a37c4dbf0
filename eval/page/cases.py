"""One case: how each system did in a badge, and behind it the drafts beside the sample report, with their findings."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.interfaces.cli.screen import told
from eval.page.drafts import Drafts, failing, short
from eval.page.filters import Filters
from eval.page.marked import marked
from eval.page.texts import Texts
from eval.record import Record
from eval.results import file_name
from eval.sample import Mark
from eval.table import shown
from eval.words import said

_SHOWN = (
    "headings", "figures", "derived", "wrong", "ungrounded", "misattributed", "placeholders", "phrases", "chrf",
    "length", "judge", "unjudged", "calls", "tokens", "cost", "seconds",
)  # fmt: skip
_SEVERITIES = ("error", "warning", "info")


def case_of(case: str, drafts: Drafts, filters: Filters, texts: Texts) -> str:
    """The case closed; that a draft of it falls short is said without opening it."""
    records = drafts.of_case(case)
    first: dict[str, Any] = next((page for one in records if (page := drafts.page(one))), {})
    badges = "".join(_badge(record, drafts) for record in records)
    shown_ones = "".join(_draft(record, drafts, texts) for record in records)
    reference = first.get("reference")
    beside = marked(reference, ()) if reference else f"<p>{told('没有样稿', 'no sample report')}</p>"
    kind = f" <small>{escape(drafts.kind(case))}</small>" if drafts.kind(case) else ""
    return (
        f'<details class="case" {filters.of_case(case, drafts)}><summary><b>{escape(case)}</b> '
        f'{escape(first.get("title", ""))}{kind}<span class="badges">{badges}</span></summary>'
        f'<div class="beside"><section class="sample"><h3>{told("样稿", "Sample report")}</h3>{beside}</section>'
        f"<div>{shown_ones}</div></div></details>"
    )


def _badge(record: Record, drafts: Drafts) -> str:
    """1 ✓, or 2 ✗ with what falls short when one points at it."""
    found, number = failing(record), drafts.number(record.model)
    state, sign = ("bad", "✗") if found else ("good", "✓")
    words = [short(record.model), *(told(*said(name)) for name in found)]
    return f'<span class="badge {state}" data-s="{number}" title="{escape(" · ".join(words))}">{number} {sign}</span>'


def _draft(record: Record, drafts: Drafts, texts: Texts) -> str:
    number = drafts.number(record.model)
    name = escape(f"{number} {short(record.model)}") + (f" #{record.repeat + 1}" if record.repeat else "")
    page = drafts.page(record)
    if record.failed:
        inside = f'<p class="bad">{escape(record.failed)}</p>'
    elif not page:
        inside = f"<p>{told('底稿已不在', 'the page is gone')}</p>"
    else:
        figures = [(f["start"], f["end"], f["state"], f["message"]) for f in page["figures"]]
        inside = (
            f"{marked(page['page'], figures)}{_findings(page['findings'])}{_prompts(page['prompts'])}"
            f"{texts.calls(drafts.calls(record), file_name(record), number)}"
        )
    bad = " bad" if failing(record) else ""
    return (
        f'<details class="draft" data-s="{number}" open><summary><h3>{name}</h3>'
        f'<span class="line{bad}">{_line(record)}</span></summary>{inside}</details>'
    )


def _line(record: Record) -> str:
    if record.failed:
        return told("未完成", "failed")
    marks = ((name, record.marks.get(name, Mark(None))) for name in _SHOWN)
    return " · ".join(
        f"{escape(told(*said(name)))} {shown(name, mark)}" for name, mark in marks if mark.value is not None
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
    return f"<details><summary>{told('提示词', 'Prompt files')}</summary><ul>{rows}</ul></details>"
