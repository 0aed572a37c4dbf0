"""The page of the 版记: where the brief leaves it open, an even one, and no blank page before it."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest

from assistant.brief.read import read_brief
from assistant.documents import to_bytes
from assistant.documents.last_page import is_open, settled
from assistant.documents.pdf import print_docx
from assistant.report.model import Part, Report, blank
from assistant.report.saved import from_json, to_json
from tests.documents.conftest import Docx, said
from tests.documents.papers import paper
from tests.documents.test_order import order

SENTENCE = "各有关单位要按照统一部署认真抓好工作落实。"


def notice(sentences: int = 1, **changed: object) -> Report:
    """A 通知 of so many sentences whose brief says nothing of the page of its 版记."""
    data = {
        "title": "青禾县应急管理局关于做好有关工作的通知",
        "kind": "通知",
        "organ_mark": "青禾县应急管理局文件",
        "document_number": "青应急〔2026〕3号",
        "recipient": "各乡镇人民政府",
        "author": "青禾县应急管理局",
        "date": "2026-01-09",
        "copies_to": ["县委办公室"],
        "sections": [{"heading": "工作要求"}],
        **changed,
    }
    brief = read_brief(data)
    text = "\n".join([SENTENCE] * sentences)
    return Report(brief=brief, model="composer", sections=blank(brief, lambda _: Part(source=text)))


def starts(document: bytes) -> list[str | None]:
    """How each section of pages begins."""
    return [said(one, "w:type") for one in Docx(document).all(".//w:sectPr")]


def test_it_is_open_where_the_brief_says_nothing_and_there_is_a_table_that_could_move() -> None:
    assert is_open(notice())
    assert from_json(to_json(notice())).brief.imprint_on_even is None
    assert not is_open(notice(imprint_on_even="是"))
    assert not is_open(notice(imprint_on_even="否"))
    assert not is_open(notice(copies_to=None, organ_mark=None))
    assert not is_open(notice(kind="函", organ_mark="青禾县应急管理局")), "a letter: at the foot of its end"


def test_where_nothing_can_count_pages_it_stays_where_the_text_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert settled(notice()) == notice()
    assert starts(to_bytes(notice(), ".docx")) == [None]


def test_what_the_brief_says_is_done_and_nothing_is_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert starts(to_bytes(notice(imprint_on_even=True), ".docx")) == [None, "evenPage"]
    assert settled(paper()) == paper()


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("sentences", [1, 14, 30])
def test_it_ends_on_an_even_page_in_docx_and_pdf_and_no_page_is_blank(sentences: int) -> None:
    report = notice(sentences)
    document = to_bytes(report, ".docx")
    for pdf in (print_docx(document), to_bytes(report, ".pdf")):
        with pdfplumber.open(io.BytesIO(pdf)) as printed:
            texts = [page.extract_text() for page in printed.pages]
        assert len(texts) % 2 == 0
        assert "抄送：县委办公室。" in texts[-1]
        assert all("—" in text and len(text) > 20 for text in texts), "each page is numbered and has words"
    assert starts(document) in ([None], [None, "evenPage"])


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_an_order_of_one_page_has_it_on_the_back() -> None:
    made = order(imprint_on_even=None, copies_to=["县委办公室"])
    assert starts(to_bytes(made, ".docx")) == [None, "evenPage"]
