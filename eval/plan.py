"""`python -m eval.plan RESULTS [--reports 100000] [--at-once 8]`: what an evaluation of many reports will take.

Worked out from results that are there: tokens, seconds and bytes of a draft as they were measured, each times the
number of reports; the seconds divided by how many drafts are under way at a time, on however many machines.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.errors import NigaoError
from assistant.interfaces.cli.screen import note, out, told
from assistant.settings import settings
from eval.page.drafts import short
from eval.prices import Prices
from eval.record import Record
from eval.results import LINES, file_name, kept_records

_FOLDERS = ("pages", "calls", "reports")


@dataclass(frozen=True, slots=True)
class Measured:
    """One system, a draft on the average: tokens, seconds (None where all were replayed), bytes, money (None: unknown)."""

    system: str
    drafts: int
    calls: float
    sent: float
    answered: float
    seconds: float | None
    stored: float
    cost: Decimal | None


def measured(records: Sequence[Record], folder: Path, prices: Prices) -> list[Measured]:
    """A line for each system; drafts that failed are left out."""
    found = []
    lines = (folder / LINES).stat().st_size / max(len(records), 1)
    for system in dict.fromkeys(record.model for record in records):
        own = [record for record in records if record.model == system and not record.failed]
        if not own:
            continue
        times = [mark.value for r in own if (mark := r.marks.get("seconds")) and mark.value is not None]
        total = prices.total(own)
        found.append(
            Measured(
                system,
                len(own),
                sum(r.usage.calls for r in own) / len(own),
                sum(r.usage.input_tokens for r in own) / len(own),
                sum(r.usage.output_tokens for r in own) / len(own),
                sum(times) / len(times) if times else None,
                lines + sum(_bytes(record, folder) for record in own) / len(own),
                None if total is None else total / len(own),
            )
        )
    return found


def _bytes(record: Record, folder: Path) -> int:
    files = (folder / name / file_name(record) for name in _FOLDERS)
    return sum(file.stat().st_size for file in files if file.is_file())


def table(found: Sequence[Measured], reports: int, at_once: int, currency: str) -> str:
    """A row for each system, of so many reports."""
    heads = (
        told("做法", "system"),
        told("已测稿数", "drafts measured"),
        told("调用", "calls"),
        told("词元（发出 / 收到）", "tokens (sent / answered)"),
        told(f"时间（同时 {at_once} 稿）", f"time ({at_once} drafts at a time)"),
        told("存储", "storage"),
        told("费用", "cost"),
    )
    rows = [_row(one, reports, at_once, currency) for one in found]
    head = told(f"{reports:,} 份报告：", f"{reports:,} reports:")
    return "\n".join([head, "", _line(heads), "|---" * len(heads) + "|", *map(_line, rows)])


def _row(one: Measured, reports: int, at_once: int, currency: str) -> tuple[str, ...]:
    hours = None if one.seconds is None else one.seconds * reports / at_once / 3600
    return (
        short(one.system),
        str(one.drafts),
        f"{one.calls * reports:,.0f}",
        f"{one.sent * reports / 1e6:,.1f} M / {one.answered * reports / 1e6:,.1f} M",
        "—" if hours is None else f"{hours:,.1f} h" if hours < 48 else f"{hours / 24:,.1f} d",
        f"{one.stored * reports / 1e9:,.1f} GB",
        "—" if one.cost is None else f"{currency} {one.cost * reports:,.2f}".strip(),
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    """0, or 2 where there are no results."""
    parser = argparse.ArgumentParser(prog="python -m eval.plan", description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--at-once", type=int, default=8, help="drafts under way, on all machines together")
    wanted = parser.parse_args(arguments)
    try:
        prices = Prices.of(settings())
        found = measured(kept_records(wanted.results), wanted.results, prices)
    except NigaoError as error:
        note(str(error))
        return 2
    out(table(found, wanted.reports, wanted.at_once, prices.currency))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
