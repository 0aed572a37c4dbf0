"""Whether a fact whose value stands there holds for another entity or another time than the sentence speaks of."""

from __future__ import annotations

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.dates import Calendar
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.score import apart


def of_someone_else(reading: Reading, claim: Claim, calendar: Calendar, claims: Claims) -> bool:
    """Whether the sentence names another entity than the one whose value this is, or months that no fact gives."""
    said = reading.context.when.dates
    if apart(claim, reading.context) and any(d in calendar.given for d in said if d.startswith("@")):
        return True  # where no fact gives the months at all, they are flagged and not the value
    whose = reading.context.whose
    if not whose.firm or not claim.entity or claim.entity in claims.overall:
        return False
    if whose.overall:
        return whose.near
    return bool(whose.entities) and claim.entity not in whose.entities
