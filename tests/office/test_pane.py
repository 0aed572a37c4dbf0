"""The task pane in Chromium over a stand-in for Office.js: the five acts against a live server, its words, its width, its keys."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.office.conftest import Desk
from tests.page.served import FLAGS
from tests.parts import browser as chromium

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

FAKE = Path(__file__).with_name("fake_office.js")
CONTRAST = Path(__file__).parents[1] / "page" / "contrast.js"
# A browser bundle of office-addin-mock, made by tools/office_mock.sh; without it the stand-in keeps the rules itself.
MOCK = os.environ.get("NIGAO_TEST_OFFICE_MOCK", "")


@pytest.fixture(scope="module")
def context() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened.new_context(viewport={"width": 320, "height": 700}, locale="zh-CN")
        opened.close()


@pytest.fixture
def pane(context: Any, desk: Desk) -> Iterator[Any]:
    """The pane beside the safety example as a Word document; every request is noted."""
    desk.hand_in("safety")
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    if MOCK:
        page.add_init_script(path=MOCK)
    page.add_init_script(path=FAKE)
    page.goto(f"{desk.url}/office/")
    page.evaluate("paragraphs => fake.open(paragraphs)", paragraphs(desk.saved["safety"]))
    for name, words in (
        ("_n0_签订安全生产责任书", "326份"),
        ("_n1_事故起数增长", "25%"),
        ("_n2_更新应急物资", "XX件"),
    ):
        page.evaluate("([name, words]) => fake.mark(name, words)", [name, words])
    yield page
    assert page.faults == []
    assert [url for url in page.asked if not url.startswith(desk.url)] == []
    page.close()


def paragraphs(saved: dict[str, Any]) -> list[tuple[str, str]]:
    """The saved report as paragraphs and their styles."""
    found = [
        (saved["title"], "Title"),
        (saved["recipient"] + "：", "Normal"),
        (saved["opening"]["text"], "Normal"),
    ]

    def add(section: dict[str, Any]) -> None:
        head = section["number"] + section["heading"]
        if section["run_in"]:
            found.append((f"{head}。{section['text']}", "Normal"))
        else:
            found.append((head, f"Heading{section['level']}"))
            if section["text"]:
                found.append((section["text"], "Normal"))
        for below in section["sections"]:
            add(below)

    for section in saved["sections"]:
        add(section)
    return [*found, (saved["closing"], "Normal"), (saved["author"], "Normal"), ("2025年12月5日", "Normal")]


def said(pane: Any, button: str) -> str:
    """What the pane says when an act has ended."""
    pane.click(f"#{button}")
    pane.wait_for_function("() => !document.querySelector('#check').disabled")
    return str(pane.inner_text("#said"))


def state(pane: Any) -> dict[str, Any]:
    found: dict[str, Any] = pane.evaluate("fake.state()")
    return found


def test_check_sets_a_comment_on_each_finding_and_takes_its_own_away_first(pane: Any) -> None:
    pane.evaluate("fake.put('3292处', '3229处')")
    for _ in range(2):
        assert said(pane, "check") == "错误 1 处，警告 1 处，提示 0 处，都写成了批注。标题 7/7，数字 21/22。"
    comments = state(pane)["comments"]
    assert len(comments) == 2
    wrong = next(one for one in comments if "figure-contradicts" in one["content"])
    assert wrong["words"] == "3229处" and wrong["content"].startswith("[nigao] [错误]")
    assert pane.inner_text("#findings").count("\n") == 1


def test_draft_proposes_the_section_under_the_cursor_as_tracked_changes(pane: Any) -> None:
    before = state(pane)["text"]
    pane.evaluate("fake.select('推动应急物资', true)")
    assert said(pane, "draft").startswith("“聚焦应急保障，增强处置能力”已起草")
    found = state(pane)
    assert "更新应急物资XX件。" in found["inserted"]
    assert "推动应急物资分级储备、统一调度，更新应急物资XX件。" in found["deleted"]
    assert [n for n, text in enumerate(found["text"]) if text != before[n]] == [7] and found["mode"] == "Off"
    assert any(name.endswith("开展应急演练") and text == "58场" for name, text in found["marks"].items())


def test_revise_changes_only_the_sentences_that_are_selected(pane: Any) -> None:
    pane.evaluate("fake.select('重生产')")
    assert said(pane, "revise") == "先写要怎么改"
    pane.fill("#instruction", "更有力")
    assert said(pane, "revise") == "“存在的问题”改了 1 处，都是修订，请逐处接受或拒绝。"
    found = state(pane)
    assert found["inserted"] == "一是少数企业主体责任落实仍不到位，重生产、轻安全；"
    assert found["deleted"] == "一是少数企业主体责任落实不到位，重生产、轻安全；"


def test_a_section_without_text_gets_a_paragraph_of_its_own(pane: Any, desk: Desk) -> None:
    text = [one for one in paragraphs(desk.saved["safety"]) if not one[0].startswith("一是少数企业")]
    pane.evaluate("paragraphs => fake.open(paragraphs)", text)
    pane.evaluate("fake.select('存在的问题', true)")
    assert "已起草" in said(pane, "draft")
    found = state(pane)
    place = found["text"].index("二、存在的问题")
    assert (
        found["text"][place + 1].startswith("一是少数企业") and found["text"][place + 1] == found["inserted"]
    )


def test_insert_and_refresh_keep_figures_to_their_facts(pane: Any, desk: Desk) -> None:
    pane.evaluate("fake.select('反复出现', true)")
    pane.fill("#fact", "完成整改 * 2")
    assert said(pane, "insert") == "已插入：6584处（完成整改 * 2）"
    facts = [
        {"id": "签订安全生产责任书", "value": 330},
        {"id": "完成整改", "value": 3300},
        {"id": "更新应急物资", "value": 12},
    ]
    desk.ask("PATCH", f"/v1/drafts/{desk.ids['safety']}/facts", {"facts": facts})
    told = said(pane, "refresh")
    assert told.startswith("更新了 3 处：") and "326份 → 330份" in told and "6584处 → 6600处" in told
    found = state(pane)
    assert "反复出现6600处" in "".join(found["text"]) and "签订安全生产责任书330份" in "".join(found["text"])
    assert "更新应急物资12件" in "".join(found["text"]) and "6起，同比下降25%" in "".join(found["text"])
    assert said(pane, "refresh") == "4 个数据都是最新的。"


def test_a_figure_whose_word_of_direction_would_be_wrong_is_left_for_a_person(pane: Any, desk: Desk) -> None:
    before = next(fact for fact in desk.saved["safety"]["facts"] if fact["id"] == "事故起数增长")["formula"]
    now = re.split(r"[(,) ]+", before)[1]
    desk.ask("PATCH", f"/v1/drafts/{desk.ids['safety']}/facts", {"facts": [{"id": now, "value": 20}]})
    told = said(pane, "refresh")
    assert "要人看、没有动的：" in told and "事故起数增长" in told
    assert "6起，同比下降25%" in "".join(state(pane)["text"])


def test_what_goes_wrong_is_said_and_changes_nothing(pane: Any) -> None:
    before = state(pane)
    pane.evaluate("fake.select('特此报告', true)")
    assert said(pane, "draft").startswith("光标不在提纲的任何一节里；提纲各节：主要做法及成效")
    pane.fill("#fact", "没有这个数")
    assert said(pane, "insert") == "没有这个事实：没有这个数"
    pane.evaluate("localStorage.setItem('nigao-key', 'ng_wrong')")
    assert said(pane, "check") == "服务器答复 401：密钥不对或已吊销"
    pane.evaluate("localStorage.removeItem('nigao-key')")
    assert state(pane) == before


def test_outside_an_office_program_it_says_so_and_asks_nobody_for_office_js(context: Any, desk: Desk) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{desk.url}/office/")
    assert said(page, "check") == "请在 Word 或 WPS 里打开这个窗格。"
    assert [url for url in asked if not url.startswith(desk.url)] == []
    page.close()


def test_it_speaks_both_languages_fits_320_pixels_and_works_by_keyboard_with_enough_contrast(
    pane: Any,
) -> None:
    for language, word in (("zh", "核对全文"), ("en", "Check the document")):
        assert pane.inner_text("#check") == word and pane.get_attribute("html", "lang") == language
        assert pane.evaluate("document.documentElement.scrollWidth") <= 320
        pane.click("#language")
    pane.click("summary")
    found = pane.evaluate(CONTRAST.read_text("utf-8"))
    assert len(found) > 10 and [one for one in found if one["ratio"] < one["least"] - 0.005] == []
    pane.focus("#language")
    reached = []
    for _ in range(14):
        pane.keyboard.press("Tab")
        reached.append(pane.evaluate("document.activeElement.id || document.activeElement.tagName"))
    wanted = [
        "report",
        "check",
        "draft",
        "instruction",
        "revise",
        "fact",
        "insert",
        "refresh",
        "SUMMARY",
        "key",
        "model",
    ]
    assert reached[: len(wanted)] == wanted
    unlabelled = "[...document.querySelectorAll('input,select')].filter((one) => !one.labels.length).map((one) => one.id)"
    assert pane.evaluate(unlabelled) == []
    pane.focus("#check")
    pane.keyboard.press("Enter")
    pane.wait_for_function("() => /错误/.test(document.querySelector('#said').textContent)")
    assert pane.evaluate("document.activeElement.id") == "check"
