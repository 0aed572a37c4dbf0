"""The shapes of formulas that a clause can be made of, for both languages."""

from __future__ import annotations

from typing import Literal

from assistant.facts.formulas import Binary, Call, Node

Shape = Literal["share", "growth", "sum", "plus", "minus", "ratio", "other"]
_OPERATORS: dict[str, Shape] = {"+": "plus", "-": "minus", "/": "ratio"}


def shape_of(node: Node) -> tuple[Shape, tuple[Node, ...]]:
    """The shape of a formula and what it is about, in the formula's order; `other` has nothing to name."""
    match node:
        case Call(function="share", arguments=(part, whole)):
            return "share", (part, whole)
        case Call(function="growth", arguments=(now, before)):
            return "growth", (now, before)
        case Call(function="sum", arguments=parts):
            return "sum", tuple(parts)
        case Binary(operator=operator, left=left, right=right) if operator in _OPERATORS:
            return _OPERATORS[operator], (left, right)
        case _:
            return "other", ()
