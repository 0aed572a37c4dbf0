"""A revision as tracked changes: accepted it is the new report, rejected the old one, and no figure is cut."""

from __future__ import annotations

import datetime
import difflib
import io
import random
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from assistant.brief import Brief
from assistant.documents import read_text, to_bytes
from assistant.documents.word.tracked import Revision
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report, blank
from assistant.service.living import update
from tests.documents.conftest import Docx, W, words
from tests.documents.office import done, job
from tests.documents.reports import TEXTS, chinese_report, english_report
from tests.documents.revisions import revised, settled
from tests.documents.test_examples import EXAMPLES, drafted

AT = datetime.datetime(2025, 12, 6, 9, 30)
MAIN = "word/document.xml"
TOWNS = {"甲镇": 10, "乙镇": 11, "丙镇": 12}


def tracked(before: Report, after: Report, evidence: str = "bookmarks") -> Docx:
    data = to_bytes(after, ".docx", evidence, revision=Revision(before, "王审核", AT))  # type: ignore[arg-type]
    return Docx(data)


def tabled(**values: int) -> Report:
    """A report of a table with a row for each town, and no closing, so that new text may be the last."""
    named = {**TOWNS, **values}
    facts = [
        {"id": name, "label": "发现隐患", "entity": name, "value": value, "unit": "处"}
        for name, value in named.items()
    ]
    outline = [{"heading": "聚焦隐患整治", "facts": ["甲镇"], "figure": "table"}, {"heading": "下一步"}]
    brief = Brief.model_validate(
        {"title": "隐患整治情况", "facts": FactSheet.of(facts), "outline": make_outline(outline)}
    )
    sources = {"1": "甲镇[[甲镇]]。", "2": "抓好整改。" + "\n继续排查。" * len(values)}
    return Report(
        brief=brief, model="composer", sections=blank(brief, lambda name: Part(source=sources[name]))
    )


def changes(docx: Docx) -> list[tuple[str, str]]:
    """What is put in (+) and taken out (-), in the order of the page; the ends of paragraphs as ¶."""
    signs = {f"{W}ins": "+", f"{W}del": "-"}
    found = []
    for one in docx.root(MAIN).iter():
        if one.tag in signs:
            said = "".join(part.text or "" for part in one.iter() if part.tag in (f"{W}t", f"{W}delText"))
            found.append((signs[one.tag], said or "¶"))
    return found


def test_a_reworded_sentence_shows_its_words_and_keeps_the_figures_between_them() -> None:
    before = chinese_report()
    after = chinese_report(
        {**TEXTS, "1.1": TEXTS["1.1"].replace("发现隐患", "发现各类隐患").replace("完成", "已")}
    )
    assert changes(tracked(before, after)) == [("+", "各类"), ("-", "完成"), ("+", "已")]


def test_a_figure_is_taken_out_and_put_in_whole() -> None:
    before = chinese_report()
    after = chinese_report({**TEXTS, "2": TEXTS["2"].replace("[[整改率]]", "[[检查企业数]]")})
    assert changes(tracked(before, after)) == [("-", "84.7%"), ("+", "149家")]
    old, new = (chinese_report({**TEXTS, "3": f"新建{one}公里管网。"}) for one in ("1.25", "1.35"))
    assert changes(tracked(old, new)) == [("-", "1.25公里"), ("+", "1.35公里")]


def test_a_fact_that_changed_is_tracked_where_it_is_printed_and_nowhere_else() -> None:
    before = chinese_report()
    after = update(before, [Fact(id="整改数", label="完成整改", value=300, unit="处")]).report
    assert changes(tracked(before, after)) == [
        ("-", "272处"), ("+", "300处"), ("-", "84.7%"), ("+", "93.5%"), ("-", "84.7%"), ("+", "93.5%"),
    ]  # fmt: skip


