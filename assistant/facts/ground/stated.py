"""Which required facts a text states, and where: an assignment of expressions to places, one to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import context_of
from assistant.facts.ground.places.layout import lay_out
from assistant.facts.ground.places.lists import align
from assistant.facts.ground.reading.score import fit_of, likeness
from assistant.facts.ground.scope import Scope
from assistant.facts.match import exchange, states
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, Placeholder, find_figures, split_unit

_REACH = 12  # characters from 均 to the figure
_LABEL = 0.1  # the words only decide between places of equal value
_OF_EACH = re.compile(r"(?:均|都|皆|both|each|all)[^，。；,;\d]{0,8}\Z")
_UNCHANGED = re.compile(r"持平|不变|unchanged|flat", re.IGNORECASE)


class _Edge(NamedTuple):
    """One place that may state one expression; `weight` ranks them, `span` are offsets."""

    weight: float
    expression: int
    span: tuple[int, int]


def stated(
    text: str, facts: FactSheet, expressions: Sequence[str], language: str = "zh"
) -> dict[str, tuple[int, int] | None]:
    """Expression (an id or a formula) → offsets of the place that states it, or None.

    One place serves one expression, but for A、B均为100%; the most expressions that can be placed are, and the words around
    only decide between places of equal value. A gap is stated by a placeholder of its unit, words by
    themselves, a zero also by 持平. Raises FactsError for an unknown id.
    """
    wanted = list(dict.fromkeys(expressions))
    resolved = [facts.resolve(expression) for expression in wanted]
    edges = _edges(text, facts, resolved, "en" if language == "en" else "zh")
    matched = _assign(edges, len(wanted))
    for edge in edges:
        if (
            edge.expression not in matched
            and edge.weight > 1
            and _OF_EACH.search(text[max(0, edge.span[0] - _REACH) : edge.span[0]])
        ):
            matched[edge.expression] = edge.span
    return {expression: matched.get(i) for i, expression in enumerate(wanted)}


def _edges(text: str, facts: FactSheet, resolved: list[Resolved], language: str) -> list[_Edge]:
    found = find_figures(text, language)
    layout = lay_out(text, found.figures)
    claims = Claims(facts)
    scope, aligned = Scope(layout, claims), align(layout)
    edges = []
    for i, place in enumerate(layout.places):
        figure = place.figure
        strengths = {at: _strength(figure, one) for at, one in enumerate(resolved)}
        if not any(strengths.values()):
            continue
        context = context_of(layout, place, claims, scope, aligned.get(i))
        alike = likeness(context, claims)
        for at, strength in strengths.items():
            if strength:
                near = [
                    fit_of(claim, alike.get(claim.index, 0.0), context, claims).total
                    for name in resolved[at].facts
                    for claim in claims.of_fact(name)
                ]
                weight = strength + _LABEL * max(near, default=0.0)
                edges.append(_Edge(weight, at, (figure.start, figure.end)))
    for at, one in enumerate(resolved):
        edges += _other_places(text, at, one, found.placeholders, found.figures)
    return edges


def _strength(figure: Figure, resolved: Resolved) -> float:
    """How surely the number prints the expression, whatever direction the words give it."""
    if resolved.text:
        return 1.0 if figure.is_date and states(figure, resolved) and _is_date(resolved.text) else 0.0
    if resolved.quantity is None:
        return 0.0
    if (match := states(figure, resolved)) is not None:
        return 1.0 + match.strength
    ways = (replace(figure, direction=way) for way in ("up", "down", "none"))
    return 0.9 if any(states(one, resolved) for one in ways) else 0.0


def _is_date(words: str) -> bool:
    """Whether the words of a fact are one date and nothing else, which may then be told with less."""
    found = find_figures(words).figures
    return len(found) == 1 and found[0].is_date and found[0].text == words.strip()


def _other_places(
    text: str,
    at: int,
    resolved: Resolved,
    placeholders: tuple[Placeholder, ...],
    figures: tuple[Figure, ...],
) -> list[_Edge]:
    if resolved.text:
        return [_Edge(2.0, at, found.span()) for found in re.finditer(_loosely(resolved.text), text)]
    if resolved.quantity is None:
        return [_Edge(weight, at, span) for weight, span in _gaps(resolved, placeholders)]
    edges = []
    if resolved.quantity.value == 0:
        edges += [_Edge(0.6, at, found.span()) for found in _UNCHANGED.finditer(text)]
    scale, _unit = split_unit(resolved.unit)
    printed = plain(abs(resolved.quantity.value) / scale) + resolved.unit
    for found in re.finditer(rf"(?<![\d.]){re.escape(printed)}", text):
        if len(printed) > 1 and not any(f.start <= found.start() < f.end for f in figures):
            edges.append(_Edge(0.5, at, found.span()))
    return edges


def _loosely(words: str) -> str:
    """The words, with any white space where there is some."""
    return r"\s*".join(re.escape(part) for part in words.split()) or r"(?!)"


def _gaps(resolved: Resolved, placeholders: tuple[Placeholder, ...]) -> list[tuple[float, tuple[int, int]]]:
    fact = resolved.fact
    _, unit = split_unit(resolved.unit or (fact.unit if fact else ""))
    found = []
    for placeholder in placeholders:
        swap = exchange(placeholder.unit, unit)
        if swap is not None:
            found.append((swap.likeness, (placeholder.start, placeholder.end)))
    return found


def _assign(edges: list[_Edge], wanted: int) -> dict[int, tuple[int, int]]:
    """A maximum matching that prefers heavy edges: the heaviest first, then paths that make room."""
    by_expression: dict[int, list[tuple[int, int]]] = {at: [] for at in range(wanted)}
    held: dict[tuple[int, int], int] = {}
    placed: dict[int, tuple[int, int]] = {}
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.span)):
        by_expression[edge.expression].append(edge.span)
        if edge.expression not in placed and edge.span not in held:
            placed[edge.expression], held[edge.span] = edge.span, edge.expression
    for at in range(wanted):
        if at not in placed:
            _make_room(at, by_expression, placed, held)
    return placed


def _make_room(
    start: int,
    spans: dict[int, list[tuple[int, int]]],
    placed: dict[int, tuple[int, int]],
    held: dict[tuple[int, int], int],
) -> None:
    """Places `start` by moving others along one path, breadth first."""
    came: dict[tuple[int, int], int] = {}
    queue = [start]
    for at in queue:
        for span in spans[at]:
            if span in came:
                continue
            came[span] = at
            if span in held:
                queue.append(held[span])
                continue
            while True:
                at = came[span]
                freed = placed.get(at)
                placed[at], held[span] = span, at
                if at == start or freed is None:
                    return
                span = freed
