"""What an English number is that nothing speaks for: bare, with no unit, it counts after a word of amount, a verb or a preposition, and names after a noun.

Of the labelled passages nineteen in twenty bare numbers right after a noun in the singular or a name are labels
(hive 12, Elector 1044); what counts there stands in a row (oak 120, ash 44), has a comma in its thousands, or
begins what the clause says of a place (through the scheme 212 found work).
"""

from __future__ import annotations

import re

from assistant.figures.find.english.bare import in_a_row
from assistant.figures.find.english.heads import NO_NAME
from assistant.figures.find.english.label_nouns import listed_nouns, never
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, signs, words

# The word before the noun, the stop after it, and the noun.
_NOUN = re.compile(
    r"(?:([A-Za-z0-9][A-Za-z0-9'’./-]*)[\])%”\"]?((?:[,;:.!?(–—]| [–—])?) [(“\"‘']?|(?:^|[\n(“\"‘]))([A-Za-z](?:[a-z]|-(?=[A-Za-z]))*[A-Za-z]) $"
)
_PLAIN = re.compile(
    r"[0-9]{1,6}(?:\.[0-9]{1,2})?(?![0-9A-Za-z%/°]|:[^ ]|,[0-9]{3}|\.[0-9]| ?(?:to|or|[-–—]) ?[0-9]|(?: of| out of) [0-9]| (?:per|times|or (?:more|so|less|fewer)|and (?:over|above|under|below))\b|-[a-z])"
)
_NO_ENDINGS = ("ly", "ed", "ing", "est", "ous", "ful", "less", "able", "ible", "wise", "ward", "wards")
_SINGULAR_S = ("ss", "us", "is")
_DETERMINER = frozenset(
    "the a an this that these those its our their his her my your each every another any some no all both".split()
)
_PREPOSITIONS = frozenset(
    "in on at from of for with by under via into onto through against after before until since between beside behind inside outside near over above below across along beyond like unlike without within off beneath towards throughout as".split()
)
_ROW_AFTER = re.compile(r"[0-9.]+(?:[,;]| and)(?: and)? (?:[A-Za-z-]+ ){1,3}[0-9]+(?=[,;.)]|$| and)")
_SUBJECT = re.compile(
    r" (?:of (?:(?:the|our|its|their) [0-9]|those|these|all|them|which|whom|us|you)\b|more\b|fewer\b|less\b|others?\b|each\b)"
)
# For the third year 12 were picked: the article goes before what describes the noun.
_WITH_ARTICLE = re.compile(r"\b(?:the|an?|its|our|their|this|that|these|those|each|every) (?:[a-z-]+ )?$")


def names_by_default(page: Page, start: int) -> bool:
    """Whether the number without a unit at `start` belongs to the noun or the name before it, as nothing says that it counts."""
    text = page.plain
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalpha():
        return False
    number = _PLAIN.match(text, start)
    found = _NOUN.search(text, max(0, start - 64), start) if number else None
    if number is None or found is None or _SUBJECT.match(text, number.end()):
        return False
    before, stop, noun = found.groups()
    lower = noun.lower()
    heads = before is None or stop in (".", "!", "?", ":")
    if not _is_noun(noun, lower) or in_a_row(page, start):
        return False
    if (heads or stop == ":") and _ROW_AFTER.match(text, start):
        return False  # Oak 120, ash 44; by type: noise 41, parking 38
    if noun[0].isupper():
        return True
    if text.startswith(":", number.end()):
        return False
    if before is not None and not heads:
        if before.lower() in _DETERMINER or f"{before.lower()} {lower}" in words(
            "english_labels", "adverbial"
        ):
            return False
        if not stop and _WITH_ARTICLE.search(page.lower, max(0, found.start(1) - 24), found.start(1)):
            return False
    if lower in words("english_classes", "base-verb") and lower not in listed_nouns():
        return _is_no_verb(before, stop)
    return True


def _is_noun(noun: str, lower: str) -> bool:
    """Whether a word may be a noun in the singular, or a name, that is no quantity, verb, adjective or small word."""
    if noun.isupper():
        return lower not in words("english_labels", "plain-acronym") and noun not in signs()
    if len(noun) < 3 or noun in NO_NAME or english_units().get(lower, ("", ""))[1] in ("measure", "money"):
        return False
    if lower in never() and (
        lower not in words("english_classes", "base-verb")
        or any(lower in words("english_classes", one) for one in ("quantity", "describing"))
    ):
        return False
    return not (lower.endswith(_NO_ENDINGS) or (lower.endswith("s") and not lower.endswith(_SINGULAR_S)))


def _is_no_verb(before: str | None, stop: str) -> bool:
    """Whether what stands before a word that may be a verb too leaves it none: on move 14, opened draw 9."""
    if before is None or stop:
        return False
    word = before.lower()
    return word in _PREPOSITIONS or word.endswith("ed")
