"""Statements as English clauses, and what a clause need not say again behind another."""

from __future__ import annotations

import re

from assistant.facts.sheet import FactSheet
from assistant.figures.slots import slot
from assistant.report.printing import NUMBER_FORM
from assistant.writers.composer.clauses import clause, label_of, of_its_own_past
from assistant.writers.composer.counted import SLOT, THERE, Counted, counted
from assistant.writers.composer.leads import Tense, period_lead
from assistant.writers.composer.rows import is_share
from assistant.writers.composer.statements import Statement

OF_WHICH, BOTH = ", of which ", "\0and\0"
_TARGET = re.compile(r"(?P<of>.+) target|target for (?:the )?(?P<what>.+)")
_MOVED = re.compile(
    r"(?:the )?(?P<word>fall|drop|rise|increase|reduction|decrease|growth|improvement|gain) in (?P<of>.+)"
)
_PLACE = re.compile(r"(?P<what>.{4,}) (?P<where>(?:in|for|at|on) (?:the )?[A-Z][\w' -]*)")


def said_after(expression: str, head: str, facts: FactSheet) -> str:
    """What is said behind a value without naming it again; empty where its label must be said.

    First response and response target: against a target of …. Missed appointments and fall in missed appointments: a
    fall of …, unless it is worked out of something else.
    """
    follower, of = facts.resolve(expression), facts.resolve(head)
    if follower.fact is None or of.fact is None or follower.text or of.text:
        return ""
    label, name = label_of(follower), label_of(of)
    if follower.fact.entity != of.fact.entity or follower.fact.period not in ("", of.fact.period):
        return ""
    own = head in follower.facts or not follower.derived
    if own and (moved := _MOVED.fullmatch(label)) and moved["of"] == name:
        return f"{'an' if moved['word'][0] in 'ai' else 'a'} {moved['word']} of {slot(expression)}"
    found = _TARGET.fullmatch(label)
    if (
        not found
        or follower.unit != of.unit
        or follower.derived
        or not name.endswith(found["of"] or found["what"])
    ):
        return ""
    return f"against a target of {slot(expression)}"


class Phrasing:
    """Says statements of a sheet."""

    def __init__(self, facts: FactSheet) -> None:
        self.facts = facts

    def said(self, statement: Statement, tense: Tense, *, alone: bool = True) -> str:
        """The clause of a statement with what is said with it; `alone` in its sentence or among others."""
        text = clause(statement.head, self.facts, tense)
        if text.startswith((SLOT, THERE)) and not alone:
            return self._with_rest(statement, text)
        text += self._before(statement)
        for expression in statement.then:
            text += f", {said_after(expression, statement.head, self.facts)}"
        return text + self._change(statement, text.startswith((SLOT, THERE))) + self._parts(statement)

    def _with_rest(self, statement: Statement, text: str) -> str:
        """A count among others, with how it changed in brackets: 17 in poor condition (the number fell 26.1%)."""
        change = self._change(statement, counted=True).removeprefix(", and ")
        then = [said_after(expression, statement.head, self.facts) for expression in statement.then]
        told = "".join(f", {one}" for one in then)
        return (
            f"{text}{self._before(statement)}{told}{f' ({change})' if change else ''}{self._parts(statement)}"
        )

    def _change(self, statement: Statement, counted: bool) -> str:
        change = statement.change
        if not change:
            return ""
        if self.facts.resolve(change).gap or not of_its_own_past(statement.head, change, self.facts):
            return f", and {clause(change, self.facts)}"
        return f"{', and the number' if counted else ' and'} {slot(change, 'change')}"

    def _before(self, statement: Statement) -> str:
        """, compared with 14 in the previous quarter: when it was by the label, or by the period."""
        if not statement.before:
            return ""
        now, before = self.facts[statement.head], self.facts[statement.before]
        named = before.name[len(now.name) :].strip() if before.name.startswith(f"{now.name} ") else "before"
        when = period_lead(before.period).rstrip(", ") if before.period else named
        form = NUMBER_FORM if self.counted(statement) else ""
        return f", compared with {slot(statement.before, form)} {when}"

    def _parts(self, statement: Statement) -> str:
        said = [clause(part, self.facts) for part in statement.parts]
        if not said:
            return ""
        listed = f"{', '.join(said[:-1])} and {said[-1]}"
        return f", of which {listed}" if all(one.startswith(SLOT) for one in said) else f": {listed}"

    def behind(self, last: Statement, statement: Statement, tense: Tense) -> str:
        """A statement behind one of the same noun, which is not said again; empty behind any other."""
        before, things = self.counted(last), self.counted(statement)
        if things and before and things.noun == before.noun:
            if is_share(statement.head, last.head, self.facts):
                return f"{OF_WHICH}{self._with_rest(statement, things.again(tense))}"
            return self._with_rest(statement, things.again(tense)) if things.rest else ""
        return "" if things or before else self._that_in(last, statement, tense)

    def both(self, last: Statement, statement: Statement, said: str, tense: Tense) -> str:
        """Two kinds of which the same is said: about 8,200 residents and 3 care homes were affected; else empty."""
        before, things = self.counted(last), self.counted(statement)
        if not (things and before and last.plain and statement.plain and things.rest == before.rest != ""):
            return ""
        same = before.said(tense).removeprefix(before.here)
        return f"{said.removesuffix(same)}{BOTH}{things.said(tense)}" if said.endswith(same) else ""

    def _that_in(self, last: Statement, statement: Statement, tense: Tense) -> str:
        """That in Lower Dale, behind the share in Upper Dale; empty where two labels differ by more than a place."""
        one, other = self.facts.resolve(last.head), self.facts.resolve(statement.head)
        if one.fact is None or other.fact is None or one.unit != other.unit or one.text or other.text:
            return ""
        here, there = _PLACE.fullmatch(label_of(one)), _PLACE.fullmatch(label_of(other))
        if not (here and there and here["what"] == there["what"] and last.plain and statement.plain):
            return ""
        verb = re.search(r" (was|were|is|are|made up) \[\[", clause(statement.head, self.facts, tense))
        those = "those" if verb and verb[1] in ("were", "are", "made up") else "that"
        return f"{those} {there['where']} {verb[1]} {slot(statement.head)}" if verb else ""

    def counted(self, statement: Statement) -> Counted | None:
        """A statement as things counted; None where it is none."""
        resolved = self.facts.resolve(statement.head)
        if resolved.fact is None or resolved.text:
            return None
        return counted(statement.head, label_of(resolved), resolved)
