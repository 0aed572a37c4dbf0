"""A verdict put into words: one figure and what was decided of it, as a `Grounding`."""

from __future__ import annotations

from assistant.facts.ground import messages
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.derive import Derived
from assistant.facts.ground.model import Grounding, Verdict
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.wrong.slips import Slip
from assistant.figures import Figure
from assistant.language import Language, Said

CANDIDATES = 3
_NAMED = 0.3  # likeness of words from which a fact is offered as the one that may be meant


class Verdicts:
    """What is said of figures, in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(
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
        """The verdict as it is handed out."""
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

    def stated(self, reading: Reading, claim: Claim) -> Grounding:
        """The figure prints this fact, exactly or in another way."""
        figure, how = reading.place.figure, reading.matches[0][1].how
        verdict: Verdict = "supported" if how == "exact" and not claim.resolved.derived else "derived"
        arithmetic = f"{claim.resolved.arithmetic} = {figure.text}" if claim.resolved.derived else ""
        said = messages.derived(arithmetic) if arithmetic else messages.supported(claim, how)
        return self.say(figure, verdict, said, facts=(claim.id,), arithmetic=arithmetic)

    def computed(self, reading: Reading, found: Derived) -> Grounding:
        """The figure is what a calculation comes to; figures behind it may be computed from it."""
        reading.computed = found.claim
        said = messages.derived(found.arithmetic)
        return self.say(reading.place.figure, "derived", said, facts=found.facts, arithmetic=found.arithmetic)

    def miscomputed(self, reading: Reading, found: Derived, rule: str) -> Grounding:
        """The words name a calculation that comes to something else."""
        turned = rule == "figure-direction"
        said = (
            messages.turned(found.arithmetic)
            if turned
            else messages.stale(reading.place.figure, found.arithmetic)
        )
        return self.say(
            reading.place.figure,
            "contradicted",
            said,
            facts=found.facts,
            arithmetic=found.arithmetic,
            rule=rule,
            expected=found.arithmetic.rpartition("= ")[2],
        )

    def against(self, reading: Reading, meant: Claim, said: Said, rule: str) -> Grounding:
        """The words name a fact of another value, which figures behind this one may be computed from."""
        figure = reading.place.figure
        if not figure.is_date:
            reading.computed = meant
        expected = messages.shown_like(meant, figure)
        return self.say(figure, "contradicted", said, facts=(meant.id,), rule=rule, expected=expected)

    def misattributed(self, reading: Reading, owner: Claim, meant: Claim) -> Grounding:
        """The value is that of another fact than the words name."""
        said = messages.misattributed(reading.place.figure, owner, meant)
        return self.against(reading, meant, said, "figure-misattributed")

    def foreign(self, figure: Figure, owner: Claim) -> Grounding:
        """The value is that of another entity or time than the words name."""
        said, ids = messages.foreign(figure, owner), (owner.id,)
        return self.say(figure, "unsupported", said, rule="figure-misattributed", candidates=ids)

    def slipped(self, reading: Reading, slip: Slip) -> Grounding:
        """A right number in a wrong unit or scale or with a wrong direction."""
        figure, ids = reading.place.figure, (slip.claim.id,)
        wording = {
            "figure-direction": messages.wrong_direction,
            "figure-contradicts": messages.contradicts,
        }.get(slip.rule, messages.wrong_unit)
        said = wording(figure, slip.claim)
        if not slip.sure:
            return self.say(figure, "unsupported", said, rule=slip.rule, candidates=ids)
        reading.computed = slip.claim
        told = messages.shown(slip.claim)
        return self.say(figure, "contradicted", said, facts=ids, rule=slip.rule, expected=told)

    def open(self, reading: Reading) -> Grounding:
        """No fact gives the figure; those that the words may mean are named."""
        claims = tuple(fit.claim for fit in reading.rivals[:CANDIDATES] if fit.words >= _NAMED)
        ids = tuple(dict.fromkeys(claim.id for claim in claims))
        said = messages.ungrounded(claims)
        return self.say(reading.place.figure, "unsupported", said, rule="figure-ungrounded", candidates=ids)
