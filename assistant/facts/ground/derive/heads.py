"""What an average is had per: the fact that 户均, 每家, a trip, for every dentist divide by."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.many import without_many
from assistant.facts.ground.derive.operands import PERCENT, Operands, best_named, overlap, together
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.figures import kind_of_unit

FAR = 48  # characters behind an English figure in which it says per what: per member of staff
_PER = re.compile(r"(?!平)([㐀-鿿])均|(亩)产|(?:每一?|单(?=[件位户亩车班]))([㐀-鿿])")
_EACH_NOUN = re.compile(r"每一?[个家户处座名件场]([㐀-鿿]{2})")
_UNITS = {"人": "人名位", "案": "件起宗案", "场": "场次", "班": "班期", "单": "单笔"}
# per dentist, each youth worker, an average of €35,000 a grant, seven tonnes to the hectare, four beds to one nurse
_PER_NOUN = re.compile(r"\b(?:per|[Ee]ach|[Ee]very|an?|to the|to one|to every one) ([a-z]+)(?: ([a-z]+))?")
_EACH = re.compile(r"\s*(?:(?:to |for |in |at )?(?:an?|each|every)|per|to (?:the|one)) [a-z]+")
_A_NOUN = re.compile(r" (?:an?|to (?:the|one|every one)) (?:[a-z]+ )?[a-z]+\s*\Z")  # six tonnes of fuel a day
# A page cost €31.40, a skier day yielded €36.
_A_SUBJECT = re.compile(
    r"(?:\A|[.;,] |\band )\s*(?:[Aa]n?|[Oo]ne) (?P<noun>[a-z]+(?: [a-z]+)?) [a-z]+(?:ed|s|t|k|d)\b[^.;]{0,16}\Z"
)
_PRONOUNS = (
    "of",
    "one",
    "with",
    "for",
    "in",
    "at",
    "on",
    "has",
    "had",
    "got",
)  # each of 4.2 MW: of what was told before
_NO_NOUNS = frozenset(
    "average mean total further record rise fall cut drop gain loss increase decrease reduction rate cost price margin share"
    " profit saving surplus deficit few little lot quarter third half fifth tenth year-on-year little shade swing".split()
)
_IN_FULL = {"ha": "hectares", "t": "tonnes", "km": "kilometres", "m": "metres", "kg": "kilograms"}
_PEOPLE = ("head", "person", "capita", "inhabitant")
_FEW = 3  # more facts of one unit than this tell nothing
_LAST = 6
_LIKE = 0.8


def is_each(context: Context) -> bool:
    """Whether English words say that it is so much for each: £15,000 a farm, six tonnes of fuel a day, a page cost €31.40."""
    behind, clause = context.behind, context.clause
    if _EACH.match(behind) or _A_NOUN.search(behind) or says("average", behind[:FAR]):
        return True
    return _A_SUBJECT.search(clause) is not None


def names_the_heads(context: Context, heads: list[Claim]) -> bool:
    """€245 for each complaint settled: whether the words tell the label of what is divided by in two words or more."""
    said = {token for token, _ in tokens_of(without_many(context.clause + context.behind[:FAR]))}
    labels = ({token for token, _ in tokens_of(c.name)} for c in heads)
    return any(len(label) > 1 and label <= said for label in labels)


def heads_of(context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """Facts of the unit that the words divide by, or called by its noun, those that the clause names before the others."""
    if context.english:
        return _english(context, operands, claims)
    found = _PER.findall(without_many(context.clause + context.behind[:12]))
    if not found:
        return list(operands.stated[: min(operands.in_sentence, 1)])
    word = "".join(found[-1])
    units = _UNITS.get(word, word)
    heads = [c for c in claims.all if c.quantity and c.unit and c.unit[0] in units]
    heads = heads or [c for c in claims.all if c.quantity and c.name.endswith(word)]  # 村均: 行政村136个
    heads = _of_few(_called(heads, context, claims) or heads, context, operands, claims)
    if heads:
        return heads
    beside = (
        c for c in operands.stated[: operands.in_sentence] if c.quantity and c.unit and c.unit[0] in units
    )
    return [c for c in beside if not c.of][:1]  # 救助967人次，支出213万元，人均2200元


def _english(context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    given = [c for c in operands.stated[: operands.in_sentence] if c.quantity and not c.of]
    if subject := _A_SUBJECT.search(context.clause):
        nouns = [tuple(subject["noun"].split())]
    else:
        found = _PER_NOUN.findall(without_many(context.clause + context.behind[:FAR]))
        nouns = [pair for pair in found if pair[0] not in _NO_NOUNS]
    if not nouns:
        last = list(operands.stated[: min(operands.in_sentence, 1)])
        if not says("average", context.clause):
            return last
        counts = [c for c in operands.stated[:_LAST] if c.quantity and not c.of]
        return list(dict.fromkeys((*last, *(c for c in counts if kind_of_unit(c.unit) == "count"))))
    first, second = nouns[-1][0], nouns[-1][-1]
    if first in _PRONOUNS:  # each of the 18 members earned €22,889
        return given[:_FEW]
    for words in dict.fromkeys((f"{first} {second}", second if subject else first, first)):
        heads = _of_few(_of_noun(words, context, operands, claims), context, operands, claims)
        if heads:
            return heads
    return []


def _of_noun(words: str, context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """Facts in this unit, or whose label has these words, or that count such people."""
    noun = words.rpartition(" ")[2]
    stems = [token for token, _ in tokens_of(words)]
    year = context.when.year or claims.year
    current = [c for c in claims.all if c.quantity and c.year in (None, year) and c.unit != PERCENT]
    if " " in words:
        return [c for c in current if stems and set(stems) <= {token for token, _ in tokens_of(c.name)}]
    found = [c for c in claims.all if c.quantity and c.unit and _starts(c.unit, noun)]
    ends = (tokens_of(noun)[-1:], tokens_of(f"{noun}s")[-1:])  # a visit, whose plural goes by a synonym
    found = found or [c for c in current if stems and tokens_of(c.name)[-1:] in ends]
    found = found or [c for c in current if _is_called(noun, c)]
    return found or [c for c in best_named(context.behind[:FAR], operands) if c.quantity]


def _of_few(heads: list[Claim], context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """Those that the clause names before the others; none where they are many and nothing tells them apart."""
    named = best_named(context.clause, operands)
    heads = [c for c in heads if c in named] or heads
    if len(heads) > 1 and len({(c.name, c.year) for c in heads}) == 1 and all(c.entity for c in heads):
        return heads if any(c.entity in claims.overall for c in heads) else [together(heads), *heads][:_FEW]
    if len(heads) > _FEW:
        heads = [c for c in heads if any(overlap(total.name, c) for total in operands.named[:2])]
    return heads if len(heads) <= _FEW else []


def _called(heads: list[Claim], context: Context, claims: Claims) -> list[Claim]:
    """平均每个项目查出问题近9个: of all that is counted in 个 the facts of this year whose label has the noun."""
    noun = _EACH_NOUN.search(context.clause)
    year = context.when.year or claims.year
    return [c for c in heads if noun and noun[1] in c.name and c.year in (None, year)][:_FEW]


def _is_called(word: str, claim: Claim) -> bool:
    """Whether a fact counts what the noun names: workers are people, a head too."""
    many = "people" if word in _PEOPLE else f"{word.rstrip('s')}s"
    swap = exchange(many, claim.unit) if claim.unit else None
    return swap is not None and swap.factor == 1 and swap.likeness > _LIKE


def _starts(unit: str, word: str) -> bool:
    return _IN_FULL.get(unit, unit).rstrip("s") == word.rstrip("s")
