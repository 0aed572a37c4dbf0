"""How many days, weeks or months a fact holds for, which a rate of time divides by: 48.2 hours of November are 1.6 a day."""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal

from assistant.facts.ground.claims import Claim

TIMES = frozenset("hour day week month 日 天 月 周".split())
_MONTHS = 12


def spans_of(claim: Claim, noun: str) -> Decimal | None:
    """So many of the noun (a word of `TIMES`) the period of the claim has, None where it gives no month and no year."""
    months = [date[1:].split("-") for date in claim.dates if date[:1] == "@"]
    if claim.year is None or len(months) > 1 or (not months and any("-" in date for date in claim.dates)):
        return None
    first, last = map(int, months[0]) if months else (1, _MONTHS)
    if last < first:
        return None
    days = sum(monthrange(claim.year, month)[1] for month in range(first, last + 1))
    if noun in ("month", "月"):
        return Decimal(last - first + 1)
    if noun in ("week", "周"):
        return Decimal(days) / 7
    return Decimal(days * 24 if noun == "hour" else days)
