"""What `nigao eval compare A B` prints, and its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.interfaces.cli.evaluate import Wanted
from assistant.interfaces.cli.screen import console, note, out_json, told
from assistant.interfaces.cli.tables import table
from eval.compare.gate import Verdict, judged, severe
from eval.compare.pairs import Pair, paired, results
from eval.intervals import Interval
from eval.page.summary import scale
from eval.rounded import rounded, signed
from eval.words import said


def compared(wanted: Wanted) -> int:
    """Shows every score before and after. With the gate 1 on a regression or a severe failure, else 0."""
    assert wanted.compare
    before, after = (results(path) for path in wanted.compare)
    pair = paired(before, after)
    verdicts, failures = judged(pair), severe(pair)
    if wanted.as_json:
        out_json(_as_json(pair, verdicts, failures))
    else:
        _show(pair, verdicts)
    _tell(pair, verdicts, failures)
    return int(wanted.gate and bool(failures or any(verdict.worse for verdict in verdicts)))


def _tell(pair: Pair, verdicts: Sequence[Verdict], failures: Sequence[str]) -> None:
    """What is not in the table: which cases were left out, and what the gate stops at."""
    left_out = (
        (pair.new, "只在后者中，未比较", "only in the second, not compared"),
        (pair.gone, "只在前者中，未比较", "only in the first, not compared"),
        (pair.changed, "样本已改动，未比较", "changed since, not compared"),
        (failures, "严重错误", "severe failure"),
        ([told(*said(v.score.name)) for v in verdicts if v.worse], "变差", "worse"),
        (
            [told(*said(v.score.name)) for v in verdicts if v.change is None and v.before is None],
            "没有可比的值（未评，或评分版本不同）",
            "nothing to compare (not judged, or of another version)",
        ),
    )
    for names, zh, en in left_out:
        if names:
            note(f"{told(zh, en)}: {', '.join(names)}")


def _show(pair: Pair, verdicts: Sequence[Verdict]) -> None:
    heads = [
        told("指标", "score"),
        told("前", "before"),
        told("后", "after"),
        told("差 [95% 区间]", "change [95 %]"),
        told("可见的最小差", "would see"),
        "",
    ]
    rows = table(*heads)
    for verdict in verdicts:
        if verdict.change is None or verdict.before is None or verdict.after is None:
            continue
        times = scale(verdict.score, pair.after)
        change = verdict.change
        rows.add_row(
            told(*said(verdict.score.name)),
            rounded(verdict.before.value * times),
            rounded(verdict.after.value * times),
            signed(change, times),
            "—" if verdict.sees is None else rounded(verdict.sees * times, digits=3),
            told("变差", "worse") if verdict.worse else "",
            style="red" if verdict.worse else "",
        )
    console(stderr=False).print(rows)
    note(told(f"共同样本 {len(pair.cases)} 个", f"{len(pair.cases)} cases in both"))


def _as_json(pair: Pair, verdicts: Sequence[Verdict], failures: Sequence[str]) -> dict[str, Any]:
    """Rates as they are, not times 100 or 1000."""
    return {
        "cases": pair.cases,
        "new": pair.new,
        "gone": pair.gone,
        "changed": pair.changed,
        "severe": list(failures),
        "scores": {
            verdict.score.name: {
                "before": _bounds(verdict.before),
                "after": _bounds(verdict.after),
                "change": _bounds(verdict.change),
                "sees": verdict.sees,
                "worse": verdict.worse,
            }
            for verdict in verdicts
        },
    }


def _bounds(found: Interval | None) -> dict[str, float] | None:
    return {"value": found.value, "low": found.low, "high": found.high} if found else None
