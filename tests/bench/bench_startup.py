"""How long a person waits for a light command, start of Python included."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NIGAO = [str(Path(sys.executable).parent / "nigao")]
BRIEF = str(ROOT / "examples" / "safety" / "brief.yaml")
RUNS = 7


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    # check ends with 1 when it finds something, which is as good a run as any; 2 is a bench that measures nothing.
    code = subprocess.run(command, capture_output=True, check=False).returncode
    if code > 1:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return time.perf_counter() - started


def main() -> list[Mapping[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        draft = str(Path(folder) / "report.md")
        long = Path(folder) / "long.md"
        commands = [
            ("nigao --help", 0.3, [*NIGAO, "--help"]),
            (
                "nigao draft, safety example, no model",
                1.0,
                [*NIGAO, "draft", BRIEF, "--model", "composer", "-o", draft],
            ),
            ("nigao check, 5,000 characters", 0.6, [*NIGAO, "check", str(long), "--brief", BRIEF]),
        ]
        rows: list[Mapping[str, object]] = []
        for label, bar, command in commands:
            if "check" in label:
                text = Path(draft).read_text("utf-8")
                long.write_text((text * (5000 // len(text) + 1))[:5000], "utf-8")
            _seconds(command)  # the first run fills the disk cache
            times = [_seconds(command) for _ in range(RUNS)]
            rows.append(
                {
                    "command": label,
                    "median s": f"{statistics.median(times):.2f}",
                    "worst s": f"{max(times):.2f}",
                    "bar s": f"{bar:.2f}",
                }
            )
        return rows
