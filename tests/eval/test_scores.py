"""Each score says what its file says; what cannot be judged is no zero."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.findings import Finding, Usage
from assistant.report.model import Report
from assistant.service import as_brief, draft
from eval.sample import Mark, Sample
from eval.scores import (
    SCORES,
    bare,
    calls,
    chrf,
    derived,
    errors,
    extra,
    figures,
    headings,
    length,
    lengths,
    mends,
    misattributed,
    order,
    phrases,
    placeholders,
    repetition,
    rouge,
    rounds,
    seconds,
    structure,
    style,
    tokens,
    ungrounded,
    wrong,
)
from eval.table import shown, summed_up

BRIEF = {
    "title": "松岭县供水情况报告",
    "facts": [
        {"id": "管网", "label": "改造管网", "value": "38.5", "unit": "公里"},
        {"id": "户数", "label": "惠及居民", "value": "1200", "unit": "户"},
        {"id": "达标", "label": "水质达标", "value": "900", "unit": "户"},
        {"id": "投诉", "label": "受理投诉", "unit": "件"},
    ],
    "sections": [
        {
            "heading": "做法",
            "facts": ["管网", "户数", "share(达标, 户数)", "投诉"],
            "phrases": ["节水优先", "两手发力"],
            "length": [10, 30],
        },
        {"heading": "打算", "points": ["继续改造"]},
    ],
}
GOOD = """# 松岭县供水情况报告

## 一、做法

坚持节水优先、两手发力，改造管网38.5公里，惠及居民1200户，水质达标户占惠及居民的75%，受理投诉XX件。

## 二、打算

