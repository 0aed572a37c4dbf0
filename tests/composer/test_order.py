"""Where figures stand: by theme, in the item they belong to, before who is in charge; and when each period is said."""

from __future__ import annotations

import pytest

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.render import render
from assistant.writers.composer import compose
from tests.composer.said import fact, said


def test_a_sentence_ends_where_the_theme_does() -> None:
    facts = [
        fact("受灾乡镇", 14, "个"),
        fact("受灾人口", 4.86, "万人"),
        fact("受灾面积", 3.2, "万亩"),
        fact("倒塌房屋", 23, "间"),
        fact("损坏房屋", 168, "间"),
        fact("经济损失", 2.37, "亿元"),
        fact("农业损失", 0.9, "亿元"),
    ]
    assert said(facts) == (
        "受灾乡镇14个，受灾人口为4.86万人，受灾面积为3.2万亩。"
        "同时，倒塌房屋23间，损坏房屋168间，经济损失2.37亿元、农业损失9000万元。"
    )


def test_only_an_act_is_linked_to_the_sentence_before() -> None:
    acts = [fact(label, 3, "项") for label in ("建立制度", "开展活动", "举办培训", "印发文件", "修订规程")]
    things = [fact(label, 3, "项") for label in ("林业标准", "渔业标准", "牧业标准", "种业标准", "茶业标准")]
    assert "同时，" in said(acts)
    assert "同时，" not in said(things)


def test_a_rate_waits_for_its_counts() -> None:
    facts = [
        fact("六十岁以上人口", 8.4, "万人"),
        fact("老年人口占比", unit="%", formula="share(六十岁以上人口, 常住人口)", digits=1),
        fact("常住人口", 40, "万人"),
    ]
    text = said(facts, "老年人口占比高", unasked=["常住人口"])
    assert text == "老年人口占比高。六十岁以上人口为8.4万人，老年人口占比为21.0%。"


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("响应时限", "一是压实责任，带班值守；二是畅通信息，在规定时限内报告，响应时限为30分钟。"),
        ("交通时长", "交通时长为30分钟。一是压实责任，带班值守；二是畅通信息，在规定时限内报告。"),
    ],
)
def test_in_a_series_a_fact_stands_in_the_only_item_that_has_its_words(label: str, text: str) -> None:
    points = ("压实责任，带班值守", "畅通信息，在规定时限内报告")
    assert said([fact(label, 30, "分钟")], *points, enumerate="一是") == text


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (("由公安局牵头，交通局配合",), "新增泊位1500个，由公安局牵头，交通局配合。"),
        (("推行限流措施", "责任单位为文旅局"), "推行限流措施。新增泊位1500个。责任单位为文旅局。"),
        (("推行限流措施", "向志愿者表示感谢"), "推行限流措施。新增泊位1500个。向志愿者表示感谢。"),
        (("由专家逐户评估", "推行限流措施"), "由专家逐户评估，推行限流措施。新增泊位1500个。"),
    ],
)
def test_who_is_in_charge_is_told_after_the_figures(points: tuple[str, ...], text: str) -> None:
    assert said([fact("新增泊位", 1500, "个")], *points) == text


def test_by_whom_goes_on_from_what_is_done_alone() -> None:
    text = said([fact("接驳车", 60, "辆")], "由公安局牵头，交通局配合")
    assert text == "接驳车60辆。由公安局牵头，交通局配合。"


def sections(title: str, date: str, *periods: str, **more: object) -> list[str]:
    """What a report says whose sections have a fact each, of these periods, in turn."""
    labels = ["林业产值", "渔业产值", "牧业产值", "种业产值", "茶业产值", "新建公路"][: len(periods)]
    facts = [fact(label, 3, "万元", period) for label, period in zip(labels, periods, strict=True)]
    outline = make_outline([{"heading": label, "facts": [label], **more} for label in labels])
    brief = Brief(title=title, date=date, facts=FactSheet.of(facts), outline=outline)
    return [render(compose(task), brief.facts, "zh").text for task in plan(brief).tasks]


def test_the_period_that_the_report_is_about_is_said_once() -> None:
    told = sections("整改报告", "2025-12-01", *["2025年4月至10月"] * 5)
    assert told[0] == "2025年4月至10月，林业产值为3万元。"
    assert told[1:] == [f"{label}产值为3万元。" for label in ("渔业", "牧业", "种业", "茶业")]


@pytest.mark.parametrize(
    ("title", "periods", "more"),
    [
        ("整改报告", ["2025年4月至10月"] * 4 + ["2024年"], {}),
        ("整改报告", ["2025年4月至10月"] * 4, {}),
        ("整改报告", ["2025年4月至10月"] * 5, {"points": ["各单位要抓紧落实"]}),
    ],
)
def test_a_period_is_said_again_where_another_year_or_a_demand_could_be_meant(
    title: str, periods: list[str], more: dict[str, object]
) -> None:
    assert all(
        period in text
        for period, text in zip(periods, sections(title, "2025-12-01", *periods, **more), strict=True)
    )


@pytest.mark.parametrize(
    ("title", "date", "period", "lead"),
    [
        ("2025年工作总结", "2025-12-20", "2025年", "全年新建公路"),
        ("2025年工作总结", "2025-09-20", "2025年", "2025年，新建公路"),
        ("2025年上半年工作总结", "2025-12-20", "2025年", "2025年，新建公路"),
        ("工作总结", "2025-12-20", "2025年", "2025年，新建公路"),
        ("2025年工作总结", "2025-12-20", "2025年1—9月", "1—9月，新建公路"),
        ("2025年工作总结", "2025-12-20", "2024年1—9月", "2024年1—9月，新建公路"),
    ],
)
def test_the_year_of_the_title_has_a_short_name(title: str, date: str, period: str, lead: str) -> None:
    text = said([fact("新建公路", 71, "公里", period)], title=title, date=date)
    assert text == f"{lead}71公里。"


def test_a_year_that_tells_a_fact_from_its_namesake_is_said() -> None:
    facts = [
        fact("新建公路", 71, "公里", "2025年1—9月"),
        fact("新建公路", 50, "公里", "2024年1—9月", id="去年"),
    ]
    assert said(facts, unasked=["去年"], title="2025年总结").startswith("2025年1—9月，")


def test_a_peak_is_of_its_day_and_not_until_it() -> None:
    assert said([fact("洪峰水位", 58.7, "米", "2025年7月18日")]) == "2025年7月18日，洪峰水位为58.7米。"


def test_figures_of_two_periods_do_not_stand_behind_one_point() -> None:
    facts = [fact("电子证照", 12, "万条", "2025年底"), fact("电子证照调用", 38, "万次", "2025年")]
    text = said(facts, "推动电子证照应用")
    assert text == "推动电子证照应用。截至2025年底，电子证照12万条。2025年，电子证照调用38万次。"
