"""Statements as English sentences, behind the points that speak of them or in their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.writers.composer.counted import SLOT, THERE
from assistant.writers.composer.dating import Dating
from assistant.writers.composer.phrasing import BOTH, OF_WHICH, Phrasing
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.themes import sentencefuls

MOST_CLAUSES = 3
_LINK = "In addition, "
_LOCATED = re.compile(
    r"(\[\[[^\]]*\]\](?: [a-z]+)*) were ((?:present|absent|available|open|in|on|at|under|above|below)\b)"
)


class Reporter:
    """Says statements in turn, and remembers which period was said last."""

    def __init__(self, task: Task) -> None:
        self.facts = task.brief.facts
        self.dating = Dating(task)
        self.phrasing = Phrasing(task.brief.facts)
        self._link = _LINK

    def sentences(self, stated: Sequence[Statement]) -> list[str]:
        """Sentences of their own; one that begins with things counted is linked to the one before, once."""
        told: list[str] = []
        for group in sentencefuls(stated, self.facts, MOST_CLAUSES):
            text = self._joined(group)
            link = self._link if told and text.startswith((SLOT, THERE)) else ""
            self._link = "" if link else self._link
            told.append(f"{link}{text if link else upper(_begun(text))}.")
        return told

    def with_facts(self, point: str, group: Sequence[Statement]) -> str:
        """A point as a sentence, and its facts: in it where it names what is counted, else behind it."""
        for statement in group:
            if taken := self._taken_in(point, statement):
                rest = [s for s in group if s is not statement]
                return f"{taken}. {upper(_begun(self._joined(rest)))}." if rest else f"{taken}."
        if not group:
            return f"{point}."
        text = self._joined(group)
        # No sentence begins with a numeral.
        return f"{point}; {text}." if text.startswith(SLOT) else f"{point}. {upper(text)}."

    def _taken_in(self, point: str, statement: Statement) -> str:
        """To buy food caddies + Food caddies to be bought → to buy [[…|number]] food caddies; empty for any other point."""
        things = self.phrasing.counted(statement)
        if (
            things is None
            or not statement.plain
            or self.dating.period_of(statement.head) not in ("", self.dating.period)
        ):
            return ""
        found = re.search(rf"\b(?P<verb>[a-z]+) (?={re.escape(things.noun)}(?!\S))", point)
        done = things.rest.removeprefix("to be ").partition(" ")[0]
        if not found or point.count(things.noun) != 1 or done not in _participles(found["verb"]):
            return ""
        return f"{point[: found.end()]}{things.here}{point[found.end() + len(things.noun) :]}"

    def _joined(self, group: Sequence[Statement]) -> str:
        """The statements in one sentence, its first letter small and no full stop."""
        said: list[str] = []
        lead = ""
        for at, statement in enumerate(group):
            when, tense = self.dating.when(statement.head), self.dating.tense(statement.head)
            lead = lead or when
            last = group[at - 1] if at and not when else None
            if last and (text := self.phrasing.behind(last, statement, tense)):
                said.append(text)
            elif last and (both := self.phrasing.both(last, statement, said[-1], tense)):
                said[-1] = both
            else:
                said.append(when + self.phrasing.said(statement, tense, alone=len(group) == 1))
        for at in range(len(said) - 1, 0, -1):
            if said[at].startswith(OF_WHICH):
                said[at - 1] += said.pop(at)
            elif said[at].startswith(THERE) and said[at - 1].startswith(THERE):
                said[at] = said[at].removeprefix(THERE)
        if len(said) == 1:
            return said[0].replace(BOTH, " and ")
        apart = any(", " in one.removeprefix(lead) for one in said[:-1])
        if len(said) > 2 and (apart or any(" and " in one for one in said[:-1])):
            return f"{'; '.join(said[:-1])}; and {said[-1]}".replace(BOTH, " and ")
        mark = "," if apart or any(" and " in one for one in said[:-1]) else ""
        return f"{', '.join(said[:-1])}{mark} and {said[-1]}".replace(BOTH, " and ")


_IRREGULAR = {
    "buy": "bought", "build": "built", "make": "made", "hold": "held", "sell": "sold", "run": "run", "keep": "kept",
    "give": "given", "take": "taken", "send": "sent", "pay": "paid", "spend": "spent", "lay": "laid", "cut": "cut",
    "find": "found", "train": "trained", "write": "written", "draw": "drawn", "lend": "lent", "hire": "hired",
}  # fmt: skip


def _participles(verb: str) -> tuple[str, ...]:
    """What a verb becomes when it is done: plant, planted; replace, replaced; buy, bought."""
    return _IRREGULAR.get(verb, f"{verb}ed"), f"{verb}d", f"{verb}{verb[-1]}ed", f"{verb[:-1]}ied"


def _begun(text: str) -> str:
    """No sentence begins with a numeral: [[held]] were held → a total of [[held]] were held, there were [[…]] present."""
    if not text.startswith(SLOT):
        return text
    there = _LOCATED.match(text)
    return f"{THERE}{there[1]} {text[there.start(2) :]}" if there else f"a total of {text}"


def upper(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
