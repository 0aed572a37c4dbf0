"""The name of a figure in English: a completion rate of 63.6% → completion rate; 14 packages of work → packages of work."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CLAUSE = re.compile(r"[.;:,()\[\]!?\n]|—|–")
_EDGE = frozenset(
    "a an the of to at by in on for from with was were is are be been being had has have and or but that which this these those"
    " it its they their there then than as up down over under about around some nearly almost approximately only just also"
    " came come stood stands reached reach totalled total amounts amounted equals equal rose fell grew increased decreased"
    " declined dropped changed rise fall averaged average holds hold held during throughout end start beginning while when"
    " until since after before between per each all we our he she will would can must should may might".split()
)
_LINKED = re.compile(r"\b(?:came to|was|were|stood at|reached|totalled|amounted to|is|are)\s*\Z", re.I)
_STOP = frozenset(
    "had has have was were is are be been will would can could in on at by with and or but from for to during against so"
    " that which who while as than were under over after before between since until per also still remain remains".split()
)


# A name holds no figure, and posts are not called nine posts.
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty half hundred thousand".split()
)


def english_name(before: str, after: str, unit: str, last: str, counted: bool, change: bool) -> str:
    """A name of one to five words in lower case; may be empty, and is not yet unique.

    `counted` figures are named by what is counted, unless a verb links them to it (packages done came to 14);
    others by what stands before them, or by the whole that they are a share of. `unit` is the noun of a count.
    """
    lead = _words_before(_CLAUSE.split(before)[-1])
    noun = _words_after(f"{unit} {after}" if counted else after)
    if change:
        base = " ".join(lead) or last
        return f"{base.removesuffix(' change')} change".strip()
    if counted and noun and not (lead and _LINKED.search(before)):
        return " ".join(noun)
    if not lead and re.match(r"\s*of\b", after) and noun:
        return "share of " + " ".join(noun)
    if not lead and not noun and last:
        return ("earlier " if re.search(r"\bfrom\s*\Z", before) else "") + last.removesuffix(" change")
    return " ".join(lead or noun or _words_before(before))


def english_date_name(before: str, after: str) -> str:
    """How a date is called: by the words before it, else by those behind."""
    return " ".join([*(_words_before(before)[-3:] or _words_after(after)[:3]), "date"])


def beside(before: str, after: str) -> str:
    """One or two words near a figure that say what its sentence is about."""
    for words, at in ((_WORD.findall(before), slice(-2, None)), (_WORD.findall(after), slice(2))):
        telling = [word.lower() for word in words if word.lower() not in _EDGE | _STOP | _NUMBERS][at]
        if telling:
            return " ".join(telling)
    return ""


def identifier(name: str) -> str:
    """The name as an id: completion_rate."""
    return re.sub(r"[^a-z]+", "_", name.lower()).strip("_")


def _words_before(before: str) -> list[str]:
    """Up to five words before the figure in its clause; of the clause before where there are none."""
    for clause in reversed(_CLAUSE.split(before)[-2:]):
        words = _WORD.findall(clause)
        while words and words[-1].lower() in _EDGE:
            words.pop()
        tail = words[-5:]
        while tail and tail[0].lower() in _EDGE:
            tail.pop(0)
        if tail:
            return [word.lower() for word in tail]
    return []


def _words_after(after: str) -> list[str]:
    taken: list[str] = []
    words = [
        word for word in _WORD.findall(_CLAUSE.split(after, maxsplit=1)[0]) if word.lower() not in _NUMBERS
    ]
    for word in words[:5]:
        if word.lower() in _STOP and taken:
            break
        taken.append(word.lower())
    while taken and taken[-1] in _EDGE:
        taken.pop()
    while taken and taken[0] in _EDGE:
        taken.pop(0)
    return taken
