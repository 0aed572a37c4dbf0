"""Whether a change may pass: no score is worse beyond doubt, and no report fails that stood before.

The scores that are judged share one error of 3 %, each getting its part of it (Bonferroni). Of few cases the bootstrap
is a little too sure; with it, a change that does nothing is stopped at most once in twenty times.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.compare.pairs import Pair
from eval.intervals import Interval, difference, tallies
from eval.record import Record
from eval.sample import Score
from eval.scores import SCORES
from eval.shares import estimate

# What must not get worse, and from how much on it counts: a wording that is a little further from one good report
# is no worse report.
GATED = {
    "headings": 0.0, "order": 0.0, "extra": 0.0, "figures": 0.0, "derived": 0.0, "wrong": 0.0, "ungrounded": 0.0,
    "misattributed": 0.0, "placeholders": 0.0, "phrases": 0.0, "errors": 0.0, "chrf": 1.0,
}  # fmt: skip
_ERROR = 0.03
_LEVEL = 1 - 2 * _ERROR / len(GATED)  # one side each
# What a difference must be to be seen four times in five: 1.96 + 0.84 standard deviations.
_SEEN = 2.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """One score before and after. `change` has its 95 % interval; `sees` is the least change that 80 % of such
    comparisons would find, None where no case differs; `worse` says that the gate stops at it. All None for a score
    of two versions.
    """

    score: Score
    before: Interval | None
    after: Interval | None
    change: Interval | None
    sees: float | None
    worse: bool


def judged(pair: Pair) -> list[Verdict]:
    """A verdict for every score."""
    return [_verdict(score, pair) for score in SCORES]


def severe(pair: Pair) -> list[str]:
    """The cases of which a draft failed that had not; or has an error finding, where no draft had one before.

    A system whose drafts do have errors now and then has them in another case each time: that is judged by their number.
    """
    failed = {record.case for record in pair.before if record.failed}
    clean = not any(record.severe for record in pair.before if not record.failed)
    now = (r.case for r in pair.after if (r.case not in failed if r.failed else clean and r.severe))
    return list(dict.fromkeys(now))


def _verdict(score: Score, pair: Pair) -> Verdict:
    name = score.name
    if _versions(pair.before, name) != _versions(pair.after, name):
        return Verdict(score, None, None, None, None, False)
    before, after = tallies(pair.before, name), tallies(pair.after, name)
    change = difference(before, after)
    sees = _SEEN * change.spread if change and change.spread else None
    strict = difference(before, after, _LEVEL) if name in GATED else None
    worse = strict is not None and _is_worse(score, strict)
    return Verdict(score, estimate(pair.before, name), estimate(pair.after, name), change, sees, worse)


def _is_worse(score: Score, strict: Interval) -> bool:
    least = GATED[score.name]
    return strict.high < -least if score.better == "higher" else strict.low > least


def _versions(records: tuple[Record, ...], name: str) -> set[int]:
    return {record.versions[name] for record in records if name in record.versions}
