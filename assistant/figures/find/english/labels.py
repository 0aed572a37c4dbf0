"""Nouns that name by the number after them, told by grammar and not by a list: in cupboard 6, were severity 1, seats 11 and 12.

A thing that one can count has no article or adjective before it in the singular only where a number or a name
follows. What is a verb too (staff number 312) names after a preposition only; quantities (age 12) never do.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.bare import stands_bare
from assistant.figures.find.english.classes import describes, is_clause
from assistant.figures.find.english.label_nouns import is_noun, never, singular
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_WORDS = re.compile(
    r"(?:(?<![A-Za-z'’-])([A-Za-z]*[0-9]+[A-Za-z]?|[A-Za-z]+)(['’]s)?[\])%”\"]?([,;:.(]?) |(?:^|[\n(\"“‘]))([A-Za-z]{3,}) $"
)
_NUMBER = re.compile(
    r"[0-9]{1,8}(?:\.[0-9]{1,2}){0,2}[A-Za-z]?(?![0-9A-Za-z%/:]|,[0-9]{3}|\.[0-9]| ?(?:%|per ?cent|percent|percentage|basis|million|billion|thousand|hundred|dozen|times|or (?:more|so|less|fewer)|and (?:a half|over|above|under|below)|to [0-9]|[-–] ?[0-9]|per\b|out of|in (?:every )?[0-9])|-[a-z])"
)
_SPAN = re.compile(
    r"[0-9]{1,8}(?:\.[0-9]{1,2})?(?= to [0-9]{1,8}(?![0-9%.,/]|,[0-9])|[-–][0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9%/]|[.,][0-9]))"
)
_PAIR = re.compile(
    r"(?:, [0-9]{1,4}[A-Za-z]?)*,?( and | or | to |, | & |[-–])([0-9]{1,8}(?:\.[0-9]{1,2})?)[A-Za-z]?(?![0-9A-Za-z%/]|[.,][0-9])"
)
# Brunk 12 that fails: after a word that begins a clause the noun is its subject, and what follows its verb.
_CLAUSE = frozenset("if when because once while where since as that".split())
_DOES = re.compile(r" ([a-z]{2,}s)(?=[,.;:)]| (?:in|on|at|and|or|to|by|with|for|from|before|after)\b)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z])")
_IS = re.compile(r" (?:is|was|has|does)\b")
# Block 114 row F, seat 12 bay 3: another label follows the number, and no noun that it counts.
_LABEL_ON = re.compile(
    r",? (?:and )?[a-z]{3,10} (?:[A-Z](?![A-Za-z'’.])|[0-9]{1,4}[A-Za-z]?(?![0-9A-Za-z%,/]| [a-z]+s\b))"
)
_CODES = frozenset(
    "code reference ref account serial voucher invoice cheque check ticket file docket claim policy licence license permit tag pin key passport badge locker order job batch lot ledger receipt".split()
)
_CODE = re.compile(r"[0-9]{4,10}(?![0-9%]|[.,][0-9]| (?!is|was|has)[a-z]+s\b)")
# Job 55-20713, permit 22/118: after one thing no span of two.
_FILED = re.compile(r"[0-9]{1,8}(?:[-/][0-9A-Za-z]{1,8}){1,3}(?![0-9A-Za-z%]|[.,][0-9]| ?(?:%|per ?cent))")
_DATED = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-](?:20)?[0-9]{2}|(?:19|20)[0-9]{2}[/-][0-9]{2}(?![0-9])")
# Years 7–9 will sit the test: parts of a course, and no lengths of time, which have their number before them.
_COURSE = frozenset("year week day month session night".split())
_LONG = re.compile(r"\b(?:both|last|recent|two|three|these|those|all|past|other|the|next|few|some) $")
_AND = re.compile(r",? (?:and|or|nor|not|but not|to|than|then|via) $")
# The desk 17 phone: one thing after the number, and no plural that it counts.
_ONE_THING = re.compile(
    r" ([a-z]{3,})(?=[.,;:)]| (?:is|was|has|had|were|on|in|at|for|of|to|and|by|from|with|[a-z]+ed)\b)"
)
_REACH = 40


def is_label(page: Page, start: int) -> bool:
    """Whether the bare number at `start` belongs to the noun before it, which it names."""
    text = page.plain
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalpha():
        return False
    if page.lower[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1] in never():
        return False  # most numbers: spares the patterns
    number = _NUMBER.match(text, start) or (_SPAN if text[start - 2] == "s" else _FILED).match(text, start)
    found = _WORDS.search(text, max(0, start - _REACH), start) if number else None
    if number is None or found is None or _YEAR.match(text, start) or found[4][1:] != found[4][1:].lower():
        return False
    word = found[4].lower()
    many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    single = singular(word) if many else word
    if (single in _CODES and _CODE.match(text, start)) or (
        word == "numbers" and _listed(page, start, number.end())
    ):
        return True  # nominal code 6100, cheque numbers 100212 to 100219
    if many and single in _COURSE:
        return (
            _listed(page, start, number.end())
            and not _LONG.search(page.lower, max(0, found.start(4) - 8), found.start(4))
            and (word != found[4] or stands_bare(found, single, page, start))
        )
    if not is_noun(word, single):
        return False
    if not number[0].replace(".", "").isalnum() and (many or _DATED.match(text, start)):
        return False
    return _names(page, found, number, single)


def _names(page: Page, found: re.Match[str], number: re.Match[str], single: str) -> bool:
    """Whether what stands around leaves the noun found no part but to name by the number; `single` is its singular."""
    start, word = number.start(), found[4].lower()
    many = single != word
    unit = unit_after(page, number.end())
    if unit.kind != "count":
        return False
    if not many and (_is_subject(page, found, number.end()) or (not found[3] and _of_initials(found[1]))):
        return True
    if unit.name and not ends_label(page, number.end()):
        return False
    if not many and (
        _is_named_again(page, word, start, number.end()) or _names_one_thing(page, found, number)
    ):
        return True
    if many and not _listed(page, start, number.end()):
        return False
    if not many and _IS.match(page.plain, number.end()) and number[0] != "1":
        return True  # the emergency exit 12 was blocked
    return stands_bare(found, single, page, start)


def _is_named_again(page: Page, noun: str, start: int, end: int) -> bool:
    """Whether the noun names by a number right before or after as well: both desk 14 and desk 15, cell 9, not cell 11."""
    lower = page.lower
    for joint in (" and ", " or ", " to ", ", not ", ", ", " not "):
        if lower.startswith(f"{joint}{noun} ", end):
            return lower[end + len(joint) + len(noun) + 1 : end + len(joint) + len(noun) + 2].isdigit()
    if not page.others or page.others[-1].reason != "reference":
        return False
    before = page.others[-1]
    joint = lower[before.end : start - 1 - len(noun)]
    return len(joint) < _REACH and lower.endswith(f"{noun} ", 0, before.start) and bool(_AND.fullmatch(joint))


def _names_one_thing(page: Page, found: re.Match[str], number: re.Match[str]) -> bool:
    """Whether the number stands between a noun with the article and one thing that it describes: the desk 17 phone."""
    if found[1] is None or found[1].lower() not in ("the", "a", "our", "its", "their") or found[3]:
        return False
    thing = _ONE_THING.match(page.lower, number.end())
    if thing is None or thing[1].endswith(("s", "ed", "ing", "ly")):
        return False
    classes = ("describing", "base-verb")
    return not any(thing[1] in words("english_classes", one) for one in classes) and describes(thing[1])


def _of_initials(before: str | None) -> bool:
    """Whether initials go before the noun, and no state or time: WFP cycle 7 rations, but in the UK week 6 buses ran."""
    if before is None or len(before) < 2 or not (before.isalpha() and before.isupper()):
        return False
    return before.lower() not in words("english_labels", "plain-acronym")


def _is_subject(page: Page, found: re.Match[str], end: int) -> bool:
    """Whether the label is the subject of a clause that its first word begins, and a verb follows: if cell 12 fails, call us."""
    follows = _DOES.match(page.lower, end)
    if follows is None or found[1] is None or found[3]:
        return False
    ahead = page.lower[max(0, found.start(1) - 9) : found.start(1)].split()
    if found[1].lower() not in _CLAUSE and not (ahead and ahead[-1] in _CLAUSE):
        return False  # as job sheet 7 shows
    base = words("english_classes", "base-verb")
    return follows[1][:-1] in base or (follows[1].endswith("es") and follows[1][:-2] in base)


def ends_label(page: Page, end: int) -> bool:
    """Whether what follows a number is a verb or another label, and no plural that it counts: rack 9 holds, block 114 row F."""
    return is_clause(page, end) or bool(_LABEL_ON.match(page.plain, end))


def _listed(page: Page, start: int, end: int) -> bool:
    """Whether a plural names two or more numbers that rise and count nothing: seats 11, 12 and 13."""
    pair = _PAIR.match(page.plain, end)
    number = page.plain[start:end]
    if pair is None or not number.replace(".", "", 1).isdigit() or number.count(".") != pair[2].count("."):
        return False
    unit = unit_after(page, pair.end())
    low, high = Decimal(number), Decimal(pair[2])
    rises = low < high or (pair[1] == " to " and low > high > 1)  # grades 9 to 7
    return rises and unit.kind == "count" and ("." in number or not unit.name)
