"""Samples as people have them, in six kinds of file: what is learned, what is told, and that no value leaks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assistant import draft, learn, read_brief
from assistant.outline.learn import Learned, is_wrapped
from tests.learn.looks import leaks, tree

FILES = Path("tests/data/learn/files")


def styled(path: Path) -> Path:
    """Word's own heading styles, without numbers, and a table."""
    document = docx.Document()
    document.add_paragraph("霜溪县2024年农村供水保障工作总结", style="Title")
    document.add_paragraph("县人民政府：")
    document.add_paragraph("2024年，全年新增供水人口3.6万人。现将一年来工作总结如下：")
    document.add_heading("主要做法和成效", 1)
    document.add_heading("规划先行，一张蓝图绘到底", 2)
    document.add_paragraph("划定供水分区8个，明确重点项目23项，估算投资4.82亿元。")
    document.add_heading("建管并重，一个标准管到底", 2)
    document.add_paragraph("完成管网改造162公里，漏损率由21.5%降至14.8%。")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("片区", "改造管网（公里）", "东片", "86"), strict=True):
        cell.text = words
    document.add_heading("存在的不足", 1)
    document.add_paragraph("一是山区分散供水点仍有112处。二是水费收缴率仅为81%。")
    document.add_paragraph("以上总结，如有不妥，请批评指正。")
    document.add_paragraph("霜溪县水利局")
    document.add_paragraph("2025年1月8日")
    document.save(str(path))
    return path


def bold(path: Path) -> Path:
    """Headings that are only bold, a list of sentences under one, a formula without a stop, a Chinese date."""
    document = docx.Document()
    lines = (
        "*栖云镇人民政府关于2024年森林防火工作情况的报告\n县森林防灭火指挥部：\n我镇于2024年10月15日启动森林防火工作。现将有关情况报告如下：\n"
        "*一、工作开展情况\n*（一）压实责任\n签订责任书42份，聘用护林员86名。\n*（二）管住火源\n设置检查卡口14个，收缴火种2300余件。\n"
        "*二、存在问题\n（一）群众防火意识有待提高；\n（二）扑火机具老化，18套超期服役。\n*三、下步措施\n继续抓好宣传。\n特此报告\n栖云镇人民政府\n"
        "二〇二四年十一月二十日"
    )
    for line in lines.split("\n"):
        document.add_paragraph().add_run(line.lstrip("*")).bold = line.startswith("*")
    document.save(str(path))
    return path


MADE: dict[str, Callable[[Path], Path]] = {"styled.docx": styled, "bold.docx": bold}
TREES = {
    "styled.docx": ["主要做法和成效", ["规划先行，一张蓝图绘到底", "建管并重，一个标准管到底"], "存在的不足"],
    "bold.docx": ["工作开展情况", ["压实责任", "管住火源"], "存在问题", "下步措施"],
    "site.md": ["主要做法", [">聚焦主导产业招大引强", ">聚焦项目全程服务"], "存在的主要困难", "下一步工作思路"],
    "wrapped.txt": [
        "整改工作部署推进情况", [">加强组织领导", ">压实主体责任"], "审计查出问题整改情况", [">财政管理方面", ">民生资金方面"],
        "尚未完成整改的问题及原因", "下一步措施",
    ],
    "underlined.md": ["Highlights", "Performance against targets", "Risks", "Next year"],
}  # fmt: skip
REMARKS = {
    "site.md": {"site-marker", "half-width-mark", "level-skipped"},
    "underlined.md": {"list-number", "date-left-out"},
}


def learned_from(name: str, folder: Path) -> Learned:
    return learn(MADE[name](folder / name) if name in MADE else FILES / name)


@pytest.mark.parametrize("name", TREES)
def test_a_messy_file_gives_its_tree_and_no_value(name: str, tmp_path: Path) -> None:
    learned = learned_from(name, tmp_path)

    assert tree(learned.outline["sections"]) == TREES[name]
    assert leaks(learned) == []


@pytest.mark.parametrize("name", TREES)
def test_what_was_learned_of_a_messy_file_drafts_without_an_error(name: str, tmp_path: Path) -> None:
    learned_from(name, tmp_path).write(tmp_path / "learned")

    report = draft(read_brief(tmp_path / "learned" / "brief.yaml"), model="composer")
    assert [f.message for f in report.findings if f.severity == "error"] == []


@pytest.mark.parametrize("name", REMARKS)
def test_the_dirt_of_a_messy_file_is_told(name: str, tmp_path: Path) -> None:
    assert REMARKS[name] <= {remark.rule for remark in learned_from(name, tmp_path).warnings}


def test_a_path_through_a_site_and_its_foot_leave_nothing_behind() -> None:
    learned = learn(FILES / "site.md")

    assert learned.brief["salutation"] == "各位领导："
    assert not [
        word for word in ("首页", "浏览", "上一", "打印") if word in str(learned.brief) + str(learned.outline)
    ]


def test_lines_that_a_page_cut_are_whole_sentences_again() -> None:
    points = learn(FILES / "wrapped.txt").outline["sections"][0]["sections"][1]["points"]

    assert points == ["各责任单位制定整改方案[[各责任单位制定整改方案]]，主要负责人签字背书"]


@pytest.mark.parametrize(
    "file", [*sorted(Path("examples").glob("*/reference.md")), FILES / "site.md"], ids=str
)
def test_a_text_with_a_line_for_each_paragraph_is_not_wrapped(file: Path) -> None:
    assert not is_wrapped(file.read_text("utf-8"))
    assert is_wrapped((FILES / "wrapped.txt").read_text("utf-8"))


def test_the_stages_of_a_plan_are_gaps_and_the_reports_own_months_are_not() -> None:
    learned = learn(
        "校园安全专项行动方案（2025年）\n\n一、步骤\n2025年9月8日至2025年9月30日，各校自查。1—11月，检查46次。"
    )

    assert next(fact["note"] for fact in learned.facts) == "样本值：2025年9月8日至2025年9月30日"
    assert "报告期内，检查" in learned.outline["sections"][0]["points"][1]


def test_a_hedge_stays_out_of_the_unit() -> None:
    facts = learn("一、灾情\n农作物受灾面积3.2万余亩，转移群众2000余人。").facts

    assert [fact["unit"] for fact in facts] == ["万亩", "人"]


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_a_pdf_of_a_messy_document_gives_the_same_tree(tmp_path: Path) -> None:
    source = bold(tmp_path / "bold.docx")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    learned = learn(tmp_path / "bold.pdf")
    assert tree(learned.outline["sections"]) == TREES["bold.docx"]
    assert leaks(learned) == []
