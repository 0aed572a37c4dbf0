"""Figures of many documents as candidate facts: gathered by rule, confirmed by a person, only then used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents import read_text
from assistant.errors import DocumentError
from assistant.facts.arithmetic import plain
from assistant.facts.gather import Candidate, Cluster, Namer, Passage, candidates_in, merged
from assistant.facts.naming import free_id
from assistant.figures import Figure
from assistant.language import Language, Said
from assistant.outline.learn.head import find_head
from assistant.outline.learn.naming import Place, chinese_name
from assistant.outline.learn.naming_en import english_name
from assistant.service.labels import named_by_model
from assistant.service.outgoing import documents_may_leave
from assistant.service.rollup import office_names

if TYPE_CHECKING:
    from assistant.documents.workbook import Cell

_UNCONFIRMED = Said("待确认", "unconfirmed")
_COLUMNS = (
    (Said("确认", "confirmed"), 8),
    (Said("编号", "id"), 24),
    (Said("指标", "label"), 24),
    (Said("数值", "value"), 14),
    (Said("单位", "unit"), 10),
    (Said("主体", "entity"), 14),
    (Said("时间", "period"), 14),
    (Said("约数", "approx"), 8),
    (Said("来源", "source"), 60),
    (Said("备注", "note"), 40),
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found in the documents, and which of them held no figure."""

    clusters: tuple[Cluster, ...]
    empty: tuple[Path, ...]


def gather(
    files: Sequence[Path], *, entities: Sequence[str] = (), language: Language = "zh", model: str = "composer"
) -> Gathered:
    """The candidate facts of these documents (docx, md, txt). Raises DocumentError for one that cannot be read.

    So does one that is classified where the model is on an endpoint. Nobody's figure is changed or chosen: what documents say differently stands side by side. The names are made by
    rule; a `model` (empty: the settings') is asked for better ones, without any number being shown to it.
    """
    if not files:
        raise DocumentError("没有文件", "no files", expected=".docx .md .txt")
    documents_may_leave(files, model)
    offices = office_names(files, entities)
    found, empty = [], []
    for file in files:
        passages = list(_passages(file, offices[file] if len(files) > 1 or entities else ""))
        here = list(candidates_in(passages, _namer(language), entities, language))
        found += here
        empty += [] if here else [file]
    return Gathered(named_by_model(merged(found), model, language), tuple(empty))


def _passages(file: Path, office: str) -> Iterator[Passage]:
    """Its paragraphs, numbered from 1. The head of an official paper states nothing: 机密★1年 is no term of a fact."""
    lines = list(filter(str.strip, read_text(file).splitlines()))
    head = find_head(lines).lines
    for number, line in enumerate(lines[head:], head + 1):
        yield Passage(file.name, number, line, office, heading=line.lstrip().startswith("#"))


def _namer(language: Language) -> Namer:
    def chinese(before: str, after: str, last: str, figure: Figure) -> str:
        percent = figure.unit in ("%", "个百分点")
        change = percent and figure.direction != "none"
        return chinese_name(Place(before, after, last, percent=percent, change=change))

    def english(before: str, after: str, last: str, figure: Figure) -> str:
        counted = figure.kind == "count" and bool(figure.unit)
        change = figure.kind in ("percent", "percentage_point") and figure.direction != "none"
        if figure.kind == "measure" and _OF_WHAT.match(after):  # 84.6 km of rural roads
            return english_name("", _OF_WHAT.sub("", after), "", last, True, False)
        said = _NUMBER.sub("", figure.text) if counted else ""  # 1,240 pothole reports
        return english_name(before, after, said or figure.unit, last, counted, change)

    return chinese if language == "zh" else english


def rows(gathered: Gathered, language: Language = "zh") -> Iterator[list[Cell]]:
    """A row for each candidate; those of one contradiction stand together, numbered, none of them confirmed."""
    taken: set[str] = set()
    for cluster in gathered.clusters:
        base = free_id(_base(cluster), taken)
        for number, candidate in enumerate(cluster.candidates, 1):
            name = (
                base
                if not cluster.contradicts
                else free_id(f"{base}（{_MORE[(number - 1) % len(_MORE)]}）", taken)
            )
            yield [
                None,
                name,
                cluster.label,
                candidate.value
                if candidate.high is None
                else f"{plain(candidate.value)}—{plain(candidate.high)}",
                candidate.unit,
                cluster.entity,
                cluster.period,
                candidate.approx or None,
                source_of(candidate, language),
                _remark(cluster, candidate, language),
            ]


_OF_WHAT = re.compile(r"\s*of\s+(?!(?:them|which|whom|it|these|those)\b)")
_NUMBER = re.compile(r"\A[\d.,\s]+")
_MORE = "甲乙丙丁戊己庚辛壬癸"


def _base(cluster: Cluster) -> str:
    return f"{cluster.label}（{cluster.entity}）" if cluster.entity else cluster.label


def source_of(candidate: Candidate, language: Language) -> str:
    """Every place that states it: file, paragraph, sentence."""
    said = []
    for place in candidate.places:
        where = (
            f"第{place.passage.paragraph}段" if language == "zh" else f"paragraph {place.passage.paragraph}"
        )
        said.append(
            f"{place.passage.file}，{where}：{place.sentence}"
            if language == "zh"
            else f"{place.passage.file}, {where}: {place.sentence}"
        )
    return "\n".join(dict.fromkeys(said))


def _remark(cluster: Cluster, candidate: Candidate, language: Language) -> str:
    zh = language == "zh"
    remarks = [_UNCONFIRMED.in_(language)]
    if cluster.contradicts:
        others = "、".join(f"{plain(c.value)}{c.unit}" for c in cluster.candidates if c is not candidate)
        remarks.append(f"与其他材料矛盾：{others}" if zh else f"other documents say {others}")
    offices = [
        place.passage.office for place in candidate.places if place.passage.office and not place.entity
    ]
    if offices:
        said = "、".join(dict.fromkeys(offices))
        remarks.append(f"{said}所报" if zh else f"from {said}")
    files = {place.passage.file for place in candidate.places}
    if len(files) > 1:
        remarks.append(f"{len(files)}份材料一致" if zh else f"{len(files)} documents agree")
    return "；".join(remarks)


def to_xlsx(gathered: Gathered, language: Language = "zh") -> bytes:
    """The workbook to confirm in: a column 确认 first, empty."""
    from assistant.documents.workbook import Leaf, to_bytes

    head = [(said.in_(language), width) for said, width in _COLUMNS]
    return to_bytes([Leaf("待确认" if language == "zh" else "to confirm", head, rows(gathered, language))])
