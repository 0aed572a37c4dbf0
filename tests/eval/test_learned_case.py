"""A case made from an old report: learned, filled with its own figures, and the report beside it."""

from __future__ import annotations

import re
from pathlib import Path

from assistant import learn
from assistant.brief.read import read_brief
from assistant.interfaces.cli.evaluate import Wanted
from assistant.service import check
from eval.command import run
from eval.results import kept_records

OLD = "# 青禾县供水情况报告\n\n## 一、工作做法\n\n全县改造管网38.5公里，新建水厂3座。\n\n## 二、下一步工作\n\n新装水表1200只。\n"


def _filled(facts: str) -> str:
    """Every value put in from the note that holds the sample's, as somebody does by hand."""
    told = re.compile(r"value:\n(\s+)note: (['\"]?)样本值：([^；'\"\n]+)")
    return told.sub(r"value: '\3'\n\1note: \2样本值：\3", facts)


def test_an_old_report_learned_and_filled_in_counts_as_a_case(tmp_path: Path) -> None:
    case = tmp_path / "cases" / "water"
    case.parent.mkdir()
    learn(OLD).write(case)
    (case / "reference.md").write_text(OLD, "utf-8")
    facts = case / "facts.yaml"
    facts.write_text(_filled(facts.read_text("utf-8")), "utf-8")

    checked = check(OLD, read_brief(case / "brief.yaml"))
    assert [f.message for f in checked.findings if f.severity == "error"] == []
    assert run(Wanted((case.parent,), output=tmp_path / "out")) == 0
    (record,) = kept_records(tmp_path / "out")
    assert record.case == "water" and record.marks["chrf"].value
    assert (record.marks["figures"].value, record.marks["figures"].of) == (3, 3)
