"""English prose by rule: points as sentences, then the facts that no point speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.brief import Task
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import find_slots, slot
from assistant.writers.composer.clauses import clause, lower, of_its_own_past, period_lead, says_when
from assistant.writers.composer.grouping import attach, sentencefuls
from assistant.writers.composer.statements import Statement, statements

EMPTY = "[To be completed]"
_MOST_CLAUSES = 3
_THERE = "there were "
_LINKS = ("", "In addition, ", "Further, ", "Also, ")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def compose_english(task: Task) -> str:
    """The source text of a task: one paragraph. `[To be completed]` where there is nothing to say."""
    points = [point.strip().rstrip(".;, ") for point in task.passage.points if point.strip(".;, ")]
    said = {s.expression for point in points for s in find_slots(point)}
    facts = task.brief.facts
    stated = statements([expression for expression in task.facts if expression not in said], facts)
    groups = attach(points, stated, facts, _MOST_CLAUSES)
    loose = [s for s in stated if not any(s in group for group in groups)]
    teller = _Teller(facts)
    series = bool(getattr(task.passage, "enumerate", "")) and len(points) > 1
    sentences = []
    for index, (point, group) in enumerate(zip(points, groups, strict=True)):
        numbered = series and index < len(_ORDINALS)
        sentences.append(f"{_ORDINALS[index]}, {lower(point)}." if numbered else f"{_upper(point)}.")
        sentences += [f"{_upper(teller.told(group))}."] if group else []
    left = [p for p in task.passage.phrases if p not in " ".join(points)]
    sentences += [f"The guiding principle remains “{phrase}”." for phrase in left]
    sentences += teller.sentences(loose)
    formula = _formula(task)
    if formula and formula.rstrip(":.") not in " ".join(sentences):
        sentences.append(formula)
    return " ".join(sentences) or EMPTY


def _formula(task: Task) -> str:
    """The words with which a lead of this kind ends."""
    if task.id != "opening":
        return ""
    kind, style = task.brief.kind, task.brief.style
    usual = kind.opening if kind else ()
    return style.lead_in(usual) if style else usual[0] if usual else ""


class _Teller:
    """Says statements in turn, and remembers which period was said last."""

    def __init__(self, facts: FactSheet) -> None:
        self.facts = facts
        self.period = ""
        self._linked = 0

    def sentences(self, stated: Sequence[Statement]) -> list[str]:
        """Sentences of their own; what goes on without a new period is linked to the one before."""
        told: list[str] = []
        for group in sentencefuls(stated, self.facts, _MOST_CLAUSES):
            before = self.period
            text = self.told(group)
            new = self.period != before
            link = _LINKS[self._linked % len(_LINKS)] if told and not new else ""
            self._linked = 1 if new or not told else self._linked + 1
            told.append(f"{link}{text if link else _upper(text)}.")
        return told

    def told(self, group: Sequence[Statement]) -> str:
        """The statements in one sentence, its first letter small and no full stop."""
        said = [self._when(s.head) + self._statement(s) for s in group]
        said[0] = _begun(said[0])
        for i in range(1, len(said)):
            if said[i].startswith(_THERE) and said[i - 1].startswith(_THERE):
                said[i] = said[i].removeprefix(_THERE)
        if len(said) == 1:
            return said[0]
        if any(" and " in one for one in said[:-1]):
            return f"{'; '.join(said[:-1])}; and {said[-1]}"
        return f"{', '.join(said[:-1])} and {said[-1]}"

    def _when(self, expression: str) -> str:
        fact = self.facts.resolve(expression).fact
        period = fact.period.strip(" .,") if fact else ""
        if not period or period == self.period or (fact and (period in fact.name or says_when(fact.name))):
            return ""
        self.period = period
        return period_lead(period)

    def _statement(self, statement: Statement) -> str:
        text = clause(statement.head, self.facts) + self._before(statement)
        return text + self._change(statement, text.startswith(("[[", _THERE))) + self._parts(statement)

    def _change(self, statement: Statement, counted: bool) -> str:
        change = statement.change
        if not change:
            return ""
        if self.facts.resolve(change).gap or not of_its_own_past(statement.head, change, self.facts):
            return f", and {clause(change, self.facts)}"
        return f"{', and the number' if counted else ' and'} {slot(change, 'change')}"

    def _before(self, statement: Statement) -> str:
        if not statement.before:
            return ""
        period = self.facts[statement.before].period
        return f" ({slot(statement.before)}{' ' + period_lead(period).rstrip(', ') if period else ' before'})"

    def _parts(self, statement: Statement) -> str:
        said = [clause(part, self.facts) for part in statement.parts]
        if not said:
            return ""
        listed = f"{', '.join(said[:-1])} and {said[-1]}"
        return f", of which {listed}" if all(one.startswith("[[") for one in said) else f": {listed}"


def _begun(text: str) -> str:
    """No sentence begins with a numeral: [[held]] were held → there were [[held]] held."""
    if not text.startswith("[["):
        return text
    return _THERE + text.replace("]] were ", "]] ", 1) if "]] were " in text else f"in all, {text}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
