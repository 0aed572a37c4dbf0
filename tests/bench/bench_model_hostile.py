"""What a hostile model gets onto the page: over 30,000 printed figures of generated briefs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping

from hypothesis import HealthCheck, given, seed, settings

from assistant.brief import Brief
from assistant.drafting.workflow import draft
from assistant.errors import EndpointError
from assistant.writers.chat_model import ChatWriter
from tests.bench.hostile import Harm, HostileModel
from tests.generated import briefs

FIGURES = int(os.environ.get("NIGAO_BENCH_FIGURES", "30000"))


_BATCH = 40


def assail(figures: int) -> Harm:
    """Drafts generated briefs with the hostile model until so many figures stand on paper."""
    harm, batch = Harm(), 0
    while harm.figures < figures:
        _assail(harm, batch, figures)
        batch += 1
    return harm


def _assail(harm: Harm, batch: int, figures: int) -> None:
    @seed(batch)
    @settings(max_examples=_BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(briefs())
    def one(brief: Brief) -> None:
        if harm.figures >= figures:
            return
        model = HostileModel(brief, seed=harm.drafts)
        try:
            report = asyncio.run(draft(brief, ChatWriter(model), side_by_side=1))
        except EndpointError:
            return  # the very first call failed: nothing is written then
        harm.add(report, model)

    one()


def main() -> list[Mapping[str, object]]:
    harm = assail(FIGURES)
    # Rule of three: none in n means fewer than 3/n with 95 % confidence.
    bound = f"< {3 / harm.figures:.4%}"
    rows: list[Mapping[str, object]] = []
    for label, found, count in (
        ("figures wrong or without a fact", harm.wrong, harm.figures),
        ("required figures missing", harm.missing, harm.figures),
        ("required headings missing, or added", harm.headings, harm.sections),
        ("error findings unreported", harm.unreported, harm.drafts),
    ):
        rows.append(
            {
                "what": label,
                "of": count,
                "found": len(found),
                "bar": 0,
                "95 % bound": bound if not found else "",
            }
        )
        for words in found[:3]:
            print(f"- {words[:300]}")
    rows.append({"what": "sections still the model's own", "of": harm.sections, "found": harm.kept})
    return rows
