"""How fast the rules read, in seconds of the processor: text a second, one changed section, and autocorrect-py beside them."""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.brief.read import read_brief
from assistant.checks import check
from assistant.checks.mend import mends
from assistant.checks.patterns import scan
from assistant.drafting.plan import plan
from assistant.drafting.steps import part_findings
from assistant.writers.composer import compose
from tests.checks.corpus import ROOT, is_chinese, paragraphs, references

RUNS = 5
BRIEF = ROOT / "examples" / "safety" / "brief.yaml"
# Run by the Python of the other tool's own environment: it reads the texts and prints the median of its seconds.
AUTOCORRECT = """
import statistics, sys, time
import autocorrect_py
texts = open(sys.argv[1], encoding="utf-8").read().split("\\0")
times = []
for _ in range(int(sys.argv[2])):
    started = time.process_time()
    for text in texts:
        autocorrect_py.lint_for(text, "markdown")
    times.append(time.process_time() - started)
print(statistics.median(times))
"""


def main() -> list[Mapping[str, object]]:
    texts = [text for file in references() if is_chinese(text := file.read_text("utf-8"))]
    texts += ["\n".join(paragraphs()[first : first + 20]) for first in range(0, len(paragraphs()), 20)]
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    dirty = [text.replace("，", ",", 20) for text in texts]
    rows = [
        _speed("all rules, clean reports", size, lambda: [check(text) for text in texts], bar=2.0),
        _speed("all rules, 20 faults a report", size, lambda: [check(text) for text in dirty]),
        _speed("patterns.yaml alone", size, lambda: [scan(text, "zh") for text in texts]),
        _speed("check --fix, one pass", size, lambda: [mends(text) for text in texts]),
        *_autocorrect(texts, size),
        _section(),
    ]
    first = float(str(rows[0]["MB/s"]))
    return [{**row, "times all rules": _ratio(row, first)} for row in rows]


def _speed(label: str, size: float, work: Callable[[], object], bar: float = 0) -> Mapping[str, object]:
    seconds = _median(work)
    return {
        "what": label,
        "MB/s": f"{size / seconds:.2f}",
        "ms": f"{seconds * 1000:.1f}",
        "bar": f"{bar} MB/s" if bar else "",
    }


def _median(work: Callable[[], object]) -> float:
    work()  # the first run compiles
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _section() -> Mapping[str, object]:
    """The slowest section of the safety example, checked against its brief and facts after a change."""
    brief = read_brief(BRIEF)
    changed = [(task, compose(task) + "继续努力。") for task in plan(brief).tasks]
    slowest = max(_median(lambda task=task, text=text: part_findings(task, text)) for task, text in changed)  # type: ignore[misc]
    return {
        "what": "one changed section, with facts",
        "MB/s": "",
        "ms": f"{slowest * 1000:.2f}",
        "bar": "5 ms",
    }


def _autocorrect(texts: list[str], size: float) -> list[Mapping[str, object]]:
    """autocorrect-py, in an environment of its own where it is not at hand; no row where it can't be installed."""
    with tempfile.TemporaryDirectory() as folder:
        python = sys.executable
        if importlib.util.find_spec("autocorrect_py") is None:
            venv.create(folder, with_pip=True)
            python = str(Path(folder) / "bin" / "python")
            install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "autocorrect-py"]
            if subprocess.run(install, capture_output=True, check=False).returncode:
                print("autocorrect-py could not be installed: no comparison", file=sys.stderr)
                return []
        file = Path(folder) / "texts"
        file.write_text("\0".join(texts), "utf-8")
        command = [python, "-c", AUTOCORRECT, str(file), str(RUNS)]
        seconds = float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return [
        {
            "what": "autocorrect-py lint",
            "MB/s": f"{size / seconds:.2f}",
            "ms": f"{seconds * 1000:.1f}",
            "bar": "",
        }
    ]


def _ratio(row: Mapping[str, object], first: float) -> str:
    return f"{float(str(row['MB/s'])) / first:.2f}" if row["MB/s"] else ""
