"""A count that names a fact whose digits it has in another order, and that some difference comes to by accident."""

from __future__ import annotations

import re

from assistant.facts.ground.binding.alone import words_of
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive import Derived
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.wrong.named import calculated
from assistant.facts.ground.wrong.typos import two_changed

_DIFFERENCE = re.compile(r"\S+ - \S+ = ")


def exchanged(reading: Reading, found: Derived, claims: Claims) -> Claim | None:
    """537 deminers of Deminers 573, where 573 less 36 accident victims are 537: the fact that is named, None for none.

    Only where the clause says the whole label and no word of that of the other fact, and names no calculation: 48 tests passed of
    57 tests and 9 failures stays a difference where the words tell it.
    """
    context, figure = reading.context, reading.place.figure
    if not context.english or not _DIFFERENCE.match(found.arithmetic) or figure.approx:
        return None
    if calculated(reading) and not reading.near.endswith(" on "):
        return None  # but rain that fell on 12 days tells no fall: a change is never on so many
    operands = [claim for name in found.facts for claim in claims.of_fact(name)]
    said = words_of(f"{context.clause} {figure.text} {context.behind}")
    named = [one for one in operands if words_of(one.name) <= said]
    if len(operands) != 2 or len(named) != 1:
        return None
    one, other = named[0], next(claim for claim in operands if claim is not named[0])
    if words_of(one.name) >= words_of(other.name):
        return None
    own = words_of(other.name) - words_of(one.name)
    return one if two_changed(figure, one) and not own & said else None
