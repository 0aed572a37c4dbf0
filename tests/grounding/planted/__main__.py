"""`python -m tests.grounding.planted [CASES] [SEED] [-v]`: the table by class, 1,000 cases each in each language."""

from __future__ import annotations

import sys
from random import Random

from tests.grounding.planted.scoring import Row, right_rows, wrong_rows
from tests.grounding.planted.wording import WORDINGS


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count, seed = [*numbers, *(1000, 7)[len(numbers) :]][:2]
    shown = 8 if "-v" in sys.argv else 0
    print("| right text | cases | figures | false alarms | of these contradicted |\n|---|---|---|---|---|")
    for language in WORDINGS:
        for row in right_rows(Random(seed), count, language):
            rate = 100 * row.flagged / max(row.figures, 1)
            told = f"{row.cases} | {row.figures} | {rate:.2f} % | {row.contradicted}"
            print(f"| {language}: {row.name} | {told} |")
            _show(row, shown)
    print("\n| planted error | cases | caught |\n|---|---|---|")
    for language in WORDINGS:
        for row in wrong_rows(Random(seed + 1), count, language):
            print(f"| {language}: {row.name} | {row.cases} | {row.rate:.1f} % |")
            _show(row, shown)


def _show(row: Row, most: int) -> None:
    for line in row.missed[:most]:
        print("   ", line)


if __name__ == "__main__":
    main()
