"""Offices' sheets into one: read, rolled up by rule, written as a sheet of facts that a draft can use at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.arithmetic import plain
from assistant.facts.model import Fact
from assistant.facts.read.files import read_records
from assistant.facts.rollup import Note, Reported, RolledUp, compared, roll_up
from assistant.facts.sheet import FactSheet
from assistant.figures import split_unit
from assistant.language import Language, Said

if TYPE_CHECKING:
    from assistant.documents.workbook import Cell, Leaf

_COLUMNS = (
    (Said("编号", "id"), 28),
    (Said("指标", "label"), 24),
    (Said("数值", "value"), 14),
    (Said("单位", "unit"), 10),
    (Said("主体", "entity"), 16),
    (Said("时间", "period"), 14),
    (Said("公式", "formula"), 40),
    (Said("文字", "text"), 20),
    (Said("小数位", "digits"), 8),
    (Said("敏感", "sensitive"), 8),
    (Said("来源", "source"), 40),
    (Said("备注", "note"), 40),
)
_NO_NAME = re.compile(r"[\s_\-—（）()]+|(?:19|20)\d\d年?度?|\d{1,2}月份?|报表|统计表|汇总表|数据|上报|填报")
# What an office's name ends with stays when all names share it: 甲镇 and 乙镇.
_KEPT = re.compile(r"\A(?:街道|[镇乡村区县市州局委办处院校司队站所中心厅部])+")


@dataclass(frozen=True, slots=True)
class Rolled:
    """A roll-up, the facts that follow from it, and what reading the sheets passed over."""

    result: RolledUp
    derived: tuple[Fact, ...]
    warnings: tuple[str, ...]

    @property
    def facts(self) -> FactSheet:
        return FactSheet(facts=(*self.result.facts, *self.derived))


def roll_up_files(
    files: Sequence[Path],
    *,
    expected: Sequence[str] = (),
    whole: str = "",
    compare: bool = False,
    language: Language = "zh",
) -> Rolled:
    """The sheets of these files as one; with `compare` growth, share and rank too. Raises FactsError as reading does.

    The office of a fact is its entity, or who the sheet says filled it in, or what is left of the file's name without what all names share.
    """
    offices = office_names(files, expected)
    reported: list[Reported] = []
    warnings: list[str] = []
    for file in files:
        records, told = read_records(file, language=language)
        warnings += told
        for record in records:
            place = f"{file.name}，{record.place.in_(language)}" if record.place else file.name
            reported.append(Reported(record.fact.entity or record.owner or offices[file], record.fact, place))
    result = roll_up(reported, expected=expected, whole=whole, language=language)
    derived = compared(result.sheet, language=language) if compare else ()
    return Rolled(result, derived, tuple(dict.fromkeys(warnings)))


def office_names(files: Sequence[Path], expected: Sequence[str] = ()) -> dict[Path, str]:
    """Each file's office: the expected one its name holds, else its name without year, 统计表, and what all names share."""
    bare = [_NO_NAME.sub("", file.stem) for file in files]
    if len(files) > 1:
        start = len(_shared(bare))
        end = _KEPT.sub("", _shared([stem[::-1] for stem in bare])[::-1])
        bare = [stem[start:].removesuffix(end) for stem in bare]
    found: dict[Path, str] = {}
    for file, stem in zip(files, bare, strict=True):
        known = [name for name in expected if name in file.stem]
        found[file] = max(known, key=len) if known else stem or file.stem
    if len(set(found.values())) < len({file.resolve() for file in files}) and not expected:
        return {file: file.stem for file in files}
    return found


def _shared(words: Sequence[str]) -> str:
    """What all the words begin with."""
    letters = zip(*words, strict=False)
    return "".join(first[0] for first in takewhile(lambda column: len(set(column)) == 1, letters))


def read_offices(said: str) -> list[str]:
    """Offices from a text with commas, or from a file with one a line. Raises FactsError when the file is not there."""
    path = Path(said)
    if path.suffix.lower() in (".txt", ".csv"):
        try:
            said = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FactsError(
                "单位名单读不出来", "the list of offices cannot be read", file=path, found=error
            ) from None
    return [name for name in re.split(r"[,，、;；\s]+", said) if name]


def to_xlsx(rolled: Rolled, language: Language = "zh") -> bytes:
    """The workbook: facts, a table of offices by indicator, and what to look at."""
    from assistant.documents.workbook import Leaf, to_bytes

    zh = language == "zh"
    leaves = [facts_leaf(rolled.facts, language)]
    if rolled.result.indicators:
        indicators = rolled.result.indicators
        head = [("主体" if zh else "office", 16)]
        head += [
            (f"{i.name}{f'（{i.period}）' if i.period else ''} {i.unit}".strip(), 14) for i in indicators
        ]
        # No unit or value column: the table is for people, and a reader of facts passes it over.
        leaves.append(Leaf("分单位" if zh else "by office", head, _by_office(rolled.result)))
    notes = [
        ("类别" if zh else "kind", 12),
        ("事项" if zh else "subject", 24),
        ("情况" if zh else "what", 90),
    ]
    leaves.append(Leaf("待核" if zh else "to check", notes, _note_rows(rolled.result.notes, language)))
    return to_bytes(leaves)


def facts_leaf(sheet: FactSheet, language: Language = "zh") -> Leaf:
    """Facts as a sheet that `read_facts` reads back; what formulas come to today stands in the notes."""
    from assistant.documents.workbook import Leaf

    head = [(said.in_(language), width) for said, width in _COLUMNS]
    return Leaf("事实" if language == "zh" else "facts", head, _fact_rows(sheet, language))


def _fact_rows(sheet: FactSheet, language: Language) -> Iterator[list[Cell]]:
    for fact in sheet:
        data = fact.as_written()
        value: Cell = fact.value if fact.value is not None and fact.value_high is None else data.get("value")
        note = [fact.note] if fact.note else []
        quantity = sheet.resolve(fact.id).quantity
        if fact.formula and quantity is not None:
            scale, _ = split_unit(fact.unit)
            shown = plain(round(quantity.value / scale, 6))
            note.insert(0, f"{'现为' if language == 'zh' else 'now '}{shown}{fact.unit}")
        yes = "是" if language == "zh" else "yes"
        yield [
            fact.id, fact.name, value, fact.unit, fact.entity, fact.period, fact.formula, fact.text,
            fact.digits, yes if fact.sensitive else None, fact.source, "；".join(note),
        ]  # fmt: skip


def _by_office(result: RolledUp) -> Iterator[list[Cell]]:
    for office in dict.fromkeys([*result.offices, *(o for i in result.indicators for o in i.parts)]):
        row: list[Cell] = [office]
        for indicator in result.indicators:
            part = indicator.parts.get(office)
            value = indicator.values.get(office)
            scale, _ = split_unit(indicator.unit)
            row.append(value / scale if value is not None else part.fact.text or None if part else None)
        yield row


_KINDS = {
    "missing": Said("未报", "missing"),
    "duplicate": Said("重复", "duplicate"),
    "conflict": Said("矛盾", "conflict"),
    "outlier": Said("异常", "outlier"),
    "unit": Said("单位", "unit"),
    "percent": Said("百分比", "percent"),
    "listed": Said("不合计", "listed"),
    "total": Said("合计不符", "total"),
}


def _note_rows(notes: Sequence[Note], language: Language) -> Iterator[list[Cell]]:
    for note in notes:
        yield [_KINDS[note.kind].in_(language), note.indicator, note.said.in_(language)]
