"""Which parts of the loop are at work: all of them in a draft; an evaluation leaves one out to see what it gains."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loop:
    """The parts of drafting with a model that can be left out, one by one. With all of them a report holds.

    `checks`: the model's text is judged, and sent back for as many rounds as the draft has; without, its first text
    stands as it was read, figures without a fact and all.
    `mend`: what does not hold is repaired by rule.
    `compose`: what does not hold even then is the composer's; without, the model's text with the fewest faults stands,
    and where there was none the section is empty.
    `whole`: the sections are looked over side by side; it needs `checks`.
    `plan`: a model that writes is asked where facts belong of which the rule is not sure.

    The rounds alone are left out with `rounds=0`, polishing with `way="write"`, writing from facts with `way="polish"`.
    """

    checks: bool = True
    mend: bool = True
    compose: bool = True
    whole: bool = True
    plan: bool = True


ALL = Loop()
