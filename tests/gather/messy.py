"""Papers as departments send them, written out as files, and how many of their facts are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.facts.gather import Candidate, Cluster
from assistant.language import Language
from assistant.service.gather import Gathered, gather

DATA = Path(__file__).parents[1] / "data" / "gather"
Papers = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Wanted:
    """One fact as a person reads it; the words must be in the label that is found, the number is canonical."""

    words: tuple[str, ...]
    value: Decimal
    unit: str
    entity: str
    period: str


@dataclass(frozen=True)
class Score:
    """How many facts were wanted, brought, and right: as a figure, and with label, entity and period as well."""

    wanted: int
    brought: int
    figures: int
    whole: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.figures / self.wanted

    @property
    def precision(self) -> float:
        return self.figures / self.brought

    @property
    def right(self) -> float:
        """Of the facts wanted, those with everything about them right."""
        return self.whole / self.wanted


@cache
def papers(name: str = "messy", language: Language = "zh") -> Papers:
    """The papers of a file that are in a language."""
    every = yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))
    return tuple(paper for paper in every if paper.get("language", "zh") == language)


def wanted(paper: Mapping[str, Any]) -> list[Wanted]:
    found = []
    for line in paper["facts"]:
        label, value, unit, entity, period = (cell.strip() for cell in line.split("|"))
        found.append(Wanted(tuple(label.split()), Decimal(value), unit, entity, period))
    return found


def written(paper: Mapping[str, Any], folder: Path) -> Path:
    """The paper as a file; in a docx, lines with bars are a table and lines with a dash a list."""
    file: Path = folder / str(paper["file"])
    if file.suffix != ".docx":
        file.write_text(paper["text"], "utf-8")
        return file
    from docx import Document

    document, rows = Document(), list[list[str]]()
    for line in [*paper["text"].splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows += [] if set("".join(cells)) <= {"-"} else [cells]
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
            rows = []
        if line:
            style = "List Bullet" if line.startswith("- ") else None
            document.add_paragraph(line.removeprefix("- ").replace("⏎", "\n"), style)
    document.save(str(file))
    return file


def judged(folder: Path, name: str = "messy", language: Language = "zh") -> Score:
    """All papers of a file gathered together, as the clerk does, and compared with what a person reads in them."""
    some = papers(name, language)
    return _score(some, gather([written(paper, folder) for paper in some], language=language))


def _score(some: Papers, gathered: Gathered) -> Score:
    brought = {
        (cluster, candidate): {place.passage.file for place in candidate.places}
        for cluster in gathered.clusters
        for candidate in cluster.candidates
    }
    figures = whole = total = 0
    wrong = []
    left = set(brought)
    for paper in some:
        for one in wanted(paper):
            total += 1
            here = [key for key, files in brought.items() if paper["file"] in files and _is(one, key[1])]
            exact = [key for key in here if _lacks(one, key[0]) == []]
            if not here:
                wrong.append(f"{paper['file']}: missing {one}")
                continue
            figures += 1
            whole += bool(exact)
            left -= set(exact or here[:1])
            if not exact:
                wrong.append(f"{paper['file']}: {one}: {' '.join(_lacks(one, here[0][0]))}")
    wrong += [f"not wanted: {c.label} {k.value}{k.unit} {c.entity} {c.period}" for c, k in left]
    return Score(total, len(brought), figures, whole, tuple(wrong))


def _is(one: Wanted, candidate: Candidate) -> bool:
    value, _, unit = candidate.canonical
    return (value, unit) == (one.value, one.unit)


def _lacks(one: Wanted, cluster: Cluster) -> list[str]:
    return [
        *(f"label {cluster.label!r}" for word in one.words if word not in cluster.label.lower()),
        *([f"entity {cluster.entity!r}"] if cluster.entity != one.entity else []),
        *([f"period {cluster.period!r}"] if one.period and one.period not in cluster.period else []),
    ]
