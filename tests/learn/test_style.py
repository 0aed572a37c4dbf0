"""What was learned of a sample's style is used: by the composer, in the prompts, in the check; and nothing is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant import check, draft, learn, read_brief
from assistant.errors import BriefError
from assistant.outline.style import Style
from assistant.report.render import render
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.material import report_values

SAMPLE = """青禾县校园安全工作情况报告

县人民政府：

今年以来，我县扎实推进校园安全工作。现将我县有关工作情况汇报如下：

一、主要做法
开展检查46次，排查隐患120处。与此同时，我县组织演练18场。与此同时，培训保安320人。
二、存在问题
经费保障不足，设施更新较慢。

特此报告。

青禾县教育局
2024年12月5日
"""
FACTS = [
    {"id": name, "label": name, "value": value, "unit": "次"}
    for value, name in enumerate(["走访", "检查", "约谈", "演练", "培训", "督查", "通报", "会商", "巡查"], 5)
]


def brief_with(style: Any) -> dict[str, Any]:
    return {
        "title": "青禾县校园安全工作情况",
        "facts": FACTS,
        "opening": {"points": ["今年以来，校园安全形势平稳"]},
        "sections": [{"heading": "主要做法", "facts": [fact["id"] for fact in FACTS]}],
        **({"style": style} if style else {}),
    }


def printed(data: Any) -> str:
    report = draft(data, model="composer")
    parts = [report.opening.source if report.opening else "", *(s.source for _, _, s in report.walk())]
    return "\n".join(render(part, report.brief.facts).text for part in parts)


def test_a_learned_folder_names_its_style_and_drafts_with_the_lead_of_the_sample(tmp_path: Path) -> None:
    learn(SAMPLE).write(tmp_path / "learned")

    brief = read_brief(tmp_path / "learned" / "brief.yaml")
    assert brief.style and brief.style.connectives[0] == "与此同时"
    assert printed(brief).count("情况汇报如下：") == 1


def test_the_lead_and_the_links_are_the_samples_own() -> None:
    style = {"lead": "现将有关工作情况汇报如下", "connectives": ["此外", "其中"]}

    assert printed(brief_with(style)).split("\n")[0].endswith("形势平稳。现将有关工作情况汇报如下：")
    assert "此外，" in printed(brief_with(style)) and "同时，" not in printed(brief_with(style))
    assert "同时，" in printed(brief_with(None))


def test_a_style_adds_no_figure_and_no_fact() -> None:
    plain, styled = (
        draft(brief_with(style), model="composer") for style in (None, {"connectives": ["此外"]})
    )

    assert [f.rule for f in plain.findings] == [f.rule for f in styled.findings]
    assert plain.coverage == styled.coverage


def test_a_prompt_says_how_the_sample_was_written_and_nothing_of_its_note() -> None:
    style = learn(SAMPLE).style
    values = report_values(Discreet(read_brief(brief_with(style))))

    assert "常用的衔接词有与此同时" in values["guidance"] and "自称用我县" in values["guidance"]
    assert "2024" not in values["guidance"]


def test_a_sentence_far_longer_than_those_of_the_sample_is_noticed_once() -> None:
    style = Style.model_validate({"sentence": {"median": 30, "usual": [20, 40]}})
    brief = read_brief(brief_with(style)).model_copy(update={"style": style})
    long = "各单位层层压实责任" + "，逐项抓好落实" * 14 + "。"

    found = [f for f in check(f"一、主要做法\n短句一句。{long}", brief).findings if f.rule == "style"]
    assert [(f.severity, f.text, f.expected) for f in found] == [("info", long, "20—40")]
    assert found[0].message == f"“一、主要做法”有一句{len(long)}字，样本的句子一般20—40字"
    items = "一是" + "逐项抓好落实，" * 6 + "见到成效；二是" + "逐项抓好落实，" * 6 + "见到成效。"
    assert [f for f in check(f"一、主要做法\n{items}", brief).findings if f.rule == "style"] == []


@pytest.mark.parametrize(
    ("style", "place"),
    [
        ({"sentence": {"median": 0, "usual": [1, 2]}}, "style.sentence.median"),
        ({"tone": "formal"}, "style.tone"),
        (3, "style"),
    ],
)
def test_a_style_that_does_not_fit_is_told_with_its_place(style: Any, place: str) -> None:
    with pytest.raises(BriefError, match="文风读不懂") as caught:
        read_brief(brief_with(style))
    assert place in str(caught.value)


def test_a_brief_from_the_network_names_no_style_file() -> None:
    with pytest.raises(BriefError, match="这里不能写文件路径"):
        read_brief(brief_with("style.yaml"), paths=False)


def test_a_saved_report_keeps_its_style() -> None:
    from assistant.report.saved import from_json, to_json

    report = draft(brief_with({"lead": "现将情况汇报如下"}), model="composer")
    assert from_json(to_json(report)).brief.style == report.brief.style
