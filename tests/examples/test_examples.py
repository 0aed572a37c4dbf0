"""The shipped examples: they read without an error, and their figures are right."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.brief import Brief, read_brief
from assistant.outline.numbering import printed

NAMES = ["safety", "study", "status"]
GAPS = {"safety": ["更新应急物资"], "study": [], "status": ["books"]}


def brief_of(name: str) -> Brief:
    return read_brief(f"examples/{name}/brief.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_an_example_reads_without_a_warning(name: str) -> None:
    brief = brief_of(name)
    assert not brief.warnings
    assert brief.facts.gaps == GAPS[name]
    assert brief.kind


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_each_leaf_its_points(name: str) -> None:
    for placed in brief_of(name).outline.walk():
        if not placed.section.sections:
            assert 2 <= len(placed.section.points) <= 4


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_has_every_heading_and_every_required_figure(name: str) -> None:
    brief = brief_of(name)
    text = Path(f"examples/{name}/reference.md").read_text("utf-8")
    for placed in brief.outline.walk():
        assert printed(placed.id, placed.section.heading, brief.language) in text
        assert all(phrase in text for phrase in placed.section.phrases)
    for _, passage in brief.passages():
        for expression in passage.facts:
            quantity = brief.facts.resolve(expression).quantity
            if quantity is None:
                continue
            assert any(
                abs(quantity.value) in (rounded, rounded_to(quantity.value, rounded))
                for rounded in shown(text)
            ), expression


def shown(text: str) -> list[Decimal]:
    """Every number of a text, 万 worked out."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(万?)", text)
    return [Decimal(number.replace(",", "")) * (10_000 if scale else 1) for number, scale in found] + [
        Decimal(number) * 10_000 for number in re.findall(r"([\d.]+)万元", text)
    ]


def rounded_to(value: Decimal, like: Decimal) -> Decimal:
    """The value, without its sign, at the digits of another; never equal to a number it does not round to."""
    quantum = Decimal(1).scaleb(int(like.as_tuple().exponent))
    near = abs(value).quantize(quantum, rounding="ROUND_HALF_UP")
    return abs(value) if near == like and quantum < 1 else Decimal(-1)


def test_the_messy_workbook_is_the_one_its_script_makes(tmp_path: Path) -> None:
    script = tmp_path / "make_facts.py"
    script.write_text(Path("examples/safety/make_facts.py").read_text("utf-8"), "utf-8")
    subprocess.run([sys.executable, str(script)], check=True)
    made, kept = (
        read_brief("examples/safety/brief.yaml", facts=str(tmp_path / "facts.xlsx")),
        brief_of("safety"),
    )
    assert made.facts == kept.facts


def test_the_safety_example_holds_what_real_spreadsheets_hold() -> None:
    facts = brief_of("safety").facts
    assert facts["检查企业"].value == 1286  # full-width text
    assert facts["高危企业培训覆盖率"].value == Decimal("98.5")  # a percent format
    assert facts["高危企业培训覆盖率"].digits == 1
    assert facts["工贸企业隐患"].unit == "处"  # from the header
    assert facts["党政领导带队督查"].source == "县安委办台账"  # merged downwards
    assert facts["安全生产月启动时间"].text == "2025年6月3日"
    assert facts["立案查处企业"].sensitive
