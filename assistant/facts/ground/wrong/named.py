"""The fact that the words name beyond doubt, where the figure has another value and no calculation explains it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.binding.alone import told_alone
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context.idioms import compares
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.score import Fit
from assistant.facts.ground.words.lexicon import english, one_wording, pattern, says
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.ground.wrong.doubts import leaves_open, told_in_part
from assistant.facts.ground.wrong.typos import closely, mistyped
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

_NAMED, _SURELY = 0.5, 0.68
_COVERED, _COVERED_CLOSE = 0.45, 0.25
_MOST_ELSE = 2  # characters beside a label that still leave it to be the one meant
_MISTYPED = 0.3  # likeness that is enough where the digits themselves tell that the fact was meant
_LEAD = 0.08  # how far the fact named must lead before the next one of another value
_ENOUGH = 3  # digits that no other figure has by chance
_TENFOLD = Decimal(10)
_NOT = re.compile(r"\b(?:not|dis\w+ed|un\w+ed)\b")
_PER = re.compile(
    r"(?: [a-z]+)? (?:per|(?:for |to |in |of |out of )?(?:each|every)|apiece)\b|(?: (?:to|for))? an? [a-z]+\b"
)  # £190,000 a kilometre, 70 to a club, 85p in every pound, £250 in grant for each
_FOR_EVERY = re.compile(r"\b(?:for|of) (?:every|each) [£€$]?\d[^.;]*\Z", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |nearly |some |just |over |almost )*[£€$]?\Z")  # down by 84: no level
_IN_ALL = re.compile(r"(?: [a-z]+)? (?:in all|in total|altogether|combined|together|between them|overall)\b")
_IN_SUM = re.compile(
    r"\b(?:(?<!\ba )total|overall|combined|aggregate|joint|entire|gross)\b(?: [a-z]+){0,3} \Z", re.IGNORECASE
)  # but a total of 27 substations is no more than 27
_A_CHANGE_OF = re.compile(
    r"\b(?:an?|the|this) (?:[a-z]+ )?(?:loss|gain|fall|rise|drop|increase|decrease|reduction|decline|saving|improvement) of (?:about |nearly |some |over )?[£€$]?\Z"
)
_NEXT = 12  # characters of an English word or two
_DENIED_BEHIND = 40


def named_other(reading: Reading, stated: set[int], claims: Claims) -> Fit | None:
    """The fact that the words name beyond doubt, of another value; None when they leave it open.

    What another figure of the sentence states is not meant here; words of calculation (其余, 平均) speak
    of something else than the facts they stand near.
    """
    best = _leader([fit for fit in reading.rivals if fit.claim.index not in stated])
    if best is None or _denied(reading, best.claim):
        return None
    figure, context = reading.place.figure, reading.context
    odd = mistyped(figure, best.claim) or _elsewhere(figure, best.claim, claims)
    close = odd or closely(figure, best.claim)
    least = _MISTYPED if odd else _NAMED
    if best.words < (least if close else _SURELY) or best.total < least:
        return None
    if best.cover < (_COVERED_CLOSE if close else _COVERED) or not _then_and_there(
        reading, best, claims, close
    ):
        return None
    if context.growth != best.claim.change and not (close and (odd or not _BY.search(reading.near))):
        return None
    if not close and not _by_label(reading, best.claim, claims):
        return None
    if not odd and _IN_SUM.search(reading.near) and not _IN_SUM.search(f"{best.claim.name} "):
        return None  # total spending is more than Spending on programmes
    if compares(figure) or _FOR_EVERY.search(reading.said[: len(reading.said) - len(context.behind)]):
        return None
    of_it = figure.unit == "%" and context.behind.startswith(" of ")
    if context.english and not odd and (not close or of_it) and told_in_part(reading, best.claim):
        return None
    if context.english and leaves_open(reading, best.claim, claims, close=close, odd=odd):
        return None
    return None if calculated(reading) and not (close or best.claim.change) else best


def _leader(rivals: list[Fit]) -> Fit | None:
    """The first, if it leads before the next of another value."""
    if not rivals:
        return None
    best = rivals[0]
    other = next((fit for fit in rivals[1:] if not _same_value(fit.claim, best.claim)), None)
    return None if other is not None and best.total - other.total < _LEAD else best


def _then_and_there(reading: Reading, best: Fit, claims: Claims, close: bool) -> bool:
    """Whether it holds for the time and the one entity of which the words speak; if nobody is named, a value that looks like
    the fact's may be that of the one entity that the sheet has it for."""
    context, whose = reading.context, reading.context.whose
    if best.claim.year not in (None, context.when.year or claims.year):
        alone = all(c.year == best.claim.year for c in claims.named(best.claim.name))
        if not alone or context.when.year is not None:
            return False
    if len(whose.entities) > 1:
        return False  # 23 berths of two ports are of both
    if close and not whose.entities and not whose.overall:
        return all(c.entity == best.claim.entity for c in claims.named(best.claim.name))
    return best.claim.entity in claims.overall or (whose.firm and best.claim.entity in whose.entities)


