"""The table at the top: every score of every system, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.interfaces.cli.screen import told
from eval.intervals import Interval, interval, tallies
from eval.judge.scoring import JUDGE, UNJUDGED
from eval.page.drafts import Drafts, short
from eval.prices import COST, Prices
from eval.record import Record
from eval.sample import Score
from eval.scores import SCORES
from eval.words import said, unit_of


def summary(drafts: Drafts, prices: Prices) -> str:
    """A row for each score, a column for each system: the mean of a draft, the share, or so many a thousand."""
    heads = "".join(
        f'<th scope="col" data-s="{number}">{number} {escape(short(system)).replace("/", "/<wbr>")}</th>'
        for number, system in enumerate(drafts.systems, 1)
    )
    scores = [score for score in (*SCORES, JUDGE, UNJUDGED, COST) if _is_there(score, drafts.records)]
    rows = "\n".join(_row(score, drafts, prices) for score in scores)
    note = told(
        "方括号内为 95% 区间：对样本作自助抽样 2000 次（种子固定）。↑ 越高越好，↓ 越低越好。",
        "In brackets the 95 % interval: a bootstrap over cases, 2,000 draws, seeded. ↑ higher is better, ↓ lower.",
    )
    return (
        f'<h2>{told("各项得分", "Scores")}</h2><div class="wide"><table><caption>{escape(note)}</caption><thead><tr>'
        f'<th scope="col">{told("指标", "Score")}</th>{heads}</tr></thead><tbody>'
        f"{_drafts(drafts)}\n{rows}</tbody></table></div>"
    )


def _is_there(score: Score, records: Sequence[Record]) -> bool:
    """A score of a part that was not used, such as a judge, has no row."""
    return any(score.name in record.marks for record in records)


def _drafts(drafts: Drafts) -> str:
    """How many drafts there are, and how many of them failed."""
    cells = []
    for number, system in enumerate(drafts.systems, 1):
        own = drafts.of_system(system)
        failed = sum(bool(record.failed) for record in own)
        cells.append(f'<td data-s="{number}">{len(own)}{f" ({failed} ✗)" if failed else ""}</td>')
    name = told("稿数（✗ 未完成）", "drafts (✗ failed)")
    return f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>'


def _row(score: Score, drafts: Drafts, prices: Prices) -> str:
    arrow = {"higher": " ↑", "lower": " ↓", "neither": ""}[score.better]
    cells, shares = [], False
    for number, system in enumerate(drafts.systems, 1):
        own = drafts.of_system(system)
        found = interval(list(tallies(own, score.name).values()))
        shares = shares or is_share(score, own)
        cells.append(f'<td data-s="{number}">{shown(found, scale(score, own))}</td>')
    unit = told(*unit_of(score.unit))
    unit = f"% {told('（占', '(')}{unit}{told('）', ')')}" if shares else unit
    if score is COST:
        unit = prices.currency
    return (
        f'<tr><th scope="row">{escape(told(*said(score.name)))}{arrow}<small>{escape(unit)}</small></th>'
        f"{''.join(cells)}</tr>"
    )


def is_share(score: Score, records: Sequence[Record]) -> bool:
    """Whether the score counts how many of so many, and is shown as a percentage."""
    return not score.per and any(r.marks[score.name].of is not None for r in records if score.name in r.marks)


def scale(score: Score, records: Sequence[Record]) -> float:
    """What a ratio is multiplied by before a person sees it."""
    return score.per or (100 if is_share(score, records) else 1)


def shown(found: Interval | None, times: float) -> str:
    """98.3 [97.1, 99.0], or — where nothing was judged."""
    if found is None:
        return "—"
    value, low, high = (f"{number * times:.4g}" for number in (found.value, found.low, found.high))
    return value if low == high == value else f"{value} <small>[{low}, {high}]</small>"
