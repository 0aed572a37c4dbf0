"""Rules that are data: the rows of patterns.yaml, compiled when first needed and run over a whole text at once.

A row is tried where it can match at all: one of its `needs` (letters) and of its `holds` (words) must stand in the
text, and its `gate`, an expression that begins with a letter, must be found. All three are looked for at the speed of
memory, an alternation or a class of digits is not, so that clean prose is passed over fast.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from assistant.checks.fixes import apply
from assistant.language import Language, Said
from assistant.report.findings import Severity

_TABLE = Path(__file__).with_name("patterns.yaml")
# What is no prose: fenced code, addresses, rows of a table, slots.
_NO_PROSE = re.compile(
    r"^[ \t]*(?:```|~~~)(?:.|\n)*?(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)|(?:https?|ftp)://[^\s\u3000-\u9fff，。；）”》]+|^[ \t]*\|.*$|\[\[[^\]\n]*\]\]",
    re.M,
)
# A dot that is no decimal point. In most reports every dot is one, and no row that needs a dot is tried.
_STOP = re.compile(r"\.(?:(?<!\d\.)|(?!\d))")
_NO_PROSE_SIGNS = ("```", "~~~", "://", "|", "[[")


@dataclass(frozen=True)
class Pattern:
    """One row: a case of the rule `rule`. `fix` is None where only a person can say what belongs there."""

    id: str
    rule: str
    say: Said
    source: str
    basis: str = ""
    severity: Severity = "warning"
    language: Language = "zh"
    pattern: str = ""
    words: tuple[str, ...] = ()
    expected: Mapping[str, str] = field(default_factory=dict)
    needs: str = ""
    holds: tuple[str, ...] = ()
    gate: str = ""
    fix: str | None = None
    quoted: bool = True  # whether words inside “” count
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when it is first needed: most rows are not, for a text that is clean."""
        words = sorted((*self.words, *self.expected), key=len, reverse=True)
        return _compiled(self.pattern or "|".join(map(re.escape, words)))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters of which one must stand in a text."""
        return frozenset(self.needs)

    @cached_property
    def _gate(self) -> re.Pattern[str] | None:
        return _compiled(self.gate) if self.gate else None

    def may_stand_in(self, text: str, there: frozenset[str]) -> bool:
        """Whether a match is possible; `there` are those letters of the table that the text has."""
        if self.needs and self.letters.isdisjoint(there):
            return False
        if self.holds and not any(word in text for word in self.holds):
            return False
        return self._gate is None or self._gate.search(text) is not None

    def replacement(self, match: re.Match[str]) -> str | None:
        """What should stand instead, where the table knows."""
        if self.fix is not None:
            return apply(self.fix, match)
        return self.expected.get(match[0])


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a pattern matched; `instead` is what belongs there, None where that is not known."""

    pattern: Pattern
    start: int
    end: int
    text: str
    instead: str | None


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every row of the table, in its order."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: list[dict[str, Any]] = yaml.load(_TABLE.read_text("utf-8"), Loader=loader)
    return tuple(_row(row) for row in rows)


@cache
def _rows(language: Language) -> tuple[tuple[int, Pattern], ...]:
    """The rows of a language, each with its place in the table."""
    return tuple((order, row) for order, row in enumerate(patterns()) if row.language == language)


@cache
def _letters(language: Language) -> str:
    """Every letter that some row of a language needs."""
    return "".join(sorted(frozenset().union(*(row.letters for _, row in _rows(language)))))


def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written.replace(r"\h", "[一-鿿]"), re.MULTILINE)


def _row(row: dict[str, Any]) -> Pattern:
    made = dict(row)
    made["say"] = Said(row["say"]["zh"], row["say"]["en"])
    made["quoted"] = row.get("quoted") != "skip"
    made.update({key: tuple(row.get(key, ())) for key in ("words", "holds", "wrong", "right")})
    return Pattern(**made)


def scan(text: str, language: Language, off: frozenset[str] = frozenset()) -> list[Hit]:
    """Every hit of every row of a language, in the order of the text; where two overlap, the earlier row's."""
    found: list[tuple[int, Hit]] = []
    spans: Sequence[tuple[int, int]] | None = None
    there = frozenset([letter for letter in _letters(language) if letter in text])
    if "." in there and not _STOP.search(text):
        there -= {"."}
    for order, row in _rows(language):
        if row.id in off or not row.may_stand_in(text, there):
            continue
        for match in row.expression.finditer(text):
            spans = no_prose(text) if spans is None else spans
            start, end = match.span()
            if not _inside(spans, start) and (row.quoted or not _is_quoted(text, start)):
                found.append((order, Hit(row, start, end, match[0], row.replacement(match))))
    return list(_apart(found)) if found else []


def no_prose(text: str) -> list[tuple[int, int]]:
    """The spans of code, addresses and rows of tables, in the order of the text."""
    if not any(sign in text for sign in _NO_PROSE_SIGNS):
        return []
    return [match.span() for match in _NO_PROSE.finditer(text)]


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def _is_quoted(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return text.rfind("“", line, at) > text.rfind("”", line, at)


def _apart(found: list[tuple[int, Hit]]) -> Iterator[Hit]:
    """Hits that do not overlap: the rows above in the table go first, and the earlier place."""
    taken: list[tuple[int, int]] = []
    kept: list[Hit] = []
    for _, hit in sorted(found, key=lambda one: (one[0], one[1].start)):
        place = bisect_right(taken, (hit.start, hit.end))
        before = place > 0 and taken[place - 1][1] > hit.start
        behind = place < len(taken) and taken[place][0] < hit.end
        if not before and not behind:
            taken.insert(place, (hit.start, hit.end))
            kept.append(hit)
    yield from sorted(kept, key=lambda hit: hit.start)
