"""The cases as an inspect_ai task; needs inspect_ai and openai, and `cases.jsonl` named by NIGAO_CASES."""

from __future__ import annotations

import json
import os
from pathlib import Path

from inspect_ai import Task, task  # type: ignore[import-not-found]
from inspect_ai.dataset import MemoryDataset, Sample  # type: ignore[import-not-found]
from inspect_ai.model import ChatMessageSystem, ChatMessageUser  # type: ignore[import-not-found]
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr  # type: ignore[import-not-found]
from inspect_ai.solver import TaskState, generate  # type: ignore[import-not-found]


@scorer(metrics={"*": [mean(), stderr()]})  # type: ignore[untyped-decorator]
def contains() -> Scorer:
    """The share of headings, and of figures, that the answer contains."""

    async def score(state: TaskState, target: Target) -> Score:
        text = state.output.completion
        wanted = {name: state.metadata[name] for name in ("headings", "figures")}
        return Score(
            value={name: sum(one in text for one in all_of) / len(all_of) for name, all_of in wanted.items()}
        )

    return score


@task  # type: ignore[untyped-decorator]
def reports() -> Task:
    """One sample a case: the prompt of the whole report."""
    lines = Path(os.environ["NIGAO_CASES"]).read_text("utf-8").splitlines()
    samples = [
        Sample(
            id=case["id"],
            input=[ChatMessageSystem(content=case["system"]), ChatMessageUser(content=case["user"])],
            metadata={"headings": case["headings"], "figures": case["figures"]},
        )
        for case in map(json.loads, lines)
    ]
    return Task(dataset=MemoryDataset(samples), solver=generate(), scorer=contains())
