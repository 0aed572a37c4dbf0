"""A server of the page in a process of its own, which can be ended and started again, and a browser to look at it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_SERVE = "import sys; from assistant.interfaces.serve import serve; serve(port=int(sys.argv[1]))"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The model obeys. Asked for 一（一） again, it says it in other words; a ninth section takes it a minute.
SCRIPT = """
default: {obey: true}
sections:
  "9": {obey: true, delay: 60}
revisions:
  "1.1": >-
    严格落实“党政同责、一岗双责”，将安全生产纳入乡镇和部门年度考核，逐级分解任务、明确责任清单。
    召开安委会全体会议[[召开安委会全体会议]]，签订安全生产责任书[[签订安全生产责任书]]，党政领导带队督查[[党政领导带队督查]]。
    投入安全生产专项资金[[投入安全生产专项资金]]，对进度滞后的单位开展约谈提醒。
"""


class Served:
    """One server on one port with one data folder, however often it is started."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        script = folder / "model.yaml"
        script.write_text(SCRIPT, encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = {
            "NIGAO_DATA": str(folder / "data"),
            "NIGAO_MODEL": f"scripted:{script}",
            "NIGAO_PROCESSES": "0",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Served:
        with (self.folder / "log.txt").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _SERVE, str(self.port)],
                cwd=self.folder,
                env={**os.environ, **self.settings},
                stdout=log,
                stderr=log,
            )
        for _ in range(900):
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended before it answered: {self.log()[-2000:]}")
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
                    return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not answer")

    @contextmanager
    def obeying(self) -> Iterator[None]:
        """As long as this lasts, no section takes the model a minute."""
        script = self.folder / "model.yaml"
        script.write_text("default: {obey: true}\n", "utf-8")
        try:
            yield
        finally:
            script.write_text(SCRIPT, "utf-8")

    def kill(self) -> None:
        """Ends it as a loss of power would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def log(self) -> str:
        return (self.folder / "log.txt").read_text("utf-8", "replace")


def opened(browser: Any, address: str, locale: str = "zh-CN", width: int = 1280) -> tuple[Any, list[str]]:
    """The page in a context of its own, ready, and the addresses that it asks for."""
    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("#draft")
    page.wait_for_selector("#settings")
    return page, asked


def look(page: Any, step: str) -> None:
    """Keeps a picture of the step, where NIGAO_TEST_PICTURES names a folder for them."""
    folder = os.environ.get("NIGAO_TEST_PICTURES")
    if folder:
        page.wait_for_timeout(700)
        page.screenshot(path=str(Path(folder) / f"page-{step}.png"), full_page=True)


def draft(page: Any) -> None:
    """Presses the button and waits until the whole report stands, with its files."""
    page.click("#draft")
    page.wait_for_selector(".nigao-files a")


def upload(page: Any, facts: Path, outline: Path) -> None:
    """Brings one's own table of facts and outline."""
    page.click("#own button")
    page.set_input_files("#facts input[type=file]", str(facts))
    page.set_input_files("#outline input[type=file]", str(outline))
    page.wait_for_selector("#facts .file-preview")
    page.wait_for_selector("#outline .file-preview")


def ask(page: Any, message: str) -> None:
    page.fill("#ask textarea", message)
    page.click("#send")


def tab(page: Any, name: str) -> None:
    """Opens a tab; on a narrow screen the last ones stand in a menu."""
    wanted = page.get_by_role("tab", name=name, exact=True)
    if wanted.count() and wanted.first.is_visible():
        wanted.first.click()
        return
    page.click(".overflow-menu > button")
    page.locator(".overflow-dropdown button", has_text=name).click()


def set_value(page: Any, fact: str, value: str) -> None:
    """Changes one value in the table of facts, as a person does: into the cell, over what stands there, and return."""
    type_value(page, fact, value)
    page.keyboard.press("Enter")


def type_value(page: Any, fact: str, value: str) -> None:
    """The same without the return: the cell is in the act of being edited."""
    tab(page, "数据")
    row = page.locator("#facts-table .virtual-body [role=row]", has_text=fact).first
    cell = row.locator("[role=gridcell]").nth(2)
    cell.click()  # the table scrolls to what is chosen
    page.wait_for_timeout(100)
    cell.dblclick()
    row.locator("textarea").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(value)


def choose_section(page: Any, name: str) -> None:
    tab(page, "提纲")
    page.click("#section input")
    page.get_by_role("option", name=name).click()


def report_text(page: Any) -> str:
    return str(page.evaluate("document.querySelector('#report .nigao-page').textContent"))


def wait_for_text(page: Any, text: str) -> None:
    page.wait_for_function(
        "text => document.querySelector('#report .nigao-page')?.textContent.includes(text)", arg=text
    )