def test_a_paragraph_that_is_new_or_gone_is_tracked_with_its_end() -> None:
    before = chinese_report()
    more = chinese_report({**TEXTS, "3": "持续抓好落实。\n县、乡、村三级联动。"})
    assert changes(tracked(before, more)) == [("+", "¶"), ("+", "县、乡、村三级联动。")]
    assert changes(tracked(more, before)) == [("-", "¶"), ("-", "县、乡、村三级联动。")]


def test_a_report_that_was_not_revised_holds_no_change_and_the_same_paragraphs() -> None:
    report = chinese_report()
    made = tracked(report, report)
    assert changes(made) == []
    assert made.parts == Docx(to_bytes(report, ".docx")).parts


def test_every_change_bears_name_and_time_and_an_id_of_its_own() -> None:
    root = tracked(chinese_report(), revised(chinese_report(), random.Random(3))).root(MAIN)
    marks = [one for one in root.iter() if one.tag in (f"{W}ins", f"{W}del")]
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in marks} == {
        ("王审核", "2025-12-06T09:30:00Z")
    }
    tags = ("ins", "del", "bookmarkStart")
    ids = [one.get(f"{W}id") for one in root.iter() if one.tag in [f"{W}{tag}" for tag in tags]]
    assert len(ids) == len(set(ids)) and all(ids)


@pytest.mark.parametrize("evidence", ["bookmarks", "comments", "none"])
def test_what_stays_or_is_new_carries_the_evidence_of_the_new_report(evidence: str) -> None:
    before, after = chinese_report(), revised(chinese_report(), random.Random(5))
    made, plain = tracked(before, after, evidence), Docx(to_bytes(after, ".docx", evidence))  # type: ignore[arg-type]
    marks = {
        one.get(f"{W}id"): one.get(f"{W}name")
        for one in made.root(MAIN).iter()
        if one.tag in (f"{W}bookmarkStart", f"{W}commentRangeStart")
    }
    for one in plain.root(MAIN).iter():
        if one.tag in (f"{W}bookmarkStart", f"{W}commentRangeStart"):
            assert marks[one.get(f"{W}id")] == one.get(f"{W}name")
    assert made.parts.get("word/comments.xml") == plain.parts.get("word/comments.xml")
    names = [name for name in marks.values() if name]
    assert len(names) == len(set(names))


REPORTS = {"chinese": chinese_report, "english": english_report}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("seed", range(40))
def test_accepted_it_is_the_new_report_and_rejected_the_old_one(name: str, seed: int, tmp_path: Path) -> None:
    before = REPORTS[name]()
    after = revised(before, random.Random(seed))
    assert_both(before, after, tmp_path)


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_revised_is_new_when_accepted_and_old_when_rejected(brief: Path, tmp_path: Path) -> None:
    for seed in range(5):
        assert_both(drafted(brief), revised(drafted(brief), random.Random(seed)), tmp_path)


@pytest.mark.parametrize("values", [{"乙镇": 25}, {"丁镇": 8}, {"甲镇": 1, "丁镇": 8, "戊镇": 9}])
def test_a_table_is_tracked_cell_by_cell_and_row_by_row(values: dict[str, int], tmp_path: Path) -> None:
    assert_both(tabled(), tabled(**values), tmp_path)
    assert_both(tabled(**values), tabled(), tmp_path)


def test_cells_that_changed_are_tracked_alone() -> None:
    once = changes(tracked(tabled(乙镇=11), tabled(乙镇=25)))
    assert once == [("-", "11"), ("+", "25"), ("-", "33"), ("+", "47")]


