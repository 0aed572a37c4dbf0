"""Which facts a fact is the sum of: by its formula, by another's, or because its neighbours come to it exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.facts.formulas import Binary, Call, Name, Node
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.facts.table.sums import is_total
from assistant.writers.composer.periods import period_of, same_time

_WHOLE = ("共计", "总数", "总量", "总额")  # said of a whole besides what a table calls its total
_NOUN = re.compile(r"[㐀-鿿]{2}\Z")
_ALL = "总"  # 核定总投资 less its sources is the last of its sources; income less costs is no part of income


def node_of(expression: str, facts: FactSheet) -> Node | None:
    """The formula of a fact, or the expression's own."""
    fact = facts.resolve(expression).fact
    if fact is None:
        return facts.parse(expression)
    return facts.parse(fact.formula) if fact.formula else None


def parts_of(
    head: str, listed: Sequence[str], place: Mapping[str, int], facts: FactSheet, free: Callable[[str], bool]
) -> tuple[str, ...]:
    """What `head` is made of, of those listed that are free, in their order; empty where it is no whole of two or more.

    `place` is where each stands in the list.
    """
    ways = (
        _summed(head, facts),
        _left_over(head, listed, facts),
        _counted_up(head, listed, place, facts, free),
    )
    for found in ways:
        own = sorted(
            {name for name in found if name in place and name != head and free(name)}, key=place.__getitem__
        )
        if len(own) > 1 and len(own) == len(found):
            return tuple(own)
    return ()


def _summed(head: str, facts: FactSheet) -> tuple[str, ...]:
    """The facts that this one is the sum of, if it is a sum of nothing but facts of its own period."""
    names = _added(node_of(head, facts))
    ours = names and all(same_time(head, name, facts) and same_unit(head, name, facts) for name in names)
    return names if ours else ()


def _left_over(head: str, listed: Sequence[str], facts: FactSheet) -> tuple[str, ...]:
    """The parts of a total of which one is what remains: 农户自筹 = 总投资 - 上级补助 - 县级配套."""
    whole = facts.resolve(head).fact
    if whole is None or _ALL not in whole.name:
        return ()
    for last in listed:
        taken = _subtracted(node_of(last, facts), head)
        if len(taken) > 1 and all(same_unit(head, name, facts) for name in (*taken, last)):
            return (*taken, last)
    return ()


def _subtracted(node: Node | None, whole: str) -> tuple[str, ...]:
    match node:
        case Binary(operator="-", left=Name(id=first), right=Name(id=last)) if first == whole:
            return (last,)
        case Binary(operator="-", left=left, right=Name(id=last)):
            before = _subtracted(left, whole)
            return (*before, last) if before else ()
        case _:
            return ()


def _counted_up(
    head: str, listed: Sequence[str], place: Mapping[str, int], facts: FactSheet, free: Callable[[str], bool]
) -> tuple[str, ...]:
    """The neighbours in the outline that are exactly this much: of a total any, of another those that bear its name."""
    whole = facts.resolve(head)
    if whole.fact is None or whole.quantity is None:
        return ()
    total = is_total(whole.fact.name) or whole.fact.name.endswith(_WHOLE)
    at = place[head]
    behind = (listed[i] for i in range(at + 1, len(listed)))
    before = (listed[i] for i in range(at - 1, -1, -1))
    for neighbours in (behind, before) if total else (behind,):
        left, own = whole.quantity.value, list[str]()
        for name in neighbours:
            part = facts.resolve(name)
            if part.derived or not free(name):
                continue
            if part.quantity is None or part.quantity.high is not None or part.quantity.value <= 0:
                break
            if not alike(head, name, facts) or not (total or _of_one_name(whole.fact.name, part.fact)):
                break
            own.append(name)
            left -= part.quantity.value
            if left <= 0:
                break
        if not left:
            return tuple(own)
    return ()


def _of_one_name(whole: str, part: Fact | None) -> bool:
    """公办机构 is a kind of 养老机构: they end in the same noun, and neither is the other's name."""
    return (
        part is not None
        and bool(_NOUN.search(whole))
        and whole[-2:] == part.name[-2:]
        and not part.name.startswith(whole)
    )


def alike(one: str, other: str, facts: FactSheet) -> bool:
    """Whether two facts are of one unit and period."""
    return same_unit(one, other, facts) and period_of(one, facts) == period_of(other, facts)


def same_unit(one: str, other: str, facts: FactSheet) -> bool:
    """Whether two facts have values in one unit."""
    mine, theirs = facts.resolve(one).quantity, facts.resolve(other).quantity
    return mine is not None and theirs is not None and mine.unit == theirs.unit


def _added(node: Node | None) -> tuple[str, ...]:
    match node:
        case Call(function="sum", arguments=arguments) if all(isinstance(a, Name) for a in arguments):
            return tuple(a.id for a in arguments if isinstance(a, Name))
        case Binary(operator="+", left=left, right=Name(id=last)):
            before = (left.id,) if isinstance(left, Name) else _added(left)
            return (*before, last) if before else ()
        case _:
            return ()
