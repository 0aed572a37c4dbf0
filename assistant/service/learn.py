"""What a report starts from: last year's, read from a document, or its kind."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from assistant.documents import read_text
from assistant.documents.source import check_source
from assistant.errors import DocumentError, MissingPartError
from assistant.language import Language, Said
from assistant.outline.kinds import get_kind
from assistant.outline.learn import (
    Learned,
    Remark,
    is_wrapped,
    learn_text,
    started_files,
    unwrapped,
    write_folder,
)
from assistant.outline.learn.head import classified
from assistant.outline.secrecy import as_stated

SUFFIXES = (".docx", ".md", ".txt", ".pdf")
_PATH = re.compile(r"[^\n\r\0]{1,4000}(?:\.docx|\.md|\.txt|\.pdf)", re.I)
_SECONDS = 60


def learn(source: str | Path, *, language: Language | None = None) -> Learned:
    """What a sample teaches: brief, outline, facts and style, the sample's values in the facts' notes alone.

    A Path is a file; a str is one as well when it is a single line that ends in .docx, .md, .txt or .pdf, and
    else the sample's text. Raises DocumentError, and MissingPartError for a pdf where pdftotext is not installed.
    """
    path = _path_of(source)
    learned = learn_text(_text_of(path or str(source)), language)
    return _with_what_it_brings(learned, path) if path else learned


def start(kind: str, folder: Path) -> list[Path]:
    """Starts a brief of that kind in a new or empty folder; the files. Raises KindError and OutputError."""
    files = started_files(get_kind(kind))
    write_folder(folder, files)
    return [folder / name for name in files]


def _path_of(source: str | Path) -> Path | None:
    """The file that is meant; None where it is the text itself."""
    if isinstance(source, Path):
        return source
    return Path(source.strip()) if _PATH.fullmatch(source.strip()) else None


def _with_what_it_brings(learned: Learned, path: Path) -> Learned:
    """With what a person should know of the document before anything of it goes to a model.

    A mark that stands in its page head alone is carried over as one in the text is.
    """
    from assistant.documents.incoming_marks import suspicions

    brief, remarks = dict(learned.brief), list[Remark]()
    for one in suspicions(path):
        if one.kind != "classified":
            remarks.append(Remark(f"incoming-{one.kind}", one.said, one.text))
        elif "classification" not in brief:
            brief["classification"] = as_stated(one.text).partition("★")[0]
            remarks.append(classified(one.text, brief["classification"]))
    return replace(learned, brief=brief, warnings=(*remarks, *learned.warnings))


def _text_of(source: str | Path) -> str:
    if isinstance(source, str):
        return _paragraphs(source)
    if source.suffix.lower() not in SUFFIXES:
        raise DocumentError(
            "不能从这种文件学习",
            "this kind of file cannot be learned from",
            file=source,
            found=source.suffix,
            expected=" ".join(SUFFIXES),
        )
    match source.suffix.lower():
        case ".pdf":
            return _pdf_text(source)
        case ".txt":
            return _paragraphs(read_text(source))
        case _:
            return read_text(source)


def _paragraphs(text: str) -> str:
    """Text whose lines end where a page's did, as paragraphs."""
    return unwrapped(text) if is_wrapped(text) else text


def _pdf_text(path: Path) -> str:
    """The text of a pdf, its lines joined to paragraphs. A scanned page has none, and is refused."""
    check_source(path)
    program = shutil.which("pdftotext")
    if program is None:
        raise MissingPartError(
            "读 PDF 需要 pdftotext：请安装（如 apt install poppler-utils），或先另存为 .docx",
            "reading a pdf needs pdftotext: install it (apt install poppler-utils), or save it as .docx first",
        )
    # An absolute path: a name that begins with - would be taken for an option.
    command = [program, "-layout", "-enc", "UTF-8", "-q", str(path.resolve()), "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DocumentError(f"读不出来：{error}", f"cannot be read: {error}", file=path) from None
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode or not text.strip():
        expected = Said("带文字的 PDF（不是扫描件）", "a pdf with text, not a scan")
        raise DocumentError("PDF 中没有读到文字", "the pdf yields no text", file=path, expected=expected)
    return unwrapped(text)
