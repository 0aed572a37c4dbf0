"""Answers as Markdown, for a person who reads them in a chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.language import Language, Said

_SEVERITY = {
    "error": Said("错误", "error"),
    "warning": Said("注意", "warning"),
    "info": Said("提示", "info"),
}
_NONE = Said("没有发现问题。", "Nothing was found.")
_FINDINGS = Said("| 级别 | 规则 | 文字 | 说明 |", "| severity | rule | words | what |")
_FIGURES = Said("| 数字 | 数值 | 单位 | 类别 |", "| figure | value | unit | kind |")
_NO_FIGURES = Said("没有数字。", "No figures.")
_COVERED = Said("标题 {}/{}，数字 {}/{}。", "Headings {}/{}, figures {}/{}.")
_MISSING = Said("缺：{}", "Missing: {}")


def findings_shown(result: dict[str, Any], language: Language) -> str:
    """A check as a line of coverage and a table of findings."""
    headings, figures = result["coverage"]["headings"], result["coverage"]["figures"]
    lines = []
    if headings["required"] or figures["required"]:
        counts = (headings["present"], headings["required"], figures["present"], figures["required"])
        lines.append(_COVERED.in_(language).format(*counts))
        missing = [*headings["missing"], *figures["missing"]]
        if missing:
            lines.append(_MISSING.in_(language).format(("、" if language == "zh" else ", ").join(missing)))
        lines.append("")
    found = result["findings"]
    if not found:
        return "\n".join([*lines, _NONE.in_(language)])
    rows = [(_SEVERITY[f["severity"]].in_(language), f["rule"], f["text"], f["message"]) for f in found]
    return "\n".join([*lines, *_table(_FINDINGS.in_(language), 4, rows)])


def figures_shown(result: dict[str, Any], language: Language) -> str:
    """The figures of a text as a table."""
    rows = [
        (f["text"], f["value"] + (f"—{f['value_high']}" if f["value_high"] else ""), f["unit"], f["kind"])
        for f in result["figures"]
    ]
    return "\n".join(_table(_FIGURES.in_(language), 4, rows)) if rows else _NO_FIGURES.in_(language)


def _table(header: str, columns: int, rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [header, "|" + " --- |" * columns]
    return lines + ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
