"""Figures in parallel: £9.62 million at Central and £31.3 million at Eastgate, 甲县12.3万吨、乙县31.2万吨.

Where one figure states a fact, and between it and the next stands nothing but the name of another entity that has the same
indicator, the next one is of that entity's fact; any other value contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import pattern
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.ground.wrong.named import calculated
from assistant.facts.ground.wrong.typos import mistyped
from assistant.facts.match import exchange

_AT = r"(?:at|in|for|from|by|to|on|of|with|the|had|has|have|且|而|的)"
_JOIN = re.compile(
    rf"(?:\b{_AT}\b|\b(?:and|but|while|whereas|about|nearly|just|over)\b|[A-Z]{{0,3}}[£€$¥₹]|[\s,;，、；(（)）])+"
)
_AT_ONCE = re.compile(r"\s*[(（]?(?:at|in|for|from|by|to|on|of|with)?(?: the)? ?\Z")
_WORD = 2
_HAN = re.compile("[\u3400-\u9fff]")


def against_its_row(
    layout: Layout, readings: Sequence[Reading], verdicts: Sequence[Grounding], claims: Claims
) -> dict[int, Claim]:
    """Index of a figure that nothing explains → the fact of its entity that it should state."""
    told = {r.stated.index for r in readings if r.stated is not None}
    found: dict[int, Claim] = {}
    for at in range(1, len(layout.places)):
        if verdicts[at].rule not in ("figure-ungrounded", "figure-inconsistent"):
            continue
        known, missing = readings[at - 1], readings[at]
        fact = known.about
        if fact is None or fact.of or not fact.entity or fact.entity in claims.overall:
            continue
        if not (verdicts[at - 1].right or mistyped(known.place.figure, fact)):
            continue
        whose = _named(layout, known, missing, fact, claims)
        row = (
            [c for c in claims.named(fact.name) if c.entity == whose and c.time == fact.time] if whose else []
        )
        if (
            len(row) == 1
            and row[0].unit == fact.unit
            and row[0].index not in told
            and _alike(missing, row[0])
        ):
            found[at] = row[0]
    return found


def _named(layout: Layout, known: Reading, missing: Reading, fact: Claim, claims: Claims) -> str:
    """The entity of the second figure; empty where the words between say anything else, or the names do not go in turn."""
    if known.place.sentence != missing.place.sentence:
        return ""
    text = layout.text
    between = text[known.place.figure.end : missing.place.figure.start]
    names = list(claims.names.finditer(between))
    if len(names) != 1 or not _nothing_else(between, names[0], fact):
        return ""
    name = claims.entity_called(names[0][0])
    if name != fact.entity:
        before = text[known.place.sentence_start : known.place.figure.start]
        said = [claims.entity_called(m[0]) for m in claims.names.finditer(before)]
        return name if said[-1:] == [fact.entity] else ""
    behind = text[missing.place.figure.end : missing.place.sentence_end]
    after = claims.names.search(behind)
    if after is None or not _AT_ONCE.fullmatch(behind[: after.start()]):
        return ""
    return claims.entity_called(after[0])


def _nothing_else(between: str, name: re.Match[str], fact: Claim) -> bool:
    rest = f"{between[: name.start()]} {between[name.end() :]}"
    rest = _JOIN.sub(" ", pattern("filler").sub(" ", rest))
    own = {token for token, _ in tokens_of(f"{fact.name} {fact.resolved.unit}")}
    left = {token for token, _ in tokens_of(rest) if len(token) >= _WORD} - own
    return not left and not _HAN.search(rest)


def _alike(missing: Reading, claim: Claim) -> bool:
    """Whether the figure may be a level of this unit and time: 2,700 more, or 4,900 in 2024, is something else."""
    figure, when = missing.place.figure, missing.context.when
    if calculated(missing) or (when.firm and when.year not in (None, claim.year)):
        return False
    swap = exchange(figure.unit, claim.unit)
    same = not figure.unit or (swap is not None and swap.factor == 1)
    return same and claim.quantity is not None and figure.direction == "none" and not figure.value_high
