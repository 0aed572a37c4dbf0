"""The pure half of the extension: differences, headings, names of marks, and which report a document belongs to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.word.figure_marks import bookmark_name
from assistant.interfaces.office.writer.client import Client
from assistant.interfaces.office.writer.difference import edits
from assistant.interfaces.office.writer.marks import is_mark, mark_name, next_number, slot_of
from assistant.interfaces.office.writer.report import find_report, inline
from assistant.interfaces.office.writer.sections import Line, find_sections, section_at
from assistant.interfaces.office.writer.words import WORDS, Speech, TroubleError

CASES = Path(__file__).parents[1] / "data" / "office" / "differences.txt"
ROWS = [
    line.split("｜") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")
]


@pytest.mark.parametrize(("before", "after", "wanted"), ROWS)
def test_only_what_differs_is_changed(before: str, after: str, wanted: str) -> None:
    found = edits(before, after)
    assert " ".join(f"{before[e.start : e.end]}→{after[e.new_start : e.new_end]}" for e in found) == wanted
    changed = before
    for edit in reversed(found):
        changed = changed[: edit.start] + after[edit.new_start : edit.new_end] + changed[edit.end :]
    assert changed == after


def test_only_the_sentences_that_are_touched_are_changed() -> None:
    before, after = "甲做了。乙做了。丙做了。", "甲完成了。乙完成了。丙完成了。"
    assert [before[e.start : e.end] for e in edits(before, after, (5, 6))] == ["做"]
    assert edits(before, after, (5, 6))[0].start == 5


REPORT: dict[str, Any] = {
    "closing": "特此报告。",
    "author": "青禾县办公室",
    "sections": [
        {"id": "1", "heading": "主要做法", "run_in": False, "sections": [
            {"id": "1.1", "heading": "抓落实", "run_in": True, "sections": []},
            {"id": "1.2", "heading": "抓整改", "run_in": True, "sections": []},
        ]},
        {"id": "2", "heading": "存在的问题", "run_in": False, "sections": []},
    ],
}  # fmt: skip


def test_sections_are_found_by_their_headings_and_end_before_the_closing() -> None:
    texts = [
        "标题",
        "一、主要做法",
        "（一）抓落实。做了。",
        "又做了。",
        "（二）抓整改",
        "二、存在的问题",
        "有问题。",
        "",
        "特此报告。",
        "青禾县办公室",
    ]
    found = {one.id: one for one in find_sections([Line(text) for text in texts], REPORT)}
    assert {name: (one.line, one.first, one.offset, one.last) for name, one in found.items()} == {
        "1": (1, 2, 0, 2), "1.1": (2, 2, 7, 4), "1.2": (4, 4, 6, 5), "2": (5, 6, 0, 8),
    }  # fmt: skip
    sections = list(found.values())
    assert [getattr(section_at(sections, line), "id", None) for line in (0, 1, 3, 4, 7, 8)] == [
        None,
        "1",
        "1.1",
        "1.2",
        "2",
        None,
    ]


def test_a_heading_that_the_outline_does_not_have_ends_the_section_before_it() -> None:
    texts = ["一、主要做法", "（一）抓落实。做了。", "（二）抓整改。改了。", "二、存在的主要问题", "有问题。"]
    found = find_sections([Line(text) for text in texts], REPORT)
    assert [(one.id, one.last) for one in found] == [("1", 1), ("1.1", 2), ("1.2", 3)]
    assert section_at(found, 4) is None


def test_marks_are_named_as_in_the_docx_that_nigao_writes() -> None:
    for slot in ("整改率", "share(a, b)", "很" * 60, "x y-z"):
        assert mark_name(12, slot) == bookmark_name(12, slot) and is_mark(mark_name(12, slot))
    assert next_number(["_n3_a", "_GoBack", "_n11_b"]) == 12 and next_number([]) == 0


def test_a_name_that_could_be_two_facts_is_nobodys_unless_the_document_says_which() -> None:
    assert slot_of("_n1_a_b", ["a b", "c"], {}) == "a b"
    assert slot_of("_n1_a_b", ["a b", "a-b"], {}) is None
    assert slot_of("_n1_a_b", ["a b", "a-b"], {"_n1_a_b": "a-b"}) == "a-b"
    assert slot_of("_GoBack", ["a"], {}) is None


def test_every_word_is_said_in_both_languages() -> None:
    for name, (zh, en) in WORDS.items():
        assert zh and en, name
        assert sorted(one.partition("}")[0] for one in zh.split("{")[1:]) == sorted(
            one.partition("}")[0] for one in en.split("{")[1:]
        )


def test_a_saved_report_becomes_the_brief_that_it_was_drafted_from() -> None:
    saved = {
        "brief": {"title": "报告", "kind": {"name": "情况报告"}},
        "facts": [{"id": "a"}],
        "outline": {"sections": [{"heading": "做法"}]},
    }
    brief = {"title": "报告", "kind": "情况报告", "facts": [{"id": "a"}], "sections": [{"heading": "做法"}]}
    assert inline(saved) == brief and inline(brief) == brief


class Known(Client):
    """A client that knows two reports, and asks nobody."""

    def reports(self) -> list[dict[str, Any]]:
        return [
            {"id": "b2", "title": "甲县报告"},
            {"id": "a1", "title": "甲县报告"},
            {"id": "c3", "title": "乙县报告"},
        ]


def test_a_document_belongs_to_the_newest_report_of_its_title_unless_one_was_chosen(tmp_path: Path) -> None:
    client = Known("http://127.0.0.1:1", "", Speech("zh"))
    assert find_report(client, "", "甲县报告") == "b2" and find_report(client, "a1", "甲县报告") == "a1"
    assert (
        find_report(client, "乙县报告 · c3", "") == "c3"
        and find_report(client, "乙县报告", "甲县报告") == "c3"
    )
    with pytest.raises(TroubleError, match="服务器上没有标题是“丙”的报告；请在“设置”里选一份"):
        find_report(client, "", "丙")
    broken = tmp_path / "brief.json"
    broken.write_text(json.dumps([]), "utf-8")
    with pytest.raises(TroubleError, match="读不了"):
        find_report(client, str(broken), "")
