"""`python -m eval.plan`: what many reports will take, from what few took."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.interfaces.cli.evaluate import Wanted
from assistant.report.findings import Usage
from eval.command import run
from eval.plan import main, measured, table
from eval.prices import Price, Prices
from eval.record import Record
from eval.results import LINES
from eval.sample import Mark

PRICES = Prices(other=Price(input=Decimal(1), output=Decimal(4)), currency="CNY")


def test_what_was_measured_is_multiplied(tmp_path: Path) -> None:
    (tmp_path / LINES).write_bytes(b"x" * 4000)
    used = Usage(calls=10, input_tokens=20_000, output_tokens=2_500)
    records = [
        Record("a", "openai:m", "", {"seconds": Mark(30.0)}, usage=used, key="1"),
        Record("b", "openai:m", "", {"seconds": Mark(None)}, usage=used, key="2"),
        Record("c", "openai:m", "", failed="断了", key="3"),
        Record("d", "other", "", failed="断了", key="4"),
    ]
    (one,) = measured(records, tmp_path, PRICES)
    row = table([one], 100_000, 8, "CNY").splitlines()[-1].strip("| ").split(" | ")

    assert (one.drafts, one.seconds, one.stored, one.cost) == (2, 30.0, 1000, Decimal("0.03"))
    assert row == ["openai:m", "2", "1,000,000", "2,000.0 M / 250.0 M", "4.3 d", "0.1 GB", "CNY 3,000.00"]


def test_a_time_or_a_price_that_is_not_known_is_not_told(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Wanted((cases,), ("noisy:0",), tmp_path / "out"))
    capsys.readouterr()

    assert main([str(tmp_path / "out"), "--reports", "1000"]) == 0
    said = capsys.readouterr().out
    assert "1,000 份报告" in said and said.splitlines()[-1].endswith("| — |")
    assert main([str(tmp_path / "none")]) == 2
    assert "读不出来" in capsys.readouterr().err
