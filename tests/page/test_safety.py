"""What comes from outside stays text, and nothing goes outside: labels, file names, big files, addresses, the key."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.page.served import Served, ask, draft, look, opened, report_text, tab, upload, wait_for_text
from tests.writers.endpoint import completion, says, serving

pytestmark = pytest.mark.needs("chromium")

KEY = "sk-never-to-be-seen-4711"
EVIL = '<script>window.hit=1</script><img src=x onerror="window.hit=1">![x](http://192.0.2.1/x.png)'


def test_markup_in_a_label_stays_text_everywhere(browser: Any, address: str, tmp_path: Path) -> None:
    facts = [
        {"id": "甲", "label": f"检查{EVIL}", "value": 12, "unit": "家", "source": EVIL},
        {"id": "乙", "label": f"整改{EVIL}", "unit": "处"},
    ]
    (tmp_path / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    outline = {"sections": [{"heading": f"做法{EVIL}", "facts": ["甲", "乙"]}]}
    (tmp_path / "outline.json").write_text(json.dumps(outline, ensure_ascii=False), "utf-8")
    page, asked = opened(browser, address)
    upload(page, tmp_path / "facts.json", tmp_path / "outline.json")
    draft(page)
    assert "<script>" in report_text(page)
    ask(page, "为什么说12家？")
    page.wait_for_selector("#chat [data-testid=bot]")
    ask(page, "甲改成不是数")
    page.wait_for_function("document.querySelectorAll('#chat [data-testid=bot]').length > 1")
    for name in ("数据", "提纲", "检查", "版本", "依据"):
        tab(page, name)
        page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_a_hostile_file_name_reaches_no_other_place(browser: Any, served: Served, tmp_path: Path) -> None:
    page, _ = opened(browser, served.address)
    page.click("#own button")
    name = "..%2f..%2f<img src=x onerror=window.hit=1>'\"; rm -rf $(id).csv"
    content = "编号,名称,数值,单位\n甲,检查数,12,家\n".encode()
    page.set_input_files("#facts input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    outline = "# 报告\n\n## 做法\n\n- 抓好检查\n\n事实：甲\n".encode()
    page.set_input_files(
        "#outline input[type=file]", {"name": "../../提纲.md", "mimeType": "text/markdown", "buffer": outline}
    )
    page.wait_for_selector("#facts .file-preview")
    page.wait_for_selector("#outline .file-preview")
    draft(page)
    wait_for_text(page, "12家")
    assert page.evaluate("window.hit") is None
    # A worker's tests share the folder above: only what bears this name, or part of it, would have come from here.
    outside = [*served.folder.parent.glob("*"), *served.folder.glob("*")]
    assert not [file for file in outside if "img" in file.name or file.name.endswith("id).csv")]


def test_a_spreadsheet_that_cannot_be_read_is_told_in_one_line(
    browser: Any, address: str, tmp_path: Path
) -> None:
    (tmp_path / "facts.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "outline.md").write_text("## 做法\n\n- 抓好检查\n", "utf-8")
    page, _ = opened(browser, address)
    upload(page, tmp_path / "facts.xlsx", tmp_path / "outline.md")
    page.click("#draft")
    page.wait_for_selector(".toast-body")
    told = page.inner_text(".toast-body")
    assert "facts.xlsx" in told and "Traceback" not in told
    assert page.is_enabled("#draft")


@pytest.mark.slow
def test_a_spreadsheet_of_five_megabytes_is_read(browser: Any, address: str, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.append(["编号", "名称", "数值", "单位"])
    for n in range(300):
        sheet.append([f"数{n}", f"第{n}类检查数", n + 1, "家"])
    notes = book.create_sheet("附记")
    for _ in range(30_000):
        notes.append([os.urandom(90).hex()])
    book.save(tmp_path / "facts.xlsx")
    assert (tmp_path / "facts.xlsx").stat().st_size > 3_000_000
    rows = "\n".join(f"事实：数{n}" for n in range(3))
    (tmp_path / "outline.md").write_text(f"## 做法\n\n- 抓好检查\n\n{rows}\n", "utf-8")
    page, _ = opened(browser, address)
    page.set_default_timeout(120_000)
    upload(page, tmp_path / "facts.xlsx", tmp_path / "outline.md")
    draft(page)
    wait_for_text(page, "3家")


def test_the_server_talks_to_this_machine_alone(browser: Any, served: Served) -> None:
    page, asked = opened(browser, served.address)
    draft(page)
    assert served.process is not None
    assert outside(served.process.pid) == []
    assert [url for url in asked if not url.startswith((served.address, "data:", "blob:"))] == []
    policy = page.request.get(served.address).headers["content-security-policy"]
    assert (
        "default-src 'self'" in policy
        and "http" not in policy.replace("https", "http").split("connect-src")[0]
    )


def outside(process: int) -> list[str]:
    """The remote ends of a process's sockets that are not this machine, from the kernel's own table."""
    inodes = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            found = re.match(r"socket:\[(\d+)\]", str(link.readlink()))
        except OSError:
            continue
        if found:
            inodes.add(found[1])
    there = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            cells = line.split()
            remote = cells[2].rpartition(":")[0]
            here = remote.endswith("0100007F") or set(remote) == {"0"} or remote == "0" * 24 + "01000000"
            if cells[9] in inodes and not here:
                there.append(remote)
    return there


@pytest.mark.slow
def test_the_model_is_set_tried_and_talked_to_and_its_key_never_seen(browser: Any, tmp_path: Path) -> None:
    """One server with no model at first: the whole way to a conversation with tools."""
    shorter = "一是主体责任压得不实；二是基层监管力量不足；三是部分隐患整改偏慢。"
    call = [{"id": "c1", "type": "function", "function": {"name": "revise_section", "arguments": json.dumps({"section": "2", "instruction": "更简练"})}}]  # fmt: skip
    turns = [
        says("组织植树活动，栽植树木[[植树]]，参加人数[[参加]]。"),
        says(None, tool_calls=call, finish="tool_calls"),
        says(shorter),
        says("已建议第二部分的新写法。"),
    ]
    assert completion("x")["choices"]
    served = Served(tmp_path, NIGAO_MODEL="composer").start()
    try:
        with serving(*turns) as endpoint:
            page, _ = opened(browser, served.address)
            heard: list[str] = []
            page.on("response", lambda response: heard.append(_body(response)))
            draft(page)
            ask(page, "把第二部分写得更简练")
            page.wait_for_selector("#chat >> text=需要语言模型")
            page.click("#settings button")
            page.locator("#s-way input").nth(1).check()
            page.fill("#s-address input, #s-address textarea", endpoint.url)
            page.fill("#s-name input, #s-name textarea", "small")
            page.fill("#s-key input", KEY)
            page.click("#s-save")
            page.wait_for_selector("#s-result >> text=openai:small")
            assert page.input_value("#s-key input") == ""
            page.click("#s-test")
            page.wait_for_selector("#s-result >> text=保留标记")
            look(page, "settings")
            ask(page, "把第二部分写得更简练")
            page.wait_for_selector("#accept:visible")
            assert "已建议第二部分的新写法" in page.inner_text("#chat")
            look(page, "conversation")
            page.click("#accept")
            wait_for_text(page, "整改偏慢")
            page.reload()
            page.wait_for_selector(".nigao-files a")
            assert KEY not in page.content() and not any(KEY in body for body in heard)
            assert KEY not in served.log()
            kept = tmp_path / "data" / "connection.json"
            assert stat.S_IMODE(kept.stat().st_mode) == 0o600 and KEY in kept.read_text("utf-8")
            asked = json.dumps(endpoint.requests, ensure_ascii=False)
            assert KEY not in asked and len(endpoint.requests) == 4
    finally:
        served.stop()


def _body(response: Any) -> str:
    try:
        return str(response.text())
    except Exception:  # a stream that goes on, or a page that has gone
        return ""
