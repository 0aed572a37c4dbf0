"""What a sentence has named it does not name again: rates and changes behind their counts, figures inside their points."""

from __future__ import annotations

from typing import Any

import pytest

from tests.composer.said import fact, said


@pytest.mark.parametrize(
    ("head", "after", "text"),
    [
        (
            ("快递业务量", 312, "万件"),
            ("快递业务量为上年的倍数", 2, "倍"),
            "快递业务量312万件，为上年的2倍。",
        ),
        (("平均住院日", 7.6, "天"), ("住院日缩短", 0.6, "天"), "平均住院日为7.6天，缩短0.6天。"),
        (("城镇失业率", 5.1, "%"), ("失业率下降", 0.3, "个百分点"), "城镇失业率为5.1%，下降0.3个百分点。"),
        (("初次信访", 905, "件"), ("初次信访化解率", 93, "%"), "初次信访905件，化解率为93%。"),
        (("抽查人员", 310, "人"), ("抽查人员中无健康证", 17, "人"), "抽查人员310人，其中无健康证17人。"),
        (("青年", 50, "人"), ("青年教师", 20, "人"), "青年50人、青年教师20人。"),
        (("企业", 30, "家"), ("群众满意率", 97, "%"), "企业30家，群众满意率为97%。"),
    ],
)
def test_what_follows_from_a_value_does_not_name_it_again(
    head: tuple[str, object, str], after: tuple[str, object, str], text: str
) -> None:
    assert said([fact(*head), fact(*after)]) == text


def test_a_share_is_told_of_its_whole_and_the_whole_is_not_said_twice() -> None:
    facts = [
        fact("民生支出", 80, "万元"),
        fact("民生支出占比", unit="%", formula="share(民生支出, 财政支出)"),
        fact("财政支出", 100, "万元"),
    ]
    assert said(facts, unasked=["财政支出"]) == "民生支出为80万元，占财政支出的80%。"
    assert said([facts[2], *facts[:2]]) == "财政支出为100万元，其中民生支出为80万元，占80%。"


def test_two_that_end_in_one_noun_are_whole_and_part_only_by_a_rate_of_the_sheet() -> None:
    facts = [fact("护理员", 386, "人"), fact("持证护理员", 297, "人")]
    assert said(facts) == "护理员386人、持证护理员297人。"
    rate = fact("持证率", unit="%", formula="持证护理员 / 护理员", digits=1)
    assert said([*facts, rate]) == "护理员386人，其中持证护理员297人，持证率为76.9%。"


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (
            [fact("养老机构", 19, "家"), fact("公办机构", 8, "家"), fact("民办机构", 11, "家")],
            "养老机构19家，其中公办机构8家、民办机构11家。",
        ),
        (
            [fact("养老机构", 20, "家"), fact("公办机构", 8, "家"), fact("民办机构", 11, "家")],
            "养老机构20家、公办机构8家、民办机构11家。",
        ),
        (
            [
                fact("核定总投资", 900, "万元"),
                fact("上级补助", 500, "万元"),
                fact("县级配套", 300, "万元"),
                fact("农户自筹", unit="万元", formula="核定总投资 - 上级补助 - 县级配套"),
            ],
            "核定总投资900万元，其中上级补助500万元、县级配套300万元、农户自筹100万元。",
        ),
        (
            [
                fact("基金收入", 9, "万元"),
                fact("基金支出", 5, "万元"),
                fact("基金结余", unit="万元", formula="基金收入 - 基金支出"),
            ],
            "基金收入为9万元，基金支出为5万元，基金结余为4万元。",
        ),
    ],
)
def test_parts_are_told_of_a_whole_that_they_come_to(facts: list[dict[str, Any]], text: str) -> None:
    assert said(facts) == text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (
            [
                fact("改革前平均材料", 10, "份", "2023年"),
                fact("改革后平均材料", 4, "份", "2025年"),
                fact("材料压减", unit="%", formula="(改革前平均材料 - 改革后平均材料) / 改革前平均材料"),
            ],
            "2025年，平均材料由改革前的10份降到4份，压减60%。",
        ),
        (
            [fact("改造前水耗", 14, "吨"), fact("改造后水耗", 11, "吨")],
            "水耗由改造前的14吨降到11吨。",
        ),
        (
            [fact("改造前水耗", 14, "吨"), fact("改造后水耗", None, "吨")],
            "水耗由改造前的14吨变为XX吨。",
        ),
        (
            [
                fact("改造前水耗", 10, "吨"),
                fact("改造后水耗", 12, "吨"),
                fact("水耗压减", unit="%", formula="(改造前水耗 - 改造后水耗) / 改造前水耗"),
            ],
            "水耗由改造前的10吨升到12吨，压减-20%。",
        ),
        (
            [fact("改造前水耗", 14, "吨"), fact("改造后电耗", 11, "吨")],
            "改造前水耗为14吨，改造后电耗为11吨。",
        ),
        (
            [
                fact("覆盖率目标", 98, "%", "2025年底"),
                fact("高峰覆盖率现状", 86.5, "%", "2025年6月"),
                fact("覆盖提升", unit="个百分点", formula="覆盖率目标 - 高峰覆盖率现状"),
            ],
            "到2025年底，覆盖率由2025年6月的86.5%提升到98%，提高11.5个百分点。",
        ),
        (
            [fact("覆盖率目标", 98, "%", "2025年底"), fact("高峰覆盖率现状", 86.5, "%", "2025年6月")],
            "到2025年底，覆盖率目标为98%。2025年6月，高峰覆盖率现状为86.5%。",
        ),
    ],
)
def test_before_and_after_are_one_sentence_where_both_name_the_same(
    facts: list[dict[str, Any]], text: str
) -> None:
    assert said(facts) == text


