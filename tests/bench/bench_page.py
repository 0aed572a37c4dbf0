"""The page in Chromium: until it can be used beside a bare Gradio page, a fact edited until it is repainted, a stop."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.page.served import FLAGS, Served, draft, opened, type_value

_VISITS, _EDITS, _STOPS = 5, 9, 3
_PARTS = "甲乙丙丁戊己庚辛壬癸子丑"
_QUICK = "default: {obey: true}\n"
_SLOW = 'default: {obey: true, delay: 60}\nsections: {"1": {obey: true}}\n'
_BARE = """
import os, sys
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
import gradio as gr
with gr.Blocks(analytics_enabled=False) as page:
    gr.Textbox(elem_id="ask")
    gr.Button("x", elem_id="draft")
page.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]), ssr_mode=False, quiet=True)
"""

_PAINTED = """Promise.race([window.painted, new Promise((_, lost) =>
  setTimeout(() => lost(new Error("the edit was never shown")), 20000))])"""


def main() -> list[Mapping[str, object]]:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        served = Served(here).start()
        path = os.environ.get("NIGAO_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            return [*_first_page(browser, served), _edit(browser, served, here), _stop(browser, served, here)]
        finally:
            browser.close()
            served.stop()


def _first_page(browser: Any, served: Served) -> Iterator[Mapping[str, object]]:
    with _bare() as bare:
        ours, theirs = [], []
        for _ in range(_VISITS):  # in turns, so that what else the machine does falls on both
            ours.append(_until_usable(browser, served.address))
            theirs.append(_until_usable(browser, bare))
    mine, plain = statistics.median(ours), statistics.median(theirs)
    yield {
        "what": "a first visit, until the button can be pressed",
        "seconds": f"{mine:.2f} (bar 3)",
        "a bare Gradio page": f"{plain:.2f}",
        "ratio": f"{mine / plain:.2f}",
    }


def _until_usable(browser: Any, address: str) -> float:
    """Seconds in a browser that has never been there: nothing of the page is in its cache."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#draft:not([disabled])")
    page.locator("#ask textarea, #ask input").first.wait_for()
    seconds = time.perf_counter() - started
    context.close()
    return seconds


def _edit(browser: Any, served: Served, here: Path) -> Mapping[str, object]:
    """From the key that ends the edit to the frame in which the report shows it; the page's own clock."""
    (here / "model.yaml").write_text(_QUICK, "utf-8")
    page, _ = opened(browser, served.address)
    _upload(page, here, "".join(f"## 推进{p}类工作\n\n- 抓好{p}类任务\n\n事实：{p}数\n\n" for p in _PARTS))
    draft(page)
    taken = []
    for number in range(_EDITS):
        type_value(page, "甲类检查数", str(5000 + number))
        page.evaluate(
            """wanted => { window.painted = new Promise(done => {
              document.addEventListener("keydown", () => {
                const started = performance.now();
                const look = () => document.querySelector("#report .nigao-page").textContent.includes(wanted)
                  ? requestAnimationFrame(() => done(performance.now() - started)) : requestAnimationFrame(look);
                look();
              }, {once: true, capture: true}); }); }""",
            f"{5000 + number}家",
        )
        page.keyboard.press("Enter")
        taken.append(page.evaluate(_PAINTED))
    return {
        "what": f"a fact edited, until a report of {len(_PARTS)} sections shows it",
        "seconds": f"{statistics.median(taken) / 1000:.3f} (bar 0.5; longest {max(taken) / 1000:.3f})",
    }


def _stop(browser: Any, served: Served, here: Path) -> Mapping[str, object]:
    (here / "model.yaml").write_text(_SLOW, "utf-8")
    taken = []
    for _ in range(_STOPS):
        page, _ = opened(browser, served.address)
        _upload(page, here, "## 甲项工作\n\n- 抓好甲项\n\n## 乙项工作\n\n- 抓好乙项\n")
        page.click("#draft")
        page.wait_for_selector("#progress >> text=1/2")
        page.wait_for_selector("#stop:not([disabled])")
        started = time.perf_counter()
        page.click("#stop")
        page.wait_for_selector("#progress >> text=已停止")
        taken.append(time.perf_counter() - started)
    return {
        "what": "stop pressed while an answer takes a minute, until what was done is kept and shown",
        "seconds": f"{statistics.median(taken):.2f} (bar 1; longest {max(taken):.2f})",
    }


def _upload(page: Any, here: Path, outline: str) -> None:
    rows = "".join(f"{p}数,{p}类检查数,{n + 100},家\n" for n, p in enumerate(_PARTS))
    (here / "facts.csv").write_text(f"编号,名称,数值,单位\n{rows}", "utf-8")
    (here / "outline.md").write_text(outline, "utf-8")
    page.click("#own button")
    page.set_input_files("#facts input[type=file]", str(here / "facts.csv"))
    page.set_input_files("#outline input[type=file]", str(here / "outline.md"))
    page.wait_for_selector("#facts .file-preview")
    page.wait_for_selector("#outline .file-preview")


@contextmanager
def _bare() -> Iterator[str]:
    """The address of a Gradio page with one field and one button, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", _BARE, str(port)], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _until(lambda: urllib.request.urlopen(address, timeout=2).close())
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _until(answers: Callable[[], None]) -> None:
    for _ in range(600):
        try:
            answers()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the bare page did not answer")
