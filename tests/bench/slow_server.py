"""The tests' endpoint in a process of its own, so that its work is not taken for ours.

`python -m tests.bench.slow_server` reads one line of JSON (wait, and a text for each heading) and prints the address.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.writers.endpoint import says, serving

ROOT = Path(__file__).resolve().parent.parent.parent
LEAD = "今年以来形势总体平稳。"


@contextmanager
def slow_server(wait: float, answers: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that answers each section after `wait` seconds."""
    command = [sys.executable, "-m", "tests.bench.slow_server"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    with process:
        process.stdin.write(json.dumps({"wait": wait, "answers": dict(answers)}) + "\n")
        process.stdin.flush()
        yield process.stdout.readline().strip()
        process.stdin.close()


def main() -> None:
    """Serves until standard input ends."""
    asked = json.loads(sys.stdin.readline())

    def turn(handler: Any) -> None:
        time.sleep(asked["wait"])
        wanted = handler.asked["messages"][-1]["content"]
        lead = "全文的导语" in wanted
        found = (text for name, text in asked["answers"].items() if name in wanted[:200] and not lead)
        says(next(found, LEAD))(handler)

    with serving(turn) as endpoint:
        print(endpoint.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
