"""The fact that a figure with another entity's value should state: that of the entity named right beside it."""

from __future__ import annotations

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match.precision import digits_told

_TOLD = 3  # digits that no other figure has by chance
_LETTERS = 2


def of_the_one_named(reading: Reading, claims: Claims) -> Claim | None:
    """331 work at Eastvale, where 331 are Westvale's and Eastvale has 508: the fact of Eastvale.

    Only for an exact value, with the one name right at the figure (`Whose.sure`), and where its digits or the words so far
    tell that this indicator is meant.
    """
    whose, stated = reading.context.whose, reading.stated
    if stated is None or not whose.sure or len(whose.entities) != 1 or stated.entity in whose.entities:
        return None
    if not reading.matches or reading.matches[0][1].how != "exact" or reading.place.figure.approx:
        return None
    said = {token for token, _ in tokens_of(f"{reading.earlier} {reading.tail}")}
    label = {token for token, _ in tokens_of(stated.name) if len(token) > _LETTERS}
    if (
        digits_told(reading.place.figure) < _TOLD
        and stated.index not in reading.likeness
        and not label & said
    ):
        return None
    when = reading.context.when
    if when.firm and when.year not in (None, stated.year):
        return None
    row = [c for c in claims.named(stated.name) if c.entity in whose.entities and c.unit == stated.unit]
    same = [c for c in row if c.time == stated.time and c.quantity != stated.quantity]
    return same[0] if len(same) == 1 else None
