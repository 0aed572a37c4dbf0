"""What belongs together is said together: a value with its change, its past and its parts."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.render import render
from assistant.writers.composer import compose

NOW, THEN = "2025年1—9月", "2024年1—9月"


def said(facts: list[dict[str, Any]], points: tuple[str, ...] = (), **brief: Any) -> str:
    """The prose of one section that asks for every fact but those marked as the past of another."""
    asked = [fact["label"] for fact in facts if not fact.pop("unasked", False)]
    outline = make_outline([{"heading": "情况", "facts": asked, "points": list(points)}])
    (task,) = plan(
        Brief.model_validate(
            {"title": "青禾县工作报告", "facts": FactSheet.of(facts), "outline": outline, **brief}
        )
    ).tasks
    return render(compose(task), task.brief.facts, task.brief.language).text


def fact(label: str, value: object = None, unit: str = "", period: str = NOW, **more: Any) -> dict[str, Any]:
    given = {} if value is None else {"value": value}
    return {"id": label, "label": label, "unit": unit, "period": period, **given, **more}


def test_a_growth_follows_its_value_with_what_it_is_compared_with() -> None:
    facts = [
        fact("收入增长", unit="%", formula="growth(税收收入, 上年税收收入)"),
        fact("税收收入", 6160, "万元"),
        fact("上年税收收入", 5500, "万元", THEN, unasked=True),
    ]
    assert said(facts) == "2025年1—9月，税收收入为6160万元，同比增长12%。"


@pytest.mark.parametrize(
    ("now", "before", "label", "than"),
    [
        ("2025年", "2024年", "上年企业数", "比上年"),
        ("2025年10月", "2024年10月", "上年同期企业数", "同比"),
        ("2025年10月", "2025年9月", "上月企业数", "环比"),
        ("2025年10月", "2025年3月", "年初企业数", "比年初"),
    ],
)
def test_what_a_change_is_over_is_named_by_its_periods(now: str, before: str, label: str, than: str) -> None:
    facts = [
        fact("企业数", 110, "家", now),
        fact("企业增长", unit="%", period="", formula=f"growth(企业数, {label})"),
        fact(label, 100, "家", before, unasked=True),
    ]
    assert said(facts) == f"{now}，企业110家，{than}增长10%。"


def test_a_change_that_is_still_open_keeps_its_name() -> None:
    facts = [
        fact("企业数", 110, "家"),
        fact("企业增长", unit="%", formula="growth(企业数, 上年企业数)"),
        fact("上年企业数", None, "家", THEN, unasked=True),
    ]
    assert said(facts) == "2025年1—9月，企业110家，企业XX%。"


def test_the_same_a_year_before_stands_in_brackets() -> None:
    facts = [fact("清运垃圾", 184, "吨"), fact("上年同期清运垃圾", 152, "吨", THEN)]
    assert said(facts) == "2025年1—9月，清运垃圾184吨（上年同期152吨）。"


def test_parts_follow_the_whole_and_end_its_sentence() -> None:
    facts = [
        fact("检查企业", 70, "家"),
        fact("工贸隐患", 30, "处"),
        fact("交通隐患", 12, "处"),
        fact("隐患合计", 42, "处"),
        fact("整改隐患", 40, "处"),
    ]
    assert said(facts) == (
        "2025年1—9月，检查企业70家，隐患合计为42处，其中工贸隐患30处、交通隐患12处。同时，整改隐患40处。"
    )


def test_neighbours_that_do_not_add_up_are_no_parts() -> None:
    facts = [fact("工贸隐患", 30, "处"), fact("交通隐患", 13, "处"), fact("隐患合计", 42, "处")]
    assert "其中" not in said(facts)


def test_parts_that_a_formula_names_need_not_be_neighbours() -> None:
    facts = [
        fact("总投资", None, "万元", formula="省级补助 + 县级配套"),
        fact("建设周期", 3, "个月"),
        fact("省级补助", 300, "万元"),
        fact("县级配套", 200, "万元"),
    ]
    assert "总投资为500万元，其中省级补助300万元、县级配套200万元" in said(facts)


def test_facts_of_one_period_are_told_together_and_it_is_said_once() -> None:
    facts = [
        fact("中断公路", 41, "条", "2025年7月"),
        fact("抢通公路", 39, "条", "2025年8月"),
        fact("停电用户", 9, "户", "2025年7月"),
    ]
    assert said(facts) == "2025年7月，中断公路41条，停电用户9户。2025年8月，抢通公路39条。"


@pytest.mark.parametrize(
    ("label", "value", "unit", "clause"),
    [
        ("服务事项", 182, "项", "服务事项182项"),
        ("独居老人", 683, "人", "独居老人683人"),
        ("抗震设防烈度", 7, "度", "抗震设防烈度为7度"),
        ("梧桐街道得分", 96.3, "分", "梧桐街道得96.3分"),
        ("培训人次", 58, "人次", "培训58人次"),
        ("完成年度目标", 105, "%", "完成年度目标的105%"),
        ("愿意居家养老", 86.3, "%", "愿意居家养老的占86.3%"),
        ("月费用1500元以下", 62.7, "%", "月费用1500元以下的占62.7%"),
        ("高技能人才占比目标", 33, "%", "高技能人才占比目标为33%"),
        ("业务量为上年的倍数", 2, "倍", "业务量为上年的2倍"),
        ("平均住院日缩短", 0.6, "天", "平均住院日缩短0.6天"),
        ("应急演练", "2～3", "次", "应急演练2～3次"),
        ("综合评价排名", 4, "位", "综合评价排名第4位"),
        ("受灾面积", "近3", "万亩", "受灾面积近3万亩"),
    ],
)
def test_a_label_is_said_as_people_say_it(label: str, value: object, unit: str, clause: str) -> None:
    assert said([fact(label, value, unit, "")]) == f"{clause}。"


def test_acts_share_a_sentence_and_what_has_its_own_subject_does_not() -> None:
    points = ("今年以来，全县坚持生命至上", "统筹推进责任落实", "招聘会要办到乡镇", "规范市场秩序")
    assert (
        said([], points) == "今年以来，全县坚持生命至上，统筹推进责任落实。招聘会要办到乡镇，规范市场秩序。"
    )


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (("为消除隐患，保障师生安全",), "为消除隐患，保障师生安全，制定本方案。"),
        (("为消除隐患，我县拟建基地",), "为消除隐患，我县拟建基地。为做好有关工作，制定本方案。"),
        (("为消除隐患", "结合实际，制定本方案"), "为消除隐患，结合实际，制定本方案。"),
        (("为消除隐患", "现就共享数据与贵局商洽"), "为消除隐患，现就共享数据与贵局商洽如下："),
    ],
)
def test_a_reason_is_never_a_sentence_of_its_own(points: tuple[str, ...], text: str) -> None:
    kind = {"name": "方案", "purpose": "方案", "opening": ["为做好有关工作，制定本方案。"]}
    outline = make_outline([{"heading": "情况", "points": ["推进"]}])
    brief = Brief.model_validate(
        {
            "title": "方案",
            "facts": FactSheet.of([]),
            "outline": outline,
            "kind": kind,
            "opening": {"points": list(points)},
        }
    )
    opening = next(task for task in plan(brief).tasks if task.id == "opening")
    assert compose(opening) == text


@pytest.mark.parametrize(
    ("label", "value", "unit", "clause"),
    [
        ("Footbridges inspected", 187, "footbridges", "A total of 187 footbridges were inspected."),
        ("Formal complaints", 14, "complaints", "There were 14 formal complaints."),
        ("Work packages completed", 14, "packages", "A total of 14 work packages were completed."),
        ("Valves to be fitted", 7, "valves", "A total of 7 valves are to be fitted."),
        ("Missed appointments", 6.2, "%", "Missed appointments made up 6.2%."),
        ("Completion rate", 63.6, "%", "The completion rate was 63.6%."),
        ("Repair budget", 450000, "GBP", "The repair budget was GBP 450,000."),
        ("Working days lost to weather", 6, "days", "Working days lost to weather came to 6 days."),
        ("Established nursing posts", 35, "posts", "There were 35 established nursing posts."),
        ("Length of main to be renewed", 1.8, "km", "The length of main to be renewed is 1.8 km."),
        (
            "Average number of people on site",
            34,
            "people",
            "The average number of people on site was 34.",
        ),
        ("Residents affected", 820, "people", "A total of 820 residents were affected."),
    ],
)
def test_an_english_label_is_said_as_people_say_it(label: str, value: object, unit: str, clause: str) -> None:
    assert said([fact(label, value, unit, "")], language="en") == clause


def test_an_english_change_is_over_its_own_past_or_keeps_its_name() -> None:
    facts = [
        fact("Agency costs", 90, "GBP", "2025"),
        fact("Agency costs last year", 100, "GBP", "2024", unasked=True),
        fact(
            "Agency costs change", None, "%", "", formula="growth(`Agency costs`, `Agency costs last year`)"
        ),
        fact("Peak pressure", 8.4, "bar", "2025"),
        fact("Normal flow", 6, "bar", "2025", unasked=True),
        fact("Pressure change", None, "%", "", formula="growth(`Peak pressure`, `Normal flow`)"),
    ]
    text = said(facts, language="en")
    assert "agency costs were GBP 90 and fell 10%" in text
    assert "The peak pressure was 8.4 bar, and pressure rose 40%" in text
