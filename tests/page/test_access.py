"""The page for everybody: contrast as Chromium paints it, names for readers of the screen, both widths, both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.chat.words import WORDS
from tests.page.served import ask, draft, look, opened, tab

pytestmark = pytest.mark.needs("chromium")

_CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
TABS = {"zh-CN": ("报告", "数据", "提纲", "检查", "版本", "依据"), "en-GB": ("Report", "Facts", "Outline", "Findings", "Versions", "Evidence")}  # fmt: skip


def pale(page: Any) -> list[str]:
    """The texts whose contrast is too low, with the ratio that they have and should have."""
    found = page.evaluate(_CONTRAST)
    assert len(found) > 10
    return [
        f"{one['words']!r} in #{one['id']}: {one['ratio']:.2f}, least {one['least']}"
        for one in found
        if one["ratio"] < one["least"] - 0.005
    ]


def steps(page: Any, locale: str) -> Any:
    """The page in each of its states, by name."""
    yield "start"
    title = {"zh-CN": "青禾县", "en-GB": "Alderwick Harbour"}[
        locale
    ]  # an example in the reader's language is offered
    page.wait_for_function(
        "title => document.querySelector('#example input').value.includes(title)", arg=title
    )
    draft(page)
    for name in TABS[locale]:
        tab(page, name)
        page.wait_for_timeout(300)
        yield name
    tab(page, TABS[locale][0])
    ask(page, "删去三" if locale == "zh-CN" else "delete section 2")
    page.wait_for_selector("#accept:visible")
    page.click("#own button")
    page.click("#settings button")
    page.locator("#s-way input").nth(1).check()
    page.wait_for_selector("#s-address")
    page.wait_for_timeout(300)
    yield "everything open"


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_every_text_stands_out_and_nothing_overflows(browser: Any, address: str, width: int) -> None:
    page, _ = opened(browser, address, width=width)
    wrong = []
    for step in steps(page, "zh-CN"):
        wrong += [f"{step}: {line}" for line in pale(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{step}: {wide} wide"] if wide > width else []
        if width == 390 and step in ("start", "报告", "everything open"):
            look(
                page,
                {"start": "telephone-start", "报告": "telephone", "everything open": "telephone-open"}[step],
            )
    assert not wrong, "\n".join(wrong)


_NAMELESS = """() => {
  const nameless = [];
  for (const one of document.querySelectorAll("button, a[href], input, textarea, select, [tabindex='0']")) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest("[aria-hidden=true]")) continue;
    const labels = [...(one.labels || [])].map((label) => label.textContent).join("");
    const by = (one.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent || "").join("");
    const name = one.getAttribute("aria-label") || by || labels || one.textContent || one.title || one.value;
    if (!name || !name.trim()) nameless.push(one.outerHTML.slice(0, 160));
  }
  return nameless;
}"""


@pytest.mark.slow
def test_everything_that_can_be_reached_has_a_name(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    wrong = []
    for step in steps(page, "zh-CN"):
        wrong += [f"{step}: {one}" for one in page.evaluate(_NAMELESS)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_the_keyboard_goes_through_the_page_in_reading_order(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.focus("#example input")
    reached = []
    for _ in range(16):
        reached.append(page.evaluate("document.activeElement.closest('[id]:not([id^=range])')?.id || ''"))
        page.keyboard.press("Tab")
    order = [name for name in ("example", "own", "draft", "ask", "send", "settings") if name in reached]
    assert order == ["example", "own", "draft", "ask", "send", "settings"], reached
    assert [reached.index(name) for name in order] == sorted(reached.index(name) for name in order)


_SEEN = """() => {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (one.closest("script, style, noscript, .nigao-page, #chat .message, .virtual-body, #versions-table, #example, #choices, option")) continue;
    if (one.checkVisibility({visibilityProperty: true})) words.push(walker.currentNode.textContent.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    if (!one.checkVisibility() || one.closest(".nigao-page, .virtual-body, #chat .message, #versions-table")) continue;
    for (const key of ["aria-label", "placeholder", "title"]) words.push((one.getAttribute(key) || "").trim());
  }
  return [...new Set(words)].filter(Boolean);
}"""
# Names of products and formats, the same in both languages; and what the scripted model is called.
_SAME = re.compile(r"Word|PDF|Markdown|JSON|LibreOffice|temperature|nigao|\.gguf|OpenAI|CSV|TSV|xlsx|csv|yaml|json|docx|md|txt|pdf|https?://\S+|scripted:\S+|DeepSeek|Ollama|vLLM|llama\.cpp|LM Studio|Xinference|SiliconFlow|Qwen|GLM|Kimi|Moonshot|MiniMax")  # fmt: skip


@pytest.mark.slow
def test_no_word_is_left_in_the_other_language(browser: Any, address: str) -> None:
    wrong = []
    for locale in TABS:
        page, _ = opened(browser, address, locale=locale)
        for step in steps(page, locale):
            for words in page.evaluate(_SEEN):
                bare = _SAME.sub("", words)
                foreign = (
                    re.search(r"[A-Za-z]{3,}", bare)
                    if locale == "zh-CN"
                    else re.search(r"[\u4e00-\u9fff]", bare)
                )
                if foreign:
                    wrong.append(f"{locale} {step}: {words[:80]}")
            if locale == "en-GB" and step in ("start", "Report"):
                look(page, f"english-{step.lower()}")
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    for key, (zh, en) in WORDS.items():
        assert zh and en, key
        assert not re.search(r"[\u4e00-\u9fff]", en), key