def test_an_aim_is_reached_under_a_heading_that_says_it_is_one() -> None:
    facts = [fact("保安配备率目标", 100, "%", "2025年底")]
    assert said(facts, heading="行动目标") == "到2025年底，保安配备率达到100%。"
    assert said(facts) == "到2025年底，保安配备率目标为100%。"


@pytest.mark.parametrize(
    ("point", "one", "text"),
    [
        ("对在用校车逐车检验", ("在用校车", 63, "辆"), "对在用校车63辆逐车检验。"),
        ("对企业逐家检查", ("企业", 63, "家"), "对企业逐家检查，企业63家。"),
        ("对重大隐患实行挂牌督办", ("挂牌督办重大隐患", 17, "处"), "对重大隐患17处实行挂牌督办。"),
        ("安排专项经费，用于校舍维修", ("专项经费", 680, "万元"), "安排专项经费680万元，用于校舍维修。"),
        ("推行村级路长制，一路一长", ("村级路长", 426, "名"), "推行村级路长制，一路一长，村级路长426名。"),
        ("严格验收，市级按比例抽查", ("市级抽查比例", 20, "%"), "严格验收，市级按20%的比例抽查。"),
        ("设立人才资金，纳入预算", ("每年人才资金", 80, "万元"), "设立人才资金，纳入预算，每年80万元。"),
        (
            "将办理时限由5天缩短至3天",
            ("办理时限压缩", 40, "%"),
            "将办理时限由5天缩短至3天，压缩40%。",
        ),
        (
            "将优秀心得汇编成册",
            ("评选优秀心得", 30, "篇"),
            "评选优秀心得30篇，将优秀心得汇编成册。",
        ),
    ],
)
def test_a_point_that_names_what_is_counted_takes_the_figure_in(
    point: str, one: tuple[str, object, str], text: str
) -> None:
    assert said([fact(*one)], point) == text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ([fact("中小学校", 74, "所"), fact("幼儿园", 112, "所")], "中小学校74所、幼儿园112所。"),
        ([fact("培训", 6, "期"), fact("幼儿园", 112, "所")], "培训6期，幼儿园112所。"),
        (
            [fact("群众来访批次", 214, "批次"), fact("群众来访人次", 843, "人次")],
            "群众来访214批次、843人次。",
        ),
        (
            [fact("教育支出", 6, "万元"), fact("农林水支出", 4, "万元"), fact("贷款余额", 3, "万元")],
            "教育支出6万元、农林水支出4万元，贷款余额为3万元。",
        ),
    ],
)
def test_things_counted_alike_stand_in_a_row(facts: list[dict[str, Any]], text: str) -> None:
    assert said(facts) == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("办结信访件 / 移交信访件", "移交信访件43件，办结信访件41件，办结率为95.3%。"),
        ("移交信访件 / 办结信访件", "移交信访件43件，办结信访件41件，信访件办结率为104.9%。"),
    ],
)
def test_a_rate_of_what_was_just_counted_is_said_by_its_verb(formula: str, text: str) -> None:
    facts = [
        fact("移交信访件", 43, "件"),
        fact("办结信访件", 41, "件"),
        fact("信访件办结率", unit="%", formula=formula, digits=1),
    ]
    assert said(facts) == text


def test_the_same_of_two_is_told_of_each_in_turn() -> None:
    labels = [f"{river}{what}" for river in ("岚河", "桥河") for what in ("洪峰水位", "超警戒水位")]
    facts = [fact(label, 5 + at, "米") for at, label in enumerate(labels)]
    assert said(facts) == "岚河洪峰水位5米、超警戒水位6米，桥河洪峰水位7米、超警戒水位8米。"
    uneven = [*facts[:3], fact("桥河最低水位", 8, "米")]
    assert "、超警戒水位" not in said(uneven)


def test_a_total_of_what_was_done_is_done_in_all() -> None:
    facts = [fact("排查隐患合计", 42, "处"), fact("工贸隐患", 30, "处"), fact("交通隐患", 12, "处")]
    assert said(facts) == "共排查隐患42处，其中工贸隐患30处、交通隐患12处。"


def test_whose_a_value_is_is_said_once_and_at_the_point_that_names_them() -> None:
    facts = [
        {**fact("得分", 81.2, "分"), "id": "北得", "entity": "北闸街道"},
        {**fact("排名", 11, "位"), "id": "北排", "entity": "北闸街道"},
        {**fact("得分", 96.3, "分"), "id": "梧得", "entity": "梧桐街道"},
        {**fact("排名", 1, "位"), "id": "梧排", "entity": "梧桐街道"},
    ]
    text = said(facts, "梧桐街道做法扎实", "北闸街道排名靠后")
    assert text == (
        "梧桐街道做法扎实，梧桐街道得96.3分，排名第1位。北闸街道排名靠后，北闸街道得81.2分，排名第11位。"
    )
