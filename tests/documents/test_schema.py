"""Every docx that we write opens without repair: by the schemas of ECMA-376, and read the same by another reader.

The schemas are those of openxml-audit, a peer in an environment of its own: `NIGAO_TEST_SCHEMA` is its Python.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from assistant.documents import open_template, to_bytes
from assistant.documents.letterhead import head
from assistant.documents.word.tracked import Revision
from assistant.documents.zipped import pack, unpack
from assistant.report.model import Report
from tests.documents.papers import paper, shown
from tests.documents.reports import chinese_report, english_report
from tests.documents.revisions import revised
from tests.documents.test_adopted import paper as resolution
from tests.documents.test_examples import EXAMPLES, drafted
from tests.documents.test_minutes import minutes
from tests.documents.test_order import order
from tests.documents.test_tracked import AT, tabled

# Part 1, 11.3.10 permits a theme and asks for none; ours is left out, for its fonts would override the named ones.
PERMITTED = "relationships/theme' is missing."
LETTER = {"kind": "函", "organ_mark": "青禾县教育局", "signer": None, "attachments": None}


def test_python_docx_reads_the_same_headings_text_and_figures() -> None:
    for brief in EXAMPLES:
        report = drafted(brief)
        assert seen(report) == written(report)
    for report in (chinese_report(), english_report(), shown("table")):
        assert seen(report) == written(report)


def seen(report: Report) -> list[str]:
    """What python-docx makes of the docx: headings by their styles, cells parted by tabs, a title's lines joined."""
    import io

    lines = []
    for one in Document(io.BytesIO(to_bytes(report, ".docx"))).iter_inner_content():
        if isinstance(one, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in one.rows]
        elif isinstance(one, Paragraph) and one.text:
            name = one.style.name if one.style and one.style.name else ""
            mark = "#" * int(name[-1]) + " " if name.startswith("Heading ") else ""
            lines.append(mark + one.text.replace("\n", "" if report.brief.language == "zh" else " "))
    return [line.replace("\u00a0", " ").strip() for line in lines]


def written(report: Report) -> list[str]:
    from assistant.documents.content import blocks

    return [
        ("#" * block.level + " " if block.role == "heading" else "") + block.text
        for block in [*head(report), *blocks(report)]
        if block.role != "data"
    ]


def files() -> Iterator[tuple[str, bytes]]:
    """A docx of every sort that we write."""
    for brief in EXAMPLES:
        report = drafted(brief)
        for evidence in ("bookmarks", "comments", "none"):
            yield f"{brief.parent.name}-{evidence}", to_bytes(report, ".docx", evidence)
        for seed in range(2):
            change = Revision(report, "王审核", AT)
            after = revised(report, random.Random(seed))
            yield f"{brief.parent.name}-tracked-{seed}", to_bytes(after, ".docx", revision=change)
    yield "paper", to_bytes(paper(), ".docx")
    yield "paper-sealed", to_bytes(paper(seal=True, imprint_on_even=True), ".docx", "comments")
    yield "minutes", to_bytes(minutes(), ".docx")
    yield "order", to_bytes(order(), ".docx")
    yield "resolution", to_bytes(resolution(), ".docx")
    yield "letter", to_bytes(paper(**LETTER), ".docx")
    yield "table", to_bytes(shown("table"), ".docx")
    yield "rows-tracked", to_bytes(tabled(丁镇=8), ".docx", revision=Revision(tabled(甲镇=1), "王审核", AT))


@pytest.mark.slow
@pytest.mark.needs("schema")
def test_every_docx_is_valid_by_the_schemas(tmp_path: Path) -> None:
    unit = tmp_path.parent / "unit.docx"
    Document().save(str(unit))
    for name, data in files():
        (tmp_path / f"{name}.docx").write_bytes(data)
    made = to_bytes(chinese_report(), ".docx", template=open_template(unit))
    (tmp_path / "templated.docx").write_bytes(made)
    found = faults(tmp_path)
    assert len(found) >= 20
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.slow
@pytest.mark.needs("schema")
def test_the_schemas_find_what_stands_in_the_wrong_place(tmp_path: Path) -> None:
    parts = unpack(to_bytes(chinese_report(), ".docx"))
    main = parts["word/document.xml"]
    style = b'<w:pStyle w:val="NormalIndent" />'
    assert style in main
    parts["word/document.xml"] = main.replace(style, b'<w:jc w:val="center" />' + style, 1)
    (tmp_path / "wrong.docx").write_bytes(pack(parts))
    assert "pStyle" in " ".join(faults(tmp_path)["wrong"])


def faults(folder: Path) -> dict[str, list[str]]:
    """What openxml-audit says of each docx in a folder, the theme aside."""
    return {path.stem: list(_faults(path)) for path in sorted(folder.glob("*.docx"))}


def _faults(path: Path) -> Iterator[str]:
    """One file a process: from one file to the next, 0.8 may remember the comments of another."""
    options = ("-m", "0", "-f", "office2019", "-o", "json")
    run = subprocess.run(
        [os.environ["NIGAO_TEST_SCHEMA"], "-m", "openxml_audit", *options, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    answer = json.loads(run.stdout)
    for one in (answer if isinstance(answer, list) else [answer])[0]["errors"]:
        if not one["description"].endswith(PERMITTED):
            yield f"{one['part_uri']} {one['path']} {one['description']}"
