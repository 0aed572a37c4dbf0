"""Whether a figure that states no fact is explained by a calculation: one that the words name, a pair, or one left unsaid."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context.spoken import versions
from assistant.facts.ground.derive import Derived, Result, by_pair, derive
from assistant.facts.ground.derive.balances import denied
from assistant.facts.ground.derive.entities import less_instead
from assistant.facts.ground.derive.per import per_something
from assistant.facts.ground.derive.planned import on_the_other_side
from assistant.facts.ground.derive.unsaid import unsaid
from assistant.facts.ground.explained.asking import ask
from assistant.facts.ground.explained.chain import is_average_too
from assistant.facts.ground.explained.surroundings import Surroundings
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.verdicts import CANDIDATES
from assistant.facts.ground.wrong.named import calculated, named_other

_FULLY = 0.85  # likeness from which the words name a given rate so fully that no other reading is sought
_THAN = re.compile(r"(?: [a-z]+)? [a-z]+ than\b")  # 28,100 fewer than in …: which of two is larger matters
_OF_SO_MANY = re.compile(
    r"\b[Oo]f (?:the |our |its |their |all |these )?(?:[a-z]+ )?[£€$]?\d[\d.,]*(?: (?:million|thousand))?(?: [a-z'’-]+){0,6},? "
    r"(?:only |just |some |about |nearly )?\Z"
)
_BEHIND = 64  # characters behind a figure in which it says per what
_PAIRED = 0.5  # likeness of words from which a fact may be one of two that make the figure


class Explained:
    """The calculations of one text, asked figure by figure; what one figure comes to later ones may be computed from."""

    def __init__(self, layout: Layout, around: Surroundings, claims: Claims) -> None:
        self.layout, self.around, self.claims = layout, around, claims
        self.readings = around.readings

    def derived(self, index: int, reading: Reading) -> Derived | None:
        """A calculation, unless the words name a given fact that has another value."""
        operands = self.around.operands(index)
        reading.goes_on = is_average_too(self.readings, index)
        given = named_other(reading, self.around.stated_beside(reading), self.claims)
        if given is not None and given.claim.unit == reading.place.figure.unit:
            if given.claim.unit in ("%", "个百分点") and given.words < _FULLY and not given.claim.change:
                operands = operands.in_the_sentence()
            elif not calculated(reading):
                return None
        asked = ask(index, operands, self.readings, self.around, self.layout)
        return derive(
            reading.place.figure, asked.spoken, asked.context, asked.near, asked.operands, self.claims
        )

    def paired(self, reading: Reading) -> Derived | None:
        """The figure as a sum or difference with a fact that the words name, if its value is no fact's."""
        if reading.best is not None or _THAN.match(reading.context.behind):
            return None
        swapped = {
            other.best.claim.index
            for other in self.readings
            if other.place.sentence == reading.place.sentence and other.best is not None and calculated(other)
        }  # 其余27个 where 27 is the value of what is named here: the two stand in each other's place
        named = [fit.claim for fit in reading.rivals[:CANDIDATES] if fit.words >= _PAIRED]
        named = [claim for claim in named if claim.index not in swapped]
        tried = (by_pair(reading.place.figure, reading.near, claim, self.claims, swapped) for claim in named)
        return next((found for found in tried if found is not None), None)

    def unsaid(self, index: int, reading: Reading) -> Derived | None:
        """A rate of two facts that the words say it is, or a calculation that no word announces."""
        if (rate := self.rate(reading)) is not None:
            return rate
        if not reading.context.english:
            return None  # Chinese announces its calculations; beyond them this would pass more slips than it explains
        asked = ask(index, self.around.operands(index), self.readings, self.around, self.layout)
        rivals = {fit.claim.index for fit in reading.rivals if fit.words >= _PAIRED}
        figure = reading.place.figure
        said = self.layout.text[reading.place.sentence_start : figure.start]
        of_it = asked.context.english and _OF_SO_MANY.search(said) is not None
        return unsaid(figure, asked.spoken, asked.context, asked.operands, self.claims, rivals, of_it=of_it)

    def rate(self, reading: Reading) -> Derived | None:
        """So much for each, of two facts that the text need not have told."""
        figure, text = reading.place.figure, self.layout.text
        before = text[reading.place.sentence_start : figure.start]
        behind = text[figure.end : figure.end + _BEHIND]
        spoken = versions(figure, reading.near, reading.context)
        return per_something(figure, spoken, reading.context, before, behind, self.claims)

    def wrong_side(self, index: int, reading: Reading) -> Result | None:
        """What the figure has the size of, told with the wrong sign: a deficit of a surplus, under a budget that was overspent,
        imports that exceeded exports; None where it is right or nothing is sure."""
        figure, context = reading.place.figure, reading.context
        balance = denied(figure, reading.near, context.when.year or self.claims.year, self.claims)
        if balance is not None or reading.stated is not None:
            return balance
        off = on_the_other_side(figure, context, self.around.operands(index), self.claims)
        return off or less_instead(figure, context, self.claims)
