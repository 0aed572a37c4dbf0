"""Values typed into the table one after the other, and what the page says when something cannot be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.page.served import Served, draft, look, opened, report_text, set_value, tab, upload, wait_for_text

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

_PARTS = "甲乙丙丁戊己庚辛壬"
TITLES = {"zh-CN": ("请注意", "没有办成"), "en-GB": ("Please note", "Not done")}


def material(folder: Path) -> tuple[Path, Path]:
    """Nine facts and their sum, in four sections."""
    total = " + ".join(f"{p}数" for p in _PARTS)
    rows = "".join(f"{p}数,{p}类检查数,{n + 100},家,\n" for n, p in enumerate(_PARTS))
    facts, outline = folder / "facts.csv", folder / "outline.md"
    facts.write_text(f"编号,名称,数值,单位,公式\n{rows}合计,检查总数,,家,{total}\n", "utf-8")
    parts = "".join(
        f"## 推进{three}类工作\n\n- 抓好{three}类任务\n\n事实：{'、'.join(f'{p}数' for p in three)}\n\n"
        for three in (_PARTS[:3], _PARTS[3:6], _PARTS[6:])
    )
    outline.write_text(f"{parts}## 总体情况\n\n- 汇总检查情况\n\n事实：合计\n", "utf-8")
    return facts, outline


@contextmanager
def nothing_kept(served: Served) -> Iterator[None]:
    """As long as this lasts, whoever wants to keep something in the server's store has to wait."""
    connection = sqlite3.connect(served.folder / "data" / "nigao.db", timeout=20, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def shown(page: Any, fact: str) -> str:
    """The value of a fact as the table shows it."""
    row = page.locator("#facts-table .virtual-body [role=row]", has_text=fact).first
    return str(row.locator("[role=gridcell]").nth(2).inner_text()).strip()


@pytest.mark.parametrize("kept", ["at once", "later"])
def test_nine_values_typed_one_after_the_other_all_stand(
    browser: Any, served: Served, tmp_path: Path, kept: str
) -> None:
    page, _ = opened(browser, served.address)
    upload(page, *material(tmp_path))
    draft(page)
    with nothing_kept(served) if kept == "later" else nullcontext():
        for number, part in enumerate(_PARTS):
            set_value(page, f"{part}类检查数", str(5000 + number))
    total = sum(5000 + number for number in range(len(_PARTS)))
    wait_for_text(page, f"{total}家")
    text = report_text(page)
    assert [p for n, p in enumerate(_PARTS) if f"{5000 + n}家" not in text] == []
    page.wait_for_function(
        "total => document.querySelector('#facts-table').textContent.includes(total)", arg=str(total)
    )
    assert [shown(page, f"{p}类检查数") for p in _PARTS] == [str(5000 + n) for n in range(len(_PARTS))]
    assert page.locator(".toast-body").count() == 0
    page.reload()
    wait_for_text(page, f"{total}家")


@pytest.mark.parametrize("locale", TITLES)
def test_a_toast_has_a_title_in_the_language_of_the_reader(browser: Any, address: str, locale: str) -> None:
    attention, not_done = TITLES[locale]
    page, _ = opened(browser, address, locale=locale)
    draft(page)
    tab(page, "提纲" if locale == "zh-CN" else "Outline")
    page.click("#up")
    assert toast(page) == attention
    page.click(".toast-close")
    page.locator(".toast-title").wait_for(state="detached")  # it fades, and would be read for the next one
    page.click("#example input")
    page.get_by_role("option", name="—", exact=True).click()
    page.click("#draft")
    assert toast(page) == not_done
    close = page.get_attribute(".toast-close", "aria-label")
    assert close == ("关闭" if locale == "zh-CN" else "Close")
    look(page, f"toast-{locale[:2]}")


def toast(page: Any) -> str:
    """The title of the toast that is shown now."""
    return str(page.locator(".toast-title").last.inner_text()).strip()
