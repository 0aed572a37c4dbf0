"""The text of a docx, from Word, WPS or LibreOffice: one paragraph a line, headings as Markdown headings.

Tracked changes read as accepted; hidden runs, text boxes, notes, comments, headers and footers are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from assistant.documents.word.incoming import child, children, events, local, parsed, value_of
from assistant.documents.word.named_styles import NamedStyles, Rank
from assistant.documents.word.numbers import Numbering, read_numbering
from assistant.documents.zipped import Package, broken
from assistant.errors import DocumentError
from assistant.language import Said
from assistant.outline.adoption import read_adoption

_MAIN = "word/document.xml"
IMPRINT = "版记"
PASSED_OVER = frozenset(
    ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "drawing", "pict", "object", "txbxContent",
     "Fallback", "rt", "sdtPr")
)  # fmt: skip
_SENTENCE_AND_MORE = re.compile(r"[。！？；].")
_NO_SPACE_BETWEEN = re.compile(r"(?<=[^\x00-\xff])\n|\n(?=[^\x00-\xff])")


def read(path: Path) -> str:
    """The text. Raises DocumentError when the file is no docx, is encrypted, broken or far too large."""
    with Package(path) as package:
        main = main_part(package)
        folder = main.rpartition("/")[0]
        styles = NamedStyles(_parsed(package, f"{folder}/styles.xml"))
        numbering = read_numbering(_parsed(package, f"{folder}/numbering.xml"))
        data = package.part(main)
        if data is None:
            raise _no_document(path)
    try:
        lines = [line for line in _lines(events(data, path), styles, numbering) if line.strip()]
    except ParseError as error:
        raise broken(path, f"{main}: {error}") from None
    return "\n".join(lines) + "\n"


def main_part(package: Package) -> str:
    """The name of the part that the package says is the document; writers differ."""
    for link in children(_parsed(package, "_rels/.rels"), "Relationship"):
        if value_of(link, "Type").endswith("/officeDocument"):
            name = value_of(link, "Target").lstrip("/")
            if not name.startswith("word/"):
                raise _no_document(package.path, name)
            return name
    return _MAIN


def _parsed(package: Package, name: str) -> Element | None:
    data = package.part(name)
    try:
        return parsed(data, package.path) if data else None
    except ParseError as error:
        raise broken(package.path, f"{name}: {error}") from None


def _no_document(path: Path, found: object = None) -> DocumentError:
    expected = Said("Word 文档（.docx）", "a Word document (.docx)")
    return DocumentError(
        "里面没有 Word 文档", "it holds no Word document", file=path, found=found, expected=expected
    )


def _lines(
    read_in: Iterator[tuple[str, Element]], styles: NamedStyles, numbering: Numbering
) -> Iterator[str]:
    """The lines, paragraph by paragraph; each is forgotten when it is done, so that memory stays small."""
    above: list[Element] = []
    carried = ""  # the words of paragraphs whose ends were taken out: they run on into the next one
    inside = 0  # depth of tables, which are read whole, and of text boxes, which are passed over
    for event, element in read_in:
        name = local(element.tag)
        if event == "start":
            above.append(element)
            inside += name in ("tbl", "txbxContent")
            continue
        above.pop()
        inside -= name in ("tbl", "txbxContent")
        if inside or name not in ("p", "tbl"):
            continue
        if name == "p" and not any(local(one.tag) == "p" for one in above):
            if _end_is_gone(element):
                carried += "".join(_words(element))
            else:
                yield from _paragraph(element, styles, numbering, carried)
                carried = ""
            yield from _imprint(element, styles)
            above[-1].remove(element)
        elif name == "tbl":
            yield from _rows(element)
            above[-1].remove(element)


def _end_is_gone(element: Element) -> bool:
    """Whether the end of the paragraph is a tracked deletion (17.13.5.15) or was moved away."""
    look = child(child(element, "pPr"), "rPr")
    return any(child(look, name) is not None for name in ("del", "moveFrom"))


def _paragraph(element: Element, styles: NamedStyles, numbering: Numbering, carried: str) -> list[str]:
    properties = child(element, "pPr")
    rank = styles.rank(properties)
    words = (carried + "".join(_words(element))).replace("\u00a0", " ").strip()
    if rank.number_id:
        number = numbering.next(rank.number_id, rank.depth)
        gap = " " if number[-1:].isascii() and words[:1].isascii() and number else ""
        words = number + gap + words if words else ""
    return _marked(words, rank)


def _imprint(element: Element, styles: NamedStyles) -> Iterator[str]:
    """The rows of a 版记, which stands in a text box; known by the style of its paragraphs. Other boxes hold asides."""
    boxes = (
        box
        for run in children(element, "r")
        for holder in run
        if local(holder.tag) in ("pict", "drawing", "AlternateContent")
        for box in holder.iter()
        if local(box.tag) == "txbxContent"
    )
    box = next(boxes, None)  # Word writes a second one for older programs
    if box is None:
        return
    first = next((one for one in box.iter() if local(one.tag) == "pStyle"), None)
    if styles.name_of(value_of(first)) == IMPRINT:
        for table in children(box, "tbl"):
            yield from _rows(table)


def _marked(words: str, rank: Rank) -> list[str]:
    """The paragraph as lines; headings on one line behind #, unless text runs on in the same paragraph."""
    whole = " ".join(_NO_SPACE_BETWEEN.sub("", words).split("\n"))
    if not words:
        return []
    if rank.title:
        return [f"# {whole}"]
    if whole.startswith("（") and read_adoption(whole):
        return [whole]
    if rank.level and not _SENTENCE_AND_MORE.search(whole):
        return [f"{'#' * min(rank.level + 1, 6)} {whole}"]
    return words.split("\n")


def _words(element: Element) -> Iterator[str]:
    for one in element:
        name = local(one.tag)
        if name in PASSED_OVER or (name == "r" and _is_hidden(one)):
            continue
        if name == "t":
            yield one.text or ""
        elif name == "tab":
            yield "\t"
        elif name == "cr" or (name == "br" and value_of(one, "type") not in ("page", "column")):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _words(one)


def _is_hidden(run: Element) -> bool:
    """Whether no page shows the run (17.3.2.41): what nobody reads is no text of the document."""
    switch = child(child(run, "rPr"), "vanish")
    return switch is not None and value_of(switch) not in ("0", "false", "off")


def _rows(table: Element) -> Iterator[str]:
    """A row a line, cells parted by tabs; rows that are taken out are not read (17.13.5.12)."""
    for row in table.iter():
        if local(row.tag) == "tr" and child(child(row, "trPr"), "del") is None:
            yield "\t".join(_cell(cell) for cell in _cells(row)).rstrip("\t")


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if local(one.tag) == "tc":
            yield one
        elif local(one.tag) in ("sdt", "sdtContent", "ins"):
            yield from _cells(one)


def _cell(cell: Element) -> str:
    paragraphs = ("".join(_words(p)) for p in cell.iter() if local(p.tag) == "p")
    return " ".join(" ".join(words.split()) for words in paragraphs if words.strip())
