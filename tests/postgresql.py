"""A PostgreSQL server of our own, without a network: in a new folder under /tmp, for a socket's path is short."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import postgresql

_NO_TCP = "-c listen_addresses='' -c fsync=off -c max_connections=200"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The folder of a running server's socket; server and folder are gone afterwards."""
    programs = postgresql()
    assert programs is not None
    folder = Path("/tmp") / f"nigao-pg-{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    # The server refuses to run as root, so the tests' root lends it the account that the package made.
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data = str(folder / "data")
    control = [*as_user, str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log")]
    try:
        _run([*as_user, str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8"])
        _run([*control, "-o", f"{_NO_TCP} -k {folder}", "start"])
        yield str(folder)
        _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """The URL of an empty database."""
    import psycopg

    name = f"test_{secrets.token_hex(4)}"
    with psycopg.connect(
        host=postgresql_server, user="postgres", dbname="postgres", autocommit=True
    ) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={postgresql_server}"


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
