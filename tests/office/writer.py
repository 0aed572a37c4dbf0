"""A real Writer with the extension installed by an ordinary user, driven from outside."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

DRIVER = Path(__file__).with_name("driver.py")
NOBODY = "nobody"


def as_user(command: Sequence[str | Path], home: Path) -> list[str]:
    """The command as an ordinary user: as oneself, or as nobody where one is root, whom unopkg refuses."""
    plain = [str(part) for part in command]
    if os.geteuid() != 0:
        return ["env", f"HOME={home}", *plain]
    return ["runuser", "-u", NOBODY, "--", "env", f"HOME={home}", *plain]


def can_be_a_user() -> bool:
    return os.geteuid() != 0 or shutil.which("runuser") is not None


def give(folder: Path) -> None:
    """Lets the ordinary user read and write what is in a folder."""
    if os.geteuid() == 0:
        person = pwd.getpwnam(NOBODY)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, person.pw_uid, person.pw_gid)


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder that the ordinary user reaches: those of pytest are closed to all but their owner."""
    with tempfile.TemporaryDirectory(prefix="nigao-office-") as name:
        give(Path(name))
        yield Path(name)


def install(extension: Path, home: Path) -> str:
    """What unopkg says while it installs; raises AssertionError when it fails."""
    done = subprocess.run(
        as_user(["unopkg", "add", "-f", _profile(home), extension], home),
        capture_output=True, text=True, check=False, cwd=home, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Writer:
    """Steps of the driver, by name: `open`, `act`, `select`, `put`, `save`, `text`, `undo`, `close`."""

    def __init__(self, said: IO[str], heard: IO[str]) -> None:
        self._to, self._from = said, heard

    def __call__(self, step: str, **given: Any) -> Any:
        self._to.write(json.dumps([step, given]) + "\n")
        self._to.flush()
        answer = json.loads(self._from.readline())
        assert "failed" not in answer, f"{step}: {answer['failed']}"
        return answer["done"]


@contextmanager
def writer(home: Path, python: str) -> Iterator[Writer]:
    """Writer, headless, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    listen = f"--accept=socket,host=127.0.0.1,port={port};urp;"
    office = subprocess.Popen(
        as_user(["soffice", _profile(home), "--headless", "--norestore", listen], home),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home, start_new_session=True,
    )  # fmt: skip
    driver = subprocess.Popen(
        [python, DRIVER, port],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert driver.stdin and driver.stdout
    try:
        found = Writer(driver.stdin, driver.stdout)
        yield found
        found("quit")
    finally:
        for process in (driver, office):
            process.terminate()
            process.wait(timeout=60)
        driver.stdin.close()
        driver.stdout.close()


def _profile(home: Path) -> str:
    return f"-env:UserInstallation={(home / 'profile').as_uri()}"
