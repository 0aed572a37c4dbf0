"""Head and foot of an official paper in a sample (GB/T 9704-2012, 7.2 and 7.4): what goes on, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import draft, learn
from assistant.documents import write
from tests.learn.looks import leaks, passages

CASES = yaml.safe_load(Path("tests/data/heads/papers.yaml").read_text(encoding="utf-8"))
BODY = "\n县人民政府：\n\n现将有关情况报告如下：\n\n一、主要做法\n\n全年检查企业120家。\n\n二、下一步打算\n\n继续抓好检查。\n"
OFFICIAL: dict[str, Any] = {
    "title": "青禾县农业农村局关于高素质农民培育工作情况的报告",
    "kind": "情况报告",
    "recipient": "县人民政府",
    "organ_mark": "青禾县农业农村局文件",
    "document_number": "青农〔2025〕12号",
    "signer": "某某某",
    "copy_number": "000001",
    "classification": "机密★1年",
    "urgency": "特急",
    "copies_to": "县委办公室",
    "issued_by": "青禾县农业农村局办公室",
    "author": "青禾县农业农村局",
    "date": "2025-12-20",
    "facts": [{"id": "培训", "label": "培训农民", "value": 1280, "unit": "人次"}],
    "sections": [
        {"heading": "主要做法", "facts": ["培训"]},
        {"heading": "下一步打算", "points": ["抓好培训"]},
    ],
}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_head_is_told_from_the_title(case: dict[str, Any]) -> None:
    learned = learn(case["head"] + BODY + case.get("foot", ""))
    for key, value in case["brief"].items():
        assert learned.brief.get(key, "") == value, key
    assert {remark.rule for remark in learned.warnings} >= set(case.get("remarks", ()))
    said = [point for passage in passages(learned) for point in passage.get("points", ())]
    assert said == ["现将有关情况报告如下", "全年检查企业[[检查企业]]", "继续抓好检查"][-len(said) :]
    assert leaks(learned) == []


def test_an_official_paper_of_ours_is_learned_back_with_head_and_foot(tmp_path: Path) -> None:
    write(draft(OFFICIAL, model="composer"), tmp_path / "sample.docx")
    brief = learn(tmp_path / "sample.docx").brief
    for key in ("title", "recipient", "organ_mark", "copies_to", "issued_by", "author"):
        assert brief.get(key) == OFFICIAL[key], key
    assert brief["classification"] == "机密"
    assert not {"document_number", "signer", "copy_number", "urgency", "date"} & set(brief)


def test_a_mark_in_the_page_head_alone_goes_on_as_well(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "秘密★3年"
    for line in ("青禾县工作报告", "一、主要做法", "检查企业120家。联系电话13912345678。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "sample.docx"))
    learned = learn(tmp_path / "sample.docx")
    assert learned.brief["classification"] == "秘密"
    assert [remark.rule for remark in learned.warnings][:2] == ["classified", "incoming-phone"]
    assert str(learned.warnings[1]) == "手机号码：139******78"
