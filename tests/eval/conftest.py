"""Small cases, and a model of our own seam that counts what it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgresql import postgresql_server, postgresql_url

__all__ = ["postgresql_server", "postgresql_url"]
CASE = "title: 供水情况报告\nfacts: [{id: 管网, value: 38.5, unit: 公里}]\nsections: [{heading: 做法, facts: [管网]}]\n"
REFERENCE = "# 供水情况报告\n\n## 一、做法\n\n改造管网38.5公里。\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Two cases, one of them with a sample report, and a folder that is none."""
    folder = tmp_path / "cases"
    for name in ("a", "b", "notes"):
        (folder / name).mkdir(parents=True)
    for name in ("a", "b"):
        (folder / name / "brief.yaml").write_text(CASE, "utf-8")
    (folder / "b" / "reference.md").write_text(REFERENCE, "utf-8")
    return folder


@pytest.fixture
def script(tmp_path: Path) -> str:
    """A scripted model that keeps its slots, as a system's name."""
    file = tmp_path / "script.yaml"
    file.write_text("default: {text: '今年改造管网[[管网]]。'}\n", "utf-8")
    return f"scripted:{file}"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry point that an installation has, as an installation writes it."""
    info = tmp_path / "site" / "nigao_eval_for_tests-0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: nigao-eval-for-tests\nVersion: 0\n", "utf-8")
    (info / "entry_points.txt").write_text("[nigao.evaluation]\nrun = eval.command:run\n", "utf-8")
    monkeypatch.syspath_prepend(info.parent)
