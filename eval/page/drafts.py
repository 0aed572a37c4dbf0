"""All that the page shows, once: the records, what was kept of each, and short names for the systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from eval.names import split
from eval.record import Record
from eval.results import calls_of, file_name, page_of
from eval.scores import BY_NAME

# Kinds of model whose name is a file: its folder is nobody's business.
_FILES = ("local", "scripted", "recorded")
# What must be whole, and what must not be there at all.
_WHOLE = ("headings", "order", "figures", "derived", "placeholders", "phrases")
_NONE = ("extra", "wrong", "ungrounded", "misattributed", "errors")
FAILED = "failed"


@dataclass(frozen=True)
class Drafts:
    """`systems` in their order, `cases` by name; a draft's page and calls are read when they are shown."""

    records: Sequence[Record]
    folder: Path
    systems: Sequence[str]
    cases: Sequence[str]
    pages: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Sequence[Record], folder: Path) -> Drafts:
        return cls(
            records,
            folder,
            list(dict.fromkeys(record.model for record in records)),
            list(dict.fromkeys(record.case for record in records)),
            {file_name(record): page_of(record, folder) for record in records},
        )

    def page(self, record: Record) -> dict[str, Any]:
        """What was kept of its page; empty where it is gone."""
        return self.pages[file_name(record)]

    def calls(self, record: Record) -> list[dict[str, Any]]:
        return calls_of(record, self.folder)

    def number(self, system: str) -> int:
        """Of a system, from 1."""
        return self.systems.index(system) + 1

    def of_case(self, case: str) -> list[Record]:
        return [record for record in self.records if record.case == case]

    def of_system(self, system: str) -> list[Record]:
        return [record for record in self.records if record.model == system]

    def kind(self, case: str) -> str:
        """The kind of document of a case; empty where it has none or nothing was kept."""
        kinds = (self.page(record).get("kind", "") for record in self.of_case(case))
        return next((kind for kind in kinds if kind), "")


def short(system: str) -> str:
    """The name of a system without the folder of a file: no-slots/local:model.gguf."""
    way, model = split(system)
    kind, colon, rest = model.partition(":")
    if kind in _FILES:
        rest = PurePath(rest).name
    return f"{way}/{kind}{colon}{rest}" if way else f"{kind}{colon}{rest}"


def failing(record: Record) -> list[str]:
    """The scores at which a draft falls short of what the brief requires; `failed` where there is no draft."""
    if record.failed:
        return [FAILED]
    found = []
    for name in (*_WHOLE, *_NONE):
        mark = record.marks.get(name)
        if mark is None or mark.value is None or name not in BY_NAME:
            continue
        if mark.value > 0 if name in _NONE else mark.value < (mark.of or 0):
            found.append(name)
    return found
