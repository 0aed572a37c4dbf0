"""Facts that belong together: a value, how it changed, what it was before, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.formulas import Binary, Call, Name, Node
from assistant.facts.model import Fact
from assistant.facts.rollup.series import series_key
from assistant.facts.sheet import FactSheet
from assistant.facts.table.sums import is_total
from assistant.figures import kind_of_unit

# A label that says whose time it is needs no period beside it: 上年同期培训人次.
RELATIVE = re.compile(r"(?:上年同期|去年同期|上年度?|去年|上季度|上个?月|上期|上半年同期)的?")


_WHOLE = ("共计", "总数", "总量", "总额")  # said of a whole besides what a table calls its total


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact to state, and the facts that are said with it. All are expressions of the task, each in one statement.

    `change` is the growth of `head`, or its difference in points; `before` the same indicator a period earlier;
    `parts` what `head` is the sum of.
    """

    head: str
    change: str = ""
    before: str = ""
    parts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it fills of a sentence, in clauses."""
        return 1 + bool(self.change) + (2 if self.parts else 0)


def statements(expressions: Sequence[str], facts: FactSheet) -> list[Statement]:
    """The expressions as statements, by the place of their heads. No expression is lost and none doubled."""
    listed = dict.fromkeys(expressions)
    changes, befores, parts = dict[str, str](), dict[str, str](), dict[str, tuple[str, ...]]()
    taken: set[str] = set()
    for expression in listed:
        head = _changed(expression, facts)
        if head in listed and head not in changes and head not in taken and head != expression:
            changes[head] = expression
            taken.add(expression)
    for head in listed:
        if head in taken:
            continue
        free = [e for e in listed if e not in taken and (e == head or e not in {*changes, *parts})]
        own = tuple(part for part in _parts(head, facts) if part in free) or _counted_up(head, free, facts)
        if len(own) > 1 and len(set(own)) == len(own):
            parts[head] = own
            taken.update(own)
    for head, before in _earlier(list(listed), facts):
        if not {head, before} & taken and before not in {*changes, *parts, *befores} and head not in befores:
            befores[head] = before
            taken.add(before)
    return [
        Statement(head, changes.get(head, ""), befores.get(head, ""), parts.get(head, ()))
        for head in listed
        if head not in taken
    ]


def period_of(expression: str, facts: FactSheet) -> str:
    """The period of a fact; of one that is worked out and names none, that of all it rests on, if it is one."""
    resolved = facts.resolve(expression)
    if resolved.fact and resolved.fact.period:
        return resolved.fact.period
    if not resolved.fact or not resolved.fact.formula:
        return ""
    rested = {facts[name].period for name in resolved.facts if name != expression and name in facts}
    return rested.pop() if len(rested) == 1 else ""


def _node(expression: str, facts: FactSheet) -> Node | None:
    fact = facts.resolve(expression).fact
    if fact is None:
        return facts.parse(expression)
    return facts.parse(fact.formula) if fact.formula else None


def _changed(expression: str, facts: FactSheet) -> str:
    """The fact whose growth, or difference in points, this is; empty for anything else."""
    match _node(expression, facts):
        case Call(function="growth", arguments=(Name(id=now), Name())):
            pass
        case Binary(operator="-", left=Name(id=now), right=Name()) if _points(expression, now, facts):
            pass
        case _:
            return ""
    return now if _same_time(expression, now, facts) else ""


def _points(expression: str, now: str, facts: FactSheet) -> bool:
    here, there = facts.resolve(expression), facts.resolve(now)
    return kind_of_unit(here.unit) == "percentage_point" and kind_of_unit(there.unit) == "percent"


def _parts(expression: str, facts: FactSheet) -> tuple[str, ...]:
    """The facts that this one is the sum of, if it is a sum of nothing but facts of its own period."""
    names = _added(_node(expression, facts))
    ours = names and all(
        _same_time(expression, name, facts) and _same_unit(expression, name, facts) for name in names
    )
    return names if ours else ()


def _counted_up(head: str, listed: Sequence[str], facts: FactSheet) -> tuple[str, ...]:
    """The neighbours in the outline that a fact called a total is exactly the sum of; none for any other fact."""
    whole = facts.resolve(head)
    if whole.fact is None or whole.quantity is None:
        return ()
    if not (is_total(whole.fact.name) or whole.fact.name.endswith(_WHOLE)):
        return ()
    at = listed.index(head)
    for neighbours in (listed[at + 1 :], listed[:at][::-1]):
        left, own = whole.quantity.value, list[str]()
        for name in neighbours:
            part = facts.resolve(name).quantity
            if part is None or part.high is not None or part.value <= 0 or not _alike(head, name, facts):
                break
            own.append(name)
            left -= part.value
            if left <= 0:
                break
        if not left:
            return tuple(name for name in listed if name in own)
    return ()


def _alike(one: str, other: str, facts: FactSheet) -> bool:
    return _same_unit(one, other, facts) and period_of(one, facts) == period_of(other, facts)


def _added(node: Node | None) -> tuple[str, ...]:
    match node:
        case Call(function="sum", arguments=arguments) if all(isinstance(a, Name) for a in arguments):
            return tuple(a.id for a in arguments if isinstance(a, Name))
        case Binary(operator="+", left=left, right=Name(id=last)):
            before = (left.id,) if isinstance(left, Name) else _added(left)
            return (*before, last) if before else ()
        case _:
            return ()


def _same_time(one: str, other: str, facts: FactSheet) -> bool:
    mine, theirs = period_of(one, facts), period_of(other, facts)
    fact = facts.resolve(one).fact
    return mine == theirs or fact is None or not fact.period


def _same_unit(one: str, other: str, facts: FactSheet) -> bool:
    mine, theirs = facts.resolve(one).quantity, facts.resolve(other).quantity
    return mine is not None and theirs is not None and mine.unit == theirs.unit


def _earlier(expressions: Sequence[str], facts: FactSheet) -> Iterator[tuple[str, str]]:
    """Pairs of now and before: the same indicator, one period earlier by its year or by its label."""
    given = [
        fact for e in expressions if (fact := facts.resolve(e).fact) is not None and not facts.resolve(e).text
    ]
    by_label = {(fact.name, fact.entity): fact for fact in given}
    keys = {key: fact for fact in given if (key := series_key(fact)) is not None}
    for fact in given:
        now = _now_of(fact, by_label)
        key = series_key(fact)
        if now is None and key is not None:
            now = keys.get((*key[:3], key[3] + 1))
        if now is not None and now.id != fact.id and _same_unit(now.id, fact.id, facts):
            yield now.id, fact.id


def _now_of(fact: Fact, by_label: dict[tuple[str, str], Fact]) -> Fact | None:
    """上年同期培训人次 → 培训人次."""
    found = RELATIVE.match(fact.name)
    return by_label.get((fact.name[found.end() :], fact.entity)) if found else None
