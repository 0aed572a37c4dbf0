"""Planted errors caught and false alarms of ground, by class, beside other tools on the same sentences.

The other tools live in an environment of their own under the system's temp folder, made on the first run; one
that cannot be installed is named in the table's last row. `python -m tests.bench.bench_grounding --full` takes
1,000 cases a class in place of 40 (the others then see 100 of each).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from assistant.facts.ground import ground
from tests.bench.__main__ import table
from tests.grounding.planted.errors import ACROSS, CLASSES, cross
from tests.grounding.planted.scoring import two_cases
from tests.grounding.planted.sentences import Case, make_case
from tests.grounding.planted.variants import VARIANTS

SHORT, FULL, THEIRS = 40, 1000, 100
SEED = 2026
HOME = Path(tempfile.gettempdir()) / "nigao-bench-rivals"
PACKAGES = {
    "Recognizers-Text": ["recognizers-text-number", "emoji<2"],
    "cn2an": ["cn2an"],
    "gongwen-skill": ["gongwen-skill"],
}
Span = tuple[int, int]


@dataclass
class Class:
    """The cases of one class; `wrong` are the spans of which one must be flagged, none where the text is right."""

    name: str
    cases: list[Case] = field(default_factory=list)
    wrong: list[list[Span]] = field(default_factory=list)


def classes(count: int, language: str) -> Iterator[Class]:
    """Right texts, their variants, then each planted error, as tests/grounding/planted makes them."""
    chance = Random(SEED)
    right = [make_case(chance, language) for _ in range(count)]
    yield Class(f"right, {language}: unchanged", right, [[] for _ in right])
    for name, variant in VARIANTS[language].items():
        tried = (variant(make_case(chance, language), chance) for _ in range(count * 4))
        varied = list(islice((case for case in tried if case), count))
        yield Class(f"right, {language}: {name}", varied, [[] for _ in varied])
    for name in (*CLASSES, ACROSS):
        made = Class(f"{language}: {name}")
        for _ in range(count * 30):
            planted = (
                cross(*two_cases(chance, language), chance)
                if name == ACROSS
                else CLASSES[name](make_case(chance, language), chance)
            )
            if planted is not None:
                made.cases.append(planted.case)
                made.wrong.append([planted.case.span(index) for index in planted.wrong])
            if len(made.cases) >= count:
                break
        yield made


def lines(case: Case) -> list[str]:
    """The facts as a person would list them for a tool that reads text."""
    keys = ("period", "entity", "label")
    return ["".join(str(f.get(key, "")) for key in keys) + f"：{f['value']}{f['unit']}" for f in case.facts]


def share(group: Class, flagged: list[list[Span]]) -> str:
    """How many cases: with a right text flagged at all, or with a wrong part flagged."""
    hits = 0
    for wrong, spans in zip(group.wrong, flagged, strict=False):
        hits += any(s < end and start < e for s, e in spans for start, end in wrong) if wrong else bool(spans)
    return f"{100 * hits / max(len(flagged), 1):.1f} %"


def ours(cases: list[Case]) -> tuple[list[list[Span]], float]:
    started = time.perf_counter()
    verdicts = [ground(case.text, case.facts, case.language) for case in cases]
    seconds = time.perf_counter() - started
    return [[(v.start, v.end) for v in found if not v.right] for found in verdicts], seconds


def rivals(cases: list[Case]) -> dict[str, dict[str, object]]:
    """What the other tools flag, asked in one process of their own Python."""
    if not (HOME / "bin").exists() and not (HOME / "Scripts").exists():
        venv.create(HOME, with_pip=True)
        for packages in PACKAGES.values():
            subprocess.run(
                [_python(), "-m", "pip", "install", "-q", *packages], capture_output=True, check=False
            )
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "cases.json"
        asked.write_text(json.dumps([[case.text, lines(case)] for case in cases]), "utf-8")
        script = Path(__file__).with_name("rivals_grounding.py")
        done = subprocess.run(
            [_python(), "-W", "ignore", str(script), str(asked)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        return {name: {"absent": done.stderr.strip().rpartition("\n")[2]} for name in PACKAGES}
    answers: dict[str, dict[str, object]] = json.loads(done.stdout)
    return answers


def _python() -> str:
    folder = HOME / ("Scripts" if sys.platform == "win32" else "bin")
    return str(folder / "python")


def main(count: int = SHORT) -> list[Mapping[str, object]]:
    groups = [group for language in VARIANTS for group in classes(count, language)]
    few = min(count, THEIRS)
    asked = [case for group in groups for case in group.cases[:few]]
    theirs = rivals(asked)
    rows: list[Mapping[str, object]] = []
    at, length, seconds = 0, 0, 0.0
    for group in groups:
        flagged, took = ours(group.cases)
        seconds, length = seconds + took, length + sum(len(case.text) for case in group.cases)
        row: dict[str, object] = {
            "class": group.name,
            "cases": len(group.cases),
            "counted": "any flag" if group.name.startswith("right") else "the wrong part flagged",
            "nigao": share(group, flagged),
        }
        size = len(group.cases[:few])
        for name, answer in theirs.items():
            spans = answer.get("flagged")
            row[name] = share(group, spans[at : at + size]) if isinstance(spans, list) else "absent"
        at += size
        rows.append(row)
    speed: dict[str, object] = {
        "class": "characters a second",
        "cases": "",
        "nigao": f"{length / seconds:,.0f}",
    }
    size = sum(len(case.text) for case in asked)
    for name, answer in theirs.items():
        lasted = answer.get("seconds")
        speed[name] = f"{size / lasted:,.0f}" if isinstance(lasted, float) else str(answer.get("absent"))
    return [*rows, speed]


if __name__ == "__main__":
    print(table(main(FULL if "--full" in sys.argv else SHORT)))
