"""The table at the top: every score of every system, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.interfaces.cli.screen import told
from eval.faulty import FAULTY
from eval.intervals import Interval, tallies
from eval.judge.scoring import JUDGE, UNJUDGED
from eval.meanings import meaning
from eval.page.drafts import Drafts, short
from eval.prices import COST, Prices
from eval.record import Record
from eval.rounded import bracketed, rounded
from eval.sample import Score
from eval.scores import SCORES
from eval.shares import estimate, is_counted
from eval.words import said, unit_of


def summary(drafts: Drafts, prices: Prices) -> str:
    """A row for each score, a column for each system: the mean of a draft, the share, or so many a thousand."""
    heads = "".join(
        f'<th scope="col" data-s="{number}">{number} {escape(short(system)).replace("/", "/<wbr>")}</th>'
        for number, system in enumerate(drafts.systems, 1)
    )
    scores = [score for score in _all() if _is_there(score, drafts.records)]
    rows = "\n".join(_row(score, drafts, prices) for score in scores)
    note = told(
        "计数的为各稿合计之比，其余为每稿平均。方括号内为 95% 区间：对样本作自助抽样 2000 次（种子固定）；"
        "计数的不窄于 Wilson 区间，故 0 也有上限。没有方括号的，各稿都一样。↑ 越高越好，↓ 越低越好。",
        "What is counted is the share of all drafts together, everything else the mean of a draft. In brackets the 95 % "
        "interval: a bootstrap over cases, 2,000 draws, seeded; for what is counted no narrower than Wilson's, so that 0 "
        "has an upper end too. Without brackets: all drafts alike. ↑ higher is better, ↓ lower.",
    )
    return (
        f'<h2>{told("各项得分", "Scores")}</h2><div class="wide"><table><thead><tr>'
        f'<th scope="col">{told("指标", "Score")}</th>{heads}</tr></thead><tbody>'
        f"{_drafts(drafts)}\n{rows}</tbody></table></div>"
        f'<p class="note">{escape(note)}</p>{_meanings(scores)}'
    )


def _all() -> list[Score]:
    """All scores in their order, the faulty figures together behind their parts."""
    place = [score.name for score in SCORES].index("misattributed") + 1
    return [*SCORES[:place], FAULTY, *SCORES[place:], JUDGE, UNJUDGED, COST]


def _meanings(scores: Sequence[Score]) -> str:
    """What each score says, behind a click."""
    rows = "".join(
        f"<dt>{escape(told(*said(score.name)))}</dt><dd>{escape(told(*meaning(score.name)))}</dd>"
        for score in scores
    )
    head = told("各项指标是什么意思", "What each score says")
    return f'<details class="meanings"><summary>{head}</summary><dl>{rows}</dl></details>'


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
        found = estimate(own, score.name)
        shares = shares or is_share(score, own)
        cells.append(f'<td data-s="{number}">{shown(found, scale(score, own), _counted(score, own))}</td>')
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
    return not score.per and is_counted(records, score.name)


def scale(score: Score, records: Sequence[Record]) -> float:
    """What a ratio is multiplied by before a person sees it."""
    return score.per or (100 if is_share(score, records) else 1)


def shown(found: Interval | None, times: float, counted: str = "") -> str:
    """98.3 [97.1, 99.0] 610 / 621, or — where nothing was judged."""
    if found is None:
        return "—"
    small = f"<small>{bracketed(found, times)}</small>" if bracketed(found, times) else ""
    return f"{rounded(found.value * times)} {small}{f'<small>{counted}</small>' if counted else ''}".rstrip()


def _counted(score: Score, records: Sequence[Record]) -> str:
    """610 / 621, of all drafts together; empty for what is averaged."""
    if not is_counted(records, score.name):
        return ""
    cases = tallies(records, score.name).values()
    return f"{sum(value for value, _ in cases):,.0f} / {sum(of for _, of in cases):,.0f}"
