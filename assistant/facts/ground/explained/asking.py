"""What is asked of the calculations: the context of one figure, with what the text around it adds to its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.facts.ground.context import Context
from assistant.facts.ground.context.spoken import versions
from assistant.facts.ground.derive import Operands
from assistant.facts.ground.derive.changes import against_norm, in_a_row
from assistant.facts.ground.derive.operands import best_named
from assistant.facts.ground.explained.chain import carried, is_growth_too, is_share_too, sums_up
from assistant.facts.ground.explained.surroundings import Surroundings
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.phrases import part_and_whole, same_change, whole_behind
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

_PAIR = 2
_OF_WHOM = re.compile(r" of (?:whom|which|them)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure as the calculations see it: its context, what it may be computed from, the ways in which its direction
    may be read, and the words before it."""

    context: Context
    operands: Operands
    spoken: list[Figure]
    near: str


def ask(
    index: int, operands: Operands, readings: Sequence[Reading], around: Surroundings, layout: Layout
) -> Asked:
    """The figure of the reading at `index` with what rows, shares and changes told before it say of it too."""
    reading = readings[index]
    figure, operands = reading.place.figure, _only_near(reading, operands)
    again, same = is_growth_too(readings, index, layout), same_change(layout.text, figure)
    if again or same:
        reading.context = replace(reading.context, growth=True)
    context = _in_row(reading)
    goes_on = around.share_goes_on(index)
    if goes_on is not None:
        operands = operands.naming((goes_on,))
    if goes_on is not None or is_share_too(readings, index):
        context = replace(context, share=True)
    if context.english and (pair := part_and_whole(readings, index, layout)):
        context, operands = replace(context, share=True), operands.of_a_pair(*pair)
    if context.english and (whole := whole_behind(readings, index, layout)) and whole.about is not None:
        context, operands = replace(context, share=True), replace(operands, whole=whole.about)
    spoken = versions(figure, reading.near, context)
    if again and figure.direction == "none" and context.english:
        spoken = [*spoken, replace(figure, direction=readings[index - 1].place.figure.direction)]
    elif (turn := carried(readings, index, layout)) is not None:
        spoken = [replace(figure, direction=turn)]
        context = replace(context, growth=True)
    elif same:
        spoken = [*spoken, replace(figure, direction="down")]
    near = f"共{reading.own_words}" if sums_up(readings, index, layout) else reading.own_words
    return Asked(context, operands, spoken, near)


def _only_near(reading: Reading, operands: Operands) -> Operands:
    """What a figure of one digit, which is soon had from some pair of facts, may be computed from."""
    figure, context = reading.place.figure, reading.context
    given_near = sum(not claim.of for claim in operands.stated[: operands.in_sentence])
    if given_near < _PAIR or digits_told(figure) >= _PAIR or figure.value == "100":
        return operands
    named = tuple(best_named(reading.item, operands)[:1])
    said = reading.said if _OF_WHOM.match(context.behind) else reading.near
    said += context.behind if context.english else ""
    return operands.in_the_sentence(said).naming(named)


def _in_row(reading: Reading) -> Context:
    """The context with the words that stand once for several figures, before this one or behind."""
    context = reading.context
    if reading.item and "占" in context.clause:  # 教育、卫生分别占30%和15%
        context = replace(context, clause=f"{reading.item}占{context.clause.rpartition('占')[2]}")
    if (norm := against_norm(reading.near, reading.said)) and "较" not in context.clause:
        context = replace(context, clause=f"{norm}{context.clause}")
    if in_a_row(reading.near, reading.tail) and "分别" not in context.clause:  # 下降33.3%和42.9%
        context = replace(context, clause=f"分别{context.clause}")
    return replace(context, clause=f"{context.clause}each ") if reading.goes_on else context
