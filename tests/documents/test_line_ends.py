"""A figure keeps its unit at the end of a line: the lists that say so, and the page as LibreOffice prints it."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Callable

import pdfplumber
import pytest

from assistant.brief.read import read_brief
from assistant.documents import to_bytes
from assistant.documents.content import blocks
from assistant.documents.pdf import print_docx
from assistant.documents.zipped import pack
from assistant.report.model import Part, Report, blank
from tests.documents.conftest import Docx
from tests.documents.reports import chinese_report, english_report
from tests.documents.test_examples import EXAMPLES, drafted

Open = Callable[[Report], Docx]
UNITS = ("处", "万元", "亿元", "%", "个百分点", "公里", "平方米", "万人次", "家", "项", "万立方米", "吨")
WORDS = "全县各级各部门按照统一部署认真抓好工作落实全面推进整改提升持续加强督促检查切实压实主体责任"
_FIGURE = re.compile(r"\d[\d.,]*[^\W\d]*[%‰]?")


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
            facts.append({"id": name, "label": name, "value": value, "unit": unit})
            start = rng.randrange(0, 20)
            line += WORDS[start : start + rng.randrange(4, 24)] + f"[[{name}]]，"
        lines.append(line.rstrip("，") + "。")
    lines.append(WORDS * 3 + "。")
    brief = read_brief({"title": "关于数字与单位的报告", "facts": facts, "sections": [{"heading": "情况"}]})
    return Report(
        brief=brief, model="composer", sections=blank(brief, lambda _: Part(source="\n".join(lines)))
    )


def printed_lines(document: bytes) -> list[str]:
    """The lines of all pages without their white space; page numbers are left out."""
    with pdfplumber.open(io.BytesIO(print_docx(document))) as pdf:
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
    assert set("0123456789万亿（“《$") <= set(said[0]["val"])
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


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_of_the_figures_that_would_part_from_their_units_nine_in_ten_stay_together() -> None:
    """LibreOffice 7.4 asks no list where the space that it sets between a digit and 家 finds no room on the line."""
    made = seeded()
    document = to_bytes(made, ".docx")
    lines, bare = printed_lines(document), printed_lines(without_lists(document))
    assert len(parted(made, bare)) >= 20
    assert len(parted(made, lines)) * 10 <= len(parted(made, bare))
    assert "".join(lines) == "".join(bare), "what is copied from the page is the same text"
    chinese = [len(line) for line in lines if not re.search(r"[\d.%]", line)]
    assert max(chinese) == 28
    assert not [line for line in lines if re.search(r"^[，。）”]", line)]


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_no_figure_of_a_fact_parts_from_its_unit_in_the_example_where_one_did() -> None:
    made = drafted(next(path for path in EXAMPLES if path.parent.name == "safety"))
    document = to_bytes(made, ".docx")
    assert "986|处" in parted(made, printed_lines(without_lists(document)))
    assert "986|处" not in parted(made, printed_lines(document))
