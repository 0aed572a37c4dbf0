"""Papers and memos as departments send them: how many of their facts are found, and nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.facts.gather import Cluster, Passage, candidates_in, merged
from assistant.figures import Figure
from assistant.language import Language
from assistant.service.gather import _namer, gather
from tests.gather.messy import judged, papers, written


def test_nearly_every_fact_of_twenty_papers_is_found_and_hardly_anything_else(tmp_path: Path) -> None:
    score = judged(tmp_path)
    assert score.wanted == 163
    assert score.recall >= 0.98 and score.precision >= 0.98 and score.right >= 0.95, "\n".join(score.wrong)


@pytest.mark.parametrize(
    ("name", "language", "facts", "found", "right"),
    [
        ("memos", "zh", 149, 0.98, 0.97),
        ("memos", "en", 44, 0.98, 0.9),
        ("memos_2", "zh", 61, 0.98, 0.95),
        ("memos_2", "en", 29, 0.93, 0.8),
    ],
)
def test_nearly_every_fact_of_memos_is_found_and_hardly_anything_else(
    name: str, language: Language, facts: int, found: float, right: float, tmp_path: Path
) -> None:
    score = judged(tmp_path, name, language)
    assert score.wanted == facts
    assert score.recall >= found and score.precision >= found and score.right >= right, "\n".join(score.wrong)


def test_papers_that_do_not_speak_of_the_same_do_not_contradict_each_other(tmp_path: Path) -> None:
    every = gather([written(paper, tmp_path) for paper in papers()])
    assert [cluster.label for cluster in every.clusters if cluster.contradicts] == []


def clusters(*lines: str, office: str = "") -> list[Cluster]:
    def name(before: str, after: str, last: str, figure: Figure) -> str:
        return before.rpartition("，")[2].strip("。，") or last

    passages = [
        Passage("材料.md", i, line, office, heading=line.startswith("#")) for i, line in enumerate(lines, 1)
    ]
    return merged(candidates_in(passages, name))


def told(*lines: str, office: str = "") -> list[tuple[str, str, str, str]]:
    return [
        (c.label, f"{c.candidates[0].value}{c.candidates[0].unit}", c.entity, c.period)
        for c in clusters(*lines, office=office)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ["乡镇\t参与户数（户）", "城东镇\t5,620", "合计\t9725"],
            [("参与户数", "5620户", "城东镇", ""), ("参与户数", "9725户", "", "")],
        ),
        (
            ["序号\t指标\t计量单位\t完成数\t备注", "1\t客运量\t万人次\t218.7\t2024年为200"],
            [("客运量", "218.7万人次", "", "")],
        ),
        (
            ["指标\t2025年\t2024年", "优良天数（天）\t342\t335"],
            [("优良天数", "342天", "", "2025年"), ("优良天数", "335天", "", "2024年")],
        ),
        (["险种\t参保人数（万人）", "养老保险\t23.6"], [("养老保险参保人数", "23.6万人", "", "")]),
        (["项目\t同比", "诊疗人次\t-1.5%"], [("诊疗人次同比", "-1.5%", "", "")]),
        (["项目\t同比", "诊疗人次\t+1.5%"], [("诊疗人次同比", "1.5%", "", "")]),
        (["乡镇\t查扣\t备注", "合计\t44箱"], [("查扣", "44箱", "", "")]),
        (
            ["Measure\tQ3 2025\tUnit", "Home visits\t3,412\tvisits"],
            [("Home visits", "3412visits", "", "Q3 2025")],
        ),
        (["Item\tOpened", "Cases\t12"], [("Cases Opened", "12", "", "")]),
        (
            ["项目\t数量\t比上年增减（%）", "巡查\t12\t-4.5"],
            [("巡查", "12", "", ""), ("巡查比上年增减", "-4.5%", "", "")],
        ),
        (
            ["Incident\tNumber\tChange on last year", "Fires\t142\t-8%"],
            [("Fires", "142", "", ""), ("Fires Change on last year", "-8%", "", "")],
        ),
        (["12\t13", "14\t15"], []),
        (["联系人\t电话", "值班室\t—"], []),
        (["指标\t数值", "未完成"], []),
    ],
)
def test_a_table_names_its_figures_by_row_and_column(
    rows: list[str], found: list[tuple[str, str, str, str]]
) -> None:
    assert told(*rows) == found


def test_a_table_stands_in_the_time_of_the_text_before_it_and_belongs_to_its_town() -> None:
    assert told("# 石桥镇2025年11月报表", "项目\t数量", "巡查（次）\t12", office="石桥镇") == [
        ("巡查", "12次", "石桥镇", "2025年11月")
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "要按照每3000亩林地配齐队伍。",
        "要配备不少于1名护林员。",
        "实行24小时值班。",
        "检查频次应不低于2次。",
    ],
)
def test_what_a_rule_asks_for_is_no_figure_of_what_was_done(rule: str) -> None:
    assert told(rule) == []


def test_what_towns_did_among_it_goes_by_the_name_of_the_whole() -> None:
    assert [entry[:3] for entry in told("仍有隐患38处，其中城东镇21处、石桥镇17处。")] == [
        ("仍有隐患", "38处", ""),
        ("仍有隐患", "21处", "城东镇"),
        ("仍有隐患", "17处", "石桥镇"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "城镇新增就业",
        "农村居民收入",
        "新建公办园",
        "改造老旧小区",
        "城乡低保对象",
        "转移危险区群众",
        "核查处置问题",
        "立案查处案件",
        "案件办结",
        "行政处罚",
        "返乡创业",
        "派出下乡医疗队",
    ],
)
def test_a_kind_of_place_is_no_office(words: str) -> None:
    assert [entry[2] for entry in told(f"{words}12个。")] == [""]


def test_a_name_begins_where_a_word_may_begin() -> None:
    assert [entry[2] for entry in told("辖14个行政村、2个社区，在石桥镇新建冷库3座，其中城东镇1座。")] == [
        *["", ""], "石桥镇", "城东镇"
    ]  # fmt: skip


def test_a_department_that_speaks_of_itself_reports_for_the_whole_county() -> None:
    assert told("县信访局共受理来信208件次。", office="信访局")[0][2] == ""
    assert told("县信访局共受理来信208件次。", office="民政局")[0][2] == "县信访局"


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("填报日期：2025年12月1日，全年接待15次。", "全年"),
        ("2025年共15项，剩余2项计划2026年6月底前完成。", "2025年"),
        ("2025年前三季度接待15次。", "前三季度"),
    ],
)
def test_the_day_of_a_letter_and_what_is_planned_set_no_time(line: str, period: str) -> None:
    assert told(line)[0][3] == period


def test_a_change_alone_and_a_figure_in_brackets_are_called_by_what_stands_before_them() -> None:
    lines = (
        "全年门急诊量52.6万人次，比去年增加3.4万人次；",
        "反映集中的是：物业管理（214件次）、劳资纠纷（173件次）。",
    )
    labels = [entry[0] for entry in gathered("zh", *lines)]
    assert labels == ["门急诊量", "门急诊量比去年增加", "物业管理", "劳资纠纷"]


def gathered(language: Language, *lines: str) -> list[tuple[str, str, str]]:
    """Label, value with unit, and time of what is gathered from some lines, by the names that the desk gives."""
    passages = [Passage("memo.md", i, line) for i, line in enumerate(lines, 1)]
    return [
        (c.label, f"{c.candidates[0].value}{c.candidates[0].unit}", c.period)
        for c in merged(candidates_in(passages, _namer(language), language=language))
    ]


def test_in_english_the_time_may_stand_behind_its_figure() -> None:
    assert gathered("en", "In 2025 we resurfaced 84.6 km of rural roads, up from 71.2 km in 2024, and mended 19 bridges.") == [
        ("rural roads", "84.6km", "2025"),
        ("earlier rural roads", "71.2km", "2024"),
        ("bridges", "19bridges", "2025"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Call me on ext. 4417.", "It was closed within five days.", "It is for those under 16."]
)
def test_an_extension_a_time_allowed_and_an_age_are_no_facts(line: str) -> None:
    assert gathered("en", line) == []
