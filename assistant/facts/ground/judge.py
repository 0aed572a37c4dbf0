"""The verdict on each figure of a text: supported, derived, unsupported or contradicted, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.facts.ground import messages
from assistant.facts.ground.binding import settle
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import context_of
from assistant.facts.ground.dates import Calendar, impossible
from assistant.facts.ground.derive import Derived, Operands, by_pair, derive
from assistant.facts.ground.idioms import counts_nothing, with_head, with_hedge
from assistant.facts.ground.layout import Layout, lay_out
from assistant.facts.ground.listed import counts_its_list, counts_names
from assistant.facts.ground.lists import align
from assistant.facts.ground.model import Grounding, Verdict
from assistant.facts.ground.reading import Reading, read, versions
from assistant.facts.ground.reversed import mark_reversed
from assistant.facts.ground.scope import Scope
from assistant.facts.ground.slips import Slip, calculated, named_other, slip_of
from assistant.facts.ground.twice import mark_inconsistent
from assistant.facts.match.precision import digits_told
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, find_figures
from assistant.language import Language, Said

_CANDIDATES = 3
_YEAR = re.compile(r"\d{4}\Z")
_ASIDE = re.compile(r"(?:年)?(?:[底末初]?(?:以来|起|相比|之前|以前)|启动|开始|实施|度?计划|规划)")
_LEADS = re.compile(r"[比较与同自从由到至于].?\Z|\b(?:than|from|over|on|since|against|to)(?: in| for)? \Z")
_FULLY = 0.85  # likeness from which the words name a given rate so fully that no other reading is sought
_PAIRED = 0.5  # likeness of words from which a fact may be one of two that make the figure
_MOST_IDS = 8


def ground(
    text: str,
    facts: FactSheet | Iterable[Mapping[str, Any] | Fact],
    language: str = "zh",
    *,
    words: Sequence[str] = (),
) -> list[Grounding]:
    """One verdict for each figure of `text`, in order; offsets are those of the figures.

    `words` are texts that ground their own figures (points, headings, the title). Raises FactsError
    when the facts do not hold together, and nothing for any text.
    """
    tongue: Language = "en" if language == "en" else "zh"
    claims = Claims(FactSheet.of(facts))
    found = find_figures(text, tongue).figures
    if not any(claim.quantity and claim.quantity.value == 1 for claim in claims.all):
        found = tuple(figure for figure in found if not counts_nothing(text, figure, found))
    units = {claim.unit for claim in claims.all if claim.unit.isascii()}
    said = (with_head(text, with_hedge(text, figure), units) for figure in found)
    layout = lay_out(text, tuple(said))
    return _Judge(layout, claims, tongue, words).all() if layout.places else []


class _Judge:
    """One text before one sheet; built once, so that every figure sees what the others state."""

    def __init__(self, layout: Layout, claims: Claims, language: Language, words: Sequence[str]) -> None:
        self.layout, self.claims, self.language = layout, claims, language
        self.calendar = Calendar(claims.sheet, words)
        self.worded = {_key(f) for text in words for f in find_figures(text, language).figures}
        self.labelled = _label_figures(claims)
        self.readings = self._read()
        settle(self.readings, claims)

    def _read(self) -> list[Reading]:
        scope, aligned = Scope(self.layout, self.claims), align(self.layout)
        readings = []
        for i, place in enumerate(self.layout.places):
            item = aligned.get(i)
            context = context_of(self.layout, place, self.claims, scope, item)
            near = (item.shared if item else "") + self.layout.before(place)
            reading = read(place, context, near, self.claims)
            reading.item = item.words if item else ""
            readings.append(reading)
        return readings

    def all(self) -> list[Grounding]:
        """Every verdict, in the order of the text."""
        verdicts = [self._verdict(i, reading) for i, reading in enumerate(self.readings)]
        verdicts = mark_reversed(self.layout, verdicts, self.language)
        return mark_inconsistent(self.layout, verdicts, self.language)

    def _verdict(self, index: int, reading: Reading) -> Grounding:
        figure = reading.place.figure
        if figure.is_date or figure.kind == "time":
            return self._date(reading)
        stated = reading.stated
        if stated is not None and not self._foreign(reading, stated):
            return self._stated(reading, stated)
        if _key(figure) in self.worded:
            return self._say(figure, "supported", messages.IN_WORDS)
        if stated is None and reading.meant is None and _key(figure) in self.labelled:
            return self._say(figure, "supported", messages.IN_LABEL, facts=self.labelled[_key(figure)])
        slip = slip_of(reading, self.claims) if stated is None else None
        turned = slip is not None and slip.sure and slip.rule == "figure-direction"
        found = None if turned else self._derived(index, reading)
        if found is not None:
            return self._computed(reading, found)
        named = named_other(reading, self._stated_near(reading), self.claims)
        if (pair := self._paired(reading)) is not None:
            return self._computed(reading, pair)
        listed = counts_its_list(self.layout, reading.place) or counts_names(figure, self.claims.entities)
        if named is None and reading.meant is None and listed:
            return self._say(figure, "derived", messages.LISTED)
        return self._wrong(reading)

    def _paired(self, reading: Reading) -> Derived | None:
        """The figure as a sum or difference with a fact that the words name, if its value is no fact's."""
        if reading.best is not None:
            return None
        swapped = {
            other.best.claim.index
            for other in self.readings
            if other.place.sentence == reading.place.sentence and other.best is not None and calculated(other)
        }  # 其余27个 where 27 is the value of what is named here: the two stand in each other's place
        named = [fit.claim for fit in reading.rivals[:_CANDIDATES] if fit.words >= _PAIRED]
        named = [claim for claim in named if claim.index not in swapped]
        tried = (by_pair(reading.place.figure, reading.near, claim, self.claims, swapped) for claim in named)
        return next((found for found in tried if found is not None), None)

    def _computed(self, reading: Reading, found: Derived) -> Grounding:
        reading.computed = found.claim
        said = messages.derived(found.arithmetic)
        return self._say(
            reading.place.figure, "derived", said, facts=found.facts, arithmetic=found.arithmetic
        )

    def _derived(self, index: int, reading: Reading) -> Derived | None:
        """A calculation, unless the words name a given fact that has another value."""
        operands = self._operands(index, reading)
        given = named_other(reading, self._stated_near(reading), self.claims)
        if given is not None and given.claim.unit == reading.place.figure.unit:
            if given.claim.unit in ("%", "个百分点") and given.words < _FULLY and not given.claim.change:
                operands = operands.in_the_sentence()
            elif not calculated(reading):
                return None
        figure, context = reading.place.figure, reading.context
        given_near = sum(not claim.of for claim in operands.stated[: operands.in_sentence])
        if given_near > 1 and digits_told(figure) < 2 and figure.value != "100":
            operands = operands.in_the_sentence()  # one digit is soon had from some pair of facts
        spoken = versions(figure, reading.near, context)
        near = reading.item + reading.near
        return derive(figure, spoken, context, near, operands, self.claims)

    def _stated(self, reading: Reading, claim: Claim) -> Grounding:
        figure, how = reading.place.figure, reading.matches[0][1].how
        verdict: Verdict = "supported" if how == "exact" and not claim.resolved.derived else "derived"
        arithmetic = f"{claim.resolved.arithmetic} = {figure.text}" if claim.resolved.derived else ""
        said = messages.derived(arithmetic) if arithmetic else messages.supported(claim, how)
        return self._say(figure, verdict, said, facts=(claim.id,), arithmetic=arithmetic)

    def _foreign(self, reading: Reading, claim: Claim) -> bool:
        """Whether the sentence names another entity than the one whose value this is."""
        whose = reading.context.whose
        if not whose.firm or not claim.entity or claim.entity in self.claims.overall:
            return False
        if whose.overall:
            return whose.near
        return bool(whose.entities) and claim.entity not in whose.entities

    def _wrong(self, reading: Reading) -> Grounding:
        figure = reading.place.figure
        if reading.meant is not None and reading.best is not None:
            meant = reading.meant.claim
            said = messages.misattributed(figure, reading.best.claim, meant)
            return self._against(figure, meant, said, "figure-misattributed")
        if reading.stated is not None:
            said = messages.foreign(figure, reading.stated)
            owner = (reading.stated.id,)
            return self._say(figure, "unsupported", said, rule="figure-misattributed", candidates=owner)
        slip = slip_of(reading, self.claims)
        if slip is not None:
            return self._slipped(figure, slip)
        meant_fit = named_other(reading, self._stated_near(reading), self.claims)
        if meant_fit is not None:
            said = messages.contradicts(figure, meant_fit.claim)
            return self._against(figure, meant_fit.claim, said, "figure-contradicts")
        claims = tuple(fit.claim for fit in reading.rivals[:_CANDIDATES] if fit.words >= 0.3)
        ids = tuple(dict.fromkeys(claim.id for claim in claims))
        return self._say(
            figure, "unsupported", messages.ungrounded(claims), rule="figure-ungrounded", candidates=ids
        )

    def _slipped(self, figure: Figure, slip: Slip) -> Grounding:
        if slip.rule == "figure-direction":
            said = messages.wrong_direction(figure, slip.claim)
        elif slip.rule == "figure-contradicts":
            said = messages.contradicts(figure, slip.claim)
        else:
            said = messages.wrong_unit(figure, slip.claim)
        if slip.sure:
            told, ids = messages.shown(slip.claim), (slip.claim.id,)
            return self._say(figure, "contradicted", said, facts=ids, rule=slip.rule, expected=told)
        ids = (slip.claim.id,)
        return self._say(figure, "unsupported", said, rule=slip.rule, candidates=ids)

    def _against(self, figure: Figure, meant: Claim, said: Said, rule: str) -> Grounding:
        expected = messages.shown_like(meant, figure)
        return self._say(figure, "contradicted", said, facts=(meant.id,), rule=rule, expected=expected)

    def _date(self, reading: Reading) -> Grounding:
        figure = reading.place.figure
        if reading.meant is not None and reading.best is not None:
            said = messages.misattributed(figure, reading.best.claim, reading.meant.claim)
            return self._against(figure, reading.meant.claim, said, "figure-misattributed")
        if reading.stated is not None:
            return self._say(figure, "supported", messages.DATE_GIVEN, facts=(reading.stated.id,))
        given = self.calendar.gives(figure)
        if given is not None and self._wrong_year(reading):
            said = messages.DATE_OTHERWISE
            return self._say(
                figure, "unsupported", said, rule="date-ungrounded", candidates=given[:_CANDIDATES]
            )
        if given is not None and not impossible(figure):
            return self._say(figure, "supported", messages.DATE_GIVEN, facts=given[:_MOST_IDS])
        rule = "date-impossible" if impossible(figure) else "date-ungrounded"
        meant = named_other(reading, self._stated_near(reading), self.claims)
        if meant is not None:
            return self._against(figure, meant.claim, messages.contradicts(figure, meant.claim), rule)
        said = messages.DATE_IMPOSSIBLE if rule == "date-impossible" else messages.DATE_UNGROUNDED
        return self._say(figure, "unsupported", said, rule=rule)

    def _wrong_year(self, reading: Reading) -> bool:
        """Whether all that the sentence tells of this year are values of another year."""
        place, text = reading.place, self.layout.text
        if not _YEAR.match(place.figure.value) or _ASIDE.match(text, place.figure.end):
            return False
        if _LEADS.search(text[max(0, place.figure.start - 14) : place.figure.start]):
            return False
        year = int(place.figure.value)
        told = [
            other.best.claim.year
            for other in self.readings
            if other.place.sentence == place.sentence
            and other.place.figure.start > place.figure.start
            and other.context.when.firm
            and other.context.when.year == year
            and other.best is not None
            and not other.place.figure.is_date
        ]
        return bool(told) and all(other is not None and other != year for other in told)

    def _stated_near(self, reading: Reading) -> set[int]:
        sentence = reading.place.sentence
        return {
            other.stated.index
            for other in self.readings
            if other.stated is not None and other is not reading and other.place.sentence == sentence
        }

    def _operands(self, index: int, reading: Reading) -> Operands:
        """What the paragraph states before and behind the figure, and what the words near it name."""
        place = reading.place
        before, behind, inside = list[Claim](), list[Claim](), 0
        for other in reversed(self.readings[max(0, index - 12) : index]):
            known = other.stated or other.computed
            if other.place.paragraph == place.paragraph and known is not None:
                before.append(known)
                inside += other.place.sentence == place.sentence
        for other in self.readings[index + 1 : index + 13]:
            if other.place.paragraph == place.paragraph and other.stated is not None:
                behind.append(other.stated)
        alike = sorted(reading.likeness, key=lambda i: -reading.likeness[i])
        named = [self.claims.all[i] for i in alike[:12] if reading.likeness[i] >= 0.2]
        named.sort(key=lambda claim: not claim.entity or claim.entity not in reading.context.clause)
        return Operands(_once(before), _once(behind), tuple(named), inside)

    def _say(
        self,
        figure: Figure,
        verdict: Verdict,
        said: Said,
        *,
        facts: tuple[str, ...] = (),
        arithmetic: str = "",
        rule: str = "",
        expected: str = "",
        candidates: tuple[str, ...] = (),
    ) -> Grounding:
        return Grounding(
            figure.start,
            figure.end,
            figure.text,
            verdict,
            facts,
            arithmetic,
            said.in_(self.language),
            rule,
            expected,
            candidates,
        )


def _key(figure: Figure) -> tuple[str, str | None, str]:
    return figure.value, figure.value_high, figure.unit


def _label_figures(claims: Claims) -> dict[tuple[str, str | None, str], tuple[str, ...]]:
    """Figures in labels and entities (35岁以下党员数), which a text repeats with them."""
    found: dict[tuple[str, str | None, str], tuple[str, ...]] = {}
    for fact in claims.sheet:
        for text in (fact.label or fact.id, fact.entity):
            if any(c.isdigit() or c in "一二三四五六七八九十两" for c in text):
                for figure in find_figures(text).figures:
                    found.setdefault(_key(figure), (fact.id,))
    return found


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple({claim.index: claim for claim in claims}.values())
