"""Every example, drafted without a model, in every format that comes back in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant import draft
from assistant.documents import read_report, read_text, write
from assistant.documents.content import blocks
from assistant.report.model import Report
from assistant.report.render import render

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/brief.yaml"))


@cache
def drafted(brief: Path) -> Report:
    return draft(brief, model="composer")


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_an_example_comes_back_with_its_headings_paragraphs_and_figures(
    brief: Path, suffix: str, tmp_path: Path
) -> None:
    report, path = drafted(brief), tmp_path / f"out{suffix}"
    write(report, path)
    lines = [line.lstrip("# ") for line in read_text(path).splitlines() if line]
    assert lines == [block.text for block in blocks(report)]
    text = "\n".join(lines)
    for _, _, section in report.walk():
        assert section.heading in text
        for figure in render(section.source, report.brief.facts, report.brief.language).figures:
            assert figure.text in text


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_saved_as_json_is_the_same_report(brief: Path, tmp_path: Path) -> None:
    write(drafted(brief), tmp_path / "out.json")
    assert read_report(tmp_path / "out.json") == drafted(brief)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3
