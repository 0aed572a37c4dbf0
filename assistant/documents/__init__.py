"""Documents: a report goes out as docx, md, txt, json, pdf or as its ledger in xlsx; docx, md and txt come back in.

Each format is one module (docx a folder), loaded only when its suffix is chosen.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.documents.source import check_source
from assistant.documents.target import check_place, replace_file
from assistant.errors import DocumentError, OutputError
from assistant.language import Said
from assistant.report.model import Report

if TYPE_CHECKING:
    from assistant.documents.word.template import Template
    from assistant.documents.word.tracked import Revision

# How a figure in a docx carries its fact: a hidden bookmark, a comment to read, or not at all.
Carrier = Literal["bookmarks", "comments", "none"]
CARRIERS: tuple[Carrier, ...] = ("bookmarks", "comments", "none")

# A writer's module has `to_bytes(report) -> bytes`, and `check()` where a part of the machine is needed.
WRITERS = {
    ".docx": "assistant.documents.word",
    ".md": "assistant.documents.markdown",
    ".txt": "assistant.documents.plain_text",
    ".json": "assistant.documents.saved_json",
    ".pdf": "assistant.documents.pdf",
    ".xlsx": "assistant.documents.ledger",
}
# A reader's module has `read(path) -> str`.
READERS = {
    ".docx": "assistant.documents.word.reading",
    ".md": "assistant.documents.markdown",
    ".txt": "assistant.documents.plain_text",
}


def write(
    report: Report, path: Path, evidence: Carrier = "bookmarks", template: Template | None = None
) -> None:
    """Writes the report in the format of the path's suffix; `.xlsx` is the ledger of its figures.

    The file appears whole or not at all, and an existing one is replaced only by a complete one.
    Raises OutputError, and MissingPartError where a format needs a program that is not installed.
    """
    check_target(path)
    replace_file(path, to_bytes(report, path.suffix, evidence, template))


def check_target(path: Path) -> None:
    """Raises what `write` would raise for this path, before anything is drafted."""
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        possible = " ".join(WRITERS)
        raise OutputError(
            f"{path}：不认识的文件类型“{path.suffix}”；可用：{possible}",
            f"{path}: unknown kind of file {path.suffix!r}; possible: {possible}",
        )
    check_place(path)
    if suffix == ".pdf":
        import_module(WRITERS[suffix]).check()


def to_bytes(
    report: Report,
    suffix: str,
    evidence: Carrier = "bookmarks",
    template: Template | None = None,
    revision: Revision | None = None,
) -> bytes:
    """The whole file of that suffix (`.docx`). The same report gives the same bytes, a pdf aside.

    `template` is the unit's page for docx and pdf, from `open_template`. `evidence` and `revision` concern the docx
    alone: the other formats have no place for them, or are evidence themselves. With a `revision` the docx holds the
    report before and after it, the difference as tracked changes.
    """
    suffix = suffix.lower()
    if suffix not in WRITERS:
        possible = " ".join(WRITERS)
        raise OutputError(
            f"不认识的文件类型“{suffix}”；可用：{possible}",
            f"unknown kind of file {suffix!r}; possible: {possible}",
        )
    writer = import_module(WRITERS[suffix])
    made: bytes
    if suffix == ".docx":
        made = _docx(report, evidence, template, revision)
    elif suffix == ".pdf":
        made = writer.to_bytes(report, template)
    else:
        made = writer.to_bytes(report)
    return made


def _docx(report: Report, evidence: Carrier, template: Template | None, revision: Revision | None) -> bytes:
    from assistant.documents import word
    from assistant.documents.last_page import decided, settled

    report = settled(report, template)
    if revision is not None and report.brief.imprint_on_even is not None:
        before = decided(revision.before, even=report.brief.imprint_on_even)
        revision = replace(revision, before=before)
    return word.to_bytes(report, evidence, template, revision)


def open_template(path: Path) -> Template:
    """A unit's own page. Raises DocumentError: no docx, macros, or a link to something outside."""
    from assistant.documents.word.template import read_template

    return read_template(path)


def lacking(report: Report, template: Template) -> list[str]:
    """The names of the styles that the template lacks for this report; the docx has them added."""
    from assistant.documents import word

    return word.lacking(report, template)


def read_text(path: Path) -> str:
    """The text of a docx, md or txt, one paragraph a line; headings that the format marks begin with #.

    Raises DocumentError in one line that names the file and what is wrong with it.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        possible = " ".join(READERS)
        raise DocumentError(
            "不能读取这种文件", "this kind of file cannot be read", file=path, found=suffix, expected=possible
        )
    check_source(path)
    text: str = import_module(READERS[suffix]).read(path)
    return text


def read_report(path: Path) -> Report:
    """The report that a `.json` file of ours holds. Raises DocumentError when it is none."""
    if path.suffix.lower() != ".json":
        expected = Said("nigao 保存的 .json 文件", "a .json file saved by nigao")
        raise DocumentError(
            "不是保存的报告", "not a saved report", file=path, found=path.name, expected=expected
        )
    check_source(path)
    from assistant.documents.saved_json import read

    return read(path)
