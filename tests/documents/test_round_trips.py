"""What is written is read back: the same headings, paragraphs and figures, in every format that comes in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.documents import read_report, read_text, to_bytes, write
from assistant.documents.content import blocks
from assistant.documents.markdown import escape, unescape
from assistant.outline.headings import parse_headings
from assistant.report.model import Report
from assistant.report.render import render
from tests.documents.reports import chinese_report, english_report, report_of
from tests.growth import linear

REPORTS = {"chinese": chinese_report(), "english": english_report()}
COMMONMARK = MarkdownIt("commonmark").enable(["strikethrough", "table"])
ODD = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "#",
    "# ",
    "- ",
    "+",
    "1. ",
    "1)",
    ">",
    "<b>",
    "&amp;",
    "[",
    "](",
    ")",
    "!",
    "~~",
    "\\",
    "|",
]
ODD += [
    "=cmd|' /C calc'!A0",
    "@x",
    "\u202e",
    "😀",
    "\x00",
    "\x0b",
    "\ud800",
    "\u2028",
    "\t",
    "　",
    "“",
    "国",
    "a",
    " ",
    "---",
    "\ufffe",
]
odd_text = st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=4)), max_size=12).map("".join)


def plain(report: Report) -> list[str]:
    return [block.text for block in blocks(report)]


def marked(report: Report) -> list[str]:
    """The lines that docx and md come back as: headings behind #."""
    marks = {"title": "# "}
    return [
        marks.get(block.role, "#" * (block.level + 1) + " " if block.role == "heading" else "") + block.text
        for block in blocks(report)
    ]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_headings_paragraphs_and_figures_come_back(name: str, suffix: str, tmp_path: Path) -> None:
    report, path = REPORTS[name], tmp_path / f"报告{suffix}"
    write(report, path)
    lines = [line for line in read_text(path).split("\n") if line]
    assert lines == (plain(report) if suffix == ".txt" else marked(report))
    text = "\n".join(lines)
    for _, _, section in report.walk():
        for figure in render(section.source, report.brief.facts, report.brief.language).figures:
            assert figure.text in text


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_the_headings_of_what_was_read_are_those_of_the_report(suffix: str, tmp_path: Path) -> None:
    report, path = chinese_report(), tmp_path / f"报告{suffix}"
    write(report, path)
    found = [(h.number.rstrip("、."), h.title) for h in parse_headings(read_text(path)) if h.number]
    assert found == [(number.rstrip("、."), section.heading) for number, _, section in report.walk()]


@pytest.mark.parametrize("name", REPORTS)
def test_the_json_reads_back_to_the_same_report(name: str, tmp_path: Path) -> None:
    write(REPORTS[name], tmp_path / "r.json")
    assert read_report(tmp_path / "r.json") == REPORTS[name]


@given(st.lists(odd_text, max_size=4), odd_text, st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_text_crashes_no_writer_and_comes_back(
    tmp_path: Path, paragraphs: list[str], title: str, run_in: bool
) -> None:
    report = report_of(paragraphs, title=title, run_in=run_in)
    for suffix in (".docx", ".md", ".txt"):
        path = tmp_path / f"r{suffix}"
        path.write_bytes(to_bytes(report, suffix))
        lines = [line for line in read_text(path).split("\n") if line.strip()]
        expected = plain(report) if suffix == ".txt" else marked(report)
        assert [line.strip().replace("\u00a0", " ") for line in lines] == [
            line.strip().replace("\u00a0", " ") for line in expected
        ], suffix


@given(odd_text)
@settings(max_examples=400)
def test_markdown_prints_escaped_text_as_it_is(text: str) -> None:
    lines = plain(report_of([text]))[2:]
    for line in lines:
        assert unescape(escape(line)) == line
        assert shown(escape(line)) == "".join(line.split())


@given(odd_text)
@settings(max_examples=200)
def test_a_run_in_heading_is_bold_in_markdown_and_nothing_else_is(text: str) -> None:
    report = report_of([text], run_in=True, heading="聚焦“清零”")
    line = to_bytes(report, ".md").decode().split("\n\n")[1].strip()
    if [block.role for block in blocks(report)][1] == "run-in":
        assert COMMONMARK.render(line).startswith("<p><strong>一、聚焦“清零”</strong>。")
        assert shown(line) == "".join(plain(report)[1].split())


def shown(source: str) -> str:
    """What a second reader of Markdown shows for one paragraph, white space aside."""
    tokens = COMMONMARK.parse(source)
    assert [token.type for token in tokens if token.level == 0] in (
        ["paragraph_open", "paragraph_close"],
        [],
    ), source
    inner = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inner} <= {
        "text",
        "text_special",
        "softbreak",
        "strong_open",
        "strong_close",
    }, source
    return "".join("".join(child.content for child in inner).split())


def test_text_is_escaped_only_where_it_would_be_misread() -> None:
    for text in (
        "3*5米",
        "整改____处，",
        "A_B_C",
        "#1机组",
        "1.抓实培训",
        "-5℃",
        "a < b & c",
        "〔2025〕12号",
        "[[槽]]",
        "~20%",
    ):
        assert escape(text) == text, text
    assert escape("1. 抓实") == "1\\. 抓实"
    assert escape("# 号") == "\\# 号"


def test_writing_time_grows_with_the_length_only() -> None:
    def write(paragraphs: int) -> None:
        to_bytes(report_of(["持续抓好落实，确保各项工作取得实效。"] * paragraphs), ".docx")

    assert linear(write, 300)
