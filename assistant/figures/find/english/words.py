"""English numbers that begin with a word: twelve villages, one-third, doubled, the top three, third place."""

from __future__ import annotations

import re

from assistant.figures.find.english.amounts import read_measured
from assistant.figures.find.english.called import read_one_each
from assistant.figures.find.english.clock import read_spelled_time
from assistant.figures.find.english.codes import is_title
from assistant.figures.find.english.dates import read_month
from assistant.figures.find.english.fixed import read_fixed
from assistant.figures.find.english.numbers import BIG, ORDINALS, SMALL, TENS_ORDINAL, read_words
from assistant.figures.find.english.periods import read_period
from assistant.figures.find.english.reference import is_referred
from assistant.figures.find.english.shares import read_part, read_share
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.model import Direction

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
_FACTOR = ("double", "triple", "treble", "quadruple")
_TO_BE = re.compile(r"\b(?:to|will|would|could|may|might|should|must|can) $")
_APPOSED = re.compile(r",? (?:(?:more|less) than |nearly |almost |about |some |over |or |a )?")
_RANKED = re.compile(
    r"\b(?:(?:top|up to|climbed to|rose to|came|placed)(?: [a-z]+){0,3}|(?:rank(?:s|ed|ing)?|stood|stands|finish(?:ed|es)?|l(?:ie|ies|ay|ying))\b(?! out)[^.;:]{0,50}) $",
    re.I,
)
_PLACE = re.compile(
    r" (?:place|position|rank|in the (?:table|league|rankings?|standings|medal|list|world|country|province|region|city))\b"
)
_TOP = re.compile(
    rf"top[ -]([0-9]{{1,4}}|{'|'.join(SMALL)})(?![0-9A-Za-z,.]*[0-9%])(?! ?(?:%|per\b|-))(?![A-Za-z])", re.I
)
# The reasons are threefold, a twofold purpose: so many parts, and nothing multiplied.
_IN_PARTS = re.compile(r"\b(?:is|are|was|were|be|been|remains?) (?:[a-z]+ly )?$")
# Need not attend twice: how often is not said.
_NOT = re.compile(r"\b(?:not|never|cannot|don't|didn't|nobody|no one)(?: [a-z]+){1,3} $")
_PURPOSE = re.compile(
    r" (?:purposes?|aims?|objectives?|roles?|approach(?:es)?|strateg(?:y|ies)|reasons?|problems?|challenges?|tasks?|goals?|missions?|functions?|benefits?|questions?|answers?|duty|duties|mandate|focus|nature|structure|classification|division|path)\b"
)
_OF_NAMES = re.compile(r" [A-Z][a-z]+s of (?:the )?[A-Z]")
_TITLED = re.compile(r"[A-Z][a-z]{2,} $")
_GROUP_OF = re.compile(r"\b[A-Z][a-z]+ of $")
_ADDRESS = re.compile(
    r"[A-Z][a-z]+ (?:[A-Z][a-z'’-]{1,20} ){1,2}(?:Road|Street|Lane|Avenue|Square|Terrace|Place|Way|Hill|Court|Gardens|Drive|Close)\b"
)
_CHAINED = re.compile(r" [A-Z]s\b|-to-[a-z]+(?![a-z-])")
_SLOGAN = re.compile(r" [A-Z][a-z]+(?: [A-Z][a-z]+)*")


def read_word(page: Page, start: int, match: re.Match[str]) -> int:
    """Records the number or date that begins with the word matched; the next place to look."""
    text, word, end = page.plain, match[0], match.end()
    # met at one site in six: the share goes before the phrase "at one"
    if word == "one" and text.startswith("at ", max(0, start - 3)) and (stop := read_share(page, start)):
        return stop
    if stop := (
        read_fixed(page, start)
        or read_period(page, start)
        or read_month(page, start)
        or read_spelled_time(page, start)
    ):
        return stop
    if word == "top":
        return _top(page, start, end)
    if tens := TENS_ORDINAL.match(text, start):
        return page.other(start, tens.end(), "ordinal")
    if word[:6] in _TURN and not text[end : end + 1].isalpha():
        return _turned(page, start, end, word)
    if stop := read_share(page, start) or read_part(page, start, end, word):
        return stop
    if word in ORDINALS:
        return end if text[end : end + 1].isalpha() else read_place(page, start, end, ORDINALS[word])
    return _spelled(page, start, match)


