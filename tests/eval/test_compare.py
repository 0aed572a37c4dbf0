"""`nigao eval compare`: paired by case, with intervals; the gate stops what is worse, and nothing else."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.interfaces.cli.entry import run as nigao
from assistant.interfaces.cli.evaluate import Wanted
from eval.baseline import BASELINES, COMPOSER, SCRIPTED, drafted_now
from eval.command import run
from eval.compare import Pair, judged, paired, results
from eval.compare.gate import GATED, severe
from eval.intervals import difference, interval
from eval.record import Record
from eval.results import kept_records
from eval.sample import Mark
from eval.scores import BY_NAME


def _records(
    values: list[float], of: int | None = 20, name: str = "figures", version: int = 1
) -> list[Record]:
    return [
        Record(f"case{i}", "m", "d", {name: Mark(value, of)}, versions={name: version})
        for i, value in enumerate(values)
    ]


def _errors(values: list[int]) -> list[Record]:
    return [
        Record(f"case{i}", "m", "d", {"errors": Mark(value)}, versions={"errors": 1})
        for i, value in enumerate(values)
    ]


def _worse(before: list[Record], after: list[Record]) -> list[str]:
    return [verdict.score.name for verdict in judged(paired(before, after)) if verdict.worse]


def _measured(rate: float, cases: int, chance: random.Random) -> list[float]:
    """Required figures that are there, of twenty a case; some cases are harder than others."""
    eased = [min(1.0, max(0.0, rate + chance.uniform(-0.1, 0.1))) for _ in range(cases)]
    return [sum(chance.random() < each for _ in range(20)) for each in eased]


def test_an_interval_is_of_the_ratio_of_sums_and_always_the_same() -> None:
    cases = [(1.0, 2.0), (3.0, 4.0), (0.0, 4.0)]
    found = interval(cases)

    assert found and found.value == 0.4 and found.low < 0.4 < found.high
    assert interval(cases) == found
    assert interval([]) is None and interval([(0.0, 0.0)]) is None
    alone = interval([(1.0, 2.0)])
    assert alone and (alone.low, alone.high) == (0.5, 0.5)


def test_a_difference_is_paired_by_case() -> None:
    """Every case gains one of ten: that is certain, however much the cases differ from each other."""
    before = {f"case{i}": (float(i), 10.0) for i in range(9)}
    after = {name: (value + 1, of) for name, (value, of) in before.items()} | {"new": (0.0, 10.0)}
    found = difference(before, after)

    assert found and found.value == pytest.approx(0.1)
    assert found.low == pytest.approx(0.1) and found.high == pytest.approx(0.1)
    assert difference({}, after) is None


def test_results_that_are_the_same_pass() -> None:
    same = _records([20, 19, 18] * 10)

    assert _worse(same, same) == []


@pytest.mark.parametrize(
    ("name", "of", "before", "after", "stops"),
    [
        ("figures", 20, 20, 18, True),
        ("figures", 20, 18, 20, False),
        ("wrong", 40, 0, 2, True),
        ("chrf", None, 60.0, 59.5, False),
        ("chrf", None, 60.0, 55.0, True),
        ("length", None, 1.0, 0.4, False),
    ],
)
def test_the_gate_stops_what_is_worse_by_the_direction_of_its_score(
    name: str, of: int | None, before: float, after: float, stops: bool
) -> None:
    found = _worse(_records([before] * 12, of, name), _records([after] * 12, of, name))

    assert found == ([name] if stops else [])


def test_one_unlucky_case_is_no_regression() -> None:
    assert _worse(_records([20] * 30), _records([20] * 29 + [15])) == []


def test_two_versions_of_a_score_do_not_compare() -> None:
    assert _worse(_records([20] * 9, version=1), _records([1] * 9, version=2)) == []


def test_one_severe_failure_is_named() -> None:
    broken = [Record("case0", "m", "d", failed="断了")]

    assert severe(paired(_errors([0, 0, 0]), _errors([0, 0, 1]))) == ["case2"]
    assert severe(paired(_errors([0]), broken)) == ["case0"]
    assert severe(paired(broken, broken)) == []


def test_errors_of_a_system_that_has_some_are_judged_by_their_number() -> None:
    """In another run they are in other cases: that alone is no regression."""
    assert severe(paired(_errors([0, 2, 0]), _errors([1, 0, 1]))) == []
    assert _worse(_errors([0, 1] * 20), _errors([1, 0] * 20)) == []
    assert _worse(_errors([0, 1] * 20), _errors([2, 2] * 20)) == ["errors"]


def test_cases_that_only_one_has_or_that_were_changed_are_told_and_not_compared() -> None:
    before = [Record("a", "m", "1"), Record("b", "m", "1"), Record("gone", "m", "1")]
    after = [Record("a", "m", "1"), Record("b", "m", "2"), Record("new", "m", "1")]
    pair = paired(before, after)

    assert (pair.cases, pair.new, pair.gone, pair.changed) == (("a",), ("new",), ("gone",), ("b",))
    with pytest.raises(InputError, match="没有可比的样本"):
        paired(before[1:], after[1:])


def test_fifty_runs_of_the_same_system_raise_few_alarms_and_a_drop_of_five_points_is_found() -> None:
    """A twentieth at most, by chance; docs/evaluation.md has the larger measurement."""
    chance = random.Random(7)
    alarms = sum(
        bool(_worse(_records(_measured(0.9, 30, chance)), _records(_measured(0.9, 30, chance))))
        for _ in range(50)
    )
    found = sum(
        bool(_worse(_records(_measured(0.9, 200, chance)), _records(_measured(0.85, 200, chance))))
        for _ in range(3)
    )

    assert alarms <= 2
    assert found == 3


def test_the_gated_scores_have_a_direction() -> None:
    assert all(BY_NAME[name].better != "neither" for name in GATED)


def _held(baseline: Path) -> list[Record]:
    """What stands now, after the gate has let it pass. After a change for the better: `python -m eval.baseline`.

    A case that the baseline lacks is passed over.
    """
    now = drafted_now(BASELINES[baseline])
    pair: Pair = paired(kept_records(baseline), now)

    assert [verdict.score.name for verdict in judged(pair) if verdict.worse] == []
    assert severe(pair) == []
    return now


def test_the_composer_is_no_worse_than_its_baseline_and_has_every_heading_and_figure() -> None:
    for record in _held(COMPOSER):
        for name in ("headings", "figures"):
            assert record.marks[name].value == record.marks[name].of, record.case
        for name in ("wrong", "ungrounded", "misattributed"):
            assert not record.marks[name].value, record.case


@pytest.mark.slow
def test_a_scripted_model_that_slips_is_mended_no_worse_than_its_baseline() -> None:
    mends = [record.marks["mends"].value for record in _held(SCRIPTED)]

    assert sum(value or 0 for value in mends) > 0, "else it shows what the composer shows"


@pytest.mark.parametrize("baseline", BASELINES)
def test_a_baseline_holds_no_time_and_no_place(baseline: Path) -> None:
    text = baseline.read_text("utf-8")

    assert "/" not in "".join(json.loads(line)["case"] for line in text.splitlines())
    assert all(json.loads(line)["scores"]["seconds"]["value"] is None for line in text.splitlines())
    assert str(Path.home()) not in text


def test_compare_prints_a_table_and_its_exit_code_is_the_gate(
    cases: Path, tmp_path: Path, script: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(script.partition(":")[2])
    run(Wanted((cases,), ("composer", script), tmp_path / "good"))
    file.write_text("default: {text: '新建水厂7座。'}\n", "utf-8")
    run(Wanted((cases,), (f"no-slots/{script}",), tmp_path / "bad"))
    pair = (tmp_path / "good@composer", tmp_path / "bad")
    capsys.readouterr()

    assert run(Wanted(compare=pair)) == 0
    assert run(Wanted(compare=pair, gate=True)) == 1
    told = capsys.readouterr()
    assert "严重错误: a, b" in told.err and "-100" in told.out
    assert run(Wanted(compare=(pair[0], pair[0]), gate=True)) == 0
    capsys.readouterr()
    run(Wanted(compare=pair, as_json=True))
    found = json.loads(capsys.readouterr().out)
    assert found["scores"]["figures"]["change"]["value"] == -1 and found["severe"] == ["a", "b"]


def test_a_folder_of_several_systems_must_name_one(cases: Path, tmp_path: Path, script: str) -> None:
    run(Wanted((cases,), ("composer", script), tmp_path / "out"))

    with pytest.raises(InputError, match="要比较的系统不明"):
        results(tmp_path / "out")
    with pytest.raises(InputError, match="composer"):
        results(tmp_path / "out@other")
    assert {record.model for record in results(Path(f"{tmp_path}/out@{script}"))} == {script}


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    "arguments",
    [["compare", "a"], ["compare", "a", "b", "--gate"], ["--gate"]],
    ids=["one result", "no such results", "a gate without compare"],
)
def test_an_error_is_exit_2_and_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert nigao(["eval", *arguments]) == 2

    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and told.out == ""
