"""What a part is worth: one system against another over the cases that both drafted, case by case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import InputError
from eval.compare.pairs import paired
from eval.faulty import FAULTY, with_faulty
from eval.intervals import Interval, difference, tallies
from eval.record import Record
from eval.sample import Score
from eval.scores import BY_NAME

_NAMES = ("figures", "derived", "wrong", "ungrounded", "misattributed", "bare", "errors", "lengths", "chrf")
GAINED: tuple[Score, ...] = (FAULTY, *(BY_NAME[name] for name in _NAMES))


@dataclass(frozen=True, slots=True)
class Gain:
    """How another system's score differs from the first's, over so many cases; `sure` where 0 is outside the interval."""

    score: Score
    cases: int
    change: Interval

    @property
    def sure(self) -> bool:
        return self.change.low > 0 or self.change.high < 0


def gains(first: Sequence[Record], other: Sequence[Record]) -> list[Gain]:
    """Other less first; empty where they share no case. Drafts that failed are left out with their pairs."""
    stood = ([record for record in own if not record.failed] for own in (first, other))
    try:
        pair = paired(*stood)
    except InputError:
        return []
    before, after = with_faulty(pair.before), with_faulty(pair.after)
    found = []
    for score in GAINED:
        change = difference(tallies(before, score.name), tallies(after, score.name))
        if change:
            found.append(Gain(score, len(pair.cases), change))
    return found
