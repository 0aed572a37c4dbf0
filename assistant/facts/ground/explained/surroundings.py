"""What the text tells beside one figure: the facts that other figures state, as operands of a calculation."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive import Operands
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.places.windows import hollow
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.tokens import tokens_of

_HALF = 0.49
_AROUND, _NAMED, _LEAST = 12, 12, 0.2
_LAST = 6
_OF_THESE = re.compile(r" of (?:these|them|those|whom|which)\b")
_LINKS = re.compile(r" (?:for|but|only|just|and|while|with|among|even)\b")


class Surroundings:
    """All readings of one text, looked at from one of them."""

    def __init__(self, layout: Layout, readings: list[Reading], claims: Claims) -> None:
        self.layout, self.readings, self.claims = layout, readings, claims
        self._sentences: dict[int, list[Reading]] = {}
        for reading in readings:
            self._sentences.setdefault(reading.place.sentence, []).append(reading)

    def sentence(self, reading: Reading) -> list[Reading]:
        """The readings of the same sentence, this one too."""
        return self._sentences[reading.place.sentence]

    def stated_beside(self, reading: Reading) -> set[int]:
        """The claims that other figures of the sentence state."""
        others = (other for other in self.sentence(reading) if other is not reading)
        return {other.stated.index for other in others if other.stated is not None}

    def operands(self, index: int) -> Operands:
        """What the paragraph states before and behind the figure, and what the words near it name."""
        reading = self.readings[index]
        place = reading.place
        before, inside = list[Claim](), 0
        for other in reversed(self.readings[max(0, index - _AROUND) : index]):
            if other.place.paragraph == place.paragraph and other.about is not None:
                before.append(other.about)
                inside += other.place.sentence == place.sentence
        behind = [
            other.about
            for other in self.readings[index + 1 : index + 1 + _AROUND]
            if other.place.paragraph == place.paragraph and other.about is not None
        ]
        named = [*self._of_these(reading, before), *self._named(reading)] or self._goes_on(reading, before)
        return Operands(_once(before), _once(behind), tuple(named), inside)

    def _of_these(self, reading: Reading, before: list[Claim]) -> list[Claim]:
        """13% of these were cancelled: the part whose label is that of the whole just told, with words said behind."""
        if not before or not reading.context.english or not _OF_THESE.match(reading.tail):
            return []
        tail = {token for token, _ in tokens_of(reading.tail)}
        whole = {token for token, _ in tokens_of(before[0].name)}
        rest = ((c, {token for token, _ in tokens_of(c.name)} - whole) for c in self.claims.all if c.quantity)
        return [c for c, own in rest if own and own <= tail and c.index != before[0].index][:_LAST]

    def _goes_on(self, reading: Reading, before: list[Claim]) -> list[Claim]:
        """The first of these accounts for 43.5%: what was told last, of the entity that is named now."""
        whose = reading.context.whose
        if not reading.context.english or not whose.near or not before:
            return []
        names = dict.fromkeys(claim.name for claim in before[:_LAST] if claim.name)
        return [one for name in names for one in self.claims.named(name) if one.entity in whose.entities]

    def share_goes_on(self, index: int) -> Claim | None:
        """What Southmoor for 34.5% is a share of, behind Northfield accounted for 46.7%: the same, of another entity."""
        reading = self.readings[index]
        told = (one for one in reversed(self.readings[max(0, index - 1) : index]) if one.computed is not None)
        before = next((one for one in told if one.place.sentence == reading.place.sentence), None)
        if before is None or before.computed is None:
            return None
        if not before.computed.resolved.expression.startswith("a /"):
            return None
        if not hollow(_LINKS.sub("", self.claims.names.sub("", reading.near))):
            return None
        name = next((claim.name for claim in self.claims.of_fact(before.computed.ids[0])), "")
        whose = reading.context.whose.entities
        return next((claim for claim in self.claims.named(name) if claim.entity in whose), None)

    def _named(self, reading: Reading) -> list[Claim]:
        alike = sorted(reading.likeness, key=lambda i: -reading.likeness[i])
        named = [self.claims.all[i] for i in alike[:_NAMED] if reading.likeness[i] >= _LEAST]
        if reading.context.english and reading.tail.startswith(" of "):  # 30% of the buses are electric
            named += [c for c in self._in_tail(reading.tail) if c not in named]
        whose = reading.context.whose.entities if reading.context.whose.near else ()
        clause = reading.context.clause
        return sorted(named, key=lambda c: not c.entity or (c.entity not in clause and c.entity not in whose))

    def _in_tail(self, tail: str) -> list[Claim]:
        """Claims with all words of their label behind the figure, or most of what tells it from others."""
        hits: dict[int, float] = {}
        for token, size in tokens_of(tail):
            for index in self.claims.postings.get(token, ()):
                hits[index] = hits.get(index, 0.0) + size * self.claims.weights[token]
        told = {index: hit / self.claims.mass[index] for index, hit in hits.items()}
        return [
            self.claims.all[index] for index in sorted(told, key=lambda i: -told[i]) if told[index] > _HALF
        ][:_NAMED]


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple({claim.index: claim for claim in claims}.values())
