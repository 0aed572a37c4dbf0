"""Lives of workers, forked from one process: `python -m tests.living.lives FOLDER DATABASE WHAT…`."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.living import chaos


def main() -> int:
    folder, database, *plan = Path(sys.argv[1]), *sys.argv[2:]
    # Imported before the first fork, and no thread started yet.
    import assistant.drafting.durable

    assert assistant.drafting.durable.SHAPE
    for one in plan:
        place = folder / one
        place.mkdir()
        _lived(one.split(":"), place / "data", place / "log.txt", database)
    return 0


def _lived(what: list[str], data: Path, log: Path, database: str) -> None:
    def life(act: Callable[[], None]) -> int:
        return chaos.life(data, log, act, database=database, seconds=90)

    assert life(lambda: chaos.accept(int(what[2]) if what[0] == "fleet" else 1)) == 0
    ended = "whole"
    if what[0] == "around":

        def killed() -> None:
            chaos.killed_at(int(what[1]), what[2] == "before")
            chaos.work()

        ended = "killed" if life(killed) == -signal.SIGKILL else "whole"
    elif what[0] == "random":
        rng = random.Random(int(what[1]))
        for _ in range(rng.choice([1, 1, 2])):
            _killed_after(rng.uniform(0.1, 1.0), data, log, database)
    elif what[0] == "fleet":
        _fleet(random.Random(int(what[1])), data, log, database)
    elif what[0] == "stopped":
        _stopped(data, log, database)
    # The last life finds everything done, or does what is left.
    assert life(chaos.work) == 0, (data.parent / "out.txt").read_text("utf-8")
    (data.parent / "ended.txt").write_text(ended, "utf-8")


def _forked(data: Path, log: Path, database: str, delay: float = 0.0) -> int:
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr = (data.parent / "out.txt").open("a")
        chaos.configure(data, database)
        chaos.install(log, delay)
        try:
            chaos.work()
        finally:
            os._exit(0)
    return child


def _killed_after(seconds: float, data: Path, log: Path, database: str) -> None:
    child = _forked(data, log, database)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _fleet(rng: random.Random, data: Path, log: Path, database: str) -> None:
    """Three workers; by turns one is killed and another begins; at last they are left in peace."""
    workers = [_forked(data, log, database, 0.05) for _ in range(3)]
    for _ in range(3):
        time.sleep(rng.uniform(0.3, 1.2))
        victim = workers.pop(rng.randrange(len(workers)))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        workers.append(_forked(data, log, database, 0.05))
    for worker in workers:
        os.waitpid(worker, 0)


def _stopped(data: Path, log: Path, database: str) -> None:
    """A worker stands still in the middle; another takes over; then the first is woken."""
    from assistant.service import worker

    # On one machine a stopped process can still be seen: only its silence must count, as from another machine.
    worker._has_ended = lambda name: False
    first = _forked(data, log, database, 0.3)
    time.sleep(2.0)
    os.kill(first, signal.SIGSTOP)
    second = _forked(data, log, database)
    stood = time.monotonic()
    os.waitpid(second, 0)
    chaos.note(log, f"taken over and done after {time.monotonic() - stood:.1f} s")
    os.kill(first, signal.SIGCONT)
    _, status = os.waitpid(first, 0)
    chaos.note(log, f"revived {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    sys.exit(main())
