"""A calculation that fits a figure, as it is told to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.derive.operands import PERCENT, POINT, Result
from assistant.facts.match import states
from assistant.facts.match.precision import digits_told
from assistant.facts.resolved import Resolved
from assistant.figures import Figure, Quantity, kind_of_unit

SURE_DIGITS = 3  # digits that a calculation which no word names does not give by chance


@dataclass(frozen=True, slots=True)
class Derived:
    """A reading that fits: its arithmetic with the result, and the ids it rests on."""

    arithmetic: str
    facts: tuple[str, ...]
    claim: Claim | None = None  # the value itself, for later figures to be computed from


def comes_to(spoken: Iterable[Figure], result: Result) -> bool:
    """Whether one of the versions of a figure states the result."""
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    return any(states(_in_its_unit(one, result), resolved) for one in spoken)


def _in_its_unit(figure: Figure, result: Result) -> Figure:
    """20,126 valid votes of so many ballots: an English count may go by another noun than what it is had from."""
    if not figure.unit and result.formula.endswith("per many"):
        return replace(figure, unit=result.unit)  # 3.6 per 1,000 customers
    nouns = figure.unit, result.unit
    counted = all(unit.replace(" ", "").isalpha() and unit.isascii() for unit in nouns)
    if counted and digits_told(figure) >= SURE_DIGITS and {kind_of_unit(unit) for unit in nouns} == {"count"}:
        return replace(figure, unit=result.unit)
    return figure


def told(figure: Figure, result: Result) -> Derived:
    """The result as it is shown to people, at the digits of the figure."""
    ids = tuple(dict.fromkeys(name for claim in result.of for name in claim.ids))
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    claim = replace(
        result.of[0], index=-1 - figure.start, resolved=resolved, name="", spoken="", change=False, of=ids
    )
    return Derived(f"{result.arithmetic} = {_shown(figure, result)}", ids, claim)


def _shown(figure: Figure, result: Result) -> str:
    """The result at the digits of the figure."""
    digits = figure.text.rpartition(".")[2] if "." in figure.text else ""
    places = max(sum(c.isdigit() for c in digits), 1)
    value = plain(round_half_up(result.value, places if result.unit in (PERCENT, POINT, "") else 2))
    return value + (result.unit if result.unit in (PERCENT, POINT) else "")
