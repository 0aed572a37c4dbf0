"""Random edits of a docx as a person would make them, with what a sync must say of each."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.oxml import OxmlElement

from assistant.documents.content import Block, blocks
from assistant.report.model import Report

_WORDS = ("进一步", "切实", "持续用力", "（含重点领域）"), ("steadily ", "in practice ", "(as planned) ")
_PARAGRAPH = "上述情况已经核实，有关部门正在抓紧落实。", "All of this was confirmed by the team."


@dataclass(slots=True)
class Edited:
    """A docx after some edits: `wanted` are the figures changed, before and after; `touched` the parts."""

    data: bytes = b""
    wanted: list[tuple[str, str]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)


def edit(data: bytes, report: Report, chance: random.Random) -> Edited:
    """One to four edits, each in a paragraph of its own."""
    document = Document(io.BytesIO(data))
    printed = list(blocks(report))
    assert len(printed) == len(document.paragraphs)
    body = [
        pair for pair in zip(document.paragraphs, printed, strict=True) if pair[1].role in ("body", "run-in")
    ]
    made = Edited()
    for paragraph, block in chance.sample(body, min(len(body), chance.randint(1, 4))):
        kind = chance.choice([_change_figure, _change_figure, _add_words, _add_paragraph, _drop_paragraph])
        kind(paragraph, block, made, chance, 0 if report.brief.language == "zh" else 1)
    out = io.BytesIO()
    document.save(out)
    made.data = out.getvalue()
    return made


def track(run: Any, words: str) -> None:
    """The run deleted, and the words inserted, as tracked changes of somebody."""
    element = run._r
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    new = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    new.append(text)
    inserted.append(new)
    element.addprevious(deleted)
    deleted.append(element)
    deleted.addnext(inserted)
    for one in element.findall(text.tag):
        gone = OxmlElement("w:delText")
        gone.text = one.text
        element.replace(one, gone)


def figure_runs(paragraph: Any) -> list[Any]:
    """The runs that stand in a bookmark."""
    return [
        run
        for run in paragraph.runs
        if (before := run._r.getprevious()) is not None and before.tag.endswith("}bookmarkStart")
    ]


def _change_figure(paragraph: Any, block: Block, made: Edited, chance: random.Random, _: int) -> None:
    printed = [piece.figure for piece in block.pieces if piece.figure]
    pairs = [
        (run, figure)
        for run, figure in zip(figure_runs(paragraph), printed, strict=True)
        if figure.state in ("supported", "derived") and figure.text[:1].isdigit() and "日" not in figure.text
    ]
    if not pairs:
        return
    run, figure = chance.choice(pairs)
    digits = next(i for i, char in enumerate(figure.text + " ") if not (char.isdigit() or char in ".,"))
    new = f"{chance.randint(6100, 9899)}{figure.text[digits:]}"
    run.text = new
    made.wanted.append((figure.text, new))
    made.touched.add(block.section)


def _add_words(paragraph: Any, block: Block, made: Edited, chance: random.Random, language: int) -> None:
    figures = [run._r for run in figure_runs(paragraph)]
    plain = [run for run in paragraph.runs[1:] if run._r not in figures and len(run.text) > 12]
    if plain:
        run = chance.choice(plain)
        at = chance.randint(4, len(run.text) - 8)
        run.text = run.text[:at] + chance.choice(_WORDS[language]) + run.text[at:]
        made.touched.add(block.section)


def _add_paragraph(paragraph: Any, block: Block, made: Edited, _: random.Random, language: int) -> None:
    new = OxmlElement("w:p")
    paragraph._p.addnext(new)
    type(paragraph)(new, paragraph._parent).add_run(_PARAGRAPH[language])
    made.touched.add(block.section)


def _drop_paragraph(paragraph: Any, block: Block, made: Edited, _: random.Random, __: int) -> None:
    if block.role == "body":
        paragraph._p.getparent().remove(paragraph._p)
        made.touched.add(block.section)
