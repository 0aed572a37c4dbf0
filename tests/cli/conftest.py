"""The real command line, run in this process or in one of its own, over a small brief."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

BRIEF = """\
title: 松岭县2025年供水工作情况报告
kind: 情况报告
author: 松岭县水务局
date: 2025-12-01
facts:
  - {id: 改造管网, label: 改造供水管网, value: 38.5, unit: 公里, period: 2025年}
  - {id: 受理报修, label: 受理报修, value: 412, unit: 件, period: 2025年}
  - {id: 办结报修, label: 办结报修, value: 400, unit: 件, period: 2025年}
  - {id: 办结率, label: 报修办结率, formula: 办结报修 / 受理报修, unit: "%"}
  - {id: 新增用户, label: 新增供水用户, unit: 户, note: 营业所月底报数}
sections:
  - heading: 主要做法
    sections:
      - heading: 改造老旧管网
        facts: [改造管网, 新增用户]
        points: [分片推进改造]
      - heading: 畅通报修渠道
        facts: [受理报修, 办结报修, 办结率]
        points: [实行全天接单]
  - heading: 存在的问题
    enumerate: 一是
    points: [山区供水保障能力偏弱, 管护人员不足]
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def nigao(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """`nigao(*arguments, stdin=…)`, in this process."""
    from assistant.interfaces.cli.entry import run

    def ran(*arguments: object, stdin: bytes = b"") -> Ran:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A brief with a gap, a formula and two levels."""
    file = tmp_path / "brief.yaml"
    file.write_text(BRIEF, "utf-8")
    return file


@pytest.fixture
def saved(nigao: Callable[..., Ran], brief: Path, tmp_path: Path) -> Path:
    """The draft of that brief, by the composer, as .json."""
    file = tmp_path / "report.json"
    assert nigao("draft", brief, "--model", "composer", "-o", file).code == 0
    return file


def process(
    *arguments: object, cwd: Path, code: str = "", **options: object
) -> subprocess.CompletedProcess[str]:
    """`nigao` in a process of its own."""
    start = code or "from assistant.interfaces.cli import main; main()"
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", start, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )
