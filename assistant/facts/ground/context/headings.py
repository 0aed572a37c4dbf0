"""The headings above a place in a text, which say of what its figures are though no word near them does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.words.tokens import tokens_of

_LINE = re.compile(r"^[ \t　]*(?:#+ *|\*\*)?([^\n。；，.;,]{2,30})(?:\*\*)?[ \t]*(?=\n)", re.M)
_RUN_IN = re.compile(
    r"^[ \t　]*((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])[^\n。；，]{2,28})。",
    re.M,
)
_LOWER = re.compile(r"#{3}|（|\d")


class Headings:
    """All headings of a text, looked up by place; `given` stand above the whole of it."""

    def __init__(self, text: str, given: Sequence[str] = ()) -> None:
        self.given = " ".join(given)
        self.ends: list[int] = []
        self.told: list[str] = []
        above = ""
        found = sorted((m.end(), m[1], m[0]) for search in (_LINE, _RUN_IN) for m in search.finditer(text))
        for end, words, line in found:
            lower = _LOWER.match(line.strip()) is not None
            above = above if lower else words
            self.ends.append(end)
            self.told.append(f"{above} {words}" if lower else words)

    def over(self, at: int) -> str:
        """The headings above this place, the highest first; "" for none."""
        last = bisect_right(self.ends, at) - 1
        return f"{self.given} {self.told[last]}".strip() if last >= 0 else self.given


def told_in(heading: str, name: str, claims: Claims) -> float:
    """How much of a label stands in the headings, 0 to 1, words that many labels share counting less."""
    own = [
        (token, size * claims.weights.get(token, 1.0)) for token, size in tokens_of(name) if len(token) > 1
    ]
    told = {token for token, _ in tokens_of(heading)}
    mass = sum(weight for _, weight in own)
    return sum(weight for token, weight in own if token in told) / mass if mass else 0.0
