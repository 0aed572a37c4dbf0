"""What real sheets hold, one case each in tests/data/reading/tables.yaml, written to a workbook and read back."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from assistant.errors import FactsError
from assistant.facts.model import Fact
from assistant.facts.read import read_fact_files

CASES = yaml.safe_load(Path("tests/data/reading/tables.yaml").read_text("utf-8"))


def write(case: dict[str, Any], path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表一"
    for number, row in enumerate(case["rows"], 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for name, day in case.get("dates", {}).items():
        sheet[name] = datetime.datetime.combine(day, datetime.time())
    for name, shown in case.get("formats", {}).items():
        sheet[name].number_format = shown
    for number in case.get("hidden", ()):
        sheet.row_dimensions[number].hidden = True
    for box in case.get("merged", ()):
        sheet.merge_cells(box)
    book.save(path)
    return path


def said(fact: Fact, key: str) -> Any:
    return fact.gap if key == "gap" else fact.as_written().get(key) if key == "value" else getattr(fact, key)


@pytest.mark.parametrize("case", [c for c in CASES if "expect" in c], ids=lambda case: case["case"])
def test_a_sheet_is_read_as_its_clerk_meant_it(case: dict[str, Any], tmp_path: Path) -> None:
    facts, warnings = read_fact_files(write(case, tmp_path / "facts.xlsx"))
    known = {fact.id: fact for fact in facts}
    for name, expected in case["expect"].items():
        assert name in known, list(known)
        assert {key: said(known[name], key) for key in expected} == expected
    if "count" in case:
        assert len(facts) == case["count"]
    if "warnings" in case:
        assert len(warnings) == len(case["warnings"]), warnings
        for part in case["warnings"]:
            assert any(part in warning for warning in warnings), warnings


@pytest.mark.parametrize("case", [c for c in CASES if "error" in c], ids=lambda case: case["case"])
def test_a_sheet_that_cannot_be_read_says_where_and_why(case: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(FactsError) as error:
        read_fact_files(write(case, tmp_path / "facts.xlsx"))
    for part in case["error"]:
        assert part in str(error.value)
    assert "\n" not in str(error.value)
