"""The whole server in a process of its own, for tests that call it from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SERVE = "import sys; from assistant.interfaces.serve import serve; serve(port=int(sys.argv[1]), page=sys.argv[2] == 'page')"


@dataclass(frozen=True)
class Served:
    """Where it is, its process, and the file that holds its log."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def memory(self) -> int:
        """Megabytes that the process holds."""
        return _megabytes(self.process.pid)

    def others(self) -> list[int]:
        """The processes that it has begun."""
        own = self.process.pid
        return [int(one) for one in Path(f"/proc/{own}/task/{own}/children").read_text().split()]

    def memory_of_others(self) -> int:
        """Megabytes that the processes hold that it has begun."""
        return sum(_megabytes(one) for one in self.others())


def _megabytes(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


@contextmanager
def served(folder: Path, *, page: bool = False, **settings: str) -> Iterator[Served]:
    """`nigao serve` over the data in a folder, with or without the page; settings as `NIGAO_…` without the prefix, in lower case."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "server.log"
    env = {
        **os.environ,
        **_environment(settings),
        "NIGAO_DATA": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(port), "page" if page else ""],
            cwd=folder,
            env=env,
            stdout=out,
            stderr=out,
        )
    found = Served(f"http://127.0.0.1:{port}", process, log)
    try:
        _wait(found)
        yield found
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {name if name.isupper() else f"NIGAO_{name.upper()}": value for name, value in settings.items()}


def _wait(found: Served) -> None:
    for _ in range(900):
        if found.process.poll() is not None:
            raise AssertionError(f"the server ended:\n{found.log.read_text('utf-8', 'replace')[-2000:]}")
        try:
            with urllib.request.urlopen(f"{found.url}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")