def assert_both(before: Report, after: Report, folder: Path) -> None:
    made = tracked(before, after)
    old, new = Docx(to_bytes(before, ".docx")), Docx(to_bytes(after, ".docx"))
    assert settled(made.root(MAIN), accepted=True) == settled(new.root(MAIN), accepted=True)
    assert settled(made.root(MAIN), accepted=False) == settled(old.root(MAIN), accepted=True)
    for name, docx in (("tracked", to_bytes(after, ".docx", revision=Revision(before, "王审核", AT))),
                       ("plain", to_bytes(after, ".docx"))):  # fmt: skip
        (folder / f"{name}.docx").write_bytes(docx)
    assert read_text(folder / "tracked.docx") == read_text(folder / "plain.docx")
    for run in made.root(MAIN).iter(f"{W}r"):
        assert not (run.findall(f"{W}t") and run.findall(f"{W}delText"))
    figures = {words(one) for one in (*old.root(MAIN).iter(f"{W}r"), *new.root(MAIN).iter(f"{W}r"))}
    for one in made.root(MAIN).iter():
        if one.tag == f"{W}bookmarkStart" and re.match(r"_n\d+_", one.get(f"{W}name", "")):
            assert bookmarked(made, one.get(f"{W}id", "")) in figures


def bookmarked(docx: Docx, number: str) -> str:
    """The text between a bookmark's two ends."""
    said, inside = "", False
    for one in docx.root(MAIN).iter():
        inside = inside or (one.tag == f"{W}bookmarkStart" and one.get(f"{W}id") == number)
        if one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id") == number:
            return said
        said += (one.text or "") if inside and one.tag in (f"{W}t", f"{W}delText") else ""
    raise AssertionError(number)


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.needs("uno")
def test_libreoffice_accepts_to_the_new_report_and_rejects_to_the_old_one(tmp_path: Path) -> None:
    pairs = [
        (drafted(brief), revised(drafted(brief), random.Random(s))) for brief in EXAMPLES for s in range(4)
    ]
    pairs += [
        (make(), revised(make(), random.Random(seed))) for make in REPORTS.values() for seed in range(6)
    ]
    pairs += [(tabled(), tabled(甲镇=1, 丁镇=8)), (tabled(甲镇=1, 丁镇=8), tabled())]
    jobs = []
    for index, (before, after) in enumerate(pairs):
        made, old, new = (tmp_path / f"{index}-{name}.docx" for name in ("both", "old", "new"))
        made.write_bytes(to_bytes(after, ".docx", revision=Revision(before, "王审核", AT)))
        old.write_bytes(to_bytes(before, ".docx"))
        new.write_bytes(to_bytes(after, ".docx"))
        taken, left = (tmp_path / f"{index}-{name}.docx" for name in ("accepted", "rejected"))
        jobs += [
            job(made, ["accept_all"], save=taken),
            job(new),
            job(made, ["reject_all"], save=left),
            job(old),
        ]
    said = done(jobs)
    for index in range(len(pairs)):
        taken_all, after_text, left_all, before_text = said[index * 4 : index * 4 + 4]
        assert taken_all == after_text, (index, apart(after_text, taken_all))
        assert left_all == before_text, (index, apart(before_text, left_all))
        for state, plain in (("accepted", "new"), ("rejected", "old")):
            texts = [read_text(tmp_path / f"{index}-{name}.docx") for name in (state, plain)]
            assert texts[0] == texts[1], (index, state)


def apart(expected: list[str], found: list[str]) -> str:
    return "\n".join(difflib.unified_diff(expected, found, lineterm="", n=0))


def test_paragraphs_joined_and_rows_taken_out_by_somebody_read_as_accepted(tmp_path: Path) -> None:
    path = tmp_path / "edited.docx"
    document = Document(io.BytesIO(to_bytes(tabled(), ".docx")))
    below = next(one for one in document.paragraphs if one.text == "抓好整改。")
    more = below.insert_paragraph_before("先把底数摸清，", below.style)
    mark = f'<w:rPr xmlns:w="{W[1:-1]}"><w:del w:id="900" w:author="x"/></w:rPr>'
    more._p.get_or_add_pPr().append(parse_xml(mark))
    row = document.tables[0].rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f'<w:del xmlns:w="{W[1:-1]}" w:id="901" w:author="x"/>'))
    document.save(str(path))
    lines = read_text(path).split("\n")
    assert "先把底数摸清，抓好整改。" in lines
    assert [line.split("\t")[0] for line in lines if "\t" in line] == ["单位", "甲镇", "丙镇", "合计"]
