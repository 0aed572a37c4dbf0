"""Whether a noun stands bare before its number, as only one that names by it does: in cupboard 6, coach C seat 21, guilty to count 5."""

from __future__ import annotations

import re

from assistant.figures.find.english.classes import is_clause
from assistant.figures.find.english.label_nouns import is_noun, listed_nouns
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_PREPOSITIONS = frozenset(
    "in on at from of for with by under via into onto see through against after before until since between beside behind inside outside near over above below across along beyond like unlike without within off beneath towards throughout".split()
)
_BE = frozenset("is are was were be been being as called".split())
_AHEAD = re.compile(r"([a-z0-9]+)([,;:(]?) $")
_CONJUNCTIONS = ("and", "or", "but", "while", "whereas", "nor", "than")
_CLAUSES = (
    "if",
    "when",
    "because",
    "once",
    "where",
    "since",
    "as",
    "that",
    "only",
    "also",
    "then",
    "so",
    "until",
    "before",
    "after",
)
_ACTS = re.compile(
    r"[0-9.]+[a-z]? (?:is|was|has|had|will|would|could|can|must|may|should|does|did|[a-z]{2,}ed)\b"
)
_LEADS_TO = re.compile(
    r"(?:ed|guilty|due|next|close|adjacent|subject|relating|similar|equal|opposite|prior|access|route|way|key|door|stairs|lift|back|sent|bound) $"
    r"|\b(?:mov|send|sent|tak|took|brought|bring|transferr|relocat|return|shift|go|went|gone|came|come|report|proceed|assign|allocat|attach|connect|divert|deliver|lead|led|post|address|add|link|refer|switch|turn|walk|hand|pass)(?:s|es|ed|ing|e|t)?(?: (?:it|them|him|her|us|back|over|on|down|up|straight|[a-z]+s))? $"
)
_OF_THE = re.compile(r"[0-9] of (?:the|its|our|their|those|these|all|[0-9])")
_AFTER = re.compile(r"[0-9.]+[a-z]? ([a-z]+)\b")
_ROW_ON = re.compile(r"[0-9]+[,;](?: and)? (?:[a-z-]+ ){1,3}[0-9]")
_BY_KIND = re.compile(r"\bby (?:[a-z-]+ ){0,4}[a-z-]+: [a-z]+ $")
_ROW_ENDS = re.compile(r"[0-9.]*[0-9](?:[,;:)]|\.(?![0-9])|$| and\b)")
_REACH = 40
_HEADS = re.compile(r"(?:^|[.!?] ?|\n)$")
# What one of a row begins with, after the figure of the one before: , girls 9; and in the south 9; but not: swimmers went to heat 2.
_ITEM = re.compile(
    r"[^.]*(?:[,;:)]|\b(?:and|but|while|or))(?: (?:and|but|while))? (?:[A-Za-z'’-]+ ){0,4}| (?:[a-z-]+ ){1,2}"
)


def stands_bare(found: re.Match[str], single: str, page: Page, start: int) -> bool:
    """Whether no article and no adjective stands before the noun, and it is no verb.

    `found` holds the word before the noun, its possessive ending, the stop after it, and the noun; `single`
    is the noun in the singular.
    """
    before, possessive, stop, noun = found.groups()
    verb = single in words("english_classes", "base-verb") and single not in listed_nouns()
    many = single != noun.lower()
    if before is None and page.plain[found.start() : found.start() + 1] == "(":
        return not verb  # IAS 37 (notes 14 and 22)
    if before is None or (stop == "." and noun[0].isupper()):
        return many and noun[0].isupper()  # Bays 2, 3 and 5 are closed
    if (
        many
        and not stop
        and before[0].isupper()
        and _HEADS.search(page.plain, max(0, found.start() - 2), found.start())
    ):
        return True  # Error codes 12 and 31 recur
    if many and not stop and before in _CONJUNCTIONS and single in listed_nouns():
        return not in_a_row(page, start)  # and frames 3 and 4
    if noun[0].isupper() or (before.isdigit() and not stop):
        return False
    if possessive:
        return single in listed_nouns() and not in_a_row(page, start)  # the panel's finding 3
    if stop:
        acts = many or not verb or bool(_ACTS.match(page.plain, start))
        counted = stop == ":" and single not in listed_nouns() and bool(_ROW_ON.match(page.lower, start))
        counted = counted or (
            stop == ":" and bool(_BY_KIND.search(page.lower, max(0, start - _REACH), start))
        )
        return acts and not counted and not in_a_row(page, start)  # counted: by type: noise 41, parking 38
    named = before[0].isupper() and before not in ("A", "I")
    if named and _is_of_a_name(before, page, start, many=many, verb=verb):
        return True
    return _is_led(found, single, page, start, verb=verb)


