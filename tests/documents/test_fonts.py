"""Fonts: what a document names, what is here, and what stands in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from assistant.documents import fonts
from assistant.documents.pdf import font_settings
from assistant.documents.word import LAYOUTS, fonts_named
from assistant.interfaces.cli.entry import run
from assistant.settings import settings


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str | None]]:
    """What the machine's two programs answer; None where they are not installed."""
    answers: dict[str, str | None] = {
        "fc-list": "Noto Serif CJK SC,思源宋体\nFangSong\n",
        "fc-match": "DejaVu Sans",
    }
    monkeypatch.setattr(fonts, "_ask", lambda program, *_: answers[program])
    fonts.installed.cache_clear()
    yield answers
    fonts.installed.cache_clear()
    settings.cache_clear()


def test_every_font_of_both_layouts_has_a_chain() -> None:
    assert set(fonts_named()) == {
        "方正小标宋简体",
        "仿宋",
        "楷体",
        "黑体",
        "宋体",
        "Times New Roman",
        "Calibri",
    }
    assert all(fonts.chain(name) for name in fonts_named())
    assert set(LAYOUTS) == {"zh", "en"}


def test_a_font_is_here_under_either_of_its_names_and_a_missing_one_has_a_stand_in(
    machine: dict[str, str | None],
) -> None:
    found = fonts.find({"仿宋": ["Normal"], "宋体": ["footer"], "楷体_GB2312": ["x"]})
    assert found == [
        fonts.Found("仿宋", True, "", ("Normal",)),
        fonts.Found("宋体", False, "Noto Serif CJK SC", ("footer",)),
        fonts.Found("楷体_GB2312", False, "DejaVu Sans", ("x",)),
    ]


def test_the_settings_come_first_in_a_chain_and_reach_the_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_FONTS", '{"仿宋": ["FZFangSong-Z02S"]}')
    settings.cache_clear()
    assert fonts.chain("仿宋")[:2] == ("FZFangSong-Z02S", "FangSong")
    assert "<family>仿宋</family><accept><family>FZFangSong-Z02S</family>" in font_settings()
    settings.cache_clear()


def test_the_command_lists_them_and_says_how_many_are_missing(
    machine: dict[str, str | None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fonts"]) == 0
    said = capsys.readouterr()
    assert "方正小标宋简体" in said.out and "Noto Serif CJK SC" in said.out
    assert said.err.startswith("缺 6 种字体：docx 里仍写原名")
    assert run(["fonts", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert next(row for row in rows if row["font"] == "仿宋")["here"] is True


def test_without_fontconfig_the_chains_are_shown(
    machine: dict[str, str | None], capsys: pytest.CaptureFixture[str]
) -> None:
    machine["fc-list"] = None
    assert run(["fonts"]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("这台机器上没有 fontconfig")
    assert "FangSong → 仿宋_GB2312" in said.out
