"""Statements as Chinese clauses, each with whose and when it is unless that was just said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.brief import Task
from assistant.figures.slots import slot
from assistant.writers.composer.befores import formerly, indicator
from assistant.writers.composer.comparisons import before, change
from assistant.writers.composer.followers import changed_to, rate_behind, said_after, without_base
from assistant.writers.composer.insets import each_of, handled_after, inset
from assistant.writers.composer.labels import clause
from assistant.writers.composer.rows import among, columns, in_a_row, stem_of
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.timeline import Timeline
from assistant.writers.composer.verbs import counts

_LINKS = ("同时，", "此外，")
_AIM = "目标"


class Teller:
    """Says statements in turn, and remembers which period was said last."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.facts = task.brief.facts
        self.timeline = Timeline(task)
        links = task.brief.style.links(("", *_LINKS)) if task.brief.style else ("", *_LINKS)
        self._links = list(links[1:])
        self._aims = _AIM in task.heading

    def told(self, group: Sequence[Statement], *, goes_on: bool = False) -> str:
        """A sentence of its own. An act that `goes_on` from a sentence before is linked to it, each link being used once."""
        when = self.timeline.when(group[0].head)
        resolved = self.facts.resolve(group[0].head)
        act = resolved.fact is not None and resolved.unit != "%" and counts(resolved.fact.name)
        linked = goes_on and not when and act and bool(self._links)
        link = self._links.pop(0) if linked else ""
        return f"{link}{when}{self.clauses(group)}。"

    def clauses(self, group: Sequence[Statement], point: str = "") -> str:
        """The statements, with the period before those whose period is not the one just said.

        Things counted stand in a row (中小学校74所、幼儿园112所); `point` is what they are said behind.
        """
        pairs = [in_a_row(a, b, self.facts) for a, b in pairwise(group)]
        rows = [any(pairs[max(0, at - 1) : at + 1]) for at in range(len(group))]
        said = (point and self._behind(point, group[0])) or self._statement(group[0], rows[0])
        named = columns(group, self.facts)
        for at in range(1, len(group)):
            last, this = group[at - 1], group[at]
            when = self.timeline.when(this.head).rstrip("，")
            same = not when and self.whose(this.head) == self.whose(last.head)
            row = pairs[at - 1] and not when
            if row and same and stem_of(this, self.facts) == stem_of(last, self.facts):
                said += f"、{slot(this.head)}"
                continue
            text = self._statement(this, rows[at], whose=not same)
            if named and not when:
                again = stem_of(last, self.facts)[:named] == text[:named]
                said += f"、{text[named:]}" if again else f"，{text}"
                continue
            if not when and (rate := rate_behind(this.head, last.head, self.facts)):
                text = rate + self._tail(this)
            some = "其中" if not when and among(last, this, self.facts) else ""
            if some:
                text = text.replace(f"占{self.facts[last.head].name}的[[", "占[[")
            said += f"{'、' if row and not some else '，'}{some}{when}{text}"
        return said

    def taken_in(self, point: str, statement: Statement) -> str:
        """层层签订责任书 + 责任书数 → 层层签订责任书[[责任书数]]; empty where the point has no place for it."""
        taken = inset(point, self.facts.resolve(statement.head)) if self._may(statement) else ""
        if not taken:
            return ""
        if taken.startswith(point):
            return f"{self.timeline.when(statement.head)}{taken}{self._tail(statement)}"
        if statement.change or statement.before or statement.parts:
            return ""
        if self.timeline.unsaid(statement.head):
            return taken
        start = self.timeline.before_point(point, [statement])
        return f"{start}{taken}" if start or self.timeline.unsaid(statement.head) else ""

    def whose(self, expression: str) -> str:
        """The entity, where it is not the one that the whole report speaks of."""
        fact = self.facts.resolve(expression).fact
        entity = fact.entity if fact else ""
        brief = self.task.brief
        if not entity or entity in brief.title or entity in brief.author or (fact and entity in fact.name):
            return ""
        return entity

    def _may(self, statement: Statement) -> bool:
        """Whether a statement is told of the report's own entity, as a point is."""
        return not self.whose(statement.head) and not statement.reformed

    def comes_first(self, point: str, statement: Statement) -> bool:
        """Whether a fact says how that came to be which the point goes on with: 评选优秀心得30篇，将优秀心得汇编成册."""
        fact = self.facts.resolve(statement.head).fact
        return bool(fact and statement.plain and self._may(statement) and handled_after(point, fact.name))

    def _behind(self, point: str, statement: Statement) -> str:
        """What a statement says behind a point that has named it already; empty where it has not."""
        resolved = self.facts.resolve(statement.head)
        if not statement.plain or not self._may(statement):
            return ""
        return each_of(point, resolved) or without_base(point, resolved)

    def _statement(self, statement: Statement, row: bool = False, *, whose: bool = True) -> str:
        entity = self.whose(statement.head) if whose else ""
        if statement.reformed:
            return entity + self._reformed(statement) + self._tail(statement)
        return entity + self._clause(statement.head, row) + self._tail(statement)

    def _clause(self, expression: str, row: bool = False) -> str:
        """The clause of one fact; its label without the period that was said before it, and an aim under its heading reached."""
        fact = self.facts.resolve(expression).fact
        text = clause(expression, self.facts, linked=not row)
        if fact is None:
            return text
        if fact.period and text.startswith(fact.period) and len(fact.name) > len(fact.period):
            text = text[len(fact.period) :].lstrip("的")
        return text.replace("目标为[[", "达到[[", 1) if self._aims and fact.name.endswith(_AIM) else text

    def _reformed(self, statement: Statement) -> str:
        """平均申请材料由改革前的11.6份压减到4.8份: the values say which way."""
        now, then = self.facts[statement.head], self.facts[statement.reformed]
        when = formerly(then)
        word = changed_to(now.id, then.id, statement.then, self.facts)
        was = f"{when}的{slot(then.id)}" if when else slot(then.id)
        return f"{indicator(now)}由{was}{word}{slot(now.id)}"

    def _tail(self, statement: Statement) -> str:
        """What is said with a statement: （上年同期1.52万吨），同比增长21.1%，其中…、…."""
        tail = before(statement, self.facts) + change(statement, self.facts)
        for expression in statement.then:
            then = said_after(expression, statement.head, self.facts)
            then = then or without_base("", self.facts.resolve(expression))
            tail += "，" + (then or clause(expression, self.facts))
        if statement.parts:
            parts = "、".join(self.whose(p) + clause(p, self.facts, linked=False) for p in statement.parts)
            tail += f"，其中{parts}"
        return tail
