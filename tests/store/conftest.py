"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import postgresql

_NO_TCP = "-c listen_addresses='' -c fsync=off"


@pytest.fixture
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an empty database; the server and its folder are gone afterwards."""
    programs = postgresql()
    assert programs is not None
    folder = Path("/tmp") / f"nigao-pg-{os.getpid()}-{tmp_path_factory.mktemp('pg').name}"
    folder.mkdir(mode=0o700)
    # The server refuses to run as root, so the tests' root lends it the account that the package made.
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    try:
        _run(
            [
                *as_user,
                str(programs / "initdb"),
                "-D",
                str(data),
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
            ]
        )
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        _run([*control, "-o", f"{_NO_TCP} -k {folder}", "start"])
        yield f"postgresql://postgres@/postgres?host={folder}"
        _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