继续改造。
"""


def _of(page: str, **more: Any) -> Sample:
    report = Report(brief=as_brief(BRIEF), **more)
    return Sample(report, page, None, None)


@pytest.fixture(scope="module")
def sample() -> Sample:
    report = draft(as_brief(BRIEF), model="composer")
    return Sample(report, "供水 管网改造\n", "供水管网", 1.23456)


@pytest.mark.parametrize(
    ("score", "old", "new", "mark"),
    [
        (order, "", "", Mark(2, 2)),
        (extra, "", "", Mark(0)),
        (extra, "继续改造。", "继续改造。\n\n## 三、结语\n\n完。", Mark(1)),
        (derived, "", "", Mark(1, 1)),
        (derived, "75%", "XX%", Mark(0, 1)),
        (derived, "75%", "57%", Mark(0, 1)),
        (placeholders, "", "", Mark(1, 1)),
        (placeholders, "XX件", "12件", Mark(0, 1)),
        (placeholders, "1200户", "XX户", Mark(1, 2)),
        (phrases, "", "", Mark(2, 2)),
        (phrases, "两手发力", "双管齐下", Mark(1, 2)),
        (lengths, "", "", Mark(1, 1)),
        (wrong, "", "", Mark(0, 4)),
        (wrong, "38.5公里", "39.5公里", Mark(1, 4)),
        (ungrounded, "继续改造。", "继续改造，新建水厂7座。", Mark(1, 5)),
        (ungrounded, GOOD, "没有数字。", Mark(None)),
        (misattributed, "", "", Mark(0, 4)),
        (bare, "", "", Mark(0, 2)),
        (bare, "继续改造。", "将继续改造。", Mark(0, 2)),
        (bare, "继续改造。", "继续改造。群众纷纷点赞，成绩来之不易。", Mark(1, 3)),
        (bare, "继续改造。", "群众纷纷点赞，一共7座。", Mark(1, 2)),
        (bare, "继续改造。", "群众纷纷点赞，一共1200户。", Mark(0, 2)),
        (bare, GOOD, "# 题\n", Mark(None)),
        (style, "", "", Mark(0)),
        (style, "改造管网", "改造管网,", Mark(1)),
        (repetition, GOOD, "松岭县供水情况报告好。" * 2, Mark(15.38)),
        (repetition, GOOD, "短", Mark(None)),
    ],
)
def test_a_page_is_judged_by_what_is_printed(score: Any, old: str, new: str, mark: Mark) -> None:
    assert score.SCORE.judge(_of(GOOD.replace(old, new) if old else GOOD)) == mark


def test_one_heading_too_early_costs_one() -> None:
    parts = GOOD.split("## ")
    swapped = _of(parts[0] + "## " + parts[2] + "\n## " + parts[1])

    assert order.SCORE.judge(swapped) == Mark(1, 2)
    assert order.SCORE.judge(_of("没有标题。")) == Mark(None)


def test_figures_a_thousand_are_shown_as_such_and_added_up_as_counts() -> None:
    assert shown("wrong", Mark(3, 1200)) == "2.5"
    assert shown("wrong", Mark(None)) == "—"


def test_what_has_no_phrase_formula_gap_or_length_is_not_judged() -> None:
    plain = as_brief({"title": "报告", "facts": [], "sections": [{"heading": "做法", "points": ["改造"]}]})
    empty = Sample(Report(brief=plain), "# 报告\n\n## 一、做法\n\n改造。\n", None, None)

    assert {score.SCORE.judge(empty) for score in (phrases, derived, placeholders, lengths)} == {Mark(None)}


@pytest.mark.parametrize(
    ("page", "signs"),
    [
        ("# 题\n\n各位领导：\n\n## 一、做法\n\n改造管网。\n", "pp1p"),
        ("# 题\n\n## 一、做法\n\n（一）抓管网。改造管网。\n\n（二）抓水质\n", "p1Bp2"),
        ("# 题\n\n## 一、打算\n\n一是改造；二是巡查。\n\n此致\n", "p1piip"),
        ("# Report\n\n## 1 Works\n\nDone. First, pipes. Second, taps.\n", "p1pii"),
        ("", ""),
    ],
)
def test_a_page_is_built_of_headings_paragraphs_and_items(page: str, signs: str) -> None:
    assert structure.built(page) == signs


def test_structure_is_what_both_have_in_their_order(sample: Sample) -> None:
    page, reference = "# 题\n\n## 一、甲\n\n乙。\n", "# 题\n\n## 一、丙\n\n丁。\n\n戊。\n\n己。\n"

    assert structure.SCORE.judge(replace(sample, page=page, reference=page)) == Mark(100)
    assert structure.SCORE.judge(replace(sample, page=page, reference=reference)) == Mark(75)
    assert structure.SCORE.judge(replace(sample, page="", reference=reference)) == Mark(None)


def test_english_sentences_are_held_to_the_brief_by_their_words() -> None:
    assert bare.bits("The pumps were restarted in May, at 9.", "en") == ["pumps", "were", "restarted"]
    assert bare.bits("改造管网38公里", "zh") == ["改造", "造管", "管网", "公里"]


def test_rouge_is_the_longest_common_subsequence_of_characters(sample: Sample) -> None:
    assert rouge.common("供水管网改造", "供排水管改网") == 4
    assert rouge.SCORE.judge(replace(sample, page="供水", reference="供水")) == Mark(100)
    assert rouge.SCORE.judge(replace(sample, page="供水管网改造", reference="供水管网")) == Mark(80)
    assert rouge.SCORE.judge(replace(sample, page="", reference="供水")) == Mark(None)


@given(st.text("甲乙丙", max_size=12), st.text("甲乙丙", max_size=12))
def test_the_bits_give_what_the_table_gives(one: str, other: str) -> None:
    row = [0] * (len(other) + 1)
    for char in one:
        before = 0
        for at, seen in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if char == seen else max(row[at], row[at - 1])

    assert rouge.common(one, other) == row[-1]


def test_calls_tokens_rounds_and_mends_are_what_the_draft_says(sample: Sample) -> None:
    found = tuple(Finding(rule=rule) for rule in ("section-mended", "section-composed", "length"))
    usage = Usage(calls=3, input_tokens=100, output_tokens=20)
    paid = replace(
        sample, report=sample.report.model_copy(update={"usage": usage, "findings": found}), rounds=2
    )
    untold = replace(sample, report=sample.report.model_copy(update={"usage": Usage(calls=3)}))

    judged = [score.SCORE.judge(paid).value for score in (calls, tokens, rounds, mends)]
    assert judged == [3, 120, 2, 2]
    assert tokens.SCORE.judge(untold) == Mark(None)
    assert tokens.SCORE.judge(sample) == Mark(0)


def test_headings_and_figures_are_counted_against_those_required(sample: Sample) -> None:
    assert headings.SCORE.judge(sample) == Mark(2, 2)
    assert figures.SCORE.judge(sample) == Mark(4, 4)


def test_only_findings_of_severity_error_count_as_errors(sample: Sample) -> None:
    found = tuple(Finding(rule="length", severity=weight) for weight in ("error", "warning", "info"))  # type: ignore[arg-type]
    wrong = replace(sample, report=sample.report.model_copy(update={"findings": found}))

    assert errors.SCORE.judge(wrong) == Mark(1)


def test_chrf_is_100_for_the_reference_itself_and_0_for_a_text_that_shares_nothing(sample: Sample) -> None:
    assert chrf.SCORE.judge(replace(sample, page="供 水\n管网")) == Mark(100)
    assert chrf.SCORE.judge(replace(sample, page="xyz")) == Mark(0)


def test_chrf_is_the_formula_of_the_paper(sample: Sample) -> None:
    """供水管网改造 against 供水管网: F2 over mean precision and recall of the n-grams up to 4 that both can have."""
    precision = (4 / 6 + 3 / 5 + 2 / 4 + 1 / 3) / 4
    expected = 100 * 5 * precision * 1 / (4 * precision + 1)

    assert chrf.SCORE.judge(sample).value == pytest.approx(expected, abs=0.01)


def test_length_is_in_characters_without_white_space(sample: Sample) -> None:
    assert length.SCORE.judge(sample) == Mark(1.5)


def test_seconds_are_to_the_millisecond(sample: Sample) -> None:
    assert seconds.SCORE.judge(sample) == Mark(1.235)
    assert seconds.SCORE.judge(replace(sample, seconds=None)) == Mark(None), "replayed answers take no time"


def test_without_a_reference_what_needs_one_is_not_judged(sample: Sample) -> None:
    bare = replace(sample, reference=None)

    assert chrf.SCORE.judge(bare) == length.SCORE.judge(bare) == Mark(None)
    assert length.SCORE.judge(replace(sample, reference=" \n")) == Mark(None)


def test_every_score_has_a_name_of_its_own_a_version_and_a_unit() -> None:
    assert len({score.name for score in SCORES}) == len(SCORES)
    assert all(score.version >= 1 and score.unit for score in SCORES)


@pytest.mark.parametrize(
    ("marks", "summed", "printed"),
    [
        ([Mark(3, 4), Mark(5, 5)], Mark(8, 9), "8/9"),
        ([Mark(1), Mark(2)], Mark(3), "3"),
        ([Mark(70.0), Mark(None), Mark(61.5)], Mark(65.75), "65.75"),
        ([Mark(None)], Mark(None), "—"),
        ([], Mark(None), "—"),
    ],
    ids=[
        "counts",
        "numbers of findings",
        "averages leave out what was not judged",
        "nothing judged",
        "nothing",
    ],
)
def test_marks_are_summed_up_by_what_they_are(marks: list[Mark], summed: Mark, printed: str) -> None:
    from eval.record import Record

    records = [Record("case", "composer", "", {"x": mark}) for mark in marks]

    assert summed_up("x", records) == summed
    assert shown("x", summed) == printed
