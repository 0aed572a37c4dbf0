"""The same pane over a stand-in for WPS' object model: the five acts against a live server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.office.conftest import Desk
from tests.office.test_pane import paragraphs, said, state
from tests.page.served import FLAGS
from tests.parts import browser as chromium

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

FAKE = Path(__file__).with_name("fake_wps.js")


def test_the_five_acts_in_wps(desk: Desk) -> None:
    from playwright.sync_api import sync_playwright

    desk.hand_in("safety")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        pane = opened.new_context(locale="zh-CN").new_page()
        asked: list[str] = []
        pane.on("request", lambda request: asked.append(request.url))
        pane.add_init_script(path=FAKE)
        pane.goto(f"{desk.url}/office/")
        pane.evaluate("paragraphs => fake.open(paragraphs)", paragraphs(desk.saved["safety"]))
        _acts(pane, desk)
        assert [url for url in asked if not url.startswith(desk.url)] == []
        opened.close()


def _acts(pane: Any, desk: Desk) -> None:
    pane.evaluate("fake.put('3292处', '3229处')")
    for _ in range(2):
        assert said(pane, "check").startswith("错误 1 处，警告 1 处")
    comments = state(pane)["comments"]
    assert len(comments) == 2 and [one["words"] for one in comments if "contradicts" in one["content"]] == [
        "3229处"
    ]
    pane.evaluate("fake.put('3229处', '3292处')")
    pane.evaluate("fake.mark('_n0_签订安全生产责任书', '326份')")
    pane.evaluate("fake.select('反复出现', true)")
    pane.fill("#fact", "完成整改 * 2")
    assert said(pane, "insert") == "已插入：6584处（完成整改 * 2）"
    facts = [{"id": "签订安全生产责任书", "value": 1330}, {"id": "完成整改", "value": 3300}]
    desk.ask("PATCH", f"/v1/drafts/{desk.ids['safety']}/facts", {"facts": facts})
    told = said(pane, "refresh")
    assert "326份 → 1330份" in told and "6584处 → 6600处" in told
    found = state(pane)
    assert "反复出现6600处" in "".join(found["text"]) and set(found["marks"].values()) == {"1330份", "6600处"}
    pane.evaluate("fake.put('6600处', '')")
    pane.evaluate("fake.select('推动应急物资', true)")
    assert "已起草" in said(pane, "draft")
    found = state(pane)
    assert (
        "更新应急物资XX件。" in found["inserted"]
        and "更新应急物资XX件" in found["deleted"]
        and not found["track"]
    )
    assert any(name.endswith("开展应急演练") and words == "58场" for name, words in found["marks"].items())
    pane.evaluate("fake.select('重生产')")
    pane.fill("#instruction", "更有力")
    assert said(pane, "revise").startswith("“存在的问题”改了 1 处")
    assert "责任落实仍不到位" in state(pane)["inserted"]
