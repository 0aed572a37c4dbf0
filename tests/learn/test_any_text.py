"""Any text learns, and what was learned reads back as a brief without a figure of the sample in it."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brief import read_brief
from assistant.outline.learn import learn_text
from tests.learn.looks import leaks

_PIECES = (
    "一、 二、 （一） (二) 1. 1.1 # ## ** __ - | 一是 二是 首先， 第一， 检查企业 整改率为 同比增长 下降了 其中 约 近 近三年 共计 由 至 的 将 [[ ]] [[甲]] "
    "1234家 12.5% 3.2亿元 二〇二四年 2024年 2024年3月5日 1—11月 第三位 三分之二 翻一番 九成 XX件 ××县 【待补】 〔2024〕7号 0571-88001234 19:30 "
    "20—30个 一百二十人 两个 半数 五成以上 £5,000 3 million two people 14% third quarter of 2024 rose by fell from First, Second, "
    "青禾县 县财政局 特此报告。 各位领导： 市政府： 来源：范文网 — 3 — 附件：1.表 “三会一课” 《条例》 。 ； ， 、 ： （ ） \n \t 　 \u200b"
).split(" ")
_WORDS = st.lists(st.sampled_from([*_PIECES, "\n", "\n\n"]), max_size=60).map("".join)


def check(text: str) -> None:
    learned = learn_text(text)

    assert leaks(learned) == []
    files = {name: yaml.safe_load(content) for name, content in learned.files().items()}
    beside = {key: files[f"{key}.yaml"] for key in ("facts", "outline", "style")}
    read_brief({**files["brief.yaml"], **beside})


@settings(max_examples=250)
@given(_WORDS)
def test_any_report_like_text_learns(text: str) -> None:
    check(text)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_characters_learn(text: str) -> None:
    check(text)
