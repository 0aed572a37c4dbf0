"""Right figures of the labelled cases, with each label of a sheet in turn put into words that nobody knows.

A text that names a fact by another word than its label is the commonest of all, and no list of synonyms ends. So each label
that tells no calculation is replaced, and the figures labelled right are counted that are then called contradicted.
`python -m tests.grounding.reworded` prints them by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.facts.ground import ground
from tests.grounding.cases import Labelled, labelled

_LATIN = "zorb quil mavet trond plisk vesk gorm dral fint lomp brax hulv".split()
_HAN = "甪奀孖掱麤龘犇猋骉鱻羴焱淼垚"
# A label that says how it is computed, or against what, means something by these words.
_TELLING = re.compile(r"\d|率|比|%|增|减|降|rate|share|target|目标|计划|常年|growth|change", re.IGNORECASE)
_LATIN_STEP, _HAN_STEP = 3, 5  # how far the words of one label are from those of the next


def reworded(label: str, number: int) -> str:
    """Words of no meaning, as many as the label has; `number` tells labels of a sheet apart."""
    if label.isascii():
        words = (_LATIN[(number * _LATIN_STEP + at) % len(_LATIN)] for at in range(len(label.split())))
        return " ".join(words).capitalize()
    signs = (_HAN[(number * _HAN_STEP + at) % len(_HAN)] for at in range(max(2, len(label))))
    return "".join(signs)


def sheets(case: Labelled) -> Iterator[tuple[Mapping[str, Any], ...]]:
    """The sheet of a case with one label after the other reworded."""
    labels = list(dict.fromkeys(str(fact.get("label") or fact["id"]) for fact in case.facts))
    for number, label in enumerate(labels):
        if not _TELLING.search(label):
            new = reworded(label, number)
            yield tuple(
                {**fact, "label": new} if (fact.get("label") or fact["id"]) == label else fact
                for fact in case.facts
            )


def accused(language: str) -> tuple[int, int]:
    """How many figures labelled right there were over all reworded sheets, and how many were called contradicted."""
    right = wrong = 0
    for case in labelled(language):
        for facts in sheets(case):
            verdicts = [v for v in ground(case.text, facts, case.language) if case.letter(v) in "sdro"]
            right += len(verdicts)
            wrong += sum(verdict.verdict == "contradicted" for verdict in verdicts)
    return right, wrong


if __name__ == "__main__":
    for tongue in ("zh", "en"):
        count, called = accused(tongue)
        print(f"{tongue}: {called} of {count} right figures called contradicted ({called / count:.2%})")
