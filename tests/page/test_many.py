"""Thirty at once on one server: real browsers, each its own visitor with its own report."""

from __future__ import annotations

import asyncio
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.page.gradio_client import Visitor
from tests.page.served import FLAGS, Served

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

_ALL = 30
# Fewer windows, say NIGAO_TEST_BROWSERS=4, are drawn sooner; visitors without a window make up the number.
_BROWSERS = int(os.environ.get("NIGAO_TEST_BROWSERS", _ALL))


async def _opened(browser: Any, address: str, turn: asyncio.Semaphore) -> tuple[Any, list[str]]:
    wrong: list[str] = []
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1000, "height": 700})
    page = await context.new_page()
    page.set_default_timeout(240_000)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda one: wrong.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    async with turn:
        await page.goto(address, wait_until="domcontentloaded")
        await page.wait_for_selector("#settings")
    return page, wrong


async def _drafted(page: Any, wrong: list[str]) -> tuple[str, list[str]]:
    await page.click("#draft")
    await page.wait_for_selector(".nigao-files a")
    if await page.locator(".toast-body").count():
        wrong.append(await page.inner_text(".toast-body"))
    return str(await page.get_attribute("a[data-format=docx]", "href")), wrong


async def _browsers(address: str, ready: Any) -> list[tuple[str, list[str]]]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        path = os.environ.get("NIGAO_CHROMIUM", "/usr/bin/chromium")
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            turn = asyncio.Semaphore(3)
            pages = await asyncio.gather(*(_opened(browser, address, turn) for _ in range(_BROWSERS)))
            ready()
            return list(await asyncio.gather(*(_drafted(*page) for page in pages)))
        finally:
            await browser.close()


def _visit(visitor: Visitor) -> tuple[str, list[str]]:
    """Drafts the first example; the link to its Word file, and what went wrong."""
    messages = list(visitor.press("draft", ["safety", "", None, None, None, ""]))
    told = json.dumps(messages, ensure_ascii=False)
    link = re.search(r"/v1/drafts/[0-9a-f]{16}/export\?format=docx", told)
    failed = [str(one) for one in messages if one["msg"] == "process_completed" and not one["success"]]
    return link[0] if link else "", failed


def test_thirty_draft_at_once_with_no_error(served: Served) -> None:
    visitors = [Visitor(served.address) for _ in range(_ALL - _BROWSERS)]
    # In threads of their own: the browser of the other tests holds this one's event loop.
    with ThreadPoolExecutor(_ALL + 1) as pool:
        started: list[Any] = []

        def ready() -> None:
            started.extend(pool.submit(_visit, visitor) for visitor in visitors)

        seen = pool.submit(asyncio.run, _browsers(served.address, ready)).result()
        found = [*seen, *(one.result() for one in started)]
    assert [wrong for _, wrong in found if wrong] == []
    links = {link.split("&")[0] for link, _ in found}
    assert "" not in links and len(links) == _ALL
    assert "Traceback" not in served.log()
