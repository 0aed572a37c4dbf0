"""The commands around kept reports and durable drafts, as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import settings

BRIEF = """\
title: 松岭县2025年供水工作情况报告
facts:
  - {id: 改造管网, label: 改造供水管网, value: 38.5, unit: 公里, period: 2025年}
  - {id: 受理报修, label: 受理报修, value: 412, unit: 件, period: 2025年}
sections:
  - {heading: 改造老旧管网, facts: [改造管网], points: [分片推进改造]}
  - {heading: 畅通报修渠道, facts: [受理报修], points: [实行全天接单]}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def nigao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`nigao(*arguments)` in this process, with a store of its own: exit code, stdout, stderr."""
    from assistant.interfaces.cli.entry import run

    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")

    def ran(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return ran


@pytest.fixture
def apart(tmp_path: Path) -> Run:
    """The same in a process of its own, for what starts the engine."""
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    (tmp_path / "obey.yaml").write_text("default: {obey: true}\n", "utf-8")

    def ran(*arguments: object) -> tuple[int, str, str]:
        done = start(tmp_path, *arguments)
        out, err = done.communicate(timeout=120)
        return done.returncode, out, err

    return ran


def start(folder: Path, *arguments: object) -> subprocess.Popen[str]:
    code = "from assistant.interfaces.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "NIGAO_DATA": str(folder / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def kept(nigao: Run) -> str:
    """The id of a kept report of one version."""
    assert nigao("draft", "brief.yaml", "--model", "composer", "-o", "report.json")[0] == 0
    code, out, _ = nigao("reports", "import", "report.json", "--who", "李")
    assert code == 0
    return out.strip()


def test_a_kept_report_is_listed_shown_and_told_by_version(nigao: Run, kept: str) -> None:
    assert [entry["id"] for entry in json.loads(nigao("reports", "list", "--json")[1])] == [kept]
    assert "松岭县2025年供水工作情况报告" in nigao("reports", "list")[1]
    assert "38.5公里" in nigao("reports", "show", kept)[1]
    (version,) = json.loads(nigao("reports", "versions", kept, "--json")[1])
    assert (version["who"], version["why"]) == ("李", "imported")


def test_versions_are_compared_and_restored(nigao: Run, kept: str) -> None:
    assert nigao("reports", "lock", kept, "-s", "1")[0] == 0
    assert nigao("reports", "restore", kept, "--version", "1")[2] == "第1版已恢复为第3版\n"
    assert nigao("reports", "diff", kept, "1", "3")[2] == "两版相同\n"
    told = json.loads(nigao("reports", "diff", kept, "1", "2", "--json")[1])
    assert [version["note"] for version in told["versions"]] == ["+1"]


def test_an_export_and_a_backup_come_back(nigao: Run, kept: str) -> None:
    assert nigao("reports", "export", kept, "all.json")[0] == 0
    assert nigao("reports", "export", kept, "report.docx")[0] == 0
    assert nigao("reports", "import", "all.json")[0] == 0
    assert nigao("reports", "backup", "backup.db")[2] == "已备份 4 行到 backup.db\n"
    assert nigao("reports", "delete", kept, "--yes")[0] == 0
    assert nigao("reports", "show", kept)[::2] == (2, f"没有这份报告；读到“{kept}”\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "x"], "没有这份报告；读到“x”"),
        (["import", "none.json"], "none.json：文件不存在"),
        (["import", "brief.yaml"], "brief.yaml：不能导入这种文件"),
        (["export", "x", "a.exe"], "a.exe：不认识的文件类型“.exe”"),
        (["backup", "no/where.db"], "no/where.db：文件夹不存在"),
    ],
)
def test_bad_input_is_one_clear_line(nigao: Run, arguments: list[str], told: str) -> None:
    code, _, err = nigao("reports", *arguments)
    assert code == 2 and err.startswith(told) and err.count("\n") == 1


def test_a_broken_export_is_told(nigao: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"nigao": 1, "versions": [{"content": {}}]}', "utf-8")
    code, _, err = nigao("reports", "import", "broken.json")
    assert code == 2 and "broken.json" in err and "不是 nigao 保存的报告" in err


def test_an_update_tells_places_rewordings_and_news(nigao: Run, kept: str, tmp_path: Path) -> None:
    code, out, err = nigao("update", "report.json", "--set", "改造管网=40")
    assert code == 0 and "40公里" in out and "文件未动" in err
    told = json.loads(nigao("update", "report.json", "--set", "改造管网=40", "--json")[1])
    assert [change["section"] for change in told["changes"]] == ["1"]


def test_a_durable_draft_is_kept_and_one_section_is_written_anew(nigao: Run, apart: Run) -> None:
    code, _, err = apart(
        "draft", "brief.yaml", "--model", "scripted:obey.yaml", "--durable", "-o", "report.md"
    )
    assert code == 0, err
    (run,) = json.loads(nigao("resume", "--list", "--json")[1])
    assert (run["status"], run["model"]) == ("done", "scripted:obey.yaml")
    assert nigao("resume")[2] == "没有中断的起草\n"
    code, _, err = apart("resume", run["id"], "--section", "2")
    assert code == 0, err
    versions = json.loads(nigao("reports", "versions", run["id"], "--json")[1])
    assert [(v["why"], v["note"]) for v in versions] == [("drafted", ""), ("revised", "2（1）")]


def test_a_folder_is_worked_off_and_what_could_not_be_is_told(nigao: Run, apart: Run, tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "brief.yaml").write_text(BRIEF if name != "丙" else "title: x\n", "utf-8")
    (tmp_path / "down.yaml").write_text("default: {fault: unreachable}\n", "utf-8")
    assert nigao("batch", "in/甲", "--model", "scripted:down.yaml")[0] == 0
    assert nigao("batch", "in/乙", "--model", "composer")[0] == 0
    runs = json.loads(nigao("resume", "--list", "--json")[1])
    given_up = next(run for run in runs if run["model"] == "composer")
    assert nigao("resume", given_up["id"], "--cancel")[2] == "已取消\n"
    code, _, err = apart("batch", "in", "-o", "out", "--model", "composer", "--work")
    assert code == 1 and "未受理 in/丙/brief.yaml" in err and "已受理 2 份" in err
    assert sorted(file.name for file in (tmp_path / "out").glob("*.docx")) == ["乙.docx", "甲.docx"]
    runs = json.loads(nigao("resume", "--list", "--json")[1])
    assert sorted(run["status"] for run in runs) == ["cancelled", "done", "done", "failed"]
    assert "连不上模型服务" in next(run["error"] for run in runs if run["status"] == "failed")


def test_a_draft_that_is_killed_goes_on_at_the_next_start(nigao: Run, apart: Run, tmp_path: Path) -> None:
    slow = tmp_path / "slow.yaml"
    slow.write_text("default: {obey: true, delay: 60}\n", "utf-8")
    killed = start(tmp_path, "draft", "brief.yaml", "--model", "scripted:slow.yaml", "--durable")
    ends = time.monotonic() + 60
    while "running" not in nigao("resume", "--list", "--json")[1] and time.monotonic() < ends:
        time.sleep(0.1)
    killed.kill()
    killed.communicate()
    slow.write_text("default: {obey: true}\n", "utf-8")
    code, _, err = apart("resume")
    assert code == 0 and "完成 1" in err