def _is_of_a_name(before: str, page: Page, start: int, *, many: bool, verb: bool) -> bool:
    """Whether a letter or a name goes before the noun: coach C seat 21, SQL error 1205, Bedford bus 214 ran."""
    if before[-1].isupper():
        return (many or not verb) and before.lower() not in words("english_labels", "plain-acronym")
    named = before.lower() not in words("english", "small-word")
    return named and not many and not verb and _goes_on(page, start)


def _is_led(found: re.Match[str], single: str, page: Page, start: int, *, verb: bool) -> bool:
    """Whether a preposition, a verb, a conjunction after another label or a second bare noun goes before the noun."""
    before, noun = found[1].lower(), found[4]
    if before == "to" and (
        single != noun.lower() or _LEADS_TO.search(page.lower, max(0, found.start(1) - 28), found.start(1))
    ):
        return True  # guilty to counts 1, 4 and 6; attached to count 5
    if before == "to" and _OF_THE.search(page.lower, start, start + 12):
        return False  # agreed not to axe 23 of the 108
    if (before == "to" and not verb) or before in _PREPOSITIONS or before in _BE:
        return f"{before} {noun.lower()}" not in words("english_labels", "adverbial")
    if before in _CLAUSES and _ACTS.match(page.plain, start):
        said = _AHEAD.search(page.lower, max(0, start - 60), start - len(noun) - len(before) - 2)
        return not verb and (before != "that" or (said is not None and _is_verb_form(said[1])))
    if before in _CONJUNCTIONS:
        return _follows_a_label(page, start, noun) or (not verb and bool(_ACTS.match(page.plain, start)))
    return not verb and (_is_verb_form(before) or _compound(page, start, before, noun))


def _goes_on(page: Page, start: int) -> bool:
    """Whether a verb follows the number, as after a name."""
    after = _AFTER.match(page.lower, start)
    if after is not None and is_clause(page, after.start(1) - 1):
        return True
    return (
        after is not None
        and after[1] in words("english", "verb")
        and after[1] not in words("english", "modifier")
    )


def _is_verb_form(word: str) -> bool:
    """Whether a word may be a verb: holds, contact, concerned."""
    base = words("english_classes", "base-verb")
    return (
        word in words("english", "verb") or word.endswith(("ed", "ing")) or word in base or word[:-1] in base
    )


def _compound(page: Page, start: int, before: str, noun: str) -> bool:
    """Whether two bare nouns make the label, after a preposition or at the head of a clause: from ball set 7."""
    if not is_noun(before, before) or before.endswith("s"):
        return False
    ahead = _AHEAD.search(page.lower, max(0, start - 60), start - len(noun) - len(before) - 2)
    if ahead is None:
        return False
    return (
        bool(ahead[2])
        or ahead[1] in _PREPOSITIONS
        or ahead[1] in _BE
        or (
            ahead[1] in _CONJUNCTIONS
            and (_follows_a_label(page, start, f"{before} {noun}") or bool(_ACTS.match(page.plain, start)))
        )
    )


def _follows_a_label(page: Page, start: int, noun: str) -> bool:
    """Whether a label ends right before and, or or the like: entrance 2 or lift 3."""
    if not page.others or page.others[-1].reason not in ("reference", "phone", "code"):
        return False
    return page.plain[page.others[-1].end : start - len(noun) - 1].strip(" ,") in _CONJUNCTIONS


def in_a_row(page: Page, start: int) -> bool:
    """Whether a figure stands close before, in the same sentence, so that the noun may have the next: boys 12, girls 9."""
    if not page.figures or start - page.figures[-1].end > _REACH or not _ROW_ENDS.match(page.plain, start):
        return False
    return _ITEM.fullmatch(page.plain[page.figures[-1].end : start]) is not None
