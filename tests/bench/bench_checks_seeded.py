"""Of a hundred faults of each case put into clean prose, one at a time, how many are told; the bar is 95 %."""

from __future__ import annotations

from collections.abc import Mapping

from tests.checks.seeded_documents import CASES, sow_document
from tests.checks.seeds import BAR, Seeded, cases, sow


def main() -> list[Mapping[str, object]]:
    rows = [_row(sow(case), "paragraph") for case in cases()]
    rows += [_row(sow_document(case), "report with its brief") for case in CASES]
    tried, found = sum(int(str(row["seeded"])) for row in rows), sum(int(str(row["found"])) for row in rows)
    whole = {"case": f"all {len(rows)}", "put into a": "", "seeded": tried, "found": found}
    return [*rows, {**whole, "share": f"{found / tried:.1%}", "bar": ""}]


def _row(seeded: Seeded, where: str) -> Mapping[str, object]:
    return {
        "case": seeded.case,
        "put into a": where,
        "seeded": seeded.tried,
        "found": seeded.tried - len(seeded.lost),
        "share": f"{seeded.share:.1%}",
        "bar": f"{BAR:.0%} {'met' if seeded.share >= BAR else 'MISSED'}",
    }
