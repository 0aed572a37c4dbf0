"""Every number of an English text: one scan over candidates, work only at a candidate."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english_amounts import NUMBER, EnglishUnit, read_measured, record
from assistant.figures.find.english_dates import read_date, read_month, read_period, read_time
from assistant.figures.find.english_names import read_fixed, read_name
from assistant.figures.find.english_numbers import BIG, ORDINALS, SMALL, read_fraction, read_words
from assistant.figures.find.gaps import read_gap
from assistant.figures.find.page import Page
from assistant.figures.find.ratios import quotient
from assistant.figures.model import Direction
from assistant.figures.numerals import arabic_value, plain

_NAMED = (
    r"Q[1-4]|H[12] |FY|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fiscal|financial|opening|final|last"
)
_TURNS = r"doubled|doubling|tripled|trebled|quadrupled|halved|halving|twice|thrice|twofold|threefold|fourfold|fivefold|sixfold|tenfold"
_WORDS = "|".join(sorted({*SMALL, *BIG, *ORDINALS}, key=len, reverse=True))
_CANDIDATE = re.compile(
    rf"[0-9£$€¥￥×_【\[(]|\b(?:{_TURNS}|{_WORDS}|{_NAMED}|half|an?(?= (?:half|third|quarter|fifth|tenth|hundred|thousand|million|dozen))|X)",
    re.I,
)
_TURN = {
    "double": "2",
    "doubli": "2",
    "triple": "3",
    "treble": "3",
    "quadru": "4",
    "halved": "0.5",
    "halvin": "0.5",
    "twice": "2",
    "thrice": "3",
    "twofol": "2",
    "threef": "3",
    "fourfo": "4",
    "fivefo": "5",
    "sixfol": "6",
    "tenfol": "10",
}
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)\b", re.I)
_RANKED = re.compile(
    r"\b(?:(?:top|up to|climbed to|rose to|came|placed)(?: [a-z]+){0,3}|(?:rank(?:s|ed|ing)?|stood|stands|finished)\b[^.;]{0,50}) $",
    re.I,
)
_PLACE = re.compile(r" (?:place|position|rank)\b")
_RATIO = re.compile(
    r"([0-9]+(?:\.[0-9]+)?) ?[:∶] ?([0-9]+(?:\.[0-9]+)?)(?: ?[:∶] ?([0-9]+(?:\.[0-9]+)?))?(?![0-9:])"
)
_SLASH = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_OUT_OF = re.compile(
    r"(one|two|three|four|five|six|seven|eight|nine|[0-9]{1,3}) (?:in|out of)(?: every)? (two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3})\b(?![.,]?[0-9%])(?= [a-z]+)",
    re.I,
)


def read_english(page: Page, skip: list[tuple[int, int]]) -> None:
    """Records every number of the page; what stands in the spans `skip` (slots) is left alone."""
    text, search = page.plain, _CANDIDATE.search
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
    text, char = page.plain, match[0][0]
    if char in "X×_【[(" and (match[0] in "X×_【[(x"):
        return read_gap(page, start)
    if char in "£$€¥￥":
        return start + 1
    if "0" <= char <= "9":
        return _digits(page, start)
    if not char.isascii() or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return match.end()
    return _word(page, start, match)


def _word(page: Page, start: int, match: re.Match[str]) -> int:
    text = page.plain
    word = match[0].lower()
    if end := read_fixed(page, start) or read_period(page, start) or read_month(page, start):
        return end
    if word[:6] in _TURN and not text[match.end() : match.end() + 1].isalpha():
        down = word.startswith("halv")
        approx = page.around.approx_before(page.lower, start)
        direction: Direction = "down" if down else "none" if word in ("twice", "thrice") else "up"
        return page.figure(start, match.end(), _TURN[word[:6]], None, "times", "multiple", approx, direction)
    if end := _share(page, start):
        return end
    if part := read_fraction(text, start):
        if word == "half" and not re.match(
            r" (?:of|the|an?|all|its|their)\b|[,.;]", text[part.end : part.end + 8] or "."
        ):
            return part.end
        return record(page, start, part.end, part.value, None, EnglishUnit(part.end, "", "ratio"))
    if word in ORDINALS:
        end = match.end()
        if text[end : end + 1].isalpha():
            return end
        if _RANKED.search(text, max(0, start - 40), start) or _PLACE.match(text, end):
            return page.figure(start, end, str(ORDINALS[word]), None, "", "rank")
        return page.other(start, end, "ordinal")
    spelled = read_words(text, start)
    if spelled is None:
        return match.end()
    return read_measured(page, start, spelled.end, spelled.value, spelled=True)


def _share(page: Page, start: int) -> int:
    """One in five, 3 out of 4: the quotient; 0 when the words say something else (one in charge)."""
    match = _OUT_OF.match(page.plain, start)
    if match is None:
        return 0
    low, high = (Decimal(SMALL.get(part.lower(), 0) or part) for part in match.groups())
    if not 0 < low < high or (high > 31 and match[1].isdigit()):
        return 0
    return record(page, start, match.end(), quotient(low, high), None, EnglishUnit(match.end(), "", "ratio"))


def _digits(page: Page, start: int) -> int:
    text = page.plain
    end = (
        read_fixed(page, start)
        or read_name(page, start)
        or read_time(page, start)
        or read_date(page, start)
        or read_period(page, start)
    )
    if end:
        return end
    if match := _ORDINAL.match(text, start):
        if _RANKED.search(text, max(0, start - 40), start) or _PLACE.match(text, match.end()):
            return page.figure(start, match.end(), match[1], None, "", "rank")
        return page.other(start, match.end(), "ordinal")
    if match := _RATIO.match(text, start):
        parts = [Decimal(part) for part in match.groups() if part]
        if len(parts) == 3:
            return page.figure(start, match.end(), ":".join(map(plain, parts)), None, "", "ratio")
        if parts[1]:
            return page.figure(start, match.end(), plain(quotient(parts[0], parts[1])), None, "", "ratio")
    if (match := _SLASH.match(text, start)) and match[1][0] == "0":
        return page.other(start, match.end(), "code")
    if match and 0 < int(match[1]) < int(match[2]):
        return page.figure(
            start, match.end(), plain(quotient(Decimal(match[1]), Decimal(match[2]))), None, "", "ratio"
        )
    if end := _share(page, start):
        return end
    number = NUMBER.match(text, start)
    if number is None or len(number[0]) > 24:
        return page.other(start, number.end() if number else start + 1, "code")
    return read_measured(page, start, number.end(), arabic_value(number[0]), spelled=False)
