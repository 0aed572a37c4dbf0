"""Gather: every figure of the documents becomes a candidate, and nothing unconfirmed is used unasked."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import service
from assistant.brief import Brief
from assistant.facts.gather import Cluster, Passage, candidates_in, merged
from assistant.facts.read import read_fact_files
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.service.gather import Gathered, gather, source_of, to_xlsx
from assistant.settings import settings

FILES = sorted(Path("tests/data/gather").glob("*.md"))


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return gather(FILES)


def cluster(gathered: Gathered, label: str, entity: str) -> Cluster:
    return next(c for c in gathered.clusters if c.label == label and c.entity == entity)


def test_every_figure_becomes_a_candidate_with_its_place(gathered: Gathered) -> None:
    found = cluster(gathered, "投入专项资金", "")
    (candidate,) = found.candidates
    assert (candidate.value, candidate.unit, found.period) == (Decimal("1.2"), "亿元", "截至11月底"[2:])
    assert (
        source_of(candidate, "zh")
        == "应急局.md，第3段：截至11月底，培训从业人员近2000人，投入专项资金1.2亿元。"
    )
    trained = cluster(gathered, "培训从业人员", "").candidates[0]
    assert (trained.value, trained.approx) == (2000, "近")


def test_an_entity_of_the_sentence_goes_before_the_office_of_the_file(gathered: Gathered) -> None:
    pipes = {c.entity: c.candidates[0].value for c in gathered.clusters if "管网" in c.label}
    assert pipes == {"城东镇": Decimal("38.5"), "城西镇": 12}


def test_departments_that_differ_on_the_same_indicator_stand_side_by_side(gathered: Gathered) -> None:
    assert [c.value for c in cluster(gathered, "发现隐患", "").candidates] == [3215, 3300]
    assert len(cluster(gathered, "检查企业", "").candidates) == 1


def clusters_of(*texts: str) -> list[Cluster]:
    def name(before: str, after: str, last: str, figure: object) -> str:
        return before.rpartition("，")[2].strip("。，") or last

    passages = [Passage(f"{i}.md", 1, text) for i, text in enumerate(texts)]
    return merged(candidates_in(passages, name))


def test_what_two_documents_say_alike_stands_once() -> None:
    (one,) = clusters_of("检查企业1286家。", "检查企业数1286家。")
    assert len(one.candidates) == 1 and [p.passage.file for p in one.candidates[0].places] == ["0.md", "1.md"]


def test_what_two_documents_say_differently_stands_side_by_side() -> None:
    (one,) = clusters_of("检查企业1286家。", "检查企业1300家。")
    assert one.contradicts and [c.value for c in one.candidates] == [1286, 1300]


def test_the_same_amount_in_other_units_is_no_contradiction() -> None:
    (one,) = clusters_of("投入资金1.2亿元。", "投入资金12000万元。")
    assert not one.contradicts


def test_other_labels_units_and_periods_are_other_facts() -> None:
    found = clusters_of("发现隐患30处。", "整改隐患30处。", "检查企业30家。", "2024年，发现隐患31处。")
    assert len(found) == 4 and not any(one.contradicts for one in found)


@given(
    st.lists(
        st.tuples(st.sampled_from(["检查企业", "发现隐患", "培训人员"]), st.integers(1, 10**6)), max_size=8
    )
)
def test_no_figure_is_lost_in_merging(said: list[tuple[str, int]]) -> None:
    found = clusters_of(*(f"{label}{value}家。" for label, value in said))
    told = [(place.label, int(place.value)) for c in found for one in c.candidates for place in one.places]
    assert sorted(told) == sorted(said)


@pytest.fixture
def confirmed(gathered: Gathered, tmp_path: Path) -> Path:
    """The workbook with one row confirmed."""
    file = tmp_path / "facts.xlsx"
    file.write_bytes(to_xlsx(gathered))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    row = next(r for r in sheet.iter_rows() if r[2].value == "整改隐患")
    sheet.cell(row[0].row, 1, "是")
    book.save(file)
    return file


def test_only_confirmed_rows_are_facts(confirmed: Path, gathered: Gathered) -> None:
    facts, told = read_fact_files(confirmed)
    assert [fact.label for fact in facts] == ["整改隐患"]
    assert any("项数据待确认，未用" in warning for warning in told)


@pytest.fixture
def asked_for() -> Iterator[None]:
    settings().unconfirmed = True
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("asked_for")
def test_unconfirmed_rows_are_used_when_asked_for_and_each_figure_is_marked(confirmed: Path) -> None:
    facts, told = read_fact_files(confirmed)
    assert any("用了" in warning and "待确认" in warning for warning in told)
    sheet = FactSheet(facts=tuple(facts))
    name = next(fact.id for fact in facts if fact.label == "发现隐患")
    sure = next(fact.id for fact in facts if fact.label == "整改隐患")
    outline = make_outline([{"heading": "成效", "facts": [name, sure, f"`{sure}` / `{name}`"]}])
    report = service.draft(Brief(title="报告", facts=sheet, outline=outline), model="composer")
    marked = [f for f in report.findings if "待确认" in f.message]
    assert {f.fact for f in marked} == {name, f"`{sure}` / `{name}`"}
    assert all(f.severity == "warning" for f in marked)


def test_a_document_without_figures_is_named(tmp_path: Path) -> None:
    (tmp_path / "空.md").write_text("各项工作有序推进。", "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert gather([tmp_path / "空.md"]).empty == (tmp_path / "空.md",)
