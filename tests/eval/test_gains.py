"""Shares with honest intervals, faulty figures together, and systems against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.interfaces.cli.evaluate import Wanted
from eval.command import run
from eval.faulty import with_faulty
from eval.gains import gains
from eval.gains.__main__ import main
from eval.intervals import Interval, interval, tallies
from eval.meanings import meaning
from eval.page.summary import _all
from eval.record import Record
from eval.rounded import bracketed, rounded, signed
from eval.sample import Mark
from eval.shares import estimate, wilson


def _records(model: str, wrong: list[int], of: int = 30, failed: str = "") -> list[Record]:
    """A case for each, with so many wrong figures of thirty."""
    marks = [{"wrong": Mark(n, of), "ungrounded": Mark(1, of), "misattributed": Mark(0, of)} for n in wrong]
    return [Record(f"case{i}", model, "same", each, failed=failed) for i, each in enumerate(marks)]


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_s_interval_is_the_one_of_the_literature(count: int, of: int, low: float, high: float) -> None:
    assert list(wilson(count, of)) == pytest.approx([low, high], abs=5e-5)
    assert list(wilson(of - count, of)) == pytest.approx([1 - high, 1 - low], abs=5e-5)


def test_none_of_many_is_not_zero_for_certain() -> None:
    records = _records("m", [0] * 29)
    found = estimate(records, "wrong")

    assert interval(list(tallies(records, "wrong").values())) == Interval(0.0, 0.0, 0.0)
    assert found and found.value == found.low == 0
    assert found.high == pytest.approx(wilson(0, 870)[1]) == pytest.approx(0.0044, abs=1e-4)


def test_a_share_that_differs_from_case_to_case_has_the_wider_interval_of_the_bootstrap() -> None:
    records = _records("m", [0, 30] * 12)
    found, drawn = estimate(records, "wrong"), interval(list(tallies(records, "wrong").values()))

    assert found and found == drawn and found.high - found.low > 2 * (wilson(360, 720)[1] - 0.5)


def test_what_is_averaged_keeps_the_bootstrap() -> None:
    records = [Record(f"case{i}", "m", "same", {"chrf": Mark(50.0)}) for i in range(9)]

    assert estimate(records, "chrf") == Interval(50.0, 50.0, 50.0)
    assert estimate(records, "wrong") is None


def test_faulty_figures_are_the_three_together_and_none_where_no_figure_was_judged() -> None:
    with_figures, without = with_faulty([*_records("m", [2]), Record("x", "m", "d", {"wrong": Mark(None)})])

    assert with_figures.marks["faulty"] == Mark(3, 30)
    assert "faulty" not in without.marks


def test_a_gain_is_paired_by_case_and_leaves_failed_drafts_out() -> None:
    first = _records("a", [2, 3, 4])
    other = [*_records("b", [1, 2, 3])[:2], *_records("b", [0, 0, 0], failed="no answer")[2:]]
    found = {gain.score.name: gain for gain in gains(first, other)}

    assert found["wrong"].cases == 2
    assert found["wrong"].change.value == pytest.approx(-1 / 30) and found["wrong"].sure
    assert found["ungrounded"].change == Interval(0.0, 0.0, 0.0) and not found["ungrounded"].sure
    assert gains(first, []) == []


def test_numbers_are_short_and_never_in_powers_of_ten() -> None:
    assert [rounded(32149.4), rounded(62.307), rounded(0.015243)] == ["32,149", "62.31", "0.01524"]
    assert bracketed(Interval(1.0, 1.0, 1.0), 100) == ""
    assert bracketed(Interval(0.0, 0.0, 0.0043), 1000) == "[0, 4.3]"
    assert signed(Interval(0.01, 0.0, 0.0181), 100) == "+1 [0, +1.81]"
    assert signed(Interval(0.0, 0.0, 0.0), 100) == "0"


def test_every_score_of_the_page_says_what_it_means_in_both_languages() -> None:
    assert [score.name for score in _all() if not all(meaning(score.name))] == []


def test_the_tables_of_several_results_have_a_row_for_each_system(
    cases: Path, tmp_path: Path, script: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Wanted((cases,), ("composer",), tmp_path / "one"))
    run(Wanted((cases,), (f"no-slots/{script}",), tmp_path / "two"))
    capsys.readouterr()

    assert main([str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    both, against = capsys.readouterr().out.strip().split("\n\n")
    assert [line.split(" | ")[:2] for line in both.splitlines()[2:]] == [
        ["| `composer`", "2"],
        ["| `no-slots/scripted:script.yaml`", "2"],
    ]
    assert against.startswith("| 与 `composer` 之差 | 共同样本 |")
    assert [line.split(" | ")[:2] for line in against.splitlines()[2:]] == [
        ["| `no-slots/scripted:script.yaml`", "2"]
    ]


def test_a_system_that_the_results_do_not_have_is_named_with_those_that_they_have(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Wanted((cases,), ("composer",), tmp_path / "one"))
    capsys.readouterr()

    assert main([str(tmp_path / "one"), "--against", "nobody"]) == 2
    assert capsys.readouterr().err.strip() == "没有这个系统的结果；读到“nobody”；应为composer"


def test_the_page_has_the_gains_and_what_each_score_says(cases: Path, tmp_path: Path, script: str) -> None:
    run(Wanted((cases,), ("composer", f"no-slots/{script}"), tmp_path / "out"))
    page = (tmp_path / "out" / "report.html").read_text("utf-8")

    assert "与 1 composer 相比" in page and "有错数字‰" in page
    assert '<details class="meanings"><summary>各项指标是什么意思</summary>' in page
    assert "<small>2 / 2</small>" in page
