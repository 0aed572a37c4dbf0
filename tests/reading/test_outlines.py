"""Outlines from YAML, JSON and Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.markdown import strip_number
from assistant.outline.model import Outline, Section
from assistant.outline.read import parse_length, read_outline

HEADINGS = yaml.safe_load(Path("tests/data/reading/headings.yaml").read_text("utf-8"))
MARKDOWN = """# 青禾县报告提纲
（供讨论）

## 一、主要做法
<!-- 三条
就够 -->
### （一）聚焦责任落实
同段
事实：检查企业数、share(整改数, 隐患数)，投资额
字数：150—250
短语：安全第一、预防为主、综合治理
- 层层签订责任书
- 领导带队督查，
  一级抓一级
1. 约谈提醒
### （二）聚焦隐患排查
## 二、存在的问题
列举：一是
* 责任落实不到位
## 2025年打算
可选
"""


@pytest.mark.parametrize(("heading", "bare"), HEADINGS)
def test_the_number_in_front_of_a_markdown_heading_is_stripped(heading: str, bare: str) -> None:
    assert strip_number(heading) == bare


def test_markdown_headings_make_the_tree_and_lines_say_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "outline.md"
    path.write_text(MARKDOWN, "utf-8")
    assert read_outline(path) == Outline(
        sections=(
            Section(
                heading="主要做法",
                sections=(
                    Section(
                        heading="聚焦责任落实",
                        run_in=True,
                        facts=("检查企业数", "share(整改数, 隐患数)", "投资额"),
                        points=("层层签订责任书", "领导带队督查，一级抓一级", "约谈提醒"),
                        phrases=("安全第一、预防为主、综合治理",),
                        length=(150, 250),
                    ),
                    Section(heading="聚焦隐患排查"),
                ),
            ),
            Section(heading="存在的问题", enumerate="一是", points=("责任落实不到位",)),
            Section(heading="2025年打算", required=False),
        )
    )


def test_english_lines_of_a_markdown_outline_are_read(tmp_path: Path) -> None:
    path = tmp_path / "outline.md"
    path.write_text(
        "# 1 Progress\nrun-in\noptional\nfacts: packages_done, share(a, b)\nlength: 100-200\n"
        'phrases: "safety first", "no surprises"\n- works go\n  on\n# 2 Risks\n',
        "utf-8",
    )
    first = read_outline(path).sections[0]
    assert first == Section(
        heading="Progress",
        run_in=True,
        required=False,
        facts=("packages_done", "share(a, b)"),
        length=(100, 200),
        phrases=("safety first", "no surprises"),
        points=("works go on",),
    )


def test_yaml_json_and_lists_give_the_same_outline(tmp_path: Path) -> None:
    tree = {"sections": [{"heading": "做法", "points": ["一"], "sections": [{"heading": "责任"}]}]}
    (tmp_path / "o.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")
    (tmp_path / "o.json").write_text(json.dumps(tree), "utf-8")
    read = [
        read_outline(source)
        for source in (tmp_path / "o.yaml", str(tmp_path / "o.json"), tree, tree["sections"])
    ]
    assert read[0] == read[1] == read[2] == read[3]


def test_a_bare_heading_may_stand_for_a_section() -> None:
    assert read_outline(["做法", {"heading": "问题"}]) == read_outline(
        [{"heading": "做法"}, {"heading": "问题"}]
    )


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("150—250", [150, 250]),
        ("150-250字", [150, 250]),
        ("100 to 200", [100, 200]),
        (200, [160, 240]),
        ("约200字", [160, 240]),
        ([1, 2], [1, 2]),
        ("很长", "很长"),
        (None, None),
    ],
)
def test_a_length_may_be_written_as_people_write_it(written: object, length: object) -> None:
    assert parse_length(written) == length


words = st.text("责任落实隐患排查abc", min_size=1, max_size=8)
leaves = st.builds(
    Section, heading=words, points=st.lists(words, max_size=3), run_in=st.booleans(), required=st.booleans()
)
trees = st.lists(
    st.builds(
        lambda leaf, below: leaf.model_copy(update={"sections": tuple(below)}),
        leaves,
        st.lists(leaves, max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@given(trees)
def test_a_tree_written_as_markdown_reads_back_as_the_same_tree(
    tmp_path_factory: pytest.TempPathFactory, sections: list[Section]
) -> None:
    lines = ["# 标题"]
    for placed in Outline(sections=tuple(sections)).walk():
        section = placed.section
        lines.append(f"{'#' * (placed.level + 1)} {section.heading}")
        lines += ["同段"] * section.run_in + ["可选"] * (not section.required)
        lines += [f"- {point}" for point in section.points]
    path = tmp_path_factory.getbasetemp() / "outline.md"
    path.write_text("\n".join(lines), "utf-8")
    assert read_outline(path) == Outline(sections=tuple(sections))