def _by_label(reading: Reading, claim: Claim, claims: Claims) -> bool:
    """Whether a value that does not look like the fact's stands at its label all the same, and is of about its size."""
    figure = reading.place.figure
    if not (_by_its_name(reading.near, claim) and _alike(figure, claim)):
        return False
    return not reading.context.english or _counts(figure, claim) or told_alone(reading, claim, claims)


def _alike(figure: Figure, claim: Claim) -> bool:
    """Whether the two are of about one size: a value far off is hardly meant to be this one."""
    if claim.quantity is None or not claim.quantity.value:
        return claim.figure is not None
    ratio = abs(Decimal(figure.value) / claim.quantity.value)
    return 1 / _TENFOLD < ratio < _TENFOLD


def _counts(figure: Figure, claim: Claim) -> bool:
    """Whether the noun that the figure counts is of the label: 92 airlines, and Airlines."""
    noun = {token for token, _ in tokens_of(figure.unit.split()[-1])} if figure.unit else set()
    return bool(noun & {token for token, _ in tokens_of(claim.name)})


def _denied(reading: Reading, claim: Claim) -> bool:
    """Whether the words deny what the fact counts: 非护理型床位, 7% of visitors were not satisfied."""
    if reading.context.english:
        return _NOT.search(reading.context.behind[:_DENIED_BEHIND]) is not None and not _NOT.search(
            claim.name
        )
    return any(f"{word}{claim.name[:2]}" in reading.near for word in "非未无")


def _by_its_name(near: str, claim: Claim) -> bool:
    """Whether the words right before say little but the label: 团员1430名, not 发展新团员1430名."""
    words = pattern("overall").sub("", pattern("filler").sub("", near.replace(claim.entity or "\n", "")))
    if english(words):
        return True
    label = one_wording(claim.name)
    return sum("㐀" <= c <= "鿿" and c not in label for c in one_wording(words)) <= _MOST_ELSE


def calculated(reading: Reading) -> bool:
    """Whether the words right before the figure name a calculation: 其余, 人均, 比上年增加."""
    near = reading.near
    if _A_CHANGE_OF.search(near):
        return True
    if compares(reading.place.figure) or (
        " per " not in reading.place.figure.unit and _PER.match(reading.context.behind)
    ):
        return True
    if reading.context.english and (
        says("remainder", reading.context.behind[:_NEXT])
        or _IN_ALL.match(reading.context.behind)
        or says("average", reading.context.clause)
        or reading.goes_on
    ):
        return True
    return any(says(kind, near) for kind in ("average", "remainder", "total")) or (
        says("difference", near) and not reading.context.level
    )


def _elsewhere(figure: Figure, claim: Claim, claims: Claims) -> bool:
    """Whether the digits are those of a fact of another unit, and the unit is that of `claim`: 48,200 families."""
    others = claims.values.with_digits(figure) if digits_told(figure) >= _ENOUGH else []
    return any(one.unit != claim.unit and claim.unit == figure.unit != one.unit for one in others)


def _same_value(one: Claim, other: Claim) -> bool:
    return one.quantity == other.quantity
