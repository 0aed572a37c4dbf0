"""Numbers written in English words: twelve, twenty-one, three hundred and five, two-thirds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(_ONES.split())} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), start=2)
}
BIG = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
TENS_ORDINAL = re.compile(
    rf"({'|'.join(_TENS.split())})[- ]({'|'.join(list(ORDINALS)[:9])})\b|({'|'.join(word[:-1] + 'ieth' for word in _TENS.split())})\b",
    re.I,
)
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1000,
}
_WORD = "|".join(sorted([*SMALL, *BIG], key=len, reverse=True))
WORDS = re.compile(
    rf"(?:(?:half )?an? (?=(?:hundred|thousand|million|billion|dozen)\b))?(?:{_WORD})(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)) and )(?:{_WORD})\b){{0,12}}(?![A-Za-z])",
    re.I,
)
HALF_OF = re.compile(r"half an? (?:hundred|thousand|million|billion|dozen)\b", re.I)
_LETTERS = re.compile(r"[a-z]+")
_AND_HALF = re.compile(r" and a half\b", re.I)
_PART = "|".join(PARTS)
FRACTION = re.compile(
    rf"(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{_PART})s?"
    rf"(?![A-Za-z])(?!-)|(?P<half>half)(?![A-Za-z-])|(?P<bare>third|quarter|fifth|sixth|eighth|tenth)(?![A-Za-z-]))",
    re.I,
)
# a third man is one more; a third of them, a third on last year are shares.
_SHARE = re.compile(
    r" ?(?:of|more|less|lower|higher|fewer|to|and|in|on|above|below|over|under|from|at|by|since|during|within|against|as|than|but|or|while|between"
    r"|came|come|went|go|left|leave|chose|choose|paid|pay|used|use|live|lived|work|worked|walk|walked|cycle|cycled|drove|drive|travelled|rent|rented|own|owned|voted|vote|think|thought|felt|feel|say|told|took|take|want|wanted|need|needed|failed|fail|passed|pass|already|still|now|also|never|speak|spoke|stayed|stay|were|was|are|is|had|have|has|did|do|said|will|would|could|can|the|their|its|this|that|compared|each|off|up|down|better|worse|bigger"
    r"|smaller|cheaper|faster|slower|larger|longer|shorter|an? (?:decade|year|month|week|century|generation))\b| ?\(|[,.;:)!?—–-]|$"
)


# Four kitchens are open, a fifth is planned: one more.
_ONE_MORE = re.compile(
    r" (?:is|was|will be|has been|have been) (?:planned|expected|due|under|being|proposed|scheduled|awaited|to (?:follow|open|be|start))\b"
)
_FURTHER = re.compile(r"\b(?:a further|another|the remaining) $", re.I)
# the past three quarters, the other two quarters: lengths of time.
_QUARTERS = re.compile(
    r"\b(?:past|other|previous|next|last|remaining|preceding|following|consecutive|successive) $", re.I
)
AND_HALF = re.compile(r"an? ([a-z]+) and a half\b")


class Spelled(NamedTuple):
    """A number in words: where it ends and its value."""

    end: int
    value: Decimal


def read_words(text: str, start: int) -> Spelled | None:
    """The number in words at `start`; None when none begins there."""
    match = WORDS.match(text, start)
    if match is None:
        return None
    total = section = last = 0
    halved, end = False, match.end()
    for found in _LETTERS.finditer(match[0].lower()):
        word = found[0]
        if word in SMALL and last and not (SMALL[word] < 10 <= last - 10 and last % 10 == 0):
            end = match.start() + found.start() - 1  # two one-year renewals, twenty-four seven
            break
        last = SMALL.get(word, 0)
        if word == "half":
            halved = True
        elif word in ("a", "an"):
            section = 1
        elif word in SMALL:
            section += SMALL[word]
        elif word in ("hundred", "dozen"):
            section = (section or 1) * BIG[word]
        elif word in BIG:
            total, section = total + (section or 1) * BIG[word], 0
    value = Decimal(total + section) / (2 if halved else 1)
    if half := _AND_HALF.match(text, end):
        return Spelled(half.end(), value + Decimal("0.5"))
    return Spelled(end, value)


def _bare_part(text: str, match: re.Match[str]) -> Spelled | None:
    """a further quarter said so, another third: a share without an article of its own; None for an ordinal."""
    if not _FURTHER.search(text, max(0, match.start() - 16), match.start()):
        return None
    return Spelled(
        match.end(),
        (1 / Decimal(PARTS[match["bare"].lower()]))
        .quantize(Decimal("0.000001"), "ROUND_HALF_UP")
        .normalize(),
    )


def read_fraction(text: str, start: int) -> Spelled | None:
    """one-third, three quarters, half as a share of one, to six places."""
    match = FRACTION.match(text, start)
    if match is None:
        return None
    if match["half"]:
        return Spelled(match.end(), Decimal("0.5"))
    if match["bare"]:
        return _bare_part(text, match)
    ordinal = match["top"].lower() in ("a", "an") and match["part"].lower() not in ("half", "quarter")
    if ordinal and (_ONE_MORE.match(text, match.end()) or not _SHARE.match(text, match.end())):
        return None
    top = 1 if match["top"].lower() in ("a", "an") else SMALL[match["top"].lower()]
    if match["part"].lower() == "quarter" and (top == 2 or _QUARTERS.search(text, max(0, start - 14), start)):
        return None
    part = PARTS[match["part"].lower()]
    if top >= part:
        return None
    return Spelled(match.end(), (Decimal(top) / part).quantize(Decimal("0.000001"), "ROUND_HALF_UP"))
