"""`python -m eval.gains RESULTS…`: the systems of one or more results as two tables in Markdown.

The first has every system with its intervals, the second what the others differ by from the first one, paired by case.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import InputError, NigaoError
from assistant.interfaces.cli.screen import note, out, told
from eval.faulty import FAULTY, with_faulty
from eval.gains.paired import GAINED, gains
from eval.page.drafts import short
from eval.page.summary import scale
from eval.record import Record
from eval.results import kept_records
from eval.rounded import bracketed, rounded, signed
from eval.sample import Score
from eval.scores import BY_NAME
from eval.shares import estimate
from eval.words import said

_PARTS = ("figures", "wrong", "ungrounded", "misattributed")
_REST = ("errors", "mends", "chrf", "seconds")
SHOWN: tuple[Score, ...] = (
    *(BY_NAME[name] for name in _PARTS),
    FAULTY,
    *(BY_NAME[name] for name in _REST),
)


def tables(records: Sequence[Record], first: str | None = None) -> str:
    """Both tables. Raises InputError where there are no results, or none of a system of that name."""
    systems = list(dict.fromkeys(record.model for record in records))
    first = first or (systems[0] if systems else None)
    if first not in systems:
        raise InputError(
            "没有这个系统的结果" if systems else "没有结果",
            "no results of that system" if systems else "there are no results",
            found=first,
            expected=" / ".join(systems) or None,
        )
    own = {
        system: with_faulty([r for r in records if r.model == system and not r.failed]) for system in systems
    }
    rest = [system for system in systems if system != first]
    return "\n".join([*_side_by_side([first, *rest], own), "", *_against(first, rest, own)])


def _side_by_side(systems: Sequence[str], own: dict[str, list[Record]]) -> list[str]:
    heads = [
        told("做法", "system"),
        told("稿数", "drafts"),
        *(_head(score, own[systems[0]]) for score in SHOWN),
    ]
    rows = [
        [f"`{short(system)}`", str(len(own[system])), *(_cell(score, own[system]) for score in SHOWN)]
        for system in systems
    ]
    return [_line(heads), "|---" * len(heads) + "|", *map(_line, rows)]


def _against(first: str, rest: Sequence[str], own: dict[str, list[Record]]) -> list[str]:
    heads = [
        told(f"与 `{short(first)}` 之差", f"less `{short(first)}`"),
        told("共同样本", "cases in both"),
        *(_head(score, own[first]) for score in GAINED),
    ]
    rows = []
    for system in rest:
        found = {gain.score.name: gain for gain in gains(own[first], own[system])}
        cells = [
            signed(found[score.name].change, scale(score, own[system])) if score.name in found else "—"
            for score in GAINED
        ]
        shared = next((gain.cases for gain in found.values()), 0)
        rows.append([f"`{short(system)}`", str(shared), *cells])
    return [_line(heads), "|---" * len(heads) + "|", *map(_line, rows)] if rows else []


def _head(score: Score, records: Sequence[Record]) -> str:
    percent = " %" if scale(score, records) == 100 else ""
    return f"{told(*said(score.name))}{percent}"


def _cell(score: Score, records: Sequence[Record]) -> str:
    found = estimate(records, score.name)
    if found is None:
        return "—"
    times = scale(score, records)
    return f"{rounded(found.value * times, digits=3)} {bracketed(found, times, 3)}".rstrip()


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    """0, or 2 where there are no results."""
    parser = argparse.ArgumentParser(prog="python -m eval.gains", description=__doc__)
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--against", help="the system that the others are held against; else the first")
    wanted = parser.parse_args(arguments)
    try:
        records = [record for path in wanted.results for record in kept_records(path)]
        last = {(record.model, record.case, record.repeat): record for record in records}
        out(tables(list(last.values()), wanted.against))
    except NigaoError as error:
        note(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
