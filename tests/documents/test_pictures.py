"""Papers of each kind, drafted without a model: no error, no fault of layout; and their pages as the docs show them.

`NIGAO_TEST_PICTURES=1` draws docs/pictures/doc-*.png anew; whoever does so looks at every page.
"""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from assistant import draft
from assistant.documents import to_bytes
from assistant.documents.last_page import decided
from assistant.documents.preview import pages
from assistant.documents.word.measured import measure
from assistant.report.model import Report

ROOT = Path(__file__).parents[2]
PAPERS = sorted((ROOT / "tests/data/documents/papers").glob("*.yaml"))
PICTURES = ROOT / "docs/pictures"
LARGEST = 150_000
DOTS, TONES = 66, 24


@cache
def drafted(path: Path) -> Report:
    return draft(path, model="composer")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_of_each_kind_is_drafted_without_an_error_or_a_fault_of_layout(
    path: Path, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    report = drafted(path)
    assert not [one.message for one in report.findings if one.severity == "error"]
    # Decided, so that no office is started to count its pages.
    (tmp_path / "r.docx").write_bytes(to_bytes(decided(report, even=False), ".docx"))
    assert [one for one in measure(tmp_path / "r.docx") if one.state == "wrong"] == []


def test_each_picture_of_the_docs_is_a_small_page_of_a_paper_that_is_there() -> None:
    pictures = sorted(PICTURES.glob("doc-*.png"))
    assert {one.stem.split("-")[1] for one in pictures} == {path.stem for path in PAPERS}
    text = (ROOT / "docs/documents.md").read_text(encoding="utf-8")
    for one in pictures:
        assert one.stat().st_size < LARGEST, one.name
        assert f"pictures/{one.name}" in text
        with Image.open(one) as picture:
            assert picture.height / picture.width == pytest.approx(297 / 210, abs=0.01)


@pytest.mark.slow
@pytest.mark.needs("libreoffice", "poppler")
@pytest.mark.skipif(not os.environ.get("NIGAO_TEST_PICTURES"), reason="NIGAO_TEST_PICTURES=1 draws them")
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_pictures_are_drawn_anew(path: Path) -> None:
    for old in PICTURES.glob(f"doc-{path.stem}-*.png"):
        old.unlink()
    for number, data in enumerate(pages(to_bytes(drafted(path), ".docx"), DOTS), 1):
        picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(TONES)
        target = PICTURES / f"doc-{path.stem}-{number}.png"
        picture.save(target, optimize=True)
        assert target.stat().st_size < LARGEST
