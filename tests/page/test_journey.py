"""The page in a real browser, from the first visit to the Word file."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.needs("chromium")

_ROOT = Path(__file__).resolve().parents[2]
_SERVE = "import sys; from assistant.interfaces.serve import serve; serve(port=int(sys.argv[1]))"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The first draft obeys; asked for 一（一） again, the model says it in other words.
_SCRIPT = """
default: {obey: true}
revisions:
  "1.1": >-
    严格落实“党政同责、一岗双责”，将安全生产纳入乡镇和部门年度考核，逐级分解任务、明确责任清单。
    召开安委会全体会议[[召开安委会全体会议]]，签订安全生产责任书[[签订安全生产责任书]]，党政领导带队督查[[党政领导带队督查]]。
    投入安全生产专项资金[[投入安全生产专项资金]]，对进度滞后的单位开展约谈提醒。
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own, with a scripted model that obeys."""
    folder = tmp_path_factory.mktemp("served")
    script = folder / "model.yaml"
    script.write_text(_SCRIPT, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"NIGAO_DATA": str(folder / "data"), "NIGAO_MODEL": f"scripted:{script}", "PYTHONPATH": str(_ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(port)],
        cwd=folder,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise AssertionError("the server ended before it answered")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("NIGAO_CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield chromium
        chromium.close()


def opened(browser: Any, address: str, locale: str = "zh-CN", width: int = 1280) -> tuple[Any, list[str]]:
    """The page in a context of its own, and the addresses that it asks for."""
    page = browser.new_context(locale=locale, viewport={"width": width, "height": 900}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("#draft")
    return page, asked


def look(page: Any, step: str) -> None:
    """Keeps a picture of the step, where NIGAO_TEST_PICTURES names a folder for them."""
    folder = os.environ.get("NIGAO_TEST_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"page-{step}.png"), full_page=True)


def draft(page: Any) -> None:
    page.click("#draft")
    page.wait_for_selector(".nigao-page mark.supported", timeout=30_000)
    page.wait_for_selector("#download:not([disabled])", timeout=30_000)


def test_a_newcomer_drafts_fills_a_gap_revises_and_takes_the_word_file_home(
    browser: Any, address: str, tmp_path: Path
) -> None:
    from docx import Document

    page, asked = opened(browser, address)
    look(page, "start")
    draft(page)
    assert "青禾县2025年安全生产工作情况报告" in page.inner_text("#report h1")
    assert page.locator(".nigao-page mark.open").count() == 1
    look(page, "drafted")

    page.fill("#ask textarea", "更新应急物资改成3500")
    page.click("#send")
    page.wait_for_selector(".nigao-page mark.open", state="detached", timeout=30_000)
    assert "3500件" in page.inner_text("#report")

    page.fill("#ask textarea", "把一（一）写得更简练")
    page.click("#send")
    page.wait_for_selector("#accept:visible", timeout=30_000)
    page.wait_for_timeout(500)
    look(page, "proposed")
    before = page.inner_text("#report")
    page.click("#reject")
    page.wait_for_selector("#accept", state="hidden")
    assert page.inner_text("#report") == before
    page.fill("#ask textarea", "把一（一）写得更简练")
    page.click("#send")
    page.wait_for_selector("#accept:visible", timeout=30_000)
    page.click("#accept")
    page.wait_for_selector("#accept", state="hidden")
    page.wait_for_function("before => document.querySelector('#report').innerText !== before", arg=before)

    page.reload()
    page.wait_for_selector(".nigao-page mark.supported", timeout=30_000)
    assert "3500件" in page.inner_text("#report")
    with page.expect_download() as waiting:
        page.click("#download")
    target = tmp_path / "report.docx"
    waiting.value.save_as(target)
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "一、主要做法及成效" in text and "3500件" in text
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_tabs_show_facts_outline_versions_and_evidence(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    draft(page)
    for number, name in enumerate(("数据", "提纲", "版本", "依据"), 1):
        page.get_by_role("tab", name=name, exact=True).click()
        page.wait_for_timeout(400)
        look(page, f"tab-{number}")
    page.get_by_role("tab", name="提纲", exact=True).click()
    page.click("#section input")
    page.get_by_role("option", name="三 下一步工作打算").click()
    page.click("#up")
    page.get_by_role("tab", name="报告", exact=True).click()
    page.wait_for_function("() => document.querySelector('#report').innerText.includes('二、下一步工作打算')")


def test_last_years_report_becomes_this_years_draft(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.click("#own button")
    page.set_input_files("#sample input[type=file]", str(_ROOT / "examples" / "safety" / "reference.md"))
    page.wait_for_timeout(1500)
    page.click("#draft")
    page.wait_for_selector(".nigao-page mark.open", timeout=30_000)
    page.wait_for_selector("#download:not([disabled])", timeout=30_000)
    look(page, "learned")
    assert "聚焦责任落实，织密防控网络" in page.inner_text("#report")
    assert page.locator(".nigao-page mark.supported").count() == 0


def test_a_kind_alone_gives_a_skeleton_to_fill(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.click("#own button")
    page.click("#kind input")
    page.get_by_role("option", name="工作总结", exact=True).click()
    page.click("#draft")
    page.wait_for_selector("#download:not([disabled])", timeout=30_000)
    assert "【待补】" in page.inner_text("#report")


def test_two_browsers_see_their_own_reports(browser: Any, address: str) -> None:
    first, _ = opened(browser, address)
    second, _ = opened(browser, address, locale="en-GB")
    draft(first)
    assert "Press Draft" in second.inner_text("#report") or "press Draft" in second.inner_text("#report")
    assert second.inner_text("#draft") == "Draft"


def test_the_page_fits_a_telephone(browser: Any, address: str) -> None:
    page, _ = opened(browser, address, width=390)
    draft(page)
    look(page, "telephone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
