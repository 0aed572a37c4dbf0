"""Every number of an English text: one scan over candidates, work only at a candidate."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.amounts import read_measured
from assistant.figures.find.english.clock import read_time
from assistant.figures.find.english.dates import read_date
from assistant.figures.find.english.fixed import read_fixed
from assistant.figures.find.english.names import read_name
from assistant.figures.find.english.numbers import BIG, ORDINALS, SMALL
from assistant.figures.find.english.periods import read_period
from assistant.figures.find.english.scales import NUMBER
from assistant.figures.find.english.shares import read_share
from assistant.figures.find.english.words import read_place, read_word
from assistant.figures.find.gaps import read_gap
from assistant.figures.find.page import Page
from assistant.figures.find.ratios import quotient
from assistant.figures.numerals import arabic_value, plain

_NAMED = r"q[1-4] h[12](?![a-z0-9]) fy top jan feb mar apr may jun jul aug sep oct nov dec fiscal financial opening final last"
_WHAT = r"(?= (?:the|that|those|what|its|their|last|this)\b)"
_TURNS = [
    *(f"{word}{_WHAT}" for word in ("double", "triple", "treble", "quadruple")),
    *"doubled doubling tripled trebled quadrupled halved halving twice thrice twofold threefold fourfold fivefold sixfold tenfold".split(),
]
_ARTICLE = r"an?(?= (?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth|thousandth|hundred|thousand|million|dozen|[a-z]+ and a half))"
_NUMBER_WORDS = sorted({*SMALL, *BIG, *ORDINALS}, key=len, reverse=True)


def _by_letter(alternatives: list[str]) -> str:
    """The alternatives grouped by their first letter: at most places in a text one look settles that none begins."""
    groups: dict[str, list[str]] = {}
    for one in alternatives:
        groups.setdefault(one[0], []).append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


# Searched in the lower-case text: a pattern that ignores case is several times slower.
_CANDIDATE = re.compile(
    rf"[0-9×_【\[(]|\b(?:{_by_letter([*_TURNS, *_NUMBER_WORDS, *_NAMED.split(), 'half', 'quarter'])}|{_ARTICLE}|x)"
)
_BLANK = re.compile(r"[0-9]+(?:,[0-9]{3})*(?: (?![:∶])|[;)]|[.,](?![0-9])|$)")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)\b", re.I)
_RATIO = re.compile(
    r"([0-9]+(?:\.[0-9]+)?) ?[:∶] ?([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?)(?: ?[:∶] ?([0-9]+(?:\.[0-9]+)?))?(?![0-9:])"
)
_LAP = re.compile(r"([0-9]{1,3}):([0-5][0-9]\.[0-9]{1,3})(?![0-9:])")
_RATED = re.compile(r"ratio|proportion|split|mix|scale|odds|npk|n-p-k")
_RATE_OF = re.compile(
    r"\b(?:ratios?|proportions?|scales?|odds|gradients?|slopes?|dilutions?|diluted|mixed)\b[^.;:0-9]{0,40}$"
)
_RATIO_NOUN = re.compile(
    r" (?:ratio|proportion|split|mix|scale|gradient|slope|dilution|odds|basis|ramp|incline|match(?:ed)?[ -]funding)\b"
)
_TWO = re.compile(r"[0-9]{1,3}[:∶][0-9]{1,5}(?![0-9:∶])")
_THREE = re.compile(r"[0-9]{1,3}[:∶][0-9]{1,3}[:∶]")
_MATCH = re.compile(r"([0-9]{1,3})[-–—]([0-9]{1,3})(?![0-9-–—/%,.]{0,24}[0-9%])")
_PLAYED = re.compile(
    r"\b(?:split|divided|voted|ruled|tied|won|wins?|lost|lose|beat|beating|drew|defeated|defeat|victory|scored?|scoreline|draw|final|match)\b[^.;0-9]{0,32}$|\b(?:votes?|margin|majority|ruling|decision|carried|score|result)\b(?: [a-z]+){0,3} \(?$"
)
_PLAY = re.compile(r" (?:away |home )?(?:win|draw|defeat|victory|loss|lead|scoreline|thrashing)\b")
_SPLIT = re.compile(r"([5-9][0-9])[-–]([1-4][0-9]|[0-9])(?![0-9-–%/.]|,[0-9])")  # a 60-40 split
_POINT_FIRST = re.compile(r"(?:^|[ $£€(])\.$")
_SLASH = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")


def read_english(page: Page, skip: list[tuple[int, int]]) -> None:
    """Records every number of the page; what stands in the spans `skip` (slots) is left alone."""
    text, search = page.lower, _CANDIDATE.search
    place, slots = 0, iter([*skip, (len(text) + 1, 0)])
    slot = next(slots)
    while match := search(text, place):
        start = match.start()
        while start >= slot[0]:
            if start < slot[1]:
                place = page.done = slot[1]
                break
            slot = next(slots)
        else:
            place = max(_at(page, start, match), start + 1)


def _at(page: Page, start: int, match: re.Match[str]) -> int:
    text = page.plain
    char = text[start]
    if "0" <= char <= "9":
        return _digits(page, start)
    if char in "X×_【[(":
        return read_gap(page, start)
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return match.end()
    return read_word(page, start, match)


def _digits(page: Page, start: int) -> int:
    text = page.plain
    joined = not _BLANK.match(text, start)  # 3-1, 15:15, 4th, 3/4; most numbers have a blank after them
    if end := (
        read_fixed(page, start)
        or (joined and (_match(page, start) or _mix(page, start)))
        or read_name(page, start)
        or read_time(page, start)
        or read_date(page, start)
        or read_period(page, start)
    ):
        return end
    if joined:
        if end := _lap(page, start):
            return end
        if match := _ORDINAL.match(text, start):
            return read_place(page, start, match.end(), int(match[1][:9]))
        if end := _ratio(page, start):
            return end
    if end := read_share(page, start):
        return end
    number = NUMBER.match(text, start)
    if (
        number
        and number[0].isdigit()
        and text[start - 1 : start] == "."
        and _POINT_FIRST.search(text, max(0, start - 3), start)
    ):
        return read_measured(page, start - 1, number.end(), Decimal(f"0.{number[0]}"), spelled=False)  # $.50
    if number is None or len(number[0]) > 24:
        return page.other(start, number.end() if number else start + 1, "code")
    return read_measured(page, start, number.end(), arabic_value(number[0]), spelled=False)


def _lap(page: Page, start: int) -> int:
    """4:12.6 of a race is 252.6 seconds; 0 when it is a ratio or nothing of the kind."""
    match = _LAP.match(page.plain, start)
    if match is None or _RATED.search(page.lower, max(0, start - 60), start):
        return 0
    value = Decimal(match[1]) * 60 + Decimal(match[2])
    return page.figure(start, match.end(), plain(value), None, "seconds", "measure")


def _mix(page: Page, start: int) -> int:
    """15:15:15 of a mix and 1:12 of a ratio are no time of day; 0 for all else."""
    if page.plain.find(":", start, start + 4) < 0:
        return 0
    if _THREE.match(page.plain, start) and _RATED.search(page.lower, max(0, start - 60), start):
        return _ratio(page, start)
    two = _TWO.match(page.plain, start)
    if two and (
        _RATIO_NOUN.match(page.lower, two.end()) or _RATE_OF.search(page.lower, max(0, start - 60), start)
    ):
        return _ratio(page, start)
    return 0


def _match(page: Page, start: int) -> int:
    """3-1 of a match is a ratio of two; 0 when no word of play stands before, or the second side scored none."""
    match = _MATCH.match(page.plain, start)
    if match is None or not int(match[2]):
        return 0
    if not (_PLAYED.search(page.lower, max(0, start - 44), start) or _PLAY.match(page.lower, match.end())):
        return 0
    value = quotient(Decimal(match[1]), Decimal(match[2]))
    return page.figure(start, match.end(), plain(value), None, "", "ratio")


def _ratio(page: Page, start: int) -> int:
    """1:3, 10:43:47, 3/4 and 60/40; 0 when there is none."""
    text = page.plain
    if (match := _RATIO.match(text, start)) and max(map(len, filter(None, match.groups()))) <= 24:
        parts = [Decimal(part.replace(",", "")) for part in match.groups() if part]
        if len(parts) == 3:
            return page.figure(start, match.end(), ":".join(map(plain, parts)), None, "", "ratio")
        if parts[1]:
            return page.figure(start, match.end(), plain(quotient(parts[0], parts[1])), None, "", "ratio")
    if (match := _SPLIT.match(text, start)) and int(match[1]) + int(match[2]) == 100:
        return page.figure(
            start, match.end(), plain(quotient(Decimal(match[1]), Decimal(match[2]))), None, "", "ratio"
        )
    match = _SLASH.match(text, start)
    if match is None:
        return 0
    if match[1][0] == "0":
        return page.other(start, match.end(), "code")
    low, high = Decimal(match[1]), Decimal(match[2])
    if 0 < low < high or low + high == 100 != low:
        return page.figure(start, match.end(), plain(quotient(low, high)), None, "", "ratio")
    return 0
