"""The page in a real browser, from the first visit to the Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.page.served import (
    ROOT,
    Served,
    ask,
    choose_section,
    draft,
    look,
    opened,
    report_text,
    set_value,
    tab,
    wait_for_text,
)

pytestmark = pytest.mark.needs("chromium")

# Nine sections; the scripted model takes a minute for the ninth.
OUTLINE = "".join(f"## 推进第{n}项工作\n\n- 抓好{n}号任务\n\n" for n in "一二三四五六七八九")
FACTS = "编号,名称,数值,单位\n甲,甲类检查数,12,家\n"


def take_home(page: Any, form: str, target: Path) -> Path:
    with page.expect_download() as waiting:
        page.click(f"a[data-format={form}]")
    waiting.value.save_as(target)
    return target


def revise_and_reject_one(page: Any) -> None:
    """Asks for a section anew, leaves the sentence about meetings as it is, and takes the others."""
    ask(page, "把一（一）写得更简练")
    page.wait_for_selector("#accept:visible")
    page.wait_for_function("document.querySelectorAll('#choices input').length > 1")
    look(page, "proposed")
    before = report_text(page)
    page.locator("#choices label", has_text="召开安委会").locator("input").uncheck()
    assert report_text(page) == before
    page.click("#accept")
    page.wait_for_selector("#decision", state="hidden")
    page.wait_for_function(
        "before => document.querySelector('#report .nigao-page').textContent !== before", arg=before
    )


def test_a_newcomer_drafts_fills_a_gap_revises_locks_and_after_a_restart_takes_the_word_file_home(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    from docx import Document

    page, asked = opened(browser, served.address)
    look(page, "start")
    draft(page)
    assert "青禾县2025年安全生产工作情况报告" in page.inner_text("#report h1")
    assert page.locator(".nigao-page .nigao-mark.open").count() == 1
    look(page, "drafted")

    set_value(page, "更新应急物资", "3500")
    wait_for_text(page, "3500件")
    look(page, "facts")
    tab(page, "报告")
    revise_and_reject_one(page)
    text = report_text(page)
    assert "严格落实" in text and "，对进度滞后的单位开展约谈提醒" in text
    assert "。签订安全生产责任书" in text, "the sentence that was rejected is as it was"

    choose_section(page, "一（一） 聚焦责任落实，织密防控网络")
    page.click("#lock")
    tab(page, "报告")
    page.wait_for_selector(".nigao-locked")
    look(page, "locked")
    ask(page, "把一（一）写得更具体")
    page.wait_for_selector("#chat >> text=锁定")

    before = report_text(page)
    served.kill()
    served.start()
    page.reload()
    page.wait_for_selector(".nigao-locked")
    assert report_text(page) == before and "3500件" in before
    paragraphs = Document(str(take_home(page, "docx", tmp_path / "report.docx"))).paragraphs
    printed = "\n".join(paragraph.text for paragraph in paragraphs)
    assert "一、主要做法及成效" in printed and "3500件" in printed and "开展约谈提醒" in printed
    assert [url for url in asked if not url.startswith((served.address, "data:", "blob:"))] == []


def test_the_conversation_by_rule_suggests_explains_and_exports(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    draft(page)
    ask(page, "更新应急物资改成3500")
    page.wait_for_selector("#accept:visible")
    assert "XX件" in report_text(page), "nothing is changed before it is accepted"
    page.click("#reject")
    page.wait_for_selector("#decision", state="hidden")
    assert "XX件" in report_text(page)
    ask(page, "加一节讲宣传工作")
    page.wait_for_selector("#accept:visible")
    page.click("#accept")
    wait_for_text(page, "四、宣传工作")
    ask(page, "为什么说96.4%？")
    page.wait_for_selector("#chat >> text=3292")
    ask(page, "导出核对表")
    page.wait_for_selector("#chat >> text=核对表")
    look(page, "talk")


@pytest.mark.slow
def test_the_tabs_show_facts_outline_findings_versions_and_evidence(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    draft(page)
    choose_section(page, "三 下一步工作打算")
    page.click("#up")
    tab(page, "报告")
    wait_for_text(page, "二、下一步工作打算")
    choose_section(page, "一（三） 聚焦宣传教育，提升安全意识")
    page.click("#sentence input")
    page.get_by_role("option").first.click()
    look(page, "outline")
    for name, step in (("检查", "findings"), ("版本", "versions"), ("依据", "evidence")):
        tab(page, name)
        look(page, step)
    tab(page, "检查")
    page.click(".nigao-findings a >> nth=0")
    page.wait_for_selector("#report .nigao-shown")
    tab(page, "版本")
    page.click("#compare-from input")
    page.get_by_role("option", name="1", exact=True).click()
    page.click("#restore")
    tab(page, "报告")
    wait_for_text(page, "三、下一步工作打算")


@pytest.mark.slow
def test_a_figure_shows_its_evidence_to_the_pointer_and_to_the_keyboard(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    draft(page)
    mark = page.locator(".nigao-page .nigao-mark.derived").last
    shown = "mark => getComputedStyle(mark, '::after').content"
    assert mark.evaluate(shown) == "none"
    mark.focus()
    assert "÷" in mark.evaluate(shown) or "-" in mark.evaluate(shown)
    assert "由公式算出" in mark.get_attribute("aria-label")
    look(page, "evidence-of-a-figure")


@pytest.mark.slow
def test_last_years_report_becomes_this_years_draft(browser: Any, address: str, tmp_path: Path) -> None:
    from docx import Document

    sample = Document()
    for line in (
        "机密★1年",
        *(ROOT / "examples" / "safety" / "reference.md").read_text("utf-8").splitlines(),
    ):
        if line.strip():
            sample.add_paragraph(line.lstrip("# "))
    sample.save(str(tmp_path / "去年的报告.docx"))
    page, _ = opened(browser, address)
    page.click("#own button")
    page.set_input_files("#sample input[type=file]", str(tmp_path / "去年的报告.docx"))
    page.wait_for_selector("#sample >> text=去年的报告")
    draft(page)
    look(page, "learned")
    noticed = page.inner_text(".toast-wrap")
    assert "请注意" in noticed and "样本标有密级“机密★1年”" in noticed
    assert "聚焦责任落实，织密防控网络" in page.inner_text("#report")
    assert page.locator(".nigao-page .nigao-mark.open").count() > 3
    assert page.locator(".nigao-page .nigao-mark.supported").count() == 0


@pytest.mark.slow
def test_a_table_and_the_outline_that_came_from_above_become_a_draft(
    browser: Any, address: str, tmp_path: Path
) -> None:
    from docx import Document

    outline = Document()
    for line in ("2025年工作总结提纲", "一、主要工作", "（一）安全生产。写明排查隐患数。", "二、下一步打算"):
        outline.add_paragraph(line)
    outline.save(str(tmp_path / "提纲.docx"))
    (tmp_path / "数据.csv").write_text("指标,数值,单位\n排查隐患,36,处\n", encoding="utf-8")
    page, _ = opened(browser, address)
    page.click("#own button")
    page.fill("#title textarea, #title input", "青禾县2025年工作总结")
    page.set_input_files("#facts input[type=file]", str(tmp_path / "数据.csv"))
    page.wait_for_selector("#facts >> text=数据")
    page.set_input_files("#outline input[type=file]", str(tmp_path / "提纲.docx"))
    page.wait_for_selector("#outline >> text=提纲.docx")
    draft(page)
    look(page, "from-above")
    written = page.inner_text("#report")
    assert "青禾县2025年工作总结" in written and "36处" in written and "写明" not in written


@pytest.mark.slow
def test_a_kind_alone_gives_a_skeleton_to_fill(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.click("#own button")
    page.click("#kind input")
    page.get_by_role("option", name="工作总结", exact=True).click()
    draft(page)
    assert "【待补】" in page.inner_text("#report")


@pytest.mark.slow
def test_two_browsers_see_their_own_reports(browser: Any, address: str) -> None:
    first, _ = opened(browser, address)
    second, _ = opened(browser, address, locale="en-GB")
    draft(first)
    assert "press Draft" in second.inner_text("#report")
    assert second.inner_text("#draft") == "Draft"
    assert second.locator(".nigao-files").count() == 0


def nine_sections(page: Any, folder: Path) -> None:
    (folder / "facts.csv").write_text(FACTS, "utf-8")
    (folder / "outline.md").write_text(OUTLINE, "utf-8")
    page.click("#own button")
    page.set_input_files("#facts input[type=file]", str(folder / "facts.csv"))
    page.set_input_files("#outline input[type=file]", str(folder / "outline.md"))
    page.wait_for_selector("#facts >> text=facts")
    page.wait_for_selector("#outline >> text=outline")
    page.click("#draft")
    page.wait_for_selector("#progress >> text=8/9")


def test_a_draft_that_is_stopped_keeps_what_was_written_and_is_gone_on_with(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    page, _ = opened(browser, served.address)
    nine_sections(page, tmp_path)
    look(page, "writing")
    assert page.locator(".nigao-page .waiting").count() == 1
    page.click("#stop")
    page.wait_for_selector(".nigao-files a")
    assert "已停止" in page.inner_text("#progress")
    text = report_text(page)
    assert "抓好八号任务" in text and "【待补】" in text
    page.reload()
    page.wait_for_selector(".nigao-files a")
    assert "抓好八号任务" in report_text(page)
    look(page, "stopped")
    with served.obeying():
        page.click("#go-on")
        wait_for_text(page, "抓好九号任务")
        page.wait_for_selector(".nigao-files a")
    assert page.is_hidden("#go-on") and "【待补】" not in report_text(page)
    assert report_text(page).startswith(text.partition("推进第九项")[0])
    tab(page, "版本")
    assert page.locator("#versions-table .virtual-body [role=row]").count() == 2


@pytest.mark.slow
def test_a_report_and_a_running_draft_survive_a_server_that_is_killed(browser: Any, tmp_path: Path) -> None:
    served = Served(tmp_path).start()
    try:
        page, _ = opened(browser, served.address)
        draft(page)
        set_value(page, "更新应急物资", "3500")
        wait_for_text(page, "3500件")
        second, _ = opened(browser, served.address)
        nine_sections(second, tmp_path)
        served.kill()
        with served.obeying():
            served.start()
            page.reload()
            page.wait_for_selector(".nigao-files a")
            assert "3500件" in report_text(page)
            second.reload()
            second.wait_for_selector(".nigao-files a")
        assert "抓好九号任务" in report_text(second) and "抓好一号任务" in report_text(second)
    finally:
        served.stop()
