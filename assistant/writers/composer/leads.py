"""When what is told was, in English: in 2025, | at the end of June, ; and whether it is still to come."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "open", "ahead"]
_LEADS = (
    (re.compile(r"(?:in|by|at|during|as|since|on|between|from|over|throughout|up|until|to)\b", re.I), "{}, "),
    (re.compile(r"[A-Z][a-z]+ to [A-Z]"), "from {}, "),
    (re.compile(r"(?:the )?(?:end|start|beginning|close) of\b", re.I), "at the {}, "),
    (re.compile(r"(?:the )?(?:whole|entire|life|duration|course)\b", re.I), "over the {}, "),
    (
        re.compile(
            r"(?:the )?(?:first|second|third|fourth|last|past|current|previous|year|quarter|half)\b", re.I
        ),
        "in the {}, ",
    ),
    (re.compile(r"\d{1,2} [A-Z]"), "on {}, "),
    (re.compile(r""), "in {}, "),
)
# A label that says itself when it was needs no period before it.
_SAYS_WHEN = re.compile(
    r"\b(?:previous|last|prior|preceding) (?:year|quarter|month|week|period|season)\b|\bin (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b|\ba year (?:earlier|before|ago)\b",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_QUARTER = re.compile(r"\b(?:q([1-4])|(first|second|third|fourth|last) quarter)\b", re.IGNORECASE)
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def says_when(label: str) -> bool:
    """Whether a label names its own time: missed collections in December."""
    return bool(_SAYS_WHEN.search(label))


def period_lead(period: str) -> str:
    """A period as the start of a clause: in 2025, | on 4 March 2025, | at the end of June, ."""
    lead = next(lead for pattern, lead in _LEADS if pattern.match(period))
    plain = re.sub(r"\Athe ", "", period, flags=re.IGNORECASE)
    return lead.format(period if lead in ("in {}, ", "on {}, ", "from {}, ") else lower(plain))


def tense_of(period: str, date: str) -> Tense:
    """Whether a period lies behind the date of the report (ISO), ahead of it, or holds it: a quarter or a month; else behind."""
    span = _months(period)
    year = _YEAR.search(period)
    if span is None or year is None or len(date) < 7:
        return "past"
    first, last = f"{year[1]}-{span[0]:02}", f"{year[1]}-{span[1]:02}"
    return "ahead" if date[:7] < first else "open" if date[:7] <= last else "past"


def part_of_year(words: str) -> bool:
    """Whether words name a month, a quarter or a half of a year."""
    return _months(words) is not None or bool(re.search(r"\b(?:half|h[12])\b", words, re.IGNORECASE))


def _months(period: str) -> tuple[int, int] | None:
    """The first and the last month of a quarter or of months named; None of anything else."""
    if quarter := _QUARTER.search(period):
        number = int(quarter[1]) if quarter[1] else _ORDER[quarter[2].lower()]
        return 3 * number - 2, 3 * number
    named = [_MONTHS.index(word) + 1 for word in re.findall(r"[a-z]+", period.lower()) if word in _MONTHS]
    if re.search(r"\bend of\b|\d (?:of )?[A-Z]", period):
        return None
    return (named[0], named[-1]) if named else None


def lower(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() or c.isdigit() for c in first[1:]) else text[:1].lower() + text[1:]
