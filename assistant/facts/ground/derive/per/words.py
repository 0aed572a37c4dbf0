"""What a rate is per, as the words around an amount say it: per MWh, a passenger, one teacher to, 户均, 千升收入."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.ground.claims import Claim
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.per.amounts import counts, measures
from assistant.facts.ground.derive.per.time import TIMES
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange

_NOUN = r"(?P<noun>[A-Za-z²³][A-Za-z²³/-]*(?: [a-z]+){0,2})"
_MANY = r"(?:(?P<many>10{2,6}|[1-9]0{0,2}(?:,000)+|hundred|thousand|million) )?"
_PER = re.compile(
    rf"(?: (?!and|or|but|while|as\b)[a-z]+){{0,3}}?(?: and [£€$]?[\d.,]+[a-z]?)?,? (?:per|an?|each|(?:for|to|in|at|by|from) (?:an?|each|every|one)|every) {_MANY}{_NOUN}"
)
_EACH_OF = re.compile(rf" (?:for |to )?each of (?:the |its |our |their )?(?:[\d,.]+ )?{_NOUN}")
_ONE_TO = re.compile(
    r"\b(?:one|an?|1) (?P<noun>[a-z]+(?: [a-z]+)?) (?:to|for|per|in)(?: every| each)? (?:about |some |just |nearly |only )?\Z"
)
_ONE_FOR = re.compile(r"\b(?:one|1) (?:to|for|per)(?: every| each)? (?:about |some |just |nearly |only )?\Z")
_SUBJECT = re.compile(
    rf"(?:\A|[.;,:] |\b(?:and|that|so) )(?:[Aa]n?|[Oo]ne|[Ee]ach|[Ee]very) {_NOUN}\b[^.;,\d]{{0,24}}\Z"
)
_OWN = re.compile(r"\b(?:each|apiece|on average|an average of|averag(?:ed|ing))\b")
_ZH = re.compile(r"(?P<noun>千升|吨|公斤|亩|公顷|平方米|平方公里|立方米|度|[㐀-鿿]{1,2})均[㐀-鿿]{0,6}\Z")
_POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORDS, _HEADS = 3, 3
_ALIKE = 0.9  # likeness of units from which one is the plural of the other


def denominators(
    context: Context, before: str, behind: str, here: Sequence[Claim]
) -> Iterator[tuple[str, int, list[Claim]]]:
    """What the words say it is per, of how many, and the facts that are so much of it."""
    if not context.english:
        found = _ZH.search(before)
        clause = re.split("[，；。：、]", before)[-1]
        nouns = {found["noun"]} if found else {c.unit for c in here if c.unit and clause.startswith(c.unit)}
        for noun in nouns:  # 户均, 千升收入, 吨煤售价
            yield (
                noun,
                1,
                [] if noun in TIMES else [c for c in _called(noun, here) if found or c.unit == noun],
            )
        return
    found = _ONE_TO.search(before) or _EACH_OF.match(behind) or _PER.match(behind) or _SUBJECT.search(before)
    if found is not None:
        groups = found.groupdict()
        many = groups.get("many") or "1"
        words = groups["noun"].split()
        for count in range(min(len(words), _WORDS), 0, -1):
            noun = " ".join(words[:count])
            heads = [] if noun in TIMES else _called(noun, here)
            if heads or noun in TIMES:
                yield noun, _POWERS.get(many) or int(many.replace(",", "")), heads
                return
    if _ONE_FOR.search(before) or _OWN.search(re.split("[,.;]", behind)[0][:24]) or _OWN.search(before[-40:]):
        said = {token for token, _ in tokens_of(before)}
        heads = [c for c in here if counts(c) and tokens_of(c.name)[-1:] and tokens_of(c.name)[-1][0] in said]
        yield "", 1, heads


def _called(noun: str, here: Sequence[Claim]) -> list[Claim]:
    """Facts measured in this unit, or whose unit or label has the noun: MWh of GWh, pensioner of Pensioners."""
    measured = [c for c in here if c.unit and measures(c) and exchange(noun, c.unit) is not None]
    if measured:
        return measured
    stems = {token for word in (noun, f"{noun}s") for token, _ in tokens_of(word)}
    plain = [c for c in here if " per " not in c.name]
    own = [c for c in plain if counts(c) and c.unit and _is_plural(c.unit, noun)]
    named = [c for c in plain if stems & {token for token, _ in tokens_of(c.name)}]
    last = [c for c in named if stems & {token for token, _ in tokens_of(c.name)[-1:]}]
    return list(dict.fromkeys((*last, *own, *named)))[:_HEADS]


def _is_plural(unit: str, noun: str) -> bool:
    swap = exchange(noun, unit)
    return swap is not None and swap.likeness >= _ALIKE
