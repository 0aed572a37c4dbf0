"""The gate on runs of a scripted model with slips: how often it stops what did not change, and finds what did.

Every shipped case is drafted many times by a model that slips at a known rate, through the whole evaluation, and again
by one that slips more often, so that five of a hundred required figures more are missing. Runs are then drawn from
these drafts: for each case one draft before and another after. Cases beyond the shipped ones are cases drawn again, with
other drafts. `python -m tests.bench eval_gate`; some minutes.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.settings import Settings
from eval.answers import Answers
from eval.cases import find_cases
from eval.compare import judged, paired
from eval.compare.gate import severe
from eval.intervals import tallies
from eval.record import Record
from eval.runs import jobs, read_briefs, records
from tests.bench.__main__ import table

BEFORE, WORSE = 0.10, 0.155
DRAFTS = 12
SEED = 2025
Drafts = Mapping[str, Sequence[Record]]  # by case


def drafts(system: str, repeats: int = DRAFTS) -> dict[str, list[Record]]:
    """So many drafts of every shipped case, scored."""

    async def all_of_them() -> list[Record]:
        cases, config = find_cases(), Settings()
        todo = jobs(cases, read_briefs(cases), [system], repeats, config)
        return [replace(r, sample=None) async for r in records(todo, {}, Answers(), config)]

    found: dict[str, list[Record]] = {}
    for record in asyncio.run(all_of_them()):
        found.setdefault(record.case, []).append(record)
    return found


def drawn(
    before: Drafts, after: Drafts, cases: int, chance: random.Random
) -> tuple[list[Record], list[Record]]:
    """Two runs of so many cases; never the same draft in both. No case is drawn again before all were drawn."""
    names = list(before)
    old, new = [], []
    for index in range(cases):
        if not index % len(names):
            chance.shuffle(names)
        name = names[index % len(names)]
        one, other = chance.sample(range(len(before[name])), 2)
        old.append(replace(before[name][one], case=f"{name} {index}"))
        new.append(replace(after[name][other], case=f"{name} {index}"))
    return old, new


def stops(
    before: Drafts, after: Drafts, cases: int, times: int, chance: random.Random
) -> tuple[int, list[str]]:
    """In how many of so many comparisons the gate would exit 1, and at which scores."""
    stopped, at = 0, list[str]()
    for _ in range(times):
        pair = paired(*drawn(before, after, cases, chance))
        worse = [verdict.score.name for verdict in judged(pair) if verdict.worse]
        worse += ["severe failure"] if severe(pair) else []
        stopped += bool(worse)
        at += worse
    return stopped, at


def share(found: Drafts) -> float:
    """Required figures that are there, of a hundred."""
    own = list(tallies([record for each in found.values() for record in each], "figures").values())
    return 100 * sum(value for value, _ in own) / sum(of for _, of in own)


def rows(times: int, finds: int, repeats: int = DRAFTS) -> list[Mapping[str, object]]:
    """A/A for nigao and for a baseline, then the drop."""
    chance = random.Random(SEED)
    same = drafts(f"no-slots/noisy:{BEFORE}", repeats)
    worse = drafts(f"no-slots/noisy:{WORSE}:worse", repeats)
    whole = drafts(f"noisy:{BEFORE}", repeats)
    few, many = len(same), 200
    told = f"{share(same):.1f} % → {share(worse):.1f} %"
    plan = (
        ("no-slots, the same twice", "alarms", same, same, few, times),
        ("nigao, the same twice", "alarms", whole, whole, few, times),
        ("no-slots, the same twice", "alarms", same, same, many, times // 4),
        (f"required figures {told}", "found", same, worse, many, finds),
        (f"required figures {told}", "found", same, worse, few, finds),
    )
    return [_row(*one, chance) for one in plan]


def _row(
    what: str, word: str, before: Drafts, after: Drafts, cases: int, times: int, chance: random.Random
) -> Mapping[str, object]:
    stopped, at = stops(before, after, cases, times, chance)
    named = ", ".join(f"{name} {at.count(name)}" for name in sorted(set(at)))
    return {
        "what": what,
        "cases": cases,
        "comparisons": times,
        "stopped": f"{stopped} ({100 * stopped / max(times, 1):.1f} %)",
        "should be": "at most 5 %" if word == "alarms" else "at least 80 % at 200 cases",
        "at": named,
    }


def main() -> list[Mapping[str, object]]:
    return rows(200, 50)


if __name__ == "__main__":
    sys.stdout.write(table(main()) + "\n")
