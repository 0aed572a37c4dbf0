"""The results as one HTML file: it asks nothing of any network, runs no script, and opens from a disk."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from assistant import __version__
from assistant.interfaces.cli.screen import told
from eval.key import checks_digest, prompts_digest
from eval.page.cases import case_of
from eval.page.summary import summary
from eval.record import Record

_STYLE = Path(__file__).parent / "style.css"
# The browser itself forbids what this page must not do.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def written(records: Sequence[Record], folder: Path) -> str:
    """The file's text. `folder` is where the pages were kept."""
    title = told("拟稿评测", "nigao: evaluation")
    cases = list(dict.fromkeys(record.case for record in records))
    parts = [
        "<!doctype html>",
        f'<html lang="{told("zh", "en")}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE.read_text('utf-8')}</style></head><body>",
        f"<h1>{title}</h1>",
        f"<p>{_made_of(records, len(cases))}</p>",
        summary(records),
        _legend(),
        f"<h2>{told('样本', 'Cases')}</h2>",
        *(case_of([record for record in records if record.case == case], folder) for case in cases),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _made_of(records: Sequence[Record], cases: int) -> str:
    repeats = max((record.repeat for record in records), default=0) + 1
    said = told(
        f"样本 {cases} 个，各 {repeats} 稿；nigao {__version__}，提示词 {prompts_digest()}，检查 {checks_digest()}。",
        f"Cases: {cases}; drafts of each: {repeats}; nigao {__version__}, prompts {prompts_digest()}, checks {checks_digest()}.",
    )
    return escape(said)


def _legend() -> str:
    states = {
        "right": told("与事实相符", "as a fact has it"),
        "derived": told("由事实推算", "computed from facts"),
        "open": told("空缺", "a gap"),
        "wrong": told("与事实不符", "contradicts a fact"),
        "ungrounded": told("没有依据", "without a fact"),
        "misattributed": told("张冠李戴", "said of the wrong thing"),
    }
    marks = " ".join(f'<mark class="{state}">{escape(said)}</mark>' for state, said in states.items())
    return f'<p class="legend">{told("文中数字：", "Figures: ")}{marks}</p>'
