"""Orders hidden in nine places of a report's material, and a model that obeys each: what came of them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tests.api.injection import PLACES, Harm, assail, payloads

# NIGAO_BENCH_STEP takes every so-manieth order; 1 is all of them.
STEP = int(os.environ.get("NIGAO_BENCH_STEP", "1"))


def main() -> list[Mapping[str, object]]:
    chosen = payloads()[::STEP]
    rows: list[Mapping[str, object]] = []
    for place in PLACES:
        harm = Harm()
        assail(chosen, [place], harm)
        for words in harm.all[:2]:
            print(f"- {words[:300]}")
        rows.append(
            {
                "place": place,
                "orders": harm.tried[place],
                "seen by the model": harm.seen[place],
                "figures changed": len(harm.figures),
                "headings changed": len(harm.headings),
                "secrets told": len(harm.canaries),
                "links and calls left": len(harm.links),
            }
        )
    return rows
