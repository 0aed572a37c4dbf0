"""The topology of deploy/compose.yaml by hand on this machine: a database, a page, two workers; backup and restore."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.living import lives
from tests.living.test_commands import BRIEF
from tests.served import Served, served

pytestmark = [pytest.mark.slow, pytest.mark.needs("postgresql")]

BRIEFS = 8
Nigao = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def nigao(tmp_path: Path, postgresql_url: str) -> Iterator[Nigao]:
    """`nigao(*arguments, **settings)` begins the command in a process of its own, with the settings of compose.yaml."""
    begun: list[subprocess.Popen[str]] = []

    def begin(*arguments: object, **settings: str) -> subprocess.Popen[str]:
        given = {"NIGAO_DATABASE": postgresql_url, "NIGAO_DATA": str(tmp_path / "files"), **settings}
        process = subprocess.Popen(
            [sys.executable, "-c", "from assistant.interfaces.cli import main; main()", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "NIGAO_DRAFTS_AT_ONCE": "2", **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def done(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return out


@pytest.fixture
def page(tmp_path: Path, postgresql_url: str) -> Iterator[Served]:
    with served(tmp_path, database=postgresql_url) as found:
        yield found


def test_what_the_page_of_living_reports_says_about_many_machines_holds(
    nigao: Nigao, page: Served, tmp_path: Path, postgresql_url: str
) -> None:
    (tmp_path / "obey.yaml").write_text("default: {obey: true, delay: 0.3}\n", "utf-8")
    (tmp_path / "briefs").mkdir()
    for number in range(BRIEFS):
        (tmp_path / "briefs" / f"{number}.yaml").write_text(BRIEF.replace("412", f"{412 + number}"), "utf-8")
    model = f"scripted:{tmp_path / 'obey.yaml'}"
    done(nigao("batch", "briefs", "-o", "out", "--model", model))
    first, second = nigao("worker", "--until-done"), nigao("worker", "--until-done")
    until_one_is_done(nigao)
    first.send_signal(signal.SIGKILL)
    done(second)
    reports = listed(nigao)
    assert len(reports) == BRIEFS and len(list((tmp_path / "out").glob("*.docx"))) == BRIEFS
    # The page sees what the workers wrote.
    with urllib.request.urlopen(f"{page.url}/v1/drafts/{reports[0]}", timeout=30) as answer:
        assert json.load(answer)["status"] == "done"
    backup_goes_back(nigao, reports, tmp_path, lives.beside(postgresql_url))


def until_one_is_done(nigao: Nigao) -> None:
    for _ in range(60):
        if listed(nigao):
            return
    raise AssertionError("no report came")


def listed(nigao: Nigao, **settings: str) -> list[str]:
    return sorted(entry["id"] for entry in json.loads(done(nigao("reports", "list", "--json", **settings))))


def backup_goes_back(nigao: Nigao, reports: list[str], folder: Path, empty: str) -> None:
    """From PostgreSQL into an empty one, into a data folder as it is, and into an empty SQLite by the command."""
    done(nigao("reports", "backup", "backup.db"))
    done(nigao("reports", "import", "backup.db", NIGAO_DATABASE=empty))
    assert listed(nigao, NIGAO_DATABASE=empty) == reports
    as_it_is = folder / "as-it-is"
    as_it_is.mkdir()
    (as_it_is / "nigao.db").write_bytes((folder / "backup.db").read_bytes())
    assert listed(nigao, NIGAO_DATABASE="", NIGAO_DATA=str(as_it_is)) == reports
    small = {"NIGAO_DATABASE": "", "NIGAO_DATA": str(folder / "small")}
    done(nigao("reports", "import", "backup.db", **small))
    assert listed(nigao, **small) == reports
    done(nigao("reports", "backup", "again.db", **small))
    done(nigao("reports", "show", reports[0], **small))
