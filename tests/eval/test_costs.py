"""What drafts cost, and the progress that says so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.report.findings import Usage
from assistant.settings import Settings, settings
from eval.command import run
from eval.prices import Price, Prices
from eval.progress import progress, spent
from eval.record import Record
from eval.sample import Mark
from eval.table import shown, summed_up

TABLE = """currency: CNY
models:
  openai:dear: {input: 10, output: 40}
  openai:*: {input: 1, output: 4}
"""
USED = Usage(calls=2, input_tokens=1_000_000, output_tokens=500_000)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "prices.yaml"
    file.write_text(TABLE, "utf-8")
    return file


def _record(model: str, usage: Usage = USED) -> Record:
    return Record("a", model, "", {"figures": Mark(1, 1)}, usage=usage)


def test_a_cost_is_the_tokens_times_the_price_of_the_first_name_that_fits(table: Path) -> None:
    prices = Prices.of(Settings(prices=table))

    assert prices.cost("openai:dear", USED) == 30 and prices.cost("no-slots/openai:dear", USED) == 30
    assert prices.cost("openai:other", USED) == 3
    assert prices.cost("local:m.gguf", USED) is None
    assert prices.cost("composer", Usage()) == 0


def test_prices_of_the_settings_hold_for_every_other_model(table: Path) -> None:
    prices = Prices.of(Settings(prices=table, price_input=2, price_output=0.1))

    assert prices.cost("local:m.gguf", USED) == Decimal("2.05") and prices.cost("openai:dear", USED) == 30


def test_a_cost_that_is_not_known_is_no_zero(table: Path) -> None:
    prices = Prices.of(Settings(prices=table))
    one, other = prices.put([_record("openai:m"), _record("local:m.gguf")])

    assert one.marks["cost"] == Mark(3.0) and other.marks["cost"] == Mark(None)
    assert shown("cost", summed_up("cost", [one, one, other])) == "6"
    assert prices.total([one]) == 3 and prices.total([one, other]) is None
    assert "cost" not in Prices().put([_record("openai:m")])[0].marks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("models: {m: {input: -1}}", r"models\.m\.input：价格表不合格式"),
        ("models: {m: {in: 1}}", r"models\.m\.in"),
        ("[", "价格表不是 YAML"),
    ],
)
def test_a_table_that_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "prices.yaml"
    file.write_text(text, "utf-8")

    with pytest.raises(InputError, match=said):
        Prices.of(Settings(prices=file))
    with pytest.raises(InputError, match="价格表读不出来"):
        Prices.of(Settings(prices=tmp_path / "none.yaml"))


def test_each_line_of_progress_says_what_was_spent_until_then(capsys: pytest.CaptureFixture[str]) -> None:
    prices = Prices(other=Price(input=Decimal(1)), currency="CNY")
    with progress(2, prices) as heard:
        heard(_record("openai:m"), False)
        heard(Record("b", "openai:m", "", failed="断了"), True)

    assert capsys.readouterr().err.splitlines() == [
        "[1/2] a · openai:m · 已用 1,500,000 词元 · CNY 1.0000",
        "[2/2] b · openai:m · 已有 · 已用 1,500,000 词元 · CNY 1.0000 断了",
    ]
    assert spent([_record("composer", Usage())], prices) == ""


def test_on_a_terminal_it_is_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(1, Prices()) as heard:
        heard(_record("openai:m"), False)

    assert "1/1" in capsys.readouterr().err


def test_costs_stand_in_the_table_and_change_no_result(
    cases: Path, tmp_path: Path, script: str, table: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    wanted = Wanted((cases,), (script,), tmp_path / "out")
    run(wanted)
    before = (tmp_path / "out" / "results.jsonl").read_bytes()
    assert "费用" not in capsys.readouterr().out
    table.write_text("models: {'scripted:*': {input: 1000, output: 1000}}\n", "utf-8")
    monkeypatch.setenv("NIGAO_PRICES", str(table))
    settings.cache_clear()
    run(wanted)

    assert "费用" in capsys.readouterr().out
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before, "nothing was drafted again"
