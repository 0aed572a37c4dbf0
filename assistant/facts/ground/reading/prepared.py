"""The figures of a text as the sheet counts them: heads, hedges, ends of a change; without what only looks like a number."""

from __future__ import annotations

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context.ends import two_ends
from assistant.facts.ground.context.idioms import (
    counts_nothing,
    of_each_pound,
    says_no_number,
    with_head,
    with_hedge,
    with_medals,
)
from assistant.facts.ground.reading.phrases import is_compound
from assistant.facts.ground.reading.written_apart import as_year, in_its_currency, with_scale
from assistant.facts.ground.words.denominators import with_denominator
from assistant.figures import Figure, find_figures
from assistant.language import Language


def figures_of(text: str, claims: Claims, tongue: Language) -> tuple[Figure, ...]:
    """What is judged of a text, in order; offsets are those of the figures found, or of the ends of a range."""
    found = find_figures(text, tongue).figures
    if not any(claim.quantity and claim.quantity.value == 1 for claim in claims.all):
        found = tuple(figure for figure in found if not counts_nothing(text, figure, found))
    if tongue == "en":
        found = tuple(f for f in found if not (is_compound(text, f) or says_no_number(text, f)))
        years = {claim.year for claim in claims.all if claim.year}
        found = tuple(with_scale(text, as_year(text, f, years)) for f in found)
        found = tuple(two_ends(text, tuple(of_each_pound(text, f) for f in found), claims))
    units = {claim.unit for claim in claims.all if claim.unit.isascii()}
    if tongue == "en":
        found = tuple(in_its_currency(figure, units) for figure in found)
    said = (with_head(text, with_hedge(text, with_medals(figure, claims)), units) for figure in found)
    rates = {claim.unit for claim in claims.all if "/" in claim.unit}
    if rates:
        bare = {claim.unit for claim in claims.all} - rates
        said = (with_denominator(text, figure, rates, bare) for figure in list(said))
    return tuple(said)
