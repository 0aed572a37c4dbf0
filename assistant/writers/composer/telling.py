"""Statements as Chinese clauses, each with whose and when it is unless that was just said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.facts.formulas import Binary, Call, Name
from assistant.facts.model import Fact
from assistant.facts.rollup.series import series_key
from assistant.figures.slots import slot
from assistant.writers.composer.labels import clause, spoken
from assistant.writers.composer.statements import RELATIVE, Statement

_LINKS = ("", "同时，", "此外，", "另外，")
_DAY_OR_END = re.compile(r"(?:底|末|日|止|截止|目前|当前)\Z")
# 7月17日至19日 lies behind as a whole: what was then was not until then.
_SPAN = re.compile(r"[至到—–～~]")
_WHEN = re.compile(r"(?:(?:19|20)\d\d年|今年|去年|上年|截至|截止|目前|近年|一年来|[上下]半年|第.季度|\d+月)")


class Teller:
    """Says statements in turn, and remembers which period was said last."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.facts = task.brief.facts
        self.period = ""
        self._links = task.brief.style.links(_LINKS) if task.brief.style else _LINKS
        self._linked = 0

    def told(self, group: Sequence[Statement]) -> str:
        """A sentence of its own. What goes on without a new period is linked to the sentence before."""
        when = self.when(group[0].head)
        link = "" if when else self._links[self._linked % len(self._links)]
        self._linked = 1 if when else self._linked + 1
        return f"{link}{when}{self.clauses(group)}。"

    def clauses(self, group: Sequence[Statement]) -> str:
        """The statements, with the period before those whose period is not the one just said."""
        said = [self._statement(group[0])]
        said += [self.when(s.head).rstrip("，") + self._statement(s) for s in group[1:]]
        return "，".join(said)

    def when(self, expression: str) -> str:
        """The period as the start of a sentence, unless it was just said or stands in the label."""
        fact = self.facts.resolve(expression).fact
        period = fact.period.strip("，。 ") if fact else ""
        if (
            not period
            or period == self.period
            or (fact and (period in fact.name or RELATIVE.match(fact.name)))
        ):
            return ""
        self.period = period
        if period.startswith(("截至", "截止", "至", "自", "从", "今年", "去年", "上年", "本")):
            return f"{period}，"
        return f"截至{period}，" if _until(period) else f"{period}，"

    def hear(self, point: str, group: Sequence[Statement]) -> None:
        """A point that names the period of what follows it has said it: 2025年，全县…，and not 2025年 once more."""
        period = self._period(group)
        if period and period in point:
            self.period = period

    def before_point(self, point: str, group: Sequence[Statement]) -> str:
        """The period to begin a point's sentence with, where its facts need one; empty where it would not do there.

        In a span of time things are done (2025年，组织…，培训…); by the end of one they have come to something, and
        a point that has a time of its own takes no second one.
        """
        period = self._period(group)
        fits = period and not _until(period) and not period.startswith(("截", "至", "到"))
        return self.when(group[0].head) if fits and not _WHEN.search(point) else ""

    def taken_in(self, point: str, statement: Statement) -> str:
        """层层签订责任书 + 责任书数 → 层层签订责任书[[责任书数]]; empty where the point ends otherwise."""
        resolved = self.facts.resolve(statement.head)
        if resolved.fact is None or resolved.text:
            return ""
        stem, linked, form = spoken(resolved)
        if linked or form or len(stem) < 2 or not point.endswith(stem):
            return ""
        return f"{self.when(statement.head)}{point}{slot(statement.head)}{self._tail(statement)}"

    def _period(self, group: Sequence[Statement]) -> str:
        fact = self.facts.resolve(group[0].head).fact
        return fact.period.strip("，。 ") if fact else ""

    def _statement(self, statement: Statement) -> str:
        return self._whose(statement.head) + clause(statement.head, self.facts) + self._tail(statement)

    def _tail(self, statement: Statement) -> str:
        """What is said with a statement: （上年同期1.52万吨），同比增长21.1%，其中…、…."""
        tail = self._before(statement) + self._change(statement)
        if statement.parts:
            parts = "、".join(self._whose(p) + clause(p, self.facts, linked=False) for p in statement.parts)
            tail += f"，其中{parts}"
        return tail

    def _before(self, statement: Statement) -> str:
        if not statement.before:
            return ""
        fact = self.facts[statement.before]
        found = RELATIVE.match(fact.name)
        when = found[0].rstrip("的") if found else fact.period
        return f"（{when}{'' if found else '为'}{slot(statement.before)}）"

    def _change(self, statement: Statement) -> str:
        if not statement.change:
            return ""
        than = self._than(statement)
        if not than or self.facts.resolve(statement.change).gap:
            return "，" + clause(statement.change, self.facts)
        return f"，{than}{slot(statement.change, '增减')}"

    def _than(self, statement: Statement) -> str:
        """同比, 环比 or 比上年, by what the value is compared with; empty where that has no short name."""
        fact = self.facts.resolve(statement.change).fact
        label = fact.name if fact else ""
        for word in ("同比", "环比"):
            if word in label:
                return word
        node = self.facts.parse(fact.formula if fact else statement.change)
        match node:
            case (
                Call(arguments=(Name(id=now), Name(id=before)))
                | Binary(left=Name(id=now), right=Name(id=before))
            ):
                return _than(self.facts[now], self.facts[before])
            case _:
                return ""

    def _whose(self, expression: str) -> str:
        """The entity, where it is not the one that the whole report speaks of."""
        fact = self.facts.resolve(expression).fact
        entity = fact.entity if fact else ""
        brief = self.task.brief
        if not entity or entity in brief.title or entity in brief.author or (fact and entity in fact.name):
            return ""
        return entity


def _until(period: str) -> bool:
    return bool(_DAY_OR_END.search(period)) and not _SPAN.search(period)


def _than(now: Fact, before: Fact) -> str:
    found = RELATIVE.match(before.name) or RELATIVE.match(before.period)
    mine, theirs = series_key(now), series_key(before)
    if found and not RELATIVE.match(now.name):
        if "年" not in found[0]:
            return "环比"
        return "同比" if "同期" in found[0] or (mine and mine[2]) else "比上年"
    if mine is None or theirs is None or mine[3] - theirs[3] != 1 or mine[2] != theirs[2]:
        return ""
    return "同比" if mine[2] else "比上年"
