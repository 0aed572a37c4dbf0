"""A figure keeps its unit at the end of a line: the lists that say so, and the page as LibreOffice prints it."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from assistant.brief.read import read_brief
from assistant.documents import open_template, to_bytes
from assistant.documents.content import blocks
from assistant.documents.office_copy import JOINER
from assistant.documents.office_profile import furnish
from assistant.documents.pdf import print_docx
from assistant.documents.zipped import pack
from assistant.report.model import Part, Report, blank
from tests.documents.conftest import Docx, W
from tests.documents.reports import chinese_report, english_report
from tests.documents.test_examples import EXAMPLES, drafted

PAPERS = sorted((Path(__file__).parents[1] / "data" / "documents" / "papers").glob("*.yaml"))
POINTS = 72 / 25.4
Open = Callable[[Report], Docx]
UNITS = ("处", "万元", "亿元", "%", "个百分点", "公里", "平方米", "万人次", "家", "项", "万立方米", "吨")
WORDS = "全县各级各部门按照统一部署认真抓好工作落实全面推进整改提升持续加强督促检查切实压实主体责任"
_FIGURE = re.compile(r"(?:\d[\d.,]*|XX)[^\W\dX]*[%‰]?")


def seeded(seed: int = 20251205) -> Report:
    """Sixty paragraphs of words that mean nothing, four figures in each, from one seed; and one without figures."""
    rng = random.Random(seed)
    facts, lines = [], []
    for row in range(60):
        line = ""
        for place in range(4):
            name, unit = f"f{row}x{place}", UNITS[(row * 4 + place) % len(UNITS)]
            value = rng.choice(
                [str(rng.randrange(3, 99999)), f"{rng.randrange(1, 9999)}.{rng.randrange(1, 9)}"]
            )
            # One in eight is a gap, which prints as XX and its unit.
            given = {} if rng.randrange(8) == 0 else {"value": value}
            facts.append({"id": name, "label": name, **given, "unit": unit})
            start = rng.randrange(0, 20)
            line += WORDS[start : start + rng.randrange(4, 24)] + f"[[{name}]]，"
        lines.append(line.rstrip("，") + "。")
    lines.append(WORDS * 3 + "。")
    brief = read_brief({"title": "关于数字与单位的报告", "facts": facts, "sections": [{"heading": "情况"}]})
    return Report(
        brief=brief, model="composer", sections=blank(brief, lambda _: Part(source="\n".join(lines)))
    )


printed = cache(print_docx)


def printed_lines(document: bytes) -> list[str]:
    """The lines of all pages without their white space; page numbers are left out."""
    with pdfplumber.open(io.BytesIO(printed(document))) as pdf:
        lines = [re.sub(r"\s", "", one["text"]) for page in pdf.pages for one in page.extract_text_lines()]
    return [line for line in lines if not re.fullmatch(r"—\d+—", line)]


def parted(made: Report, lines: list[str]) -> list[str]:
    """Each figure of the report that the end of a line cuts, as it is cut."""
    figures = {
        piece.text for block in blocks(made) if block.role != "row" for piece in block.pieces if piece.figure
    }
    wholes = {whole for figure in figures for whole in _FIGURE.findall(figure)}
    text, ends = "".join(lines), set(itertools.accumulate(len(line) for line in lines))
    places = [m for whole in wholes for m in re.finditer(rf"(?<![\d.,]){re.escape(whole)}", text)]
    assert len(places) >= len(wholes) > 0, "every figure is printed"
    cut = [(m, end) for m in places for end in range(m.start() + 1, m.end()) if end in ends]
    return [f"{text[m.start() : end]}|{text[end : m.end()]}" for m, end in cut]


def without_lists(document: bytes) -> bytes:
    parts = Docx(document).parts
    name = "word/settings.xml"
    parts[name] = re.sub(rb"<w:noLineBreaks[^>]*>", b"", parts[name])
    return pack(parts)


def test_no_line_may_end_with_a_digit_and_no_character_of_the_text_says_so(opened: Open) -> None:
    made = opened(chinese_report())
    (after,) = made.all("w:noLineBreaksAfter", "word/settings.xml")
    (before,) = made.all("w:noLineBreaksBefore", "word/settings.xml")
    said = [{key.rpartition("}")[2]: value for key, value in one.attrib.items()} for one in (after, before)]
    assert [one["lang"] for one in said] == ["zh-CN", "zh-CN"]
    assert set("0123456789X万亿（“《$") <= set(said[0]["val"])
    assert set("，。；：）”》%℃") <= set(said[1]["val"])
    text = "".join(one.text or "" for one in made.root("word/document.xml").iter())
    assert not set("\u2060\u200b\u200c\u200d\ufeff\u00a0") & set(text)


def test_only_the_units_of_the_report_join_the_lists(opened: Open) -> None:
    def lists(made: Report) -> set[str]:
        elements = opened(made).root("word/settings.xml").iter()
        return {
            sign for one in elements for key, value in one.items() if key.endswith("}val") for sign in value
        }

    assert set("公平立米次点") <= lists(seeded())
    assert not set("公平立米点") & lists(chinese_report())


def test_an_english_report_has_no_such_lists(opened: Open) -> None:
    assert not opened(english_report()).all("w:noLineBreaksAfter", "word/settings.xml")


def test_a_units_template_gets_the_lists_where_it_has_none(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "unit.docx"))
    template = open_template(tmp_path / "unit.docx")
    made = Docx(to_bytes(seeded(), ".docx", template=template))
    theirs, name = template.parts["word/settings.xml"], "word/settings.xml"
    assert set("0123456789万亿公平") <= set(made.all("w:noLineBreaksAfter", name)[0].get(f"{W}val") or "")
    assert re.sub(rb"<w:noLineBreaks[^>]*>", b"", made.parts[name]) == theirs
    (tmp_path / "own.docx").write_bytes(to_bytes(chinese_report(), ".docx"))
    own = open_template(tmp_path / "own.docx")
    assert Docx(to_bytes(seeded(), ".docx", template=own)).parts[name] == own.parts[name]
    assert Docx(to_bytes(english_report(), ".docx", template=template)).parts[name] == theirs


def to_the_office(document: bytes, folder: Path) -> Docx:
    path = folder / "report.docx"
    path.write_bytes(document)
    furnish(folder / "profile", path)
    return Docx(path.read_bytes())


def test_the_copy_that_libreoffice_prints_says_the_same_and_has_joiners_and_no_overhang(
    tmp_path: Path,
) -> None:
    report = chinese_report()
    document = to_bytes(report, ".docx")
    copy = to_the_office(document, tmp_path)
    assert (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text().count(JOINER) == 1
    said = ["".join(p.itertext()) for p in copy.paragraphs()]
    assert [one.replace(JOINER, "") for one in said] == [
        "".join(p.itertext()) for p in Docx(document).paragraphs()
    ]
    assert f"149{JOINER}家" in "".join(said)
    # A fifth of 16 pt, less the quarter point by which all letters are closer.
    wide = [one for one in copy.all(".//w:r") if "".join(one.itertext()).endswith(JOINER)]
    assert {one[0].find(f"{W}spacing").get(f"{W}val") for one in wide} == {"59"}  # type: ignore[union-attr]
    (overflow,) = copy.all(".//w:overflowPunct", "word/styles.xml")
    assert overflow.get(f"{W}val") == "1"
    same = set(copy.parts) - {"word/document.xml", "word/styles.xml"}
    assert all(copy.parts[name] == Docx(document).parts[name] for name in same)


def test_a_document_that_asks_for_nothing_is_printed_as_it_is(tmp_path: Path) -> None:
    for document in (to_bytes(english_report(), ".docx"), b"no docx"):
        path = tmp_path / "report.docx"
        path.write_bytes(document)
        furnish(tmp_path / "profile", path)
        assert path.read_bytes() == document
        assert not (tmp_path / "profile").exists()


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("seed", [20251205, 1, 3])
def test_on_the_page_no_figure_parts_from_its_unit_and_no_mark_hangs_over_the_edge(seed: int) -> None:
    made = seeded(seed)
    document = to_bytes(made, ".docx")
    lines, bare = printed_lines(document), printed_lines(without_lists(document))
    assert len(parted(made, bare)) >= 20
    assert parted(made, lines) == []
    # Four lines of words alone: nothing there is squeezed or spread.
    assert max(len(line) for line in lines if not re.search(r"[\d.%]", line)) == 28
    assert not [line for line in lines if re.search(r"^[，。）”]", line)]
    with pdfplumber.open(io.BytesIO(printed(document))) as pdf:
        signs = [sign for page in pdf.pages for sign in page.chars]
    assert max(sign["x1"] for sign in signs) <= (210 - 26 + 0.5) * POINTS
    said = "".join(sign["text"] for sign in signs)
    assert JOINER not in said, "what is copied from the page is the text of the docx"
    assert all(part in "".join(lines) for block in blocks(made) for part in [block.text] if part)


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("path", [*EXAMPLES, *PAPERS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_figure_parts_from_its_unit_in_an_example_or_a_paper_of_any_kind(path: Path) -> None:
    made = drafted(path)
    assert parted(made, printed_lines(to_bytes(made, ".docx"))) == []


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_in_a_units_template_no_figure_parts_either(tmp_path: Path) -> None:
    unit = Document()
    # As Word in China writes it; python-docx brings along a template of the United States.
    (language,) = unit.styles.element.iter(f"{W}lang")
    language.set(f"{W}eastAsia", "zh-CN")
    unit.save(str(tmp_path / "unit.docx"))
    made = seeded()
    document = to_bytes(made, ".docx", template=open_template(tmp_path / "unit.docx"))
    assert parted(made, printed_lines(document)) == []
