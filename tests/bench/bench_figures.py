"""Characters a second of find_figures beside a plain `re` digit scan and, where installed, Recognizers-Text.

Recognizers-Text (`pip install recognizers-text-suite "emoji<2"`) reads number and percentage, line by line,
as its own documentation shows. All are timed in one run on the same texts; the ratios are to find_figures.
"""

from __future__ import annotations

import gc
import importlib
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.figures import find_figures
from tests.figures.scorer import passages

ROOT = Path(__file__).resolve().parent.parent.parent
DIGITS = re.compile(r"\d+(?:\.\d+)?")
RUNS = 7

Scan = Callable[[str], object]


def _texts() -> dict[str, tuple[str, str]]:
    """Name → language and text: the labelled passages, dense in figures, and a long report, as reports are."""
    cases = passages(ROOT / "tests" / "data" / "figures")
    dense = {code: "\n".join(case.text for case in cases if case.language == code) for code in ("zh", "en")}
    prose = "\n".join(
        (ROOT / "examples" / name / "reference.md").read_text("utf-8") for name in ("safety", "study")
    )
    plain = "\n".join(line for line in prose.splitlines() if sum(c.isdigit() for c in line) < 4)
    mixed = "\n".join(f"{plain}\n{part}" for part in dense["zh"].split("\n"))
    return {
        "labelled passages, Chinese": ("zh", dense["zh"]),
        "labelled passages, English": ("en", dense["en"]),
        "long mixed report, Chinese": ("zh", mixed[:300_000]),
    }


def _recognizers(language: str) -> Scan | None:
    try:
        module = importlib.import_module("recognizers_number")
    except ImportError:
        return None
    culture = module.Culture.Chinese if language == "zh" else module.Culture.English

    def scan(text: str) -> object:
        for line in text.split("\n"):
            module.recognize_number(line, culture)
            module.recognize_percentage(line, culture)
        return None

    return scan


def _rate(scan: Scan, text: str, runs: int) -> float:
    """Characters a second of the best run: what else the machine does only ever slows one down."""
    scan(text[:2000])
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        started = time.perf_counter()
        scan(text)
        best = min(best, time.perf_counter() - started)
    return len(text) / best


def main() -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    for name, (language, text) in _texts().items():
        ours = _rate(lambda part, code=language: find_figures(part, code), text, RUNS)  # type: ignore[misc]
        digits = _rate(lambda part: [match.span() for match in DIGITS.finditer(part)], text, RUNS)
        recognizers = _recognizers(language)
        theirs = _rate(recognizers, text[:30_000], 1) if recognizers else None
        rows.append(
            {
                "text": name,
                "characters": f"{len(text):,}",
                "find_figures /s": f"{ours:,.0f}",
                "re digits /s": f"{digits:,.0f}",
                "share of re": f"1/{digits / ours:.1f}",
                "Recognizers /s": f"{theirs:,.0f}" if theirs else "not installed",
                "times Recognizers": f"{ours / theirs:.1f}" if theirs else "",
            }
        )
    return rows
