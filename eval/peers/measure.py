"""Measures an evaluation tool against the fake server: `python -m eval.peers.measure FOLDER NAME RUN [RESUME]`.

FOLDER holds what `python -m eval.peers.cases` wrote. RUN is a command for the shell, RESUME what goes on after a kill (RUN
again where none is given); in both FAKE_URL is the server's address and WORK an empty folder. Prints a line of JSON: the
seconds of a whole run (wall and processor), its requests, and the requests of the second life after a kill when half of the answers had come.

In a network namespace of its own (`unshare -n -m`) a small name server writes down every outside name that is asked for.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAIT = 0.5


@contextmanager
def serving(folder: Path, log: Path) -> Iterator[str]:
    """The address of a fake server that logs into `log`."""
    script = Path(__file__).with_name("fake_server.py")
    command = [sys.executable, str(script), "0", str(folder / "answers.json"), str(WAIT), str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
        finally:
            server.kill()


def requests(log: Path) -> int:
    return len(log.read_text().splitlines()) if log.exists() else 0


def started(command: str, url: str, folder: Path, work: Path) -> subprocess.Popen[bytes]:
    """The command in a process group of its own, its output in WORK."""
    named = {
        "FAKE_URL": url,
        "WORK": str(work),
        "NIGAO_CASES": str(folder / "cases.jsonl"),
        "SUITE": str(folder),
    }
    said = (work / "said.txt").open("ab")
    return subprocess.Popen(
        command, shell=True, env={**os.environ, **named}, stdout=said, stderr=said, start_new_session=True
    )


def processor() -> float:
    """Seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def whole(folder: Path, run: str) -> dict[str, float]:
    """A run to its end."""
    with tempfile.TemporaryDirectory() as place, serving(folder, Path(place) / "log") as url:
        work = Path(place) / "work"
        work.mkdir()
        began, busy = time.monotonic(), processor()
        code = started(run, url, folder, work).wait()
        told = {"seconds": round(time.monotonic() - began, 1), "processor": round(processor() - busy, 1)}
        told["requests"] = requests(Path(place) / "log")
        if code and not told["requests"]:
            sys.stderr.write((work / "said.txt").read_text(errors="replace")[-2000:])
        return {**told, "exit": code}


def killed(folder: Path, run: str, resume: str, at: int) -> dict[str, float]:
    """A run killed (SIGKILL, with all its children) once so many requests have come, and what went on after it."""
    with tempfile.TemporaryDirectory() as place, serving(folder, Path(place) / "log") as url:
        work, log = Path(place) / "work", Path(place) / "log"
        work.mkdir()
        process = started(run, url, folder, work)
        while requests(log) < at and process.poll() is None:
            time.sleep(0.02)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        time.sleep(WAIT)
        before = requests(log)
        began = time.monotonic()
        code = started(resume, url, folder, work).wait()
        after = requests(log) - before
        told = {"killed_at": before, "after_the_kill": after, "resume_exit": code}
        sys.stderr.write((work / "said.txt").read_text(errors="replace")[-600:])
        return {**told, "resume_seconds": round(time.monotonic() - began, 1)}


def names(asked: list[str]) -> None:
    """A name server on 127.0.0.1 that knows no name, and writes down each that it is asked for."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    while True:
        query, address = server.recvfrom(4096)
        labels, at = [], 12
        while query[at]:
            labels.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace"))
            at += query[at] + 1
        asked.append(".".join(labels))
        # The same question back, as an answer that there is no such name.
        server.sendto(query[:2] + b"\x81\x83" + query[4:6] + bytes(6) + query[12 : at + 5], address)


def outside(folder: Path, run: str) -> dict[str, object]:
    """Every outside name that a run asks for; this process must be in a network namespace of its own."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        file.flush()
        subprocess.run(["mount", "--bind", file.name, os.path.realpath("/etc/resolv.conf")], check=True)
        asked: list[str] = []
        threading.Thread(target=names, args=(asked,), daemon=True).start()
        told = whole(folder, run)
        return {**told, "outside": sorted(set(asked))}


def main() -> None:
    folder, name, run = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    if name.endswith("@alone"):
        print(json.dumps({"tool": name, **outside(folder, run)}))
        return
    count = len((folder / "cases.jsonl").read_text("utf-8").splitlines())
    resume = sys.argv[4] if len(sys.argv) > 4 else run
    print(json.dumps({"tool": name, **whole(folder, run), **killed(folder, run, resume, count // 2)}))


if __name__ == "__main__":
    main()
