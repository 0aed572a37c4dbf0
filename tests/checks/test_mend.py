"""`check --fix`: what is mechanical is mended, in a copy, and nothing else is touched."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.mend import PASSES, Mend, applied, mends
from assistant.documents.word.mend import Words, open_words, repacked
from assistant.figures import find_figures
from tests.documents.dirty import dirty_document
from tests.headings.test_trees import TEXTS

DIRTY = """关于2025年工作情况的报告

一、主要做法
(一)抓责任。整改120处,投入4千元,每户13～17万元。
（三）抓培训。学习、讨论...青政发[2025]012号。
三、下步打算
1、排查隐患。推行"一网通办"(试点)。
"""
CLEAN = """关于2025年工作情况的报告

一、主要做法
（一）抓责任。整改120处，投入4000元，每户13万元～17万元。
（二）抓培训。学习、讨论……青政发〔2025〕12号。
二、下步打算
1.排查隐患。推行“一网通办”（试点）。
"""


def mended(text: str) -> tuple[str, list[Mend]]:
    made: list[Mend] = []
    for _ in range(PASSES):
        edits = mends(text)
        text, made = applied(text, edits), [*made, *edits]
    return text, made


def test_marks_numbers_and_numbering_are_mended_and_each_place_is_listed() -> None:
    text, made = mended(DIRTY)

    assert text == CLEAN
    assert [(m.paragraph, m.before, m.after) for m in made][:4] == [
        (3, "(一)", "（一）"),
        (3, ",", "，"),
        (3, "4千", "4000"),
        (3, ",", "，"),
    ]


def test_a_mended_text_has_nothing_more_to_mend() -> None:
    assert mends(CLEAN) == []


@pytest.mark.parametrize(
    "text",
    [
        "投入1,360.5万元",
        "比例为6:4",
        "完成率约八成",
        "三、下步打算\n继续努力。\n四、保障措施\n加强领导。",
        "见附件1.2",
        "约30年3月气温",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert mends(text) == []


@given(TEXTS)
def test_no_figure_changes_its_value(text: str) -> None:
    edits = [edit for edit in mends(text) if edit.rule != "heading-number"]
    for edit in edits:
        first = text.rfind("\n", 0, edit.start) + 1
        last = text.find("\n", edit.end) if "\n" in text[edit.end :] else len(text)
        line = text[first:last]
        changed = line[: edit.start - first] + edit.after + line[edit.end - first :]
        assert values(line) == values(changed)


def values(line: str) -> list[str]:
    return sorted(f"{figure.value} {figure.value_high}" for figure in find_figures(line).figures)


# Word.


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A docx whose words are cut into runs, some bold, with a table."""
    document = dirty_document()
    path = tmp_path / "dirty.docx"
    document.save(str(path))
    return path


def fix(path: Path) -> tuple[bytes, list[Mend]]:
    name, data = open_words(path)
    words = Words(data)
    edits = [e for e in mends(words.text) if words.can((e.start, e.end, e.after))]
    return repacked(path, name, words.replaced([(e.start, e.end, e.after) for e in edits])), edits


def test_the_text_of_a_docx_is_a_paragraph_a_line(word: Path) -> None:
    lines = Words(open_words(word)[1]).text.split("\n")

    assert lines[:2] == ["一、主要做法", "整改120处,投入4千元(试点)&继续."]


def test_runs_keep_their_formatting_and_only_their_characters_change(word: Path, tmp_path: Path) -> None:
    target = tmp_path / "clean.docx"
    target.write_bytes(fix(word)[0])

    runs = docx.Document(str(target)).paragraphs[1].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("整改120处，投入", None, None),
        ("4000", True, None),
        ("元（", None, None),
        ("试点", None, True),
        ("）&继续。", None, None),
    ]


def test_everything_else_in_a_docx_is_the_same_to_the_byte(word: Path, tmp_path: Path) -> None:
    target = tmp_path / "clean.docx"
    target.write_bytes(fix(word)[0])

    with zipfile.ZipFile(word) as old, zipfile.ZipFile(target) as new:
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        before, after = old.read("word/document.xml"), new.read("word/document.xml")
    assert changed == ["word/document.xml"]
    assert bare(before) == bare(after)
    assert b"w:ins" not in after and b"w:del" not in after


def bare(xml: bytes) -> bytes:
    """The markup without the words."""
    return re.sub(rb"(<w:t(?: [^>]*)?>)[^<]*", rb"\1", xml)


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 6), st.sampled_from(["", "，", "（a）", "&<"])),
        max_size=4,
    )
)
def test_edits_of_a_part_are_those_of_its_text(places: list[tuple[int, int, str]]) -> None:
    part = (
        "<w:document xmlns:w='x'><w:p><w:r><w:t>整改隐患</w:t></w:r><w:r><w:t/></w:r><w:r><w:t>12&amp;0</w:t></w:r>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>处，成效明显</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>第二段</w:t></w:r><w:r><w:t>继续努力</w:t></w:r></w:p></w:document>"
    ).encode()
    words = Words(part)
    edits: list[tuple[int, int, str]] = []
    for start, length, new in sorted(places):
        edit = (start, min(start + length, len(words.text)), new)
        if start < len(words.text) and (not edits or edits[-1][1] < start) and words.can(edit):
            edits.append(edit)
    expected = words.text
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]

    assert Words(words.replaced(edits)).text == expected