def _turned(page: Page, start: int, end: int, word: str) -> int:
    """doubled is 2 times, halved 0.5; to double the number is none yet."""
    if word in _FACTOR and _TO_BE.search(page.lower, max(0, start - 12), start):
        return end
    if page.lower.startswith("-", end) and page.lower[end + 1 : end + 2].isalpha():
        return end  # thrice-told
    if page.plain[start].isupper() and _TITLED.search(page.plain, max(0, start - 24), start):
        return page.other(start, end, "name")  # Operation Twofold
    if word in ("twice", "thrice") and _NOT.search(page.lower, max(0, start - 36), start):
        return page.other(start, end, "function-word")
    approx = page.around.approx_before(page.lower, start)
    if word.endswith("fold") and not approx and _IN_PARTS.search(page.lower, max(0, start - 24), start):
        return page.other(start, end, "function-word")
    if word.endswith("fold") and not approx and _PURPOSE.match(page.lower, end):
        return page.other(start, end, "function-word")
    direction: Direction = "down" if word.startswith("halv") else "up"
    if page.around.direction(page.lower, start, end) == "down":  # fell threefold
        direction = "down"
    before = page.figures[-1] if page.figures else None
    if word in _FACTOR or word in ("twice", "thrice"):
        direction = "none"
    elif before and word.endswith("fold") and _APPOSED.fullmatch(page.plain, before.end, start):
        direction = "down" if before.direction == "down" else direction  # fell to 6%, more than threefold
    return page.figure(start, end, _TURN[word[:6]], None, "times", "multiple", approx, direction)


def read_place(page: Page, start: int, end: int, number: int) -> int:
    """third, 3rd: a rank when the words around say so, else an ordinal."""
    text = page.plain
    ranked = _RANKED.search(text, max(0, start - 40), start) or _PLACE.match(text, end)
    if ranked and not page.lower.endswith(("in the ", "per "), 0, start):  # stands at 92 litres per second
        return page.figure(start, end, str(number), None, "", "rank")
    return page.other(start, end, "ordinal")


def _spelled(page: Page, start: int, match: re.Match[str]) -> int:
    text = page.plain
    spelled = read_words(text, start)
    if spelled is None:
        return match.end()
    inside = text[start - 1 : start] == " " and text[start - 2 : start - 1] not in tuple(".!?:;\n")
    if text[start].isupper() and inside:
        if named := _SLOGAN.match(text, spelled.end):
            return page.other(start, named.end(), "slogan")  # the Four Rights
        if _TITLED.search(text, max(0, start - 24), start) or _GROUP_OF.search(
            text, max(0, start - 16), start
        ):
            return page.other(start, spelled.end, "reference")  # League One, the Group of Seven
    if match[0] == "one" and (end := read_one_each(page, start)):
        return end
    if text[start].isupper() and (address := _ADDRESS.match(text, start)):
        return page.other(start, address.end(), "place-name")  # Ten Downing Street
    if match[0] in BIG and not page.lower.startswith(("a ", "an ", "half "), start):
        return page.other(start, spelled.end, "vague")  # several thousand, (million)
    if text[start].isupper() and (_OF_NAMES.match(text, spelled.end) or is_title(text, start)):
        return page.other(
            start, spelled.end, "name"
        )  # Three Lines of Defence, 'One Hundred Years of Solitude'
    if _CHAINED.match(text, spelled.end):
        return page.other(start, spelled.end, "slogan")  # the three Rs
    if is_referred(page, start) and not unit_after(page, spelled.end).name:
        return page.other(start, spelled.end, "reference")  # day three
    return read_measured(page, start, spelled.end, spelled.value, spelled=True)


def _top(page: Page, start: int, end: int) -> int:
    """The top three, the top 10: a rank; the top 10% is none."""
    match = _TOP.match(page.plain, start)
    if match is None:
        return end
    place = match[1] if match[1].isdigit() else str(SMALL[match[1].lower()])
    unit = unit_after(page, match.end())
    if unit.kind == "count" and unit.name:
        return page.figure(start, unit.end, place, None, unit.name, "rank")
    return page.figure(start, match.end(), place, None, "", "rank")
