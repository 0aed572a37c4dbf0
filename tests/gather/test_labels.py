"""The model's names for gathered figures: taken where they are sound; no number is ever shown to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.facts.gather import Cluster
from assistant.service import labels
from assistant.service.gather import gather
from assistant.writers.scripted import Script, ScriptedWriter

TEXT = """\
截至11月底，全县举办供水抢修培训3期、培训1,150人，投入5600万元，评选三名能手。

| 项目 | 数量 |
| --- | --- |
| 巡查（次） | 37 |
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "水务局.md"
    file.write_text(TEXT, "utf-8")
    return file


def named(
    paper: Path, monkeypatch: pytest.MonkeyPatch, answer: object
) -> tuple[tuple[Cluster, ...], ScriptedWriter]:
    writer = ScriptedWriter(Script.model_validate({"answers": [answer]}))
    monkeypatch.setattr(labels, "choose", lambda name, config: writer)
    return gather([paper], model="scripted:x").clusters, writer


def test_sound_names_are_taken_and_the_values_stay(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = gather([paper]).clusters
    after, _ = named(paper, monkeypatch, {"text": "1：供水抢修培训\n2. 供水抢修培训人数\n3: “投入”"})
    assert [c.label for c in after] == ["供水抢修培训", "供水抢修培训人数", "投入", "评选能手", "巡查"]
    assert [c.candidates for c in after] == [c.candidates for c in before]


@pytest.mark.parametrize(
    "name",
    ["培训1150人", "培训三期", "防汛演练次数", "□", "训", "供水抢修培训" * 5, "人数金额", "[[培训]]"],
)
def test_a_name_that_the_sentence_does_not_bear_out_is_not_taken(
    name: str, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [c.label for c in gather([paper]).clusters]
    after, _ = named(paper, monkeypatch, {"text": f"1：{name}\n2：{name}\n9：{name}"})
    assert [c.label for c in after] == before


def test_no_number_is_shown_to_the_model(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, writer = named(paper, monkeypatch, {"text": ""})
    (request,) = writer.history
    sentences = [line for line in request.text.splitlines() if "〔?〕" in line and "现名" in line]
    assert len(sentences) == 4 and all(line.count("〔?〕") == 1 for line in sentences)
    for line in sentences:
        assert not re.search(r"\d|三名", line.partition(".")[2])
    assert "巡查" not in request.text and "37" not in request.text


def test_an_answer_that_cannot_be_had_leaves_the_names_of_the_rules(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [c.label for c in gather([paper]).clusters]
    after, _ = named(paper, monkeypatch, {"fault": "empty"})
    assert [c.label for c in after] == before


def test_the_command_asks_the_model_that_is_named(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from assistant.interfaces.cli.entry import run

    script = tmp_path / "script.yaml"
    script.write_text('answers: [{text: "2：供水抢修培训人数"}]\n', "utf-8")
    out = tmp_path / "facts.xlsx"
    assert run(["gather", str(paper), "-o", str(out), "--model", f"scripted:{script}", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [entry["label"] for entry in told][1] == "供水抢修培训人数"
