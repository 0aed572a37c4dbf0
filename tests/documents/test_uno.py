"""Drafts edited inside LibreOffice and saved by it come back: each changed figure is found, no other is invented."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.documents import read_text, to_bytes
from assistant.documents.content import Block, blocks
from assistant.report.model import Report
from assistant.service.sync import sync
from tests.documents.office import Act, done, job
from tests.documents.test_examples import EXAMPLES, drafted
from tests.documents.test_sync import parts

pytestmark = [pytest.mark.slow, pytest.mark.needs("libreoffice"), pytest.mark.needs("uno")]

_SAID = {"zh": "上述情况已经核实。", "en": "All of this was confirmed."}


@dataclass(frozen=True)
class Edit:
    """One edit: its acts, the figures that it changes, before and after, and the sections that it may touch."""

    name: str
    acts: tuple[Act, ...]
    wanted: tuple[tuple[str, str], ...]
    touched: frozenset[str]


def figures(report: Report) -> list[tuple[str, str]]:
    """The printed figures that stand once in the whole text and begin with a digit, each with its section."""
    text = "\n".join(block.text for block in blocks(report))
    return [
        (piece.figure.text, block.section)
        for block in blocks(report)
        for piece in block.pieces
        if piece.figure
        and piece.figure.state in ("supported", "derived")
        and piece.figure.text[:1].isdigit()
        and text.count(piece.figure.text) == 1
        and "日" not in piece.figure.text
    ]


def other(figure: str) -> str:
    """Another number with the same unit."""
    end = next((at for at, char in enumerate(figure) if not (char.isdigit() or char in ".,")), len(figure))
    return f"{7193 + len(figure)}{figure[end:]}"


def bodies(report: Report) -> list[Block]:
    return [block for block in blocks(report) if block.role in ("body", "run-in")]


def long_one(report: Report) -> tuple[Block, list[str]]:
    """A paragraph of several sentences, and these."""
    mark = "。" if report.brief.language == "zh" else ". "
    block = max(bodies(report), key=lambda one: one.text.count(mark))
    return block, [part for part in block.text.removeprefix(block.heading + block.mark).split(mark) if part]


def start(sentence: str, report: Report) -> str:
    """As much of the beginning of a sentence as stands once in the whole text."""
    text = "\n".join(block.text for block in blocks(report))
    return next(sentence[:end] for end in range(8, len(sentence) + 1) if text.count(sentence[:end]) == 1)


def edits(report: Report) -> list[Edit]:
    (first, at), (second, there), (third, here), *_ = figures(report)
    block, cut = long_one(report)
    heading = next(one.text for one in blocks(report) if one.role == "heading")
    lower = [one for one in bodies(report) if one.section == bodies(report)[1].section][-1]
    follower = bodies(report)[bodies(report).index(lower) + 1]
    none: tuple[tuple[str, str], ...] = ()
    # In English the space inside a figure does not break.
    page, page2, page3 = (figure.replace(" ", "\u00a0") for figure in (first, second, third))
    return [
        Edit("a number", (("replace", page, other(first)),), ((first, other(first)),), frozenset({at})),
        Edit(
            "a number, tracked",
            (("tracked_replace", page2, other(second)),),
            ((second, other(second)),),
            frozenset({there}),
        ),
        Edit(
            "two numbers exchanged",
            (("replace", page, "@@"), ("replace", page3, first), ("replace", "@@", third)),
            ((first, third), (third, first)),
            frozenset({at, here}),
        ),
        Edit(
            "a sentence deleted",
            (("delete_sentence", start(cut[1], report)),),
            none,
            frozenset({block.section}),
        ),
        Edit(
            "a paragraph put in",
            (("insert_paragraph", lower.text[:20], _SAID[report.brief.language]),),
            none,
            frozenset({lower.section}),
        ),
        Edit(
            "a paragraph split",
            (("split_paragraph", start(cut[1], report)),),
            none,
            frozenset({block.section}),
        ),
        Edit("a heading restyled", (("restyle", heading, "Text body"),), none, frozenset()),
        Edit("a figure half bold and red", (("embolden", page3[: len(third) // 2 + 1]),), none, frozenset()),
        Edit("a comment on a figure", (("comment", page, "请核实"),), none, frozenset()),
        Edit(
            "a paragraph moved below the next",
            (("move_section", lower.text[:20], follower.text[:20]),),
            none,
            # A whole section that was moved keeps its text; a paragraph of one goes where it was put.
            frozenset() if lower.role == "run-in" else frozenset({lower.section, follower.section}),
        ),
        Edit(
            "everything bold, then a number",
            (("embolden", cut[0][:12]), ("replace", page2, other(second))),
            ((second, other(second)),),
            frozenset({there}),
        ),
    ]


@pytest.mark.parametrize("brief", EXAMPLES, ids=lambda path: path.parent.name)
def test_ten_edits_made_in_libreoffice_come_back(brief: Path, tmp_path: Path) -> None:
    report = drafted(brief)
    path = tmp_path / "draft.docx"
    path.write_bytes(to_bytes(report, ".docx"))
    made = edits(report)
    assert len(made) >= 10
    done([job(path, *edit.acts, save=tmp_path / f"{n}.docx") for n, edit in enumerate(made)])
    before = parts(report)
    for number, edit in enumerate(made):
        synced = sync(report, read_text(tmp_path / f"{number}.docx"))
        found = [(one.expected, one.text) for one in synced.news if one.fact and one.severity != "info"]
        assert sorted(found) == sorted(edit.wanted), (edit.name, synced.news)
        changed = {name for name, source in parts(synced.report).items() if source != before[name]}
        assert changed <= edit.touched, (edit.name, synced.changes)
        assert bool(changed) == bool(edit.touched), edit.name


@pytest.mark.parametrize("evidence", ["bookmarks", "comments"])
def test_a_draft_that_libreoffice_only_saved_comes_back_to_the_byte(evidence: str, tmp_path: Path) -> None:
    jobs = []
    for number, brief in enumerate(EXAMPLES):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(to_bytes(drafted(brief), ".docx", evidence))  # type: ignore[arg-type]
        jobs.append(job(path, save=tmp_path / f"{number}-saved.docx"))
    done(jobs)
    for number, brief in enumerate(EXAMPLES):
        synced = sync(drafted(brief), read_text(tmp_path / f"{number}-saved.docx"))
        assert (synced.changes, synced.news) == ((), ())
        assert parts(synced.report) == parts(drafted(brief))
