"""Samples of many kinds, clean and dirty, beside what learning must find in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import draft, learn, read_brief
from tests.learn.looks import leaks, passages, tree

DATA = Path("tests/data/learn")
SAMPLES: list[dict[str, Any]] = [
    sample for file in sorted(DATA.glob("*.yaml")) for sample in yaml.safe_load(file.read_text("utf-8"))
]
CASES = [pytest.param(sample, id=sample["name"]) for sample in SAMPLES]


@pytest.mark.parametrize("sample", CASES)
def test_a_sample_gives_its_tree_kind_units_and_remarks(sample: dict[str, Any]) -> None:
    learned = learn(sample["text"])

    assert tree(learned.outline["sections"]) == sample["tree"]
    if "kind" in sample:
        assert learned.brief.get("kind") == sample["kind"]
    facts = {fact["id"]: fact for fact in learned.facts}
    for name, unit in sample.get("units", {}).items():
        assert facts[name].get("unit") == unit
    rules = [warning.rule for warning in learned.warnings]
    assert [rule for rule in sample.get("remarks", []) if rule not in rules] == []
    for key in ("enumerate", "phrases"):
        found = [
            word
            for p in passages(learned)
            for word in ([p[key]] if isinstance(p.get(key), str) else p.get(key, []))
        ]
        wanted = sample.get(key, [])
        assert [word for word in ([wanted] if isinstance(wanted, str) else wanted) if word not in found] == []


@pytest.mark.parametrize("sample", CASES)
def test_no_figure_of_a_sample_stands_outside_a_note(sample: dict[str, Any]) -> None:
    learned = learn(sample["text"])

    assert leaks(learned) == []
    assert len({fact["id"] for fact in learned.facts}) == len(learned.facts)
    assert all(fact["note"] for fact in learned.facts)


@pytest.mark.parametrize("sample", CASES)
def test_a_learned_sample_drafts_without_an_error(sample: dict[str, Any], tmp_path: Path) -> None:
    learn(sample["text"]).write(tmp_path / "learned")

    report = draft(read_brief(tmp_path / "learned" / "brief.yaml"), model="composer")

    assert [f.message for f in report.findings if f.severity == "error"] == []


def test_clean_samples_have_no_remark_but_what_is_left_out() -> None:
    quiet = {"date-left-out", "no-title", "heading-figure"}
    for sample in yaml.safe_load((DATA / "clean.yaml").read_text("utf-8")):
        assert {warning.rule for warning in learn(sample["text"]).warnings} <= quiet, sample["name"]


def test_two_mentions_of_one_value_are_one_fact_and_two_values_are_two() -> None:
    learned = learn("一、甲\n检查企业12家，整改率为80%。\n二、乙\n检查企业12家，整改率为90%。")

    assert [fact["id"] for fact in learned.facts] == ["检查企业", "整改率", "乙整改率"]


def test_the_words_of_a_remark_are_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = learn("标题\n\n一、甲\n文。\n三、乙\n文。").warnings[0]

    assert "序号前面缺号" in str(warning)
    monkeypatch.setenv("NIGAO_LANG", "en")
    assert "skips a number" in str(warning)
