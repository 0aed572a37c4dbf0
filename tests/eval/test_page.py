"""report.html: one file, nothing from outside, nothing that runs, every text escaped."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.interfaces.cli.evaluate import Wanted
from eval.command import run
from eval.page import MOST, written
from eval.page.axis import axis
from eval.page.drafts import failing, short
from eval.page.marked import marked
from eval.page.texts import Texts
from eval.prices import Price, Prices
from eval.record import Record
from eval.results import kept_records
from eval.sample import Mark
from tests.eval.conftest import CASE
from tests.parts import browser

_VOID = frozenset({"meta", "br", "input", "wbr"})


class _Reader(HTMLParser):
    """Every tag with its attributes, and whether they close as they open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def out(cases: Path, tmp_path: Path, script: str) -> Path:
    """Two systems, one of them a scripted model that gets figures wrong, each twice; every text full of markup."""
    (cases / "a" / "brief.yaml").write_text(
        "title: <script>alert(1)</script>报告\nkind: 通知\nfacts: [{id: 管网, value: 38.5, unit: 公里}]\n"
        "sections: [{heading: '做法<img src=x>', facts: [管网], points: ['“改造” & <b>扩建</b>']}]\n",
        "utf-8",
    )
    (cases / "b" / "brief.yaml").write_text(f"kind: 情况报告\n{CASE}", "utf-8")
    file = Path(script.partition(":")[2])
    file.write_text(
        "default: {text: '改造管网39.5公里，新建水厂7座。\"><script>alert(2)</script>'}\n", "utf-8"
    )
    run(Wanted((cases,), ("composer", f"no-slots/{script}"), tmp_path / "out", repeat=2))
    return tmp_path / "out"


@pytest.fixture
def page(out: Path) -> str:
    return (out / "report.html").read_text("utf-8")


def test_the_file_is_whole_and_asks_for_nothing(page: str) -> None:
    reader = _Reader()
    reader.feed(page)

    assert reader.open == []
    assert not {"script", "img", "link", "iframe", "object", "form", "b" * 2} & set(reader.tags)
    assert not [name for name, _ in reader.attributes if name in ("src", "action") or name.startswith("on")]
    assert all((where or "").startswith("#") for name, where in reader.attributes if name == "href")
    assert "url(" not in page and "@import" not in page and "http:" not in page and "https:" not in page
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in reader.attributes
    assert {"details", "summary", "mark", "table", "svg"} <= set(reader.tags)


def test_every_text_is_escaped(page: str) -> None:
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_figures_are_marked_by_their_verdicts_with_the_draft_beside_the_sample_report(page: str) -> None:
    assert '<mark class="right">38.5公里</mark>' in page
    assert re.search(r'<mark class="wrong" title="[^"]+">39.5公里</mark>', page)
    assert re.search(r'<mark class="ungrounded" title="[^"]+">7座</mark>', page)
    assert "改造管网38.5公里。" in page and "没有样稿" in page
    assert page.count('<details class="case"') == 2


def test_the_summary_has_every_score_with_its_interval(page: str) -> None:
    summary = page[: page.index('<details class="meanings">')]

    assert len(re.findall(r'<th scope="row">', summary)) >= 20
    assert "ROUGE-L ↑" in summary and "错误‰ ↓" in summary and "95% 区间" in summary


def test_a_run_that_is_continued_writes_the_same_page(cases: Path, tmp_path: Path) -> None:
    wanted = Wanted((cases,), output=tmp_path / "out")
    run(wanted)
    before = (tmp_path / "out" / "report.html").read_text("utf-8")
    run(wanted)

    assert (tmp_path / "out" / "report.html").read_text("utf-8") == before


def test_a_case_of_six_thousand_characters_stays_small(cases: Path, tmp_path: Path) -> None:
    """Thirty such cases are under 5 MB."""
    long = "改造管网38.5公里，" * 550
    figures = [(at, at + 6, "ungrounded", "没有依据的数字") for at in range(4, len(long) - 8, 12)]

    assert len(marked(long, figures).encode()) < 2_500_000 / 30


def test_marks_stand_where_the_figures_do_and_never_overlap() -> None:
    page = "# 题\n\n供水<12>万吨，共12万吨。\n"
    at = page.index("12")
    found = marked(page, [(at, at + 2, "right", ""), (at + 1, at + 3, "wrong", 'x"y'), (0, 1, "no such", "")])

    assert found == '<h4>题</h4>\n<p>供水&lt;<mark class="right">12</mark>&gt;万吨，共12万吨。</p>\n'


def test_prompts_and_answers_stand_behind_a_click(page: str) -> None:
    assert page.count("<summary>问与答 1</summary>") == 4
    assert "&lt;script&gt;alert(2)" in page


