"""Things counted, in English, whose noun is the unit's: 187 footbridges were inspected; there were 14 formal complaints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.facts.resolved import Resolved
from assistant.figures import kind_of_unit
from assistant.figures.slots import slot
from assistant.report.printing import NUMBER_FORM
from assistant.writers.composer.leads import Tense, says_when

THERE, SLOT = "there were ", "[["
DETERMINED = re.compile(r"(?:the|a|an|this|that|these|those|our|its|their|all|each|every)\b", re.IGNORECASE)
SINGULAR = re.compile(r"(?:average|total|number|share|proportion|sum|rate|amount)\b")
# What was done to the things counted, or where they are: 187 footbridges were inspected, 31 nurses were in post.
_PARTICIPLE = (
    r"\w{3,}ed|held|lost|found|built|rebuilt|made|met|sold|run|kept|given|taken|sent|paid|spent|bought|left|won|laid|put|cut|shut|set|seen"
    r"|heard|begun|known|shown|driven|written|drawn|grown|sown|caught|taught|brought|dealt|lent|hit|read|handed"
)
_DONE = re.compile(
    rf"(?:(?:not|never|newly|fully|partly|still|now|already)\s)?(?:{_PARTICIPLE}"
    r"|(?:in|on|at|under|within|without|above|below|behind|against)(?!\s(?:the|a|an|our|this|its|their)\b)|ahead|available|absent|present|open)(?!\w)"
)
HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|at|for|to|by|from|with|within|without|under|over|per|who|that|which|where|against|"
    + _PARTICIPLE
    + r")\b"
)
_NOUN = re.compile(r"[a-z][a-z -]*s|people|children|staff|sheep|cattle")
PEOPLE = frozenset(
    ["people", "persons", "children", "staff", "residents", "patients", "members", "pupils", "students"]
)
_ANYBODY = frozenset(["people", "persons"])


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of a noun, and what was done to them or where they are; `number` is the slot without the noun."""

    here: str
    number: str
    noun: str
    rest: str

    def said(self, tense: Tense = "past") -> str:
        """A clause of its own: [[…]] were inspected, there were [[…]] formal complaints, [[…]] are to be fitted."""
        verb = self._verb(tense)
        if verb:
            return f"{self.here} {verb}{self.rest}"
        there = THERE if tense == "past" else "there are "
        return f"{there}{self.here}{' ' if self.rest else ''}{self.rest}"

    def again(self, tense: Tense = "past") -> str:
        """The same behind one of the same noun, which is not said again: [[…|number]] in fair condition."""
        verb = self._verb(tense)
        located = re.match(r"(?:in|on|at|under|within|without|above|below|behind|against)\b", self.rest)
        return f"{self.number} {'' if located else verb}{self.rest}".rstrip()

    def _verb(self, tense: Tense) -> str:
        if self.rest.startswith("to be "):
            return "are "
        if not _DONE.match(self.rest) or says_when(self.rest):
            return ""
        done = bool(re.match(_PARTICIPLE, self.rest))
        return {
            "past": "were ",
            "open": "have been " if done else "are ",
            "ahead": "are to be " if done else "are ",
        }[tense]

    @property
    def done(self) -> bool:
        """Whether something was done to them, rather than that they are somewhere."""
        return bool(re.match(rf"(?:to be )?(?:{_PARTICIPLE})", self.rest))


def counted(expression: str, label: str, resolved: Resolved) -> Counted | None:
    """Things that the label names by the unit's own noun, which is not said twice; None where it names them otherwise.

    Footbridges inspected → [[inspected]] were inspected; Formal complaints → there were [[formal|number]] formal complaints;
    Residents affected, in people → [[affected|number]] residents were affected.
    """
    unit, kind = resolved.unit.lower(), kind_of_unit(resolved.unit)
    number = slot(expression, NUMBER_FORM)
    people = re.match(r"(?P<who>[a-z]+s) (?P<rest>.+)", label) if unit in _ANYBODY else None
    if people and _DONE.match(people["rest"]) and not (DETERMINED.match(label) or SINGULAR.match(label)):
        return Counted(f"{number} {people['who']}", number, people["who"], people["rest"])
    found = _NOUN.fullmatch(unit) and re.search(rf"(?:\A|\s){re.escape(unit)}(?!\S)", label, re.IGNORECASE)
    if not found or kind not in ("count", "measure"):
        return None
    kind_of_them, rest = label[: found.start()].strip(), label[found.end() :].strip()
    if DETERMINED.match(label) or HEAD_ENDS.search(f"{kind_of_them} ") or (kind_of_them and kind != "count"):
        return None
    noun = label[: found.end()].strip()
    here = f"{number} {noun}" if kind_of_them else slot(expression)
    if made := re.match(rf"(?P<of>of [a-z]+(?: [a-z]+)?) (?P<rest>(?:{_PARTICIPLE})\b.*)", rest):
        return Counted(f"{here} {made['of']}", number, f"{noun} {made['of']}", made["rest"])
    return Counted(here, number, noun, rest)
