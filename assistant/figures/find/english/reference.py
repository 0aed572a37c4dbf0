"""Words of reference before an English number: Section 3, day three, Sections 3, 4 and 7, Scope 1 and 2."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english.labels import ends_label
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, words

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Security staff number 312: here a verb.
_NUMBERING = re.compile(
    r"(?:[a-rt-z]s|staff|people|men|women|children|they|we|now|police|personnel|who|which) $"
)
# The county has 34 posts and the district 12: what the thing has, and not its number.
_IN_A_ROW = re.compile(r"\b(?:the|an?|its|our|their) (?:[a-z]{3,12} )?$")
_ROW_ENDS = re.compile(r"[0-9][0-9,.]*(?:[,;:)]|\.(?![0-9])|$| and\b)")
_PREPOSITION = re.compile(
    r"(?:^|[ (])(in|on|at|from|of|for|with|by|under|via|into|onto|see|through|against|after|before|until|since|between|and|to) $"
)
_COUNTED_OFF = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|each|every|another|next|last|[0-9]+(?:st|nd|rd|th)) $"
)
_SCALED = re.compile(r" ?(?:million|billion|trillion|thousand|hundred|bn|per cent|percent|%)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z/.-])")
_ARE = re.compile(r" (?:were|are|have)\b")
_TIMES = ("year", "month", "week", "day", "night", "season", "quarter")
_SOME_TIME = re.compile(r"\b(?:the|an?) $")
_SINGLE = ("ss", "us", "is", "series", "lens")
_NAME = re.compile(r"[a-z,;] (?!The |In |At |On |By )[A-Z][a-z]+(?:['’]s)? $")
_JOINT = re.compile(r"(?:,|;| and|, and|; and) (?:[A-Z][a-z'’]+ ){0,2}")
_SHARE = re.compile(r"1 in (?:every )?[0-9]")
_CHAINED = (" - ", " – ", "-", "–", " and ", ", ", " or ", " to ", " & ", ", and ")
_MOST_CHAINED = 12
_HIGH = re.compile(r"[-–][0-9]{1,4}(?![0-9])")  # on report 180–220 plants
_ABBREVIATED = 3  # pts, nos
_MORE = re.compile(r"[0-9.a-z]{0,6}(?:,| and| or| to|[-–]| &|, and) ?[0-9]")
# Of the floors 14 are let; by type: gates 41, floors 38.
_OWNED = re.compile(
    r"\b(?:these|those|of (?:the|all|our|its|their)|both|whose) (?:[a-z-]+ )?$|[:;] $|[0-9][,;] $|[0-9],? and $"
)
_ROW_OF = re.compile(r"[,;] (?:[a-z]+ )?[a-z]{3,} [0-9]+(?![0-9]*[.:/-][0-9])")  # Beds 44; staff 12
_THIS = re.compile(r"\b(?:this|that|its|our|their|his|her) $")
_SECTIONS = ("reference", "reference-loose", "reference-capital")


def is_referred(page: Page, start: int) -> bool:
    """Whether a word of reference stands before the number (Section 3, day three), and the number measures nothing."""
    lower, end = page.lower, start
    begun = start
    for other in reversed(page.others[-_MOST_CHAINED:]):  # Sections 3, 4 and 7
        if other.reason != "reference" or lower[other.end : begun] not in _CHAINED:
            break
        begun = other.start
        if lower[begun - 2 : begun] == "s " or _follows(lower, other.text, start):
            return True
    while end > start - 2 and lower[end - 1 : end] in (" ", "#"):
        end -= 1
    word, loose = _reference_before(page, end)
    if not word or (end == start and word[-1] != "."):
        return False
    digits = _DIGITS.match(lower, start)
    if digits is None:
        return word[-1] != "."
    if _counts_off(page, word, end, digits.end()):
        return False
    if word in _TIMES and _ARE.match(lower, digits.end()) and digits[0] != "1":
        return False  # by the end of the year 49 were still to be repaired
    if _YEAR.match(lower, start) and word not in words("english_labels", "reference"):
        return False  # ABARE Outlook 2006
    if _SHARE.match(lower, start) or _SCALED.match(lower, digits.end()):
        return False  # on a typical night 1 in 3 of our beds, the Lower Reservoir 16.8 million
    high = _HIGH.match(lower, digits.end())
    unit = unit_after(page, high.end() if high else digits.end())
    return unit.kind == "count" and not (
        loose
        and (
            (unit.name and not ends_label(page, digits.end()))
            or (
                lower[digits.end() : digits.end() + 1] == ":"
                and lower[digits.end() + 1 : digits.end() + 2].isdigit()
            )
        )
    )


def _counts_off(page: Page, word: str, end: int, stop: int) -> bool:
    """Whether a plural before one number only says what was counted (gates 41, floors 38), or what this one thing has.

    A plural names more numbers than one: sections 3 and 4; at this station 14 trains stood.
    """
    lower, begin = page.lower, end - len(word)
    if page.plain[begin].isupper():
        return word[-1] == "s" and not word.endswith(_SINGLE) and bool(_ROW_OF.match(lower, stop))
    if len(word) > _ABBREVIATED and word[-1] == "s" and not word.endswith(_SINGLE):
        return not _MORE.match(lower, stop) and bool(_OWNED.search(lower, max(0, begin - 24), begin))
    return bool(_THIS.search(lower, max(0, begin - 8), begin)) and bool(unit_after(page, stop).name)


@cache
def _sections() -> tuple[Words, dict[str, str]]:
    """All words of reference, and the section of each."""
    found = {word: section for section in reversed(_SECTIONS) for word in words("english_labels", section)}
    return Words(found), found


def _reference_before(page: Page, end: int) -> tuple[str, bool]:
    """The word of reference that ends at `end`, and whether it needs that nothing is counted (by week 6; not Week 6)."""
    listed, sections = _sections()
    word = listed.before(page.lower, end)
    begin = end - len(word)
    if word == "number" and _NUMBERING.search(page.lower, max(0, begin - 16), begin):
        return "", False
    if not word or (begin and (page.lower[begin - 1].isalnum() or page.lower[begin - 1] in "/-'’.&")):
        return "", False
    section = sections[word]
    if _COUNTED_OFF.search(page.lower, max(0, begin - 10), begin):
        return "", False  # for the third year 12 were picked
    if word in _TIMES and _SOME_TIME.search(page.lower, max(0, begin - 6), begin):
        return "", False  # within the month 12 had left
    if page.plain[begin].isupper():
        heads = (
            not begin
            or page.plain[begin - 2 : begin] in (". ", "! ", "? ", ": ")
            or page.plain[begin - 1] == "\n"
        )
        if section == "reference-capital" and _in_a_row_of_names(page, begin, end):
            return "", False
        named = section == "reference-capital" and bool(_NAME.search(page.plain, max(0, begin - 16), begin))
        # Report 12 cases a week; at the Garden Lodge 108 rooms are let
        return word, named or (heads and word in words("english_classes", "base-verb"))
    if (
        page.figures
        and _IN_A_ROW.search(page.lower, max(0, begin - 20), begin)
        and _ROW_ENDS.match(page.lower, end + 1)
    ):
        return "", False
    if section == "reference-capital" and not _bare_after_preposition(page.lower, begin, word):
        return "", False
    return word, section != "reference"


def _bare_after_preposition(lower: str, begin: int, word: str) -> bool:
    """Whether a noun that is counted otherwise stands without an article after a preposition: in draft 3, from flight 12.

    A thing that one can count has no article there only where a number or a name follows; by train 12 is none.
    """
    before = _PREPOSITION.search(lower, max(0, begin - 10), begin)
    return (
        before is not None
        and not (word.endswith("s") and not word.endswith(_SINGLE))
        and f"{before[1]} {word}" not in words("english_labels", "adverbial")
    )


def _in_a_row_of_names(page: Page, begin: int, end: int) -> bool:
    """Whether a name has its number after another that has one: it carries 214, Mill Lane 168."""
    if not page.figures or not _ROW_ENDS.match(page.plain, end + 1):
        return False
    between = page.plain[page.figures[-1].end : begin]
    settled = page.others[-1].start if page.others else 0
    return (
        settled < page.figures[-1].start
        and not page.figures[-1].is_date
        and _JOINT.fullmatch(between) is not None
    )


def _follows(lower: str, name: str, start: int) -> bool:
    """Whether the number is the next after the one named: Scope 1 and 2 emissions, Type 1 or 2."""
    digits = _DIGITS.match(lower, start)
    return digits is not None and name.isdigit() and digits[0] == str(int(name[:9]) + 1)
