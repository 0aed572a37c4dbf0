"""The page's table of gains: every other system against the first, over the cases that both drafted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.interfaces.cli.screen import told
from eval.gains import GAINED, Gain, gains
from eval.page.drafts import Drafts, short
from eval.page.summary import scale
from eval.rounded import signed
from eval.sample import Score
from eval.words import said


def paired_with_first(drafts: Drafts) -> str:
    """A column for each system but the first; empty where there is nothing to compare."""
    if len(drafts.systems) < 2:
        return ""
    first, *others = drafts.systems
    own = drafts.of_system(first)
    found = {other: gains(own, drafts.of_system(other)) for other in others}
    heads = "".join(
        f'<th scope="col" data-s="{drafts.number(other)}">{drafts.number(other)} '
        f"{escape(short(other)).replace('/', '/<wbr>')}</th>"
        for other in others
    )
    shared = "".join(
        f'<td data-s="{drafts.number(other)}">{found[other][0].cases if found[other] else 0}</td>'
        for other in others
    )
    rows = "".join(_row(score, found, drafts) for score in GAINED)
    title = told(f"与 1 {short(first)} 相比", f"Against 1 {short(first)}")
    return (
        f'<h2>{escape(title)}</h2><div class="wide"><table><thead><tr>'
        f'<th scope="col">{told("差", "difference")}</th>{heads}</tr></thead><tbody>'
        f'<tr><th scope="row">{told("共同样本", "cases in both")}</th>{shared}</tr>{rows}</tbody></table></div>'
        f'<p class="note">{escape(_note())}</p>'
    )


def _note() -> str:
    return told(
        "只比双方都有稿的样本，逐个样本配对；方括号内为 95% 区间。区间不含 0 的用粗体。全部样本无一不同的记 0。",
        "Only cases that both drafted, paired case by case; in brackets the 95 % interval. Bold where it leaves out 0. "
        "0 alone: no case differs.",
    )


def _row(score: Score, found: Mapping[str, Sequence[Gain]], drafts: Drafts) -> str:
    cells = []
    for other, own in found.items():
        gain = next((gain for gain in own if gain.score is score), None)
        text = "—" if gain is None else signed(gain.change, scale(score, drafts.of_system(other)))
        cells.append(
            f'<td data-s="{drafts.number(other)}">{f"<b>{text}</b>" if gain and gain.sure else text}</td>'
        )
    arrow = " ↑" if score.better == "higher" else " ↓"
    return f'<tr><th scope="row">{escape(told(*said(score.name)))}{arrow}</th>{"".join(cells)}</tr>'
