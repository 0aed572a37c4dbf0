"""The table at the top: every score of every system, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.interfaces.cli.screen import told
from eval.intervals import Interval, interval, tallies
from eval.record import Record
from eval.sample import Score
from eval.scores import SCORES
from eval.words import said


def summary(records: Sequence[Record]) -> str:
    """A row for each score, a column for each system: the mean of a draft, the share, or so many a thousand."""
    systems = list(dict.fromkeys(record.model for record in records))
    heads = "".join(f'<th scope="col">{escape(system)}</th>' for system in systems)
    rows = "\n".join(_row(score, records, systems) for score in SCORES)
    note = told(
        "方括号内为 95% 区间：对样本作自助抽样 2000 次（种子固定）。↑ 越高越好，↓ 越低越好。",
        "In brackets the 95 % interval: a bootstrap over cases, 2,000 draws, seeded. ↑ higher is better, ↓ lower.",
    )
    return (
        f'<table><caption>{escape(note)}</caption><thead><tr><th scope="col">{told("指标", "Score")}</th>'
        f'<th scope="col">{told("单位", "Unit")}</th>{heads}</tr></thead><tbody>{_failed(records, systems)}\n{rows}'
        "</tbody></table>"
    )


def _failed(records: Sequence[Record], systems: Sequence[str]) -> str:
    if not any(record.failed for record in records):
        return ""
    counts = [sum(bool(r.failed) for r in records if r.model == system) for system in systems]
    cells = "".join(f"<td>{count}</td>" for count in counts)
    return f'<tr><th scope="row">{told("未完成", "failed")}</th><td>{told("稿", "drafts")}</td>{cells}</tr>'


def _row(score: Score, records: Sequence[Record], systems: Sequence[str]) -> str:
    arrow = {"higher": " ↑", "lower": " ↓", "neither": ""}[score.better]
    cells = []
    shares = False
    for system in systems:
        own = [record for record in records if record.model == system]
        found = interval(list(tallies(own, score.name).values()))
        shares = shares or is_share(score, own)
        cells.append(f"<td>{shown(found, scale(score, own))}</td>")
    unit = f"% {told('（占', '(of ')}{score.unit}{told('）', ')')}" if shares else score.unit
    return (
        f'<tr><th scope="row">{escape(told(*said(score.name)))}{arrow}</th>'
        f"<td>{escape(unit)}</td>{''.join(cells)}</tr>"
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
