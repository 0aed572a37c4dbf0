"""Briefs: files and mappings, with their facts and outlines wherever these stand."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.brief import read_brief
from assistant.errors import BriefError, FactsError
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.outline.kinds import list_kinds
from assistant.outline.model import Outline, Section

BRIEF: dict[str, Any] = {
    "title": "某县报告",
    "sections": [{"heading": "做法", "facts": ["a"]}],
    "facts": [{"id": "a", "value": 1}],
}


def test_paths_in_a_brief_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.csv").write_text("编号,指标,数值,领导\na,甲,1,某\n", "utf-8")
    (tmp_path / "outline.md").write_text("## 一、做法\n事实：a、b\n", "utf-8")
    (tmp_path / "brief.yaml").write_text(
        "title: 某县报告\ndate: 2025-12-05\nfacts: [data/facts.csv, {id: b, value: 2}]\noutline: outline.md\n",
        "utf-8",
    )
    brief = read_brief(tmp_path / "brief.yaml")
    assert brief.facts.ids == ["a", "b"]
    assert brief.outline.sections[0].facts == ("a", "b")
    assert brief.date == "2025-12-05"
    assert brief.warnings == ("facts.csv：未读的列：领导",)


def test_a_mapping_and_its_json_give_the_same_brief(tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(json.dumps(BRIEF), "utf-8")
    assert (
        read_brief(BRIEF) == read_brief(tmp_path / "brief.json") == read_brief(str(tmp_path / "brief.json"))
    )


def test_a_brief_is_given_back_as_it_is() -> None:
    brief = read_brief(BRIEF)
    assert read_brief(brief) is brief


def test_facts_and_outline_given_apart_stand_in_for_those_of_the_brief() -> None:
    sheet = FactSheet(facts=(Fact(id="a", value=7),))
    outline = Outline(sections=(Section(heading="成效", facts=("a",)),))
    brief = read_brief(BRIEF, facts=sheet, outline=outline)
    assert brief.facts is sheet
    assert brief.outline is outline
    assert read_brief(BRIEF, facts=[{"id": "a", "value": 9}]).facts["a"].value == 9


@pytest.mark.parametrize("name", ["情况报告", "工作总结", "预算执行情况报告", "status report"])
def test_a_brief_without_an_outline_has_that_of_its_kind(name: str) -> None:
    kind = list_kinds()[name]
    brief = read_brief({"title": "某县报告", "kind": name})
    assert brief.outline.sections == kind.sections
    assert brief.language == kind.language


@pytest.mark.parametrize("name", ["情况报告", "工作总结", "预算执行情况报告", "status report"])
def test_a_shipped_kind_says_what_a_writer_needs(name: str) -> None:
    kind = list_kinds()[name]
    assert set(kind.title) == {"zh", "en"}
    assert set(kind.elements.values()) <= {"required", "optional", "forbidden"}
    assert kind.elements["title"] == "required"
    assert kind.guidance and kind.closing and kind.opening and kind.length
    assert not any(
        placed.section.points or placed.section.facts for placed in Outline(sections=kind.sections).walk()
    )


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-05",
        "2025年12月5日",
        "2025/12/5",
        "2025.12.5",
        datetime.date(2025, 12, 5),
        datetime.datetime(2025, 12, 5, 9),
    ],
)
def test_the_date_is_kept_as_iso(written: object) -> None:
    assert read_brief({**BRIEF, "date": written}).date == "2025-12-05"


def test_the_opening_is_read_like_a_section() -> None:
    opening = read_brief({**BRIEF, "opening": {"points": "一", "facts": ["a"], "length": "80—160"}}).opening
    assert opening is not None
    assert (opening.points, opening.facts, opening.length) == (("一",), ("a",), (80, 160))


def test_the_language_may_be_said_in_words() -> None:
    assert read_brief({**BRIEF, "language": "English"}).language == "en"


def test_an_error_in_the_facts_of_a_brief_names_the_facts_file(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(
        "title: 某县报告\nfacts: facts.csv\nsections: [{heading: 做法}]\n", "utf-8"
    )
    with pytest.raises(FactsError, match=r"facts\.csv.*没有这个文件"):
        read_brief(tmp_path / "brief.yaml")
    (tmp_path / "facts.csv").write_text("指标,数值,公式\n甲,,乙 / 丙\n乙,1,\n丙,0,\n", "utf-8")
    with pytest.raises(FactsError, match=r"facts\.csv，第2行，甲 = 乙 / 丙：除数为零"):
        read_brief(tmp_path / "brief.yaml")


@pytest.mark.parametrize(
    "change", [{"facts": "facts.csv"}, {"facts": [{"id": "a"}, "/x/facts.csv"]}, {"outline": "outline.md"}]
)
def test_a_brief_from_the_network_names_no_file_of_this_machine(change: dict[str, Any]) -> None:
    brief = {key: value for key, value in BRIEF.items() if not ("outline" in change and key == "sections")}
    with pytest.raises(BriefError, match="不能写文件路径"):
        read_brief({**brief, **change}, paths=False)
    assert read_brief(BRIEF, paths=False) == read_brief(BRIEF)
