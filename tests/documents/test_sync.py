"""A draft edited in Word comes back: what was not touched keeps its bytes, what was changed is found, nothing else is."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from docx import Document

from assistant.documents import read_text, to_bytes
from assistant.report.model import Report
from assistant.report.render import render
from assistant.service.sync import Synced, sync
from assistant.service.sync.lines import read_lines
from tests.documents.edits import edit, track
from tests.documents.reports import chinese_report, english_report
from tests.documents.test_examples import EXAMPLES, drafted


def printed(report: Report) -> str:
    return to_bytes(report, ".txt").decode()


def parts(report: Report) -> dict[str, str]:
    found = {section.id: section.source for _, _, section in report.walk()}
    return {**found, **({"opening": report.opening.source} if report.opening else {})}


def edited(report: Report, before: str, after: str) -> Synced:
    text = printed(report)
    assert before in text
    return sync(report, text.replace(before, after, 1))


def said(synced: Synced) -> list[tuple[str, str, str]]:
    return [(one.severity, one.expected, one.text) for one in synced.news]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
@pytest.mark.parametrize("report", [chinese_report(), english_report()], ids=["chinese", "english"])
def test_a_document_that_nobody_edited_changes_nothing(report: Report, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"r{suffix}"
    path.write_bytes(to_bytes(report, suffix))
    synced = sync(report, read_text(path))
    assert synced.changes == () and synced.news == ()
    assert synced.report.sections == report.sections and synced.report.opening == report.opening


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_that_nobody_edited_changes_nothing(brief: Path, tmp_path: Path) -> None:
    report, path = drafted(brief), tmp_path / "r.docx"
    path.write_bytes(to_bytes(report, ".docx", "comments"))
    synced = sync(report, read_text(path))
    assert (synced.changes, synced.news) == ((), ())
    assert parts(synced.report) == parts(report)


def test_a_changed_figure_is_a_finding_and_stays_as_typed() -> None:
    report = chinese_report()
    synced = edited(report, "检查企业149家", "检查企业194家")
    assert said(synced) == [("error", "149家", "194家")]
    found = synced.news[0]
    assert found.fact == "检查企业数"
    assert found.message == "“检查企业”应为149家，文档中是194家"
    section = synced.report.section("1.1")
    assert section is not None and "194家，发现隐患[[隐患数]]，完成整改[[整改数]]" in section.source
    text = render(section.source, report.brief.facts).text
    assert text[found.start : found.end] == "194家"
    assert section.source.count("\n") == 1


def test_two_figures_that_changed_places_are_two_findings() -> None:
    synced = edited(chinese_report(), "发现隐患321处，完成整改272处", "发现隐患272处，完成整改321处")
    assert said(synced) == [("error", "321处", "272处"), ("error", "272处", "321处")]


def test_a_reworded_sentence_keeps_the_slots_of_its_figures() -> None:
    synced = edited(
        chinese_report(), "全县共检查企业149家，发现", "今年以来，全县先后对149家企业开展检查，发现"
    )
    assert synced.news == ()
    section = synced.report.section("1.1")
    assert section is not None
    assert section.source.startswith("今年以来，全县先后对[[检查企业数]]企业开展检查，发现隐患[[隐患数]]，")
    assert [change.kind for change in synced.changes] == ["changed"]


def test_a_figure_that_moved_within_its_sentence_keeps_its_slot() -> None:
    synced = edited(
        chinese_report(),
        "发现隐患321处，完成整改272处，整改率为84.7%。",
        "整改率为84.7%，其中发现隐患321处，完成整改272处。",
    )
    section = synced.report.section("1.1")
    assert section is not None and synced.news == ()
    assert "整改率为[[整改率]]，其中发现隐患[[隐患数]]，完成整改[[整改数]]。" in section.source


def test_a_sentence_that_moved_to_another_section_keeps_its_slots() -> None:
    report = chinese_report()
    text = (
        printed(report)
        .replace("整改率仍为84.7%。", "")
        .replace("持续抓好落实。", "持续抓好落实。\n二是力量还不够强，整改率仍为84.7%。")
    )
    synced = sync(report, text)
    section = synced.report.section("3")
    assert section is not None
    assert section.source == "持续抓好落实。\n二是力量还不够强，整改率仍为[[整改率]]。"


def test_the_same_value_in_other_words_is_no_error() -> None:
    assert said(edited(chinese_report(), "投入资金7030.5万元", "投入资金7030.50万元")) == [
        ("info", "7030.5万元", "7030.50万元")
    ]
    assert said(edited(chinese_report(), "隐患321处", "隐患三百二十一处")) == [
        ("info", "321处", "三百二十一处")
    ]


def test_a_gap_that_somebody_filled_in_is_to_be_entered_as_a_fact() -> None:
    synced = edited(chinese_report(), "培训XX人次", "培训500人次")
    assert said(synced) == [("error", "XX人次", "500人次")]
    assert "nigao update --set" in synced.news[0].message


def test_a_direction_that_was_turned_round_is_found() -> None:
    report = chinese_report({"1.1": "整改[[growth(整改数, 隐患数)|增减]]。"})
    synced = edited(report, "下降15.3%", "增长15.3%")
    assert said(synced) == [("error", "下降15.3%", "增长15.3%")]


def test_headings_stay_the_outlines_and_their_changes_are_found() -> None:
    report = chinese_report()
    synced = edited(report, "二、存在的问题", "二、存在的主要问题")
    assert [(one.rule, one.severity) for one in synced.news] == [("heading-reworded", "error")]
    assert [s.heading for _, _, s in synced.report.walk()] == [s.heading for _, _, s in report.walk()]
    run_in = edited(report, "聚焦责任落实，织密防控网络。", "聚焦责任，织密网络。")
    assert [one.rule for one in run_in.news] == ["heading-reworded"]
    assert parts(run_in.report) == parts(report)
    gone = sync(report, printed(report).replace("三、下一步工作打算\n", ""))
    assert [one.rule for one in gone.news] == ["heading-missing"]
    assert parts(gone.report) == parts(report)


def test_a_section_that_was_moved_keeps_its_text_and_its_place_in_the_outline() -> None:
    report = chinese_report()
    lines = printed(report).split("\n")
    for heading, before, number in (("（二）", "（一）", "（一）"), ("二、", "一、", "二、")):
        at = next(index for index, line in enumerate(lines) if line.startswith(heading))
        end = at + 1 if heading == "（二）" else at + 3
        rest = lines[:at] + lines[end:]
        place = next(index for index, line in enumerate(rest) if line.startswith(before))
        taken = [line.replace(heading, number, 1) for line in lines[at:end]]
        synced = sync(report, "\n".join([*rest[:place], *taken, *rest[place:]]))
        assert [(one.rule, one.severity) for one in synced.news] == [("heading-order", "error")]
        assert "移到了别处；次序以提纲为准，文字仍在这一节" in synced.news[0].message
        assert parts(synced.report) == parts(report) and synced.changes == ()


def test_a_run_in_paragraph_that_was_split_stays_in_its_section() -> None:
    report = chinese_report()
    synced = edited(report, "整改率为84.7%。坚持", "整改率为84.7%。\n坚持")
    assert synced.news == ()
    changed = {name for name, source in parts(synced.report).items() if source != parts(report)[name]}
    assert changed == {"1.1"}
    first = edited(report, "织密防控网络。全县", "织密防控网络。今年动手早。\n全县")
    assert first.news == ()
    section = first.report.section("1.1")
    assert section is not None and section.source.startswith("今年动手早。\n全县共检查企业[[检查企业数]]")


def test_what_belongs_to_the_brief_is_shown_and_not_taken_over() -> None:
    synced = edited(chinese_report(), "2025年12月5日", "2025年12月8日")
    assert [(one.severity, one.expected, one.text) for one in synced.news] == [
        ("warning", "2025年12月5日", "2025年12月8日")
    ]
    assert synced.report.brief.date == "2025-12-05"


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    report = chinese_report()
    document = Document(io.BytesIO(to_bytes(report, ".docx")))
    run = next(r for p in document.paragraphs for r in p.runs if r.text == "149家")
    track(run, "194家")
    out = io.BytesIO()
    document.save(out)
    assert said(read_back(report, out.getvalue(), tmp_path)) == [("error", "149家", "194家")]


def test_a_figure_whose_fact_is_words_may_be_rewritten_with_a_warning() -> None:
    synced = edited(chinese_report(), "由县应急管理局牵头", "由县消防救援大队牵头")
    assert [one.severity for one in synced.news] == ["warning"]


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
def test_fifty_random_edits_of_an_example_find_what_was_changed_and_nothing_else(
    brief: Path, tmp_path: Path
) -> None:
    report = drafted(brief)
    data, before, changed = to_bytes(report, ".docx"), parts(drafted(brief)), 0
    for seed in range(50):
        made = edit(data, report, random.Random(seed))
        synced = read_back(report, made.data, tmp_path)
        found = sorted((one.expected, one.text) for one in synced.news if one.severity == "error")
        assert found == sorted(made.wanted), (seed, synced.news)
        after = parts(synced.report)
        assert {name for name in before if before[name] != after[name]} <= made.touched, seed
        changed += len(found)
    assert changed > 20


def read_back(report: Report, data: bytes, folder: Path) -> Synced:
    path = folder / "edited.docx"
    path.write_bytes(data)
    return sync(report, read_text(path))


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_typed_the_report_prints_what_the_document_says(seed: int) -> None:
    report, chance = chinese_report(), random.Random(seed)
    letters = list(printed(report))
    for _ in range(chance.randint(1, 20)):
        at, kind = chance.randrange(len(letters)), chance.random()
        if kind < 0.4:
            letters[at] = chance.choice("一0 5。，增降.a%")
        elif kind < 0.7:
            letters.insert(at, chance.choice("一0 5。，\n增降.a%"))
        else:
            del letters[at : at + chance.randint(1, 20)]
    text = "".join(letters)
    synced, lines = sync(report, text), read_lines(report, text).texts
    for name, source in parts(synced.report).items():
        now = render(source, report.brief.facts).text
        assert "".join(now.split()) == "".join("".join(lines.get(name, [])).split())
        for one in synced.news:
            assert one.section != name or not one.fact or now[one.start : one.end] == one.text
