"""Twenty papers as departments send them: how many of their facts are found, and nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.facts.gather import Cluster, Passage, candidates_in, merged
from assistant.figures import Figure
from assistant.service.gather import gather
from tests.gather.messy import judged, papers, written


def test_nearly_every_fact_of_twenty_papers_is_found_and_hardly_anything_else(tmp_path: Path) -> None:
    score = judged(tmp_path)
    assert score.wanted == 163
    assert score.recall >= 0.98 and score.precision >= 0.98 and score.right >= 0.95, "\n".join(score.wrong)


def test_papers_that_do_not_speak_of_the_same_do_not_contradict_each_other(tmp_path: Path) -> None:
    gathered = gather([written(paper, tmp_path) for paper in papers()])
    assert [cluster.label for cluster in gathered.clusters if cluster.contradicts] == []


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
    "words", ["城镇新增就业", "农村居民收入", "新建公办园", "改造老旧小区", "城乡低保对象"]
)
def test_a_kind_of_place_is_no_office(words: str) -> None:
    assert [entry[2] for entry in told(f"{words}12个。")] == [""]
