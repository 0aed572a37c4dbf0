"""The verdict on each figure of a text: supported, derived, unsupported or contradicted, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.facts.ground import messages
from assistant.facts.ground.binding import settle
from assistant.facts.ground.binding.foreign import of_someone_else
from assistant.facts.ground.claims import Claim, Claims, key_of
from assistant.facts.ground.context.headings import Headings
from assistant.facts.ground.context.idioms import (
    bound_of,
    counts_per,
    defines,
    spans_years,
)
from assistant.facts.ground.dated import date_verdict
from assistant.facts.ground.dates import Calendar
from assistant.facts.ground.derive import Derived, told
from assistant.facts.ground.explained import Explained
from assistant.facts.ground.explained.surroundings import Surroundings
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout, lay_out
from assistant.facts.ground.places.listed import counts_what_is_listed
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.phrases import looks_back, whole_behind
from assistant.facts.ground.reading.prepared import figures_of
from assistant.facts.ground.reading.telling import read_all
from assistant.facts.ground.verdicts import Verdicts
from assistant.facts.ground.words.labels import year_told
from assistant.facts.ground.wrong.exchanged import exchanged
from assistant.facts.ground.wrong.in_parallel import against_its_row
from assistant.facts.ground.wrong.levels import moved_against, of_the_year_before, told_as_its_opposite
from assistant.facts.ground.wrong.named import named_other
from assistant.facts.ground.wrong.recomputed import recomputed, told_the_other_way
from assistant.facts.ground.wrong.reversed import mark_reversed
from assistant.facts.ground.wrong.slips import Slip, slip_of
from assistant.facts.ground.wrong.twice import mark_inconsistent
from assistant.facts.ground.wrong.two_ends import against_the_other_end
from assistant.facts.ground.wrong.unmeasured import tells_a_way, wrong_ways
from assistant.facts.ground.wrong.whose_value import of_the_one_named
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.language import Language

_WHOLE_LABEL = 0.7  # how much of a label must be said for a figure to be told as that fact


def ground(
    text: str,
    facts: FactSheet | Iterable[Mapping[str, Any] | Fact],
    language: str = "zh",
    *,
    words: Sequence[str] = (),
    headings: Sequence[str] = (),
) -> list[Grounding]:
    """One verdict for each figure of `text`, in order; offsets are those of the figures. A direction told without a
    figure (同比有所下降) gets one only where the facts of two years deny it.

    `words` are texts that ground their own figures (points, headings, the title); `headings` stand above the
    text and say of what it tells, beside those that it has itself. Raises FactsError
    when the facts do not hold together, and nothing for any text.
    """
    tongue: Language = "en" if language == "en" else "zh"
    sheet = FactSheet.of(facts)
    claims = Claims(sheet, year_told(words))
    layout = lay_out(text, figures_of(text, claims, tongue))
    told = layout.places or (tongue == "zh" and tells_a_way(text))
    return _Judge(layout, claims, tongue, words, headings).all() if told else []


class _Judge:
    """One text before one sheet; built once, so that every figure sees what the others state."""

    def __init__(
        self,
        layout: Layout,
        claims: Claims,
        language: Language,
        words: Sequence[str],
        headings: Sequence[str],
    ) -> None:
        self.layout, self.claims, self.language = layout, claims, language
        self.calendar = Calendar(claims.sheet, words)
        self.worded = {key_of(f) for text in words for f in find_figures(text, language).figures}
        under = Headings(layout.text, headings)
        self.readings = read_all(layout, claims, under, self.calendar.written, english=language == "en")
        settle(layout.text, self.readings, claims)
        self.around = Surroundings(layout, self.readings, claims)
        self.explained = Explained(layout, self.around, claims)
        self.verdicts = Verdicts(language)
        self.told = {reading.stated.index for reading in self.readings if reading.stated is not None}

    def all(self) -> list[Grounding]:
        """Every verdict, in the order of the text; one too for each direction told without a figure that is wrong."""
        verdicts = [self._verdict(i, reading) for i, reading in enumerate(self.readings)]
        for i, verdict in enumerate(
            verdicts
        ):  # once more, now that it is known what the figures behind come to
            if verdict.verdict == "unsupported" and not self.readings[i].place.figure.is_date:
                verdicts[i] = self._verdict(i, self.readings[i])
        self._by_form(verdicts)
        verdicts = mark_reversed(self.layout, verdicts, self.readings, self.language)
        owners = [" ".join(sorted(reading.context.whose.entities)) for reading in self.readings]
        verdicts = mark_inconsistent(self.layout, verdicts, owners, self.language)
        ways = wrong_ways(self.layout, self.readings, self.claims, self.language)
        return sorted([*verdicts, *ways], key=lambda verdict: verdict.start)

    def _by_form(self, verdicts: list[Grounding]) -> None:
        """Contradicts figures of which the form of their sentence tells the fact: the other end of a change, the next of a row."""
        for rule in (against_the_other_end, against_its_row):
            for i, claim in rule(self.layout, self.readings, verdicts, self.claims).items():
                said = messages.contradicts(self.readings[i].place.figure, claim)
                verdicts[i] = self.verdicts.against(self.readings[i], claim, said, "figure-contradicts")

    def _verdict(self, index: int, reading: Reading) -> Grounding:
        figure, verdicts = reading.place.figure, self.verdicts
        if figure.is_date or figure.kind == "time":
            return date_verdict(reading, self.around, self.calendar, verdicts)
        stated = reading.stated
        if stated is not None and not of_someone_else(reading, stated, self.calendar, self.claims):
            return self._stated(reading, stated)
        if key_of(figure) in self.worded:
            return verdicts.say(figure, "supported", messages.IN_WORDS)
        mark = self.claims.marked(figure) if stated is None and reading.meant is None else ()
        if mark:
            return verdicts.say(figure, "supported", messages.IN_LABEL, facts=mark[:1])
        if (
            stated is None
            and reading.meant is None
            and (ids := self.claims.bounded_by(bound_of(self.layout.text, figure)))
        ):
            return verdicts.say(figure, "supported", messages.IN_LABEL, facts=ids)
        slip = slip_of(reading, self.claims, self.told) if stated is None else None
        turned = slip is not None and slip.sure and slip.rule == "figure-direction"
        off = self.explained.wrong_side(index, reading)
        if off is not None:
            return verdicts.miscomputed(reading, told(figure, off), "figure-direction")
        behind = whole_behind(self.readings, index, self.layout)
        if behind is not None and behind.about is None:
            self._verdict(index + 1, behind)  # what the share is of is computed first
        found = (None if turned else self.explained.derived(index, reading)) or self.explained.paired(reading)
        if found is not None:
            return self._computed(index, reading, found)
        if defines(self.layout.text, figure) or counts_per(self.layout.text, figure):
            return verdicts.say(figure, "supported", messages.DEFINED)
        back = reading.context.english and looks_back(self.layout.text, figure, self.claims)
        if back or spans_years(figure, self.layout.behind(reading.place), self.claims):
            return verdicts.say(figure, "derived", messages.YEARS)
        named = named_other(reading, self.around.stated_beside(reading), self.claims)
        if (
            named is None
            and reading.meant is None
            and counts_what_is_listed(self.layout, reading.place, self.claims)
        ):
            return verdicts.say(figure, "derived", messages.LISTED)
        return self._wrong(index, reading)

    def _computed(self, index: int, reading: Reading, found: Derived) -> Grounding:
        """The figure is what a calculation comes to: right, but where its digits or its direction speak against that."""
        own = exchanged(reading, found, self.claims)
        if own is not None:
            said = messages.contradicts(reading.place.figure, own)
            return self.verdicts.against(reading, own, said, "figure-contradicts")
        other = told_the_other_way(reading, found, lambda: self.around.operands(index), self.claims)
        if other is not None:
            return self.verdicts.miscomputed(reading, other, "figure-direction")
        return self.verdicts.computed(reading, found)

    def _stated(self, reading: Reading, claim: Claim) -> Grounding:
        """The figure prints the fact: right, but where the words let it move there from the wrong side or at the wrong time."""
        if moved_against(reading, claim, self.claims) or told_as_its_opposite(reading, claim):
            return self.verdicts.slipped(reading, Slip(claim, "figure-direction", sure=True))
        now = of_the_year_before(reading, claim, self.claims)
        if now is not None and now.index not in self.told:
            return self.verdicts.misattributed(reading, claim, now)
        return self.verdicts.stated(reading, claim)

    def _wrong(self, index: int, reading: Reading) -> Grounding:
        figure, verdicts = reading.place.figure, self.verdicts
        if reading.meant is not None and reading.best is not None:
            return verdicts.misattributed(reading, reading.best.claim, reading.meant.claim)
        if reading.stated is not None:
            own = of_the_one_named(reading, self.claims)
            if own is not None:
                return verdicts.misattributed(reading, reading.stated, own)
            return verdicts.foreign(figure, reading.stated)
        slip = slip_of(reading, self.claims, self.told)
        if slip is not None and slip.sure:
            return verdicts.slipped(reading, slip)
        meant = named_other(reading, self.around.stated_beside(reading), self.claims)
        made_of = (
            self.explained.unsaid(index, reading)
            if meant is not None and meant.cover < _WHOLE_LABEL
            else None
        )
        if made_of is None and meant is not None:
            made_of = self.explained.rate(
                reading
            )  # one trainee to 6.9 controllers is no number of controllers
        if made_of is not None and ("+" in made_of.arithmetic or "÷" in made_of.arithmetic):
            return verdicts.computed(reading, made_of)  # 722 vans, trucks and cars, and no Electric vehicles
        if meant is not None:
            said = messages.contradicts(figure, meant.claim)
            return verdicts.against(reading, meant.claim, said, "figure-contradicts")
        bare = self.explained.unsaid(index, reading)
        if bare is not None:
            return verdicts.computed(reading, bare)
        other = recomputed(reading, self.around.operands(index), self.claims)
        if other is not None:
            found, rule = other
            return verdicts.miscomputed(reading, found, rule) if rule else verdicts.computed(reading, found)
        return verdicts.slipped(reading, slip) if slip is not None else verdicts.open(reading)
