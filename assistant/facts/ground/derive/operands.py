"""What figures are computed from, and what a computation comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.facts.match.units import scale_of
from assistant.facts.resolved import Resolved
from assistant.figures import Quantity, kind_of_unit

POINT, PERCENT = "个百分点", "%"
_SCALES = {12: "万亿", 8: "亿", 4: "万", 9: " billion", 6: " million", 3: " thousand"}


@dataclass(frozen=True, slots=True)
class Operands:
    """What may be calculated with: `stated` before the figure, nearest first; `after` it in the same
    paragraph; `named` by the words, best first; `whole` is what the text itself puts behind an `of` (29% of the 565 tonnes)."""

    stated: tuple[Claim, ...]
    after: tuple[Claim, ...]
    named: tuple[Claim, ...]
    in_sentence: int = 0
    whole: Claim | None = None

    def of_a_pair(self, part: Claim, whole: Claim) -> Operands:
        """With these two stated last, the part nearest."""
        rest = (claim for claim in self.stated if claim.index not in (part.index, whole.index))
        return replace(self, stated=(part, whole, *rest), in_sentence=self.in_sentence + 2)

    def naming(self, claims: tuple[Claim, ...]) -> Operands:
        """With these named first."""
        return replace(self, named=(*claims, *self.named))

    def in_the_sentence(self, near: str = "") -> Operands:
        """Only what the sentence itself states before the figure, and what `near` names with its whole label."""
        said = {token for token, _ in tokens_of(near) if len(token) > 1}
        whole = tuple(c for c in self.named if _own(c) and _own(c) <= said)
        return Operands(self.stated[: self.in_sentence], (), whole, self.in_sentence, self.whole)


@dataclass(frozen=True, slots=True)
class Result:
    """A value in a unit, by a formula (`a / b`), with numbers in it for people, of these claims."""

    value: Decimal
    unit: str
    formula: str
    arithmetic: str
    of: tuple[Claim, ...]


def together(row: list[Claim]) -> Claim:
    """One indicator over several entities, added up, for a whole that no fact gives."""
    total = sum(map(value, row), Decimal(0))
    resolved = Resolved("sum", Quantity(total, None, row[0].unit), facts=())
    ids = tuple(claim.id for claim in row)
    return replace(row[0], index=-1_000_000 - row[0].index, resolved=resolved, entity="", of=ids)


def _own(claim: Claim) -> set[str]:
    return {token for token, _ in tokens_of(claim.name) if len(token) > 1}


def alike(one: Claim, other: Claim) -> bool:
    """Whether two claims can be added or divided: single numbers of one unit, or both counts."""
    if one.quantity is None or other.quantity is None:
        return False
    if one.quantity.high is not None or other.quantity.high is not None:
        return False
    swap = exchange(one.unit, other.unit)
    counted = kind_of_unit(one.unit) == kind_of_unit(other.unit) == "count"
    return (swap is not None and swap.factor == 1) or counted


def value(claim: Claim) -> Decimal:
    """The number of a claim that has one."""
    assert claim.quantity is not None
    return claim.quantity.value


def is_rate_of_change(claim: Claim) -> bool:
    """Whether the claim is itself growth, which has no share and is no multiple."""
    return value(claim) < 0 or (claim.change and claim.unit in (PERCENT, POINT))


def number(claim: Claim) -> str:
    """The number as the arithmetic shows it: at the scale of the sheet, % but no other unit."""
    scale = scale_of(claim.resolved.unit)
    word = _SCALES.get(scale.adjusted(), "") if scale > 1 else ""
    percent = PERCENT if claim.unit == PERCENT else ""
    return f"{plain(round_half_up(value(claim) / scale, 6))}{word}{percent}"


def pool(operands: Operands, stated: int, named: int) -> list[Claim]:
    """Nearest stated facts and best named ones, each once, numbers only."""
    found: dict[int, Claim] = {}
    for claim in (*operands.stated[:stated], *operands.named[:named], *operands.after[:2]):
        if claim.quantity is not None:
            found.setdefault(claim.index, claim)
    return list(found.values())


def best_named(words: str, operands: Operands) -> list[Claim]:
    """The named claims that these words name, best first."""
    told = {token for token, _ in tokens_of(words) if len(token) > 1}
    ranked = []
    for claim in operands.named:
        own = [token for token, _ in tokens_of(claim.name) if len(token) > 1]
        hits = sum(token in told for token in own)
        if hits:
            ranked.append((-hits / len(own), -len(own), claim.index, claim))
    return [claim for *_, claim in sorted(ranked, key=lambda row: row[:3])]


def overlap(near: str, claim: Claim) -> bool:
    """Whether the piece of text names the claim, at least by one pair of its characters."""
    return shared_words(near, claim) > 0


def shared_words(near: str, claim: Claim) -> int:
    """How many pairs of characters, or English words, the label has in common with a piece of text."""
    told = {token for token, _ in tokens_of(near) if len(token) > 1}
    return len({token for token, _ in tokens_of(claim.spoken)} & told)  # 同比 stands near many
