"""Every example that the design and the issue name, read exactly as they say."""

from __future__ import annotations

import pytest

from assistant.figures import find_figures
from tests.figures.scores import DOC, written

# text | figure, value, unit, kind, approximator, direction; `-` for none
CONTRACT = """
2.6万余人 | 2.6万余人 26000 人 count 余 none
近万人 | 万人 10000 人 count 近 none
八成六 | 八成六 86 % percent - none
五六十件 | 五六十件 50..60 件 range - none
三四个 | 三四个 3..4 个 range - none
10∶43∶47 | 10∶43∶47 10:43:47 - ratio - none
1∶3 | 1∶3 0.333333 - ratio - none
第4位 | 第4位 4 位 rank - none
60台风力灭火机 | 60台 60 台 count - none
¥3.6亿元 | ¥3.6亿元 360000000 元 money - none
前三 | 前三 3 - rank - none
二〇二五年九月 | 二〇二五年九月 2025-09 - date - none
2025年9月15日 | 2025年9月15日 2025-09-15 - date - none
9月15日 | 9月15日 --09-15 - date - none
9月中旬 | 9月中旬 --09 - date - none
截至10月底 | 10月底 --10 - date - none
前三季度 | 前三季度 --Q1..--Q3 - range - none
2025年一季度 | 2025年一季度 2025-Q1 - date - none
19:42 | 19:42 19:42 - time - none
凌晨2时许 | 2时许 02:00 - time 许 none
7,030.5万元 | 7,030.5万元 70305000 元 money - none
1.2亿元 | 1.2亿元 120000000 元 money - none
1.2万户 | 1.2万户 12000 户 count - none
三分之二 | 三分之二 0.666667 - ratio - none
半数 | 半数 0.5 - ratio - none
九成 | 九成 90 % percent - none
百分之二十 | 百分之二十 20 % percent - none
提高3.2个百分点 | 3.2个百分点 3.2 个百分点 percentage_point - up
下降3.4% | 3.4% 3.4 % percent - down
增长1.8倍 | 1.8倍 1.8 倍 multiple - up
翻一番 | 翻一番 2 倍 multiple - up
20—30个 | 20—30个 20..30 个 range - none
5至8万元 | 5至8万元 50000..80000 元 range - none
三十至五十万元 | 三十至五十万元 300000..500000 元 range - none
3～5天 | 3～5天 3..5 天 range - none
10%-15% | 10%-15% 10..15 % range - none
-7.1% | -7.1% -7.1 % percent - none
约2000户 | 2000户 2000 户 count 约 none
1200余人 | 1200余人 1200 人 count 余 none
300多家 | 300多家 300 家 count 多 none
超5万元 | 5万元 50000 元 money 超 none
突破1亿元 | 1亿元 100000000 元 money 突破 none
不少于3次 | 3次 3 次 count 不少于 none
10%以上 | 10% 10 % percent 以上 none
5天以内 | 5天 5 天 measure 以内 none
20人左右 | 20人 20 人 count 左右 none
100+家 | 100+家 100 家 count + none
修渠15塬 | 15塬 15 塬 count - none
“三百二十人” | 三百二十人 320 人 count - none
"""
ENGLISH = """
4.5 million | 4.5_million 4500000 - count - none
1.2bn | 1.2bn 1200000000 - count - none
one-third | one-third 0.333333 - ratio - none
12 per cent | 12_per_cent 12 % percent - none
3.2 percentage points | 3.2_percentage_points 3.2 percentage_points percentage_point - none
USD 4.5 million | USD_4.5_million 4500000 USD money - none
12 small schools | 12_small_schools 12 schools count - none
3 to 5 days | 3_to_5_days 3..5 days range - none
fell by nearly 3.4% | 3.4% 3.4 % percent nearly down
the end of October | October --10 - date - none
the top three | top_three 3 - rank - none
half a million people | half_a_million_people 500000 people count - none
"""
NO_FIGURES = "三会一课 两个维护 一盘棋 六个到位 一把手 两手抓 十分重视 一些问题 进一步 第二批 一等奖 十四五 近三年 〔2023〕12号 GB/T_9704-2012 十一黄金周 五一 “三会一课” “五十条”"
GAPS = "XX万元 ××人 X个 ____ 【待补】 XX% ____元"


def lines(table: str) -> list[tuple[str, str]]:
    return [
        (text, figure) for text, _, figure in (row.partition(" | ") for row in table.strip().splitlines())
    ]


@pytest.mark.parametrize(("text", "figure"), lines(CONTRACT))
def test_a_chinese_example_of_the_contract_is_read_as_it_says(text: str, figure: str) -> None:
    assert said(text, "zh") == [figure]


@pytest.mark.parametrize(("text", "figure"), lines(ENGLISH))
def test_an_english_example_of_the_contract_is_read_as_it_says(text: str, figure: str) -> None:
    assert said(text, "en") == [figure]


def said(text: str, language: str) -> list[str]:
    return [
        " ".join(
            field.replace(" ", "_") or "-"
            for field in (
                found.text,
                found.value + (f"..{found.value_high}" if found.value_high else ""),
                found.unit,
                found.kind,
                found.approx,
                found.direction,
            )
        )
        for found in find_figures(text, language).figures
    ]


def test_a_run_without_separators_is_four_figures() -> None:
    found = find_figures("3个镇12个村456户1,234人").figures
    assert [(figure.value, figure.unit) for figure in found] == [
        ("3", "个"),
        ("12", "个"),
        ("456", "户"),
        ("1234", "人"),
    ]


@pytest.mark.parametrize("text", NO_FIGURES.split())
def test_what_counts_nothing_is_no_figure_and_has_a_reason(text: str) -> None:
    found = find_figures(text.replace("_", " "))
    assert not found.figures and found.non_figures[0].reason


@pytest.mark.parametrize("text", GAPS.split())
def test_what_is_still_to_be_filled_is_a_placeholder(text: str) -> None:
    found = find_figures(text)
    assert [gap.text for gap in found.placeholders] == [text] and not found.figures


def test_the_table_of_the_docs_is_that_of_today() -> None:
    doc = DOC.read_text("utf-8")
    assert doc == written(doc), "run python -m tests.figures.scores --write"
