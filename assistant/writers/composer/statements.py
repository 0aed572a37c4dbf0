"""Facts that belong together: a value, how it changed, what it was before, what it is made of, what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.facts.formulas import Binary, Call, Name
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.writers.composer.befores import earlier, reformed
from assistant.writers.composer.followers import said_after
from assistant.writers.composer.periods import same_time
from assistant.writers.composer.wholes import node_of, parts_of

_MOST_AFTER = 3
_FAR = 25  # facts further apart in the outline are not of one breath
# The clause that states a fact behind another without naming it again, in the report's language; empty for none.
After = Callable[[str, str, FactSheet], str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact to state, and the facts that are said with it. All are expressions of the task, each in one statement.

    `change` is the growth of `head`, or its difference in points; `before` the same indicator a period earlier;
    `reformed` the same before a reform; `parts` what `head` is the sum of; `then` what is said without naming it again.
    """

    head: str
    change: str = ""
    before: str = ""
    parts: tuple[str, ...] = ()
    reformed: str = ""
    then: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it fills of a sentence, in clauses."""
        return 1 + bool(self.change) + len(self.then) + (2 if self.parts else 0)

    @property
    def plain(self) -> bool:
        """Whether nothing is said with it."""
        return self == Statement(self.head)


def statements(expressions: Sequence[str], facts: FactSheet, after: After = said_after) -> list[Statement]:
    """The expressions as statements, by the place of their heads. No expression is lost and none doubled."""
    return _Gathered(list(dict.fromkeys(expressions)), facts, after).statements()


class _Gathered:
    """Which of the listed expressions is said with which other."""

    def __init__(self, listed: list[str], facts: FactSheet, after: After) -> None:
        self.listed, self.facts, self.after = listed, facts, after
        self.place = {expression: at for at, expression in enumerate(listed)}
        self.taken: set[str] = set()
        self.changes: dict[str, str] = {}
        self.befores: dict[str, str] = {}
        self.parts: dict[str, tuple[str, ...]] = {}
        self.reformed: dict[str, str] = {}
        self.then: dict[str, list[str]] = {}

    def statements(self) -> list[Statement]:
        self._find_changes()
        self._find_reformed()
        self._find_parts()
        self._find_befores()
        self._find_followers()
        return [
            Statement(
                head,
                self.changes.get(head, ""),
                self.befores.get(head, ""),
                self.parts.get(head, ()),
                self.reformed.get(head, ""),
                tuple(self.then.get(head, ())),
            )
            for head in self.listed
            if head not in self.taken
        ]

    def _alone(self, expression: str) -> bool:
        """Whether nothing is said with an expression, and it with nothing."""
        return expression not in self.taken and not any(
            expression in heads
            for heads in (self.changes, self.befores, self.parts, self.reformed, self.then)
        )

    def _find_changes(self) -> None:
        for expression in self.listed:
            head = _changed(expression, self.facts)
            known = head in self.place and head not in self.changes and head not in self.taken
            if known and head != expression:
                self.changes[head] = expression
                self.taken.add(expression)

    def _find_reformed(self) -> None:
        for head, before in reformed(self.listed, self.facts):
            change = self.changes.get(head)
            if not {head, before} & self.taken and self._alone(before) and head not in self.reformed:
                self.reformed[head] = before
                self.taken.add(before)
                if change:
                    del self.changes[head]
                    self.then[head] = [change]
        for head, before in self.reformed.items():
            for expression in self.listed:
                rests = frozenset(self.facts.resolve(expression).facts) - {expression}
                if rests == {head, before} and self._alone(expression) and head not in self.then:
                    self.then[head] = [expression]
                    self.taken.add(expression)

    def _find_parts(self) -> None:
        for head in self.listed:
            if head in self.taken:
                continue
            if own := parts_of(head, self.listed, self.place, self.facts, self._alone):
                self.parts[head] = own
                self.taken.update(own)

    def _find_befores(self) -> None:
        for head, before in earlier(self.listed, self.facts):
            if not {head, before} & self.taken and self._alone(before) and head not in self.befores:
                self.befores[head] = before
                self.taken.add(before)

    def _find_followers(self) -> None:
        for at, head in enumerate(self.listed):
            if head in self.taken or head in self.reformed:
                continue
            for expression in self.listed[at + 1 : at + _FAR]:
                room = len(self.then.get(head, ())) < _MOST_AFTER
                if room and self._alone(expression) and self.after(expression, head, self.facts):
                    self.then.setdefault(head, []).append(expression)
                    self.taken.add(expression)


def _changed(expression: str, facts: FactSheet) -> str:
    """The fact whose growth, or difference in points, this is; empty for anything else."""
    match node_of(expression, facts):
        case Call(function="growth", arguments=(Name(id=now), Name())):
            pass
        case Binary(operator="-", left=Name(id=now), right=Name()) if _points(expression, now, facts):
            pass
        case _:
            return ""
    return now if same_time(expression, now, facts) else ""


def _points(expression: str, now: str, facts: FactSheet) -> bool:
    here, there = facts.resolve(expression), facts.resolve(now)
    return kind_of_unit(here.unit) == "percentage_point" and kind_of_unit(there.unit) == "percent"
