"""The door: facts from files of any kind and from mappings, put together into one sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import FactsError
from assistant.facts.model import Fact
from assistant.facts.read.delimited import read_delimited
from assistant.facts.read.listed import MOST_FACTS, listed, read_listed
from assistant.facts.read.merged import merged, sheet_of
from assistant.facts.read.opened import opened
from assistant.facts.read.word import read_word
from assistant.facts.read.workbook import read_workbook
from assistant.facts.sheet import FactSheet
from assistant.facts.table import Record, Table, facts_in
from assistant.facts.table.header import header_of
from assistant.language import Language, Said, user_language

Read = tuple[list[Record], list[Said]]
Reader = Callable[[Path, Language], Read]


def _tables(read: Callable[[Path, Language], list[Table]]) -> Reader:
    """A reader of facts from a reader of tables."""

    def facts(path: Path, language: Language) -> Read:
        records: list[Record] = []
        warnings: list[Said] = []
        for table in read(path, language):
            _check_count(table, path)
            found, told = facts_in(table, language)
            records += found
            warnings += told
        if not records:
            raise _nothing(path, warnings)
        return records, warnings

    return facts


def _check_count(table: Table, path: Path) -> None:
    """Raises FactsError for a table of more facts than are read; one without a header may be longer."""
    if len(table.rows) > MOST_FACTS and header_of(table) is not None:
        found, expected = len(table.rows), f"≤ {MOST_FACTS}"
        raise FactsError(
            "事实太多", "too many facts", file=path, place=table.name, found=found, expected=expected
        )


_SHEETS = _tables(read_workbook)
_READERS: dict[str, Reader] = {
    ".xlsx": _SHEETS,
    ".xlsm": _SHEETS,
    ".csv": _tables(lambda path, _: read_delimited(path)),
    ".tsv": _tables(lambda path, _: read_delimited(path)),
    ".docx": _tables(lambda path, _: read_word(path)),
    ".yaml": read_listed,
    ".yml": read_listed,
    ".json": read_listed,
}
FACT_SUFFIXES = tuple(_READERS)

Source = str | Path | Fact | Mapping[str, Any]


def read_facts(source: FactSheet | Source | Sequence[Source], *, language: Language = "zh") -> FactSheet:
    """The fact sheet of a file (.yaml .json .csv .tsv .xlsx .docx), of mappings, or of several of these.

    Raises FactsError, in one line that names file, place, what was found and what was expected.
    """
    if isinstance(source, FactSheet):
        return source
    records, _ = _collected(source, None, language)
    return sheet_of(records)


def read_fact_files(
    source: Source | Sequence[Source],
    *,
    base: Path | None = None,
    inside: str = "",
    language: Language = "zh",
) -> tuple[list[Fact], list[str]]:
    """The facts of all sources in their order, and what was passed over, in the user's language.

    Relative paths are relative to `base`; `inside` names the file that inline facts stand in.
    A fact that two sources state alike is kept once. Raises FactsError as `read_facts` does; cycles
    and unknown names in formulas are found when a FactSheet is made of the facts.
    """
    records, warnings = _collected(source, base, language, inside)
    return [record.fact for record in records], [said.in_(user_language()) for said in warnings]


def read_records(
    source: Source | Sequence[Source],
    *,
    base: Path | None = None,
    inside: str = "",
    language: Language = "zh",
) -> tuple[list[Record], list[str]]:
    """As `read_fact_files`, with the place of each fact, so that an error of the sheet can name it."""
    records, warnings = _collected(source, base, language, inside)
    return records, [said.in_(user_language()) for said in warnings]


def _collected(
    source: Source | Sequence[Source], base: Path | None, language: Language, inside: str = ""
) -> Read:
    sources = [source] if isinstance(source, str | Path | Fact | Mapping) else list(source)
    records: list[Record] = []
    warnings: list[Said] = []
    inline: list[Any] = []
    for item in sources:
        if isinstance(item, str | Path):
            path = opened(base / item if base else item, FACT_SUFFIXES, FactsError)
            found, told = _READERS[path.suffix.lower()](path, language)
            records += found
            warnings += told
        elif isinstance(item, Mapping) and set(item) == {"facts"}:
            records += listed(item, inside, language)
        else:
            inline.append(item)
    records += listed(inline, inside, language, within="facts") if inline else []
    kept, told = merged(records)
    return kept, [*warnings, *told]


def _nothing(path: Path, warnings: list[Said]) -> FactsError:
    expected = Said(
        "表头中有“指标”和“数值”（或“公式”“文字”）", "a header with `label` and `value` (or `formula`, `text`)"
    )
    if len(warnings) == 1:
        # The one thing that was passed over is the reason.
        bare = Said(
            warnings[0].zh.removeprefix(path.name).lstrip("，："),
            warnings[0].en.removeprefix(path.name).lstrip(",: "),
        )
        return FactsError(bare.zh, bare.en, file=path, expected=expected)
    return FactsError("没有读到事实", "no fact was found", file=path, expected=expected)
