"""Clean official prose: our own paragraphs, and the references of the examples and of the evaluation."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "checks"


def paragraphs() -> list[str]:
    """Every paragraph of clean_*.txt."""
    files = sorted(DATA.glob("clean_*.txt"))
    return [
        line for file in files for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"
    ]


def references() -> list[Path]:
    """Every report that somebody wrote by hand as the measure of a draft."""
    return sorted([*ROOT.glob("examples/*/reference.md"), *ROOT.glob("eval/cases/*/reference.md")])


def is_chinese(text: str) -> bool:
    return sum("一" <= char <= "鿿" for char in text) * 4 > len(text)
