"""Lives of workers, forked from one process: `python -m tests.living.lives FOLDER SERVER WHAT…`.

SERVER is the URL of a PostgreSQL server's database, beside which each life gets one of its own; empty means SQLite in
the life's own folder. What a life came to is in its folder: `found.json` (the finished reports), `log.txt` (the calls),
`ended.txt` (whether anybody was killed, and how many durable writes there were).

WHAT is one of
  calm:BRIEFS               one worker, undisturbed
  around:N:before|after     one worker, killed around its N-th commit
  random:SEED               one worker, killed once or twice at random instants
  three:BRIEFS              three workers, undisturbed
  three:BRIEFS:N:before|after   three workers; the one that makes the N-th durable write of all is killed
  fleet:SEED:BRIEFS         three workers; by turns one is killed at a random instant and another begins
  stopped                   a worker stands still in the middle and is woken after another took over
"""

from __future__ import annotations

import json
import os
import random
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.living import chaos, writes


@dataclass(frozen=True)
class Life:
    """One life: its folder, its database, and how long an undisturbed one takes, in seconds."""

    place: Path
    database: str
    calm: float

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "log.txt"

    def whole(self, act: Callable[[], None]) -> int:
        """Runs `act` in a process of its own to its end, however that comes about; its exit code."""
        return chaos.life(self.data, self.log, act, database=self.database, seconds=300)

    def worker(self, delay: float = 0.0, before: Callable[[], None] = lambda: None) -> int:
        """A worker in a process of its own; its process id."""
        child = os.fork()
        if child == 0:
            sys.stdout = sys.stderr = (self.place / "out.txt").open("a")
            chaos.configure(self.data, self.database)
            chaos.install(self.log, delay)
            try:
                before()
                chaos.work()
            finally:
                os._exit(0)
        return child


def main() -> int:
    folder, server, *plan = Path(sys.argv[1]), *sys.argv[2:]
    # Imported before the first fork, and no thread started yet.
    import assistant.drafting.durable

    assert assistant.drafting.durable.SHAPE
    calm = 1.0
    for one in plan:
        what = one.split(":")
        place = folder / one
        place.mkdir()
        database = beside(server) if server else ""
        started = time.monotonic()
        lived(what, Life(place, database, calm))
        if what[0] == "calm" or (what[0] == "three" and len(what) == 2):
            calm = time.monotonic() - started
        if database:
            drop(server, database)
    return 0


def lived(what: list[str], life: Life) -> None:
    """Lives it, and writes down what it came to."""
    briefs = {"calm": 1, "three": 1, "fleet": 2}.get(what[0])
    assert life.whole(lambda: chaos.accept(int(what[briefs]) if briefs else 1)) == 0, told_by(life)
    ended = _KINDS[what[0]](what, life)
    # The last life finds everything done, or does what is left.
    assert life.whole(chaos.work) == 0, told_by(life)
    found = {source: chaos.told(report) for source, report in chaos.reports(life.data, life.database).items()}
    (life.place / "found.json").write_text(json.dumps(found), "utf-8")
    (life.place / "ended.txt").write_text(ended, "utf-8")


def told_by(life: Life) -> str:
    return (life.place / "out.txt").read_text("utf-8")


def _calm(what: list[str], life: Life) -> str:
    return "whole"


def _around(what: list[str], life: Life) -> str:
    def killed() -> None:
        chaos.killed_at(int(what[1]), what[2] == "before")
        chaos.work()

    return "killed" if life.whole(killed) == -signal.SIGKILL else "whole"


def _random(what: list[str], life: Life) -> str:
    rng, killed = random.Random(int(what[1])), 0
    for _ in range(rng.choice([1, 1, 2])):
        child = life.worker()
        time.sleep(rng.uniform(0.05, 0.9) * life.calm)
        killed += _kill(child)
    return f"killed {killed}" if killed else "whole"


def _three(what: list[str], life: Life) -> str:
    """Three workers that count their durable writes together."""
    count = writes.Count()
    at, before = (int(what[2]), what[3] == "before") if len(what) > 2 else (0, False)
    workers = [life.worker(0.02, lambda: count.kills_at(at, before)) for _ in range(3)]
    # Whoever ends first is waited for first: as a zombie it would still be taken for alive.
    ends = [os.waitstatus_to_exitcode(os.wait()[1]) for _ in workers]
    return f"{'killed' if -signal.SIGKILL in ends else 'whole'} {count.value}"


def _fleet(what: list[str], life: Life) -> str:
    rng, killed = random.Random(int(what[1])), 0
    workers = [life.worker(0.05) for _ in range(3)]
    for _ in range(3):
        time.sleep(rng.uniform(0.05, 0.6) * life.calm)
        killed += _kill(workers.pop(rng.randrange(len(workers))))
        workers.append(life.worker(0.05))
    for worker in workers:
        os.waitpid(worker, 0)
    return f"killed {killed}" if killed else "whole"


def _kill(child: int) -> bool:
    """Whether it was still there to be killed."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _stopped(what: list[str], life: Life) -> str:
    from assistant.service import worker

    # On one machine a stopped process can still be seen: only its silence must count, as from another machine.
    worker._has_ended = lambda name: False
    first = life.worker(0.3)
    while not life.log.exists():
        time.sleep(0.01)
    os.kill(first, signal.SIGSTOP)
    stood = time.monotonic()
    os.waitpid(life.worker(), 0)
    chaos.note(life.log, f"taken over and done after {time.monotonic() - stood:.1f} s")
    os.kill(first, signal.SIGCONT)
    _, status = os.waitpid(first, 0)
    chaos.note(life.log, f"revived {os.waitstatus_to_exitcode(status)}")
    return "stopped"


_KINDS: dict[str, Callable[[list[str], Life], str]] = {
    "calm": _calm,
    "around": _around,
    "random": _random,
    "three": _three,
    "fleet": _fleet,
    "stopped": _stopped,
}


def beside(server: str) -> str:
    """The URL of a new, empty database on the same server."""
    name = f"life_{secrets.token_hex(6)}"
    _on(server, f"CREATE DATABASE {name}")
    before, _, host = server.partition("?")
    return f"{before.rpartition('/')[0]}/{name}?{host}"


def drop(server: str, database: str) -> None:
    """Three hundred databases are three gigabytes."""
    _on(server, f"DROP DATABASE {database.partition('?')[0].rpartition('/')[2]} WITH (FORCE)")


def _on(server: str, command: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(command.encode())


if __name__ == "__main__":
    sys.exit(main())
