"""report.html: one file, nothing from outside, nothing that runs, every text escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.interfaces.cli.evaluate import Wanted
from eval.command import run
from eval.page.marked import marked

_VOID = frozenset({"meta", "br"})


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
def page(cases: Path, tmp_path: Path, script: str) -> str:
    (cases / "a" / "brief.yaml").write_text(
        "title: <script>alert(1)</script>报告\nfacts: [{id: 管网, value: 38.5, unit: 公里}]\n"
        "sections: [{heading: '做法<img src=x>', facts: [管网], points: ['“改造” & <b>扩建</b>']}]\n",
        "utf-8",
    )
    file = Path(script.partition(":")[2])
    file.write_text(
        "default: {text: '改造管网39.5公里，新建水厂7座。\"><script>alert(2)</script>'}\n", "utf-8"
    )
    run(Wanted((cases,), ("composer", f"no-slots/{script}"), tmp_path / "out", repeat=2))
    return (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_file_is_whole_and_asks_for_nothing(page: str) -> None:
    reader = _Reader()
    reader.feed(page)

    assert reader.open == []
    assert not {"script", "img", "link", "iframe", "object", "form", "b" * 2} & set(reader.tags)
    assert not [
        name for name, _ in reader.attributes if name in ("src", "href", "action") or name.startswith("on")
    ]
    assert "url(" not in page and "@import" not in page and "http:" not in page and "https:" not in page
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in reader.attributes
    assert {"details", "summary", "mark", "table"} <= set(reader.tags)


def test_every_text_is_escaped(page: str) -> None:
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_figures_are_marked_by_their_verdicts_with_the_draft_beside_the_sample_report(page: str) -> None:
    assert '<mark class="right">38.5公里</mark>' in page
    assert re.search(r'<mark class="wrong" title="[^"]+">39.5公里</mark>', page)
    assert re.search(r'<mark class="ungrounded" title="[^"]+">7座</mark>', page)
    assert "改造管网38.5公里。" in page and "没有样稿" in page
    assert page.count('<details class="case">') == 2


def test_the_summary_has_every_score_with_its_interval(page: str) -> None:
    summary = page[: page.index("</table>")]

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
