"""How far a judge agrees with a person, on pairs that were labelled by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.brief import Task
from assistant.brief.read import read_brief
from assistant.language import Language
from eval.judge.ask import Judge, Verdict

LABELLED = Path(__file__).with_name("labelled.yaml")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one section, and the better one as a person sees it."""

    heading: str
    points: tuple[str, ...]
    a: str
    b: str
    better: str

    @property
    def language(self) -> Language:
        return "zh" if any("一" <= char <= "鿿" for char in self.heading) else "en"


@dataclass(frozen=True, slots=True)
class Agreement:
    """`judged` of `pairs` could be judged; `agreed` of those as the person did; `kappa` is Cohen's (1960)."""

    pairs: int
    judged: int
    agreed: int
    kappa: float | None

    @property
    def unjudged(self) -> int:
        return self.pairs - self.judged


@cache
def labelled(file: Path = LABELLED) -> tuple[Pair, ...]:
    """The pairs of the file."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    return tuple(Pair(r["heading"], tuple(r["points"]), r["a"], r["b"], r["better"]) for r in rows)


async def verdicts(judge: Judge, pairs: Sequence[Pair]) -> list[Verdict]:
    """What the judge says of each pair, one after another."""
    found = []
    for pair in pairs:
        found.append(
            await judge.compare(pair.heading, pair.points, pair.a, pair.b, _task(pair), pair.language)
        )
    return found


def agreement(pairs: Sequence[Pair], found: Sequence[Verdict]) -> Agreement:
    """What was not judged is counted, and left out of the rest."""
    both = [(pair.better, verdict) for pair, verdict in zip(pairs, found, strict=True) if verdict]
    agreed = sum(own == theirs for own, theirs in both)
    return Agreement(len(pairs), len(both), agreed, _kappa(both))


def _kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance; None where there is nothing to agree on, or chance alone would agree always."""
    if not both:
        return None
    count = len(both)
    own, theirs = Counter(one for one, _ in both), Counter(other for _, other in both)
    chance = sum(own[name] * theirs[name] for name in own) / count**2
    observed = sum(one == other for one, other in both) / count
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _task(pair: Pair) -> Task:
    said: dict[str, Any] = {"title": pair.heading, "sections": [{"heading": pair.heading}]}
    brief = read_brief({**said, "language": pair.language, "facts": []})
    return Task("1", brief, brief.outline.sections[0])
