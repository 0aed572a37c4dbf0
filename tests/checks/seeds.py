"""Faults put into clean prose by the hundred, and how many of them a check finds: tests/data/checks/seeds.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, product
from typing import Any, TypeVar

import yaml

from assistant.checks import check
from assistant.language import Language
from tests.checks.corpus import DATA, is_chinese, paragraphs, references

T = TypeVar("T")
BAR = 0.95
_PLACE = re.compile(r"(?<=。)(?=.)|^")
_PLACE_ENGLISH = re.compile(r"(?<=[a-z]\. )(?=[A-Z])|^")
_STEP = 7  # seeds are taken a few paragraphs apart, so that a hundred come from many subjects


@dataclass(frozen=True, slots=True)
class Seeded:
    """What became of the seeds of one case: how many were put in, and the texts in which they were not found."""

    case: str
    tried: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float:
        return 1 - len(self.lost) / self.tried if self.tried else 0.0


@cache
def cases() -> dict[str, tuple[Language, dict[str, Any]]]:
    """Every case of seeds.yaml with its language."""
    data = table()
    return {case: (language, row) for language in ("zh", "en") for case, row in data[language].items()}


@cache
def table() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((DATA / "seeds.yaml").read_text("utf-8"))
    return data


def sown(case: str, most: int = 100) -> Iterator[str]:
    """Up to `most` clean paragraphs into each of which one fault of the case was put."""
    language, row = cases()[case]
    return islice(spread(list(_seeds(row, carriers(language), language))), most)


def sow(case: str, most: int = 100) -> Seeded:
    """Puts faults of a case, one at a time, into clean paragraphs, and checks each."""
    language, row = cases()[case]
    lost, tried = [], 0
    for text in sown(case, most):
        tried += 1
        told = {name for f in check(text, language=language).findings for name in (f.case, f.rule)}
        if told.isdisjoint({case, row.get("also", case)}):
            lost.append(text)
    return Seeded(case, tried, tuple(lost))


@cache
def carriers(language: Language) -> tuple[str, ...]:
    """Clean paragraphs: our own, and in English those of the reports that somebody wrote as a measure."""
    if language == "zh":
        return tuple(paragraphs())
    texts = [text for file in references() if not is_chinese(text := file.read_text("utf-8"))]
    return tuple(line for text in texts for line in text.splitlines() if len(line) > 80 and line[0].isalpha())


def _seeds(row: dict[str, Any], texts: Sequence[str], language: Language) -> Iterator[str]:
    if "replace" in row:
        pattern, fault = re.compile(row["replace"][0]), row["replace"][1]
        for text in texts:
            for match in pattern.finditer(text):
                yield text[: match.start()] + match.expand(fault) + text[match.end() :]
    if "insert" in row:
        places = _PLACE if language == "zh" else _PLACE_ENGLISH
        clauses = list(spread([clause for written in row["insert"] for clause in filled(written)]))
        for number, clause in enumerate(islice(cycle(clauses), max(100, len(clauses)))):
            text = texts[number * _STEP % len(texts)]
            spots = [match.start() for match in places.finditer(text)]
            spot = spots[number % len(spots)]
            gap = " " if language == "en" and spot < len(text) else ""
            yield text[:spot] + clause + gap + text[spot:]


def filled(written: str) -> Iterator[str]:
    """The clause with every choice of words, at most sixty of them."""
    fill = table()["fill"]
    names = list(dict.fromkeys(re.findall(r"\{(\w+)\}", written)))
    for words in islice(product(*(fill[name] for name in names)), 60):
        clause = written
        for name, word in zip(names, words, strict=True):
            clause = clause.replace(f"{{{name}}}", word)
        yield clause


def spread(texts: Sequence[T]) -> Iterator[T]:
    """All of them, from places far apart first."""
    step = next(n for n in range(len(texts) * 5 // 13 + 1, len(texts) + 2) if _coprime(n, len(texts)))
    return (texts[number * step % len(texts)] for number in range(len(texts)))


def _coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1
