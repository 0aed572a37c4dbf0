"""The rows of patterns.yaml: their examples are their tests, and clean prose in many subjects is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.checks import check
from assistant.checks.mend import applied, mends
from assistant.checks.patterns import Pattern, patterns, scan
from assistant.checks.rules import rules
from assistant.language import Language
from tests.checks.corpus import is_chinese, paragraphs, references
from tests.checks.seeds import BAR, cases, sow, sown
from tests.growth import linear

ROWS = patterns()
by_id = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
PROSE = {"punctuation", "number-style", "wording", "kind-element", "name-ungrounded", "date-impossible"}


@by_id
def test_what_must_be_found_is_found_and_mended_as_written(row: Pattern) -> None:
    assert row.wrong
    for example in row.wrong:
        text, _, mended = example.partition(" → ")
        hits = [hit for hit in scan(text, row.language) if hit.pattern.id == row.id]
        assert hits, text
        for hit in reversed(hits):
            text = text[: hit.start] + (hit.text if hit.instead is None else hit.instead) + text[hit.end :]
        assert not mended or text == mended


@by_id
def test_what_must_not_be_found_is_left_alone(row: Pattern) -> None:
    assert row.right
    for text in row.right:
        assert [hit.text for hit in scan(text, row.language) if hit.pattern.id == row.id] == []


@by_id
def test_a_row_belongs_to_a_rule_and_a_habit_is_no_error(row: Pattern) -> None:
    assert row.rule in rules()
    assert row.say.zh and row.say.en
    assert row.severity != "error" or row.source == "program"
    assert row.source != "habit" or row.severity in ("info", "warning")
    assert row.basis or row.source not in ("standard", "regulation")


@by_id
def test_what_a_row_needs_stands_in_each_of_its_examples(row: Pattern) -> None:
    for example in row.wrong if row.needs else ():
        assert any(letter in example.partition(" → ")[0] for letter in row.needs)


def test_no_two_rows_bear_one_name() -> None:
    names = [*(row.id for row in ROWS), *rules()]

    assert len(names) == len(set(names))


def test_there_are_enough_clean_paragraphs() -> None:
    assert len(paragraphs()) >= 500


@pytest.mark.parametrize("text", paragraphs())
def test_a_clean_paragraph_is_left_alone(text: str) -> None:
    assert [(f.rule, f.case, f.text) for f in check(text).findings if f.rule in PROSE] == []


@pytest.mark.parametrize("path", references(), ids=lambda path: path.parent.name)
def test_a_reference_is_left_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    language: Language = "zh" if is_chinese(text) else "en"

    found = check(text, language=language).findings
    assert [(f.rule, f.case, f.text) for f in found if f.rule in PROSE] == []


def test_clean_prose_has_nothing_to_mend() -> None:
    assert mends("\n".join(paragraphs())) == []


@pytest.mark.parametrize("case", cases())
def test_at_least_95_in_100_seeded_faults_are_found(case: str) -> None:
    seeded = sow(case)

    assert seeded.tried >= 40
    assert seeded.share >= BAR, seeded.lost[:5]


def test_every_row_has_its_seeds() -> None:
    assert {row.id for row in ROWS} <= set(cases())


@pytest.mark.parametrize(
    "case",
    [
        "half-comma",
        "half-semicolon",
        "half-colon",
        "half-stop",
        "half-brackets",
        "mixed-brackets",
        "half-quotes",
    ],
)
def test_a_seeded_mark_is_mended_back(case: str) -> None:
    pattern, fault = cases()[case][1]["replace"]
    for text in paragraphs()[:120]:
        seeded = re.sub(pattern, fault, text, count=1)
        assert applied(seeded, mends(seeded)) == text


def test_what_a_gate_holds_back_could_not_have_been_found() -> None:
    texts = [example.partition(" → ")[0] for row in ROWS for example in row.wrong]
    texts += [text for case in cases() for text in sown(case, 20)]
    gated = [row for row in ROWS if row.gate or row.holds]
    for row in gated:
        for text in texts:
            there = frozenset(text)
            assert row.may_stand_in(text, there) or not row.expression.search(text), (row.id, text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n加强领导,落实责任\n```",
        "| 隐患,整改 |",
        "见https://a.cn/x,y:z。",
        "[[share(整改数, 隐患数)]]",
    ],
)
def test_code_addresses_tables_and_slots_are_no_prose(text: str) -> None:
    assert scan(text, "zh") == []


@pytest.mark.parametrize(
    "piece", ['("', "的", "（", "“", "《", " ", "，", "0", "年", "-", "…", "[[", "```\n", "一、", "字"]
)
def test_a_line_made_to_wear_us_out_takes_no_longer_than_another(piece: str) -> None:
    assert linear(lambda pieces: scan("(字" + piece * pieces, "zh"), 2_500)


def test_a_finding_says_paragraph_section_and_place() -> None:
    text = "# 报告\n\n一、情况\n\n总体平稳。\n\n抓整改,促提升。\n"

    found = next(f for f in check(text).findings if f.rule == "punctuation")
    assert (found.section, found.start, found.end, found.paragraph) == ("1", 10, 11, 4)
    assert (found.case, found.expected, found.severity) == ("half-comma", "，", "warning")


def test_a_quotation_over_several_paragraphs_closes_once() -> None:
    text = "“第一段。\n“第二段。\n“第三段。”\n正文（未完。"

    assert [(f.case, f.text) for f in check(text).findings] == [("unbalanced", "（")]
