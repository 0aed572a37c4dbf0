"""The unit's own template on the page: brought once, named with what it lacks, in every Word file until taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.page.served import Served, draft, look, opened
from tests.page.test_journey import take_home

pytestmark = pytest.mark.needs("chromium")


def unit(folder: Path) -> Path:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "青禾县应急管理局"
    path = folder / "本单位.docx"
    document.save(str(path))
    return path


def header_of(path: Path) -> str:
    return Document(str(path)).sections[0].header.paragraphs[0].text


def bring(page: Any, file: Path) -> None:
    page.set_input_files("#template input[type=file]", str(file))


def result(page: Any, words: str) -> str:
    page.wait_for_function(
        "words => document.querySelector('#template-result')?.textContent.includes(words)", arg=words
    )
    return str(page.inner_text("#template-result"))


def test_a_template_is_kept_used_for_the_word_file_and_taken_back(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    page, asked = opened(browser, served.address)
    with served.obeying():
        draft(page)
    page.click("#unit button")
    result(page, "现在按国标版式导出")
    assert header_of(take_home(page, "docx", tmp_path / "plain.docx")) == ""
    bring(page, unit(tmp_path))
    said = result(page, "模板已保存")
    assert "模板里没有这些样式，已按国标补上：" in said and "主送机关" in said
    look(page, "template")
    assert header_of(take_home(page, "docx", tmp_path / "own.docx")) == "青禾县应急管理局"

    page.reload()
    page.wait_for_selector(".nigao-files a")
    page.click("#unit button")
    result(page, "主送机关")
    page.click("#template-forget")
    result(page, "现在按国标版式导出")
    assert header_of(take_home(page, "docx", tmp_path / "again.docx")) == ""
    assert all(address.startswith((served.address, "data:", "blob:")) for address in asked)
    page.context.close()


def test_what_cannot_be_a_template_is_told_and_nothing_is_kept(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    page, _ = opened(browser, served.address)
    page.click("#unit button")
    result(page, "现在按国标版式导出")
    false = tmp_path / "改名.docx"
    false.write_bytes(b"hello")
    bring(page, false)
    page.wait_for_selector(".toast-body")
    assert "不是 .docx 文件，可能只是改了扩展名" in page.inner_text(".toast-body")
    assert "tmp" not in page.inner_text(".toast-body")
    assert "现在按国标版式导出" in page.inner_text("#template-result")
    page.context.close()
