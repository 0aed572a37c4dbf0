"""The page itself, printed by LibreOffice: what the markup promises is measured in millimetres."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from assistant.documents import read_text, to_bytes, write
from assistant.documents.content import blocks
from assistant.documents.pdf import font_settings, print_docx
from assistant.report.model import Report
from assistant.service.sync import sync
from tests.documents.reports import chinese_report

pytestmark = pytest.mark.needs("libreoffice")

POINTS = 72 / 25.4
EDGE = {"left": 28 * POINTS, "right": (210 - 26) * POINTS, "top": 37 * POINTS, "bottom": (297 - 35) * POINTS}
MM = POINTS  # one millimetre, the tolerance of the standard


@dataclass(frozen=True)
class Line:
    """A line of text on a page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


def pages(pdf: bytes, folder: Path) -> list[list[Line]]:
    """The lines of each page as pdftotext finds them."""
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True)
    found = []
    for page in run.stdout.decode().split("<page ")[1:]:
        lines = re.findall(
            r'<line xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</line>', page, re.DOTALL
        )
        found.append(
            sorted(
                (
                    Line(*map(float, place), "".join(re.findall(r"<word[^>]*>(.*?)</word>", words)))
                    for *place, words in lines
                ),
                key=lambda line: line.top,
            )
        )
    return found


def joined(lines: list[Line]) -> list[Line]:
    """Lines on one height as one: pdftotext parts them at wide gaps."""
    rows: list[Line] = []
    for line in lines:
        if rows and abs(rows[-1].top - line.top) < 8:
            last = rows[-1]
            rows[-1] = Line(
                min(last.left, line.left),
                last.top,
                max(last.right, line.right),
                last.bottom,
                last.words + line.words,
            )
        else:
            rows.append(line)
    return rows


@pytest.fixture(scope="module")
def long_report() -> Report:
    """Three pages of characters that all have the same width."""
    texts = {
        "1.1": "检查企业[[检查企业数]]。",
        "3": "国务院有关部门要求各地区切实提高思想认识压紧压实责任链条" * 60,
    }
    return chinese_report(texts)


@pytest.fixture(scope="module")
def printed(long_report: Report, tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    folder = tmp_path_factory.mktemp("pdf")
    return [joined(page) for page in pages(print_docx(to_bytes(long_report, ".docx")), folder)]


def body(page: list[Line]) -> list[Line]:
    return [line for line in page if line.top < EDGE["bottom"]]


def test_a_full_page_has_22_lines_of_28_characters(printed: list[list[Line]]) -> None:
    page = body(printed[1])
    assert len(page) == 22
    assert {len(line.words) for line in page} == {28}


def test_the_text_stands_within_a_millimetre_of_its_area(printed: list[list[Line]]) -> None:
    page = body(printed[1])
    assert min(line.left for line in page) == pytest.approx(EDGE["left"], abs=MM)
    assert max(line.right for line in page) == pytest.approx(EDGE["right"], abs=MM)
    assert min(line.top for line in page) >= EDGE["top"] - MM
    assert max(line.bottom for line in page) <= EDGE["bottom"] + MM
    heights = [after.top - before.top for before, after in itertools.pairwise(page)]
    assert all(height == pytest.approx(28.95, abs=0.2) for height in heights)


def test_page_numbers_stand_7_mm_below_the_text_odd_right_and_even_left(printed: list[list[Line]]) -> None:
    for index, page in enumerate(printed, 1):
        number = page[-1]
        assert number.words == f"—{index}—"
        assert (number.top + number.bottom) / 2 - EDGE["bottom"] == pytest.approx(7 * POINTS, abs=1.5 * MM)
        if index % 2:
            assert number.right == pytest.approx(EDGE["right"] - 14, abs=MM)
        else:
            assert number.left == pytest.approx(EDGE["left"] + 14, abs=MM)


def test_title_and_signature_stand_where_the_standard_has_them(printed: list[list[Line]]) -> None:
    title = printed[0][:2]
    middle = (EDGE["left"] + EDGE["right"]) / 2
    assert [line.words for line in title] == [
        "青禾县安全生产委员会办公室",
        "关于2025年度全县安全生产工作情况的报告",
    ]
    assert all((line.left + line.right) / 2 == pytest.approx(middle, abs=MM) for line in title)
    organ, date = body(printed[-1])[-2:]
    assert (organ.words, date.words) == ("青禾县安全生产委员会办公室", "2025年12月5日")
    assert organ.right == pytest.approx(EDGE["right"] - 2 * 15.75, abs=2 * MM)
    assert date.left - organ.left == pytest.approx(2 * 15.75, abs=MM)


@pytest.mark.parametrize("organ", ["县安委办", "云溪县教育局", "云溪县自然资源局", "云溪县自然资源局党组"])
def test_the_date_stays_on_one_line_and_two_right_of_the_organ(organ: str, tmp_path: Path) -> None:
    report = chinese_report({"3": "抓好落实。"}, author=organ, date="2025-12-18")
    printed = joined(pages(print_docx(to_bytes(report, ".docx")), tmp_path)[-1])
    above, below = body(printed)[-2:]
    assert (above.words, below.words) == (organ, "2025年12月18日")
    assert below.left - above.left == pytest.approx(2 * 15.75, abs=2 * MM)
    assert max(above.right, below.right) <= EDGE["right"] + MM


def resaved(source: Path, folder: Path) -> Path:
    """The docx as LibreOffice writes it when somebody opens and saves it."""
    fonts = folder / "fonts.conf"
    fonts.write_text(font_settings(), encoding="utf-8")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
    subprocess.run(
        command,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        timeout=100,
        check=True,
    )
    return folder / "out" / source.name


def test_a_round_trip_through_libreoffice_keeps_headings_and_text(tmp_path: Path) -> None:
    report = chinese_report()
    source = tmp_path / "稿.docx"
    write(report, source)
    lines = read_text(resaved(source, tmp_path)).splitlines()
    assert [line.lstrip("# ") for line in lines] == [block.text for block in blocks(report)]
    assert lines[4] == "## 一、主要做法及成效"


@pytest.mark.skipif(sys.platform == "win32", reason="fontconfig")
def test_a_pdf_is_written_by_its_suffix(tmp_path: Path) -> None:
    write(chinese_report(), tmp_path / "报告.pdf")
    assert (tmp_path / "报告.pdf").read_bytes().startswith(b"%PDF-")


def test_an_edit_saved_by_libreoffice_comes_back_to_the_report(tmp_path: Path) -> None:
    report = chinese_report()
    source = tmp_path / "稿.docx"
    source.write_bytes(to_bytes(report, ".docx", "comments"))
    edited = resaved(source, tmp_path)
    synced = sync(report, read_text(edited))
    assert (synced.changes, synced.news) == ((), ())
    document = Document(str(edited))
    run = next(run for p in document.paragraphs for run in p.runs if "272" in run.text)
    run.text = run.text.replace("272", "273")
    document.save(str(edited))
    assert [(one.expected, one.text) for one in sync(report, read_text(edited)).news] == [("272处", "273处")]
    printed = [piece for block in blocks(report) for piece in block.pieces if piece.figure]
    assert len(list(document.comments)) == len(printed)