def test_a_long_text_that_many_calls_share_stands_there_once() -> None:
    call = {
        "purpose": "write",
        "section": "1",
        "failed": "",
        "answer": "答",
        "input_tokens": 9,
        "output_tokens": 1,
    }
    system = {"role": "system", "text": "要求" * 200}
    asked = [{**call, "messages": [system, {"role": "user", "text": f"写<{n}>节"}]} for n in range(6)]
    texts = Texts(1000)
    said = "".join(texts.calls(asked[at : at + 2], "a-m.json", 1) for at in (0, 2, 4))

    assert said.count("&gt;节</pre>") == 6 and "要求要求" not in said and said.count('href="#t1"') == 6
    assert texts.shared().count("要求" * 200) == 1 and 'id="t1"' in texts.shared()


def test_a_call_that_two_systems_share_stands_there_once() -> None:
    def call(text: str) -> dict[str, object]:
        messages = [{"role": "user", "text": text}]
        counted = {"input_tokens": 9, "output_tokens": 1}
        return {
            "purpose": "polish",
            "section": "2",
            "failed": "",
            "answer": "答",
            "messages": messages,
            **counted,
        }

    texts = Texts(1000)
    first = texts.calls([call("甲"), call("乙")], "a-m.json", 1)
    other = texts.calls([call("乙"), call("丙")], "a-no-checks-m.json", 4)

    assert 'id="c2"' in first and "<pre>乙</pre>" in first
    assert '<a href="#c2">同做法 1 的第 2 问</a>' in other and "乙" not in other and "<pre>丙</pre>" in other
    assert "<pre>乙</pre>" in texts.calls([call("乙")], "b-m.json", 1), "another case has its own"


def test_the_folder_of_a_model_s_file_is_not_told(page: str, tmp_path: Path) -> None:
    assert "no-slots/scripted:script.yaml" in page and str(tmp_path) not in page
    assert short("no-slots/local:/a/b/c.gguf") == "no-slots/local:c.gguf"
    assert short("openai:org/name") == "openai:org/name" and short("composer") == "composer"


def test_costs_are_shown_where_prices_are_known(out: Path) -> None:
    records = kept_records(out)
    prices = Prices(other=Price(input=Decimal(1000)), currency="CNY")

    assert "费用 ↓" not in written(records, out)
    page = written(records, out, prices)
    assert "费用 ↓<small>CNY</small>" in page and "每稿费用 CNY" in page


def test_a_page_that_would_be_too_large_cuts_prompts_and_says_where_they_are(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = kept_records(out)
    file = next((out / "calls").iterdir())
    data = json.loads(file.read_text("utf-8"))
    data["calls"][0]["answer"] = "长" * (MOST // 3)
    file.write_text(json.dumps(data), "utf-8")
    page = written(records, out)

    assert len(page.encode()) < MOST
    assert f"见 calls/{file.name}" in page


def test_what_falls_short_is_named() -> None:
    marks = {
        "figures": Mark(3, 4),
        "headings": Mark(2, 2),
        "wrong": Mark(1, 9),
        "extra": Mark(0),
        "chrf": Mark(1.0),
    }

    assert failing(Record("a", "m", "", marks)) == ["figures", "wrong"]
    assert failing(Record("a", "m", "", failed="断了")) == ["failed"]


@pytest.mark.parametrize(
    ("low", "high", "most", "marks"),
    [
        (0, 0, None, [0, 0.25, 0.5, 0.75, 1]),
        (0, 82, None, [0, 25, 50, 75, 100]),
        (86.1, 100, 100, [85, 90, 95, 100]),
        (100, 100, 100, [99, 99.25, 99.5, 99.75, 100]),
        (0, 0.027, None, [0, 0.01, 0.02, 0.03]),
    ],
)
def test_an_axis_has_round_marks(low: float, high: float, most: float | None, marks: list[float]) -> None:
    assert [round(mark, 6) for mark in axis(low, high, most).marks()] == marks


@pytest.mark.needs("chromium")
def test_in_a_browser_the_filters_work_nothing_is_asked_for_and_a_telephone_needs_no_sideways_scrolling(
    out: Path,
) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        seen = chromium.new_context(viewport={"width": 390, "height": 800}, offline=True).new_page()
        asked: list[str] = []
        told: list[str] = []
        seen.on("request", lambda request: asked.append(request.url))
        seen.on("console", lambda message: told.append(message.text))
        seen.goto((out / "report.html").as_uri())
        open_cases, drafts = seen.locator(".case:visible"), seen.locator(".draft:visible")

        assert open_cases.count() == 2
        seen.get_by_text("通知", exact=True).first.click()
        assert open_cases.count() == 1 and "alert(1)" in open_cases.inner_text()
        seen.locator(".case:visible > summary").click()
        assert drafts.count() == 4
        seen.locator('label[for="s1"]').click()
        assert drafts.count() == 2
        seen.locator("label", has_text="无据‰").click()
        assert open_cases.count() == 0, "the composer has no such case"
        seen.locator('label[for="s0"]').click()
        assert open_cases.count() == 1
        assert seen.evaluate("document.documentElement.scrollWidth") == 390
        assert [url for url in asked if not url.startswith("file:")] == [] and told == []
        chromium.close()
