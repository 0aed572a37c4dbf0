"""The results as one HTML file: it asks nothing of any network, runs no script, and opens from a disk."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from assistant.interfaces.cli.screen import told
from eval.faulty import with_faulty
from eval.page.cases import case_of
from eval.page.chart import charts
from eval.page.drafts import Drafts
from eval.page.filters import Filters
from eval.page.gains import paired_with_first
from eval.page.summary import summary
from eval.page.texts import ROOM, Texts
from eval.prices import Prices
from eval.record import Record

_STYLE = Path(__file__).parent / "style.css"
# The browser itself forbids what this page must not do.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# A file that can be sent by mail, and that a browser opens at once.
MOST = 5_000_000


def written(records: Sequence[Record], folder: Path, prices: Prices | None = None) -> str:
    """The file's text. `folder` is where pages and calls were kept.

    Where all of it would be too large, long prompts and answers are cut, and then left out; they stay in the folder.
    """
    prices = prices or Prices()
    drafts = Drafts.of(with_faulty(prices.put(records)), folder)
    for room in ROOM:
        page = _page(drafts, Texts(room), prices)
        if len(page.encode("utf-8", "backslashreplace")) < MOST:
            break
    return page


def _page(drafts: Drafts, texts: Texts, prices: Prices) -> str:
    title = told("拟稿评测", "nigao: evaluation")
    filters = Filters.of(drafts)
    cases = [case_of(case, drafts, filters, texts) for case in drafts.cases]
    parts = [
        "<!doctype html>",
        f'<html lang="{told("zh-CN", "en")}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE.read_text('utf-8')}{filters.rules()}</style></head><body>",
        filters.inputs(),
        f"<main><h1>{title}</h1>",
        f"<p>{_made_of(drafts)}</p>",
        charts(drafts, prices),
        summary(drafts, prices),
        paired_with_first(drafts),
        f"<h2>{told('样本', 'Cases')}</h2>",
        filters.labels(),
        _legend(),
        *cases,
        texts.shared(),
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _made_of(drafts: Drafts) -> str:
    cases, repeats = len(drafts.cases), max((record.repeat for record in drafts.records), default=0) + 1
    wanted = cases * repeats * len(drafts.systems)
    said = told(
        f"样本 {cases} 个，各 {repeats} 稿，{len(drafts.systems)} 种做法。{_programs(drafts)}。",
        f"{cases} cases, {repeats} {'draft' if repeats == 1 else 'drafts'} of each, {len(drafts.systems)} systems. {_programs(drafts)}.",
    )
    if len(drafts.records) < wanted:
        said += told(
            f"未做完：{wanted} 稿中已有 {len(drafts.records)} 稿。",
            f" Not finished: {len(drafts.records)} of {wanted} drafts.",
        )
    return escape(said)


def _programs(drafts: Drafts) -> str:
    """What the drafts were made with; more than one where results were kept over a change."""
    each = dict.fromkeys(tuple(record.program.values()) for record in drafts.records if record.program)
    said = (
        told(
            f"nigao {version}，提示词 {prompts}，检查 {checks}",
            f"nigao {version}, prompts {prompts}, checks {checks}",
        )
        for version, prompts, checks in each
    )
    return "; ".join(said)


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
