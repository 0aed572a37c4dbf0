"""A template as it comes in: opened within limits, and refused where it would carry something alive along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from assistant.documents.source import check_source
from assistant.documents.word.incoming import child, children, local, parsed, value_of
from assistant.documents.word.reading import main_part
from assistant.documents.zipped import Package, broken
from assistant.errors import DocumentError
from assistant.language import Said

# What a report needs of a template, by the last word of the relationship's type; text, comments and the like stay out.
_KEPT = (
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "image",
)
_LIVE = re.compile(r"vbaProject|vbaData|activeX/|embeddings/|\.bin$", re.IGNORECASE)
_FIELDS = re.compile(rb"\b(?:DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|HYPERLINK)\b")
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Relation:
    """One arrow from a part to another: `target` is the full name of the part."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Template:
    """What is taken from a template. `main` is its document part, `parts` all that goes along, with what it refers to."""

    path: Path
    main: str
    parts: dict[str, bytes]
    types: dict[str, str]
    relations: tuple[Relation, ...]
    section: Element
    styles: Element
    styles_name: str
    defaults: dict[str, str] = field(default_factory=dict)


def read_template(path: Path) -> Template:
    """The template in a .docx. Raises DocumentError: no such file, no docx, macros, or a link to something outside."""
    if path.suffix.lower() not in (".docx", ".dotx"):
        expected = Said("不含宏的 .docx 或 .dotx", ".docx or .dotx without macros")
        raise DocumentError(
            "模板的类型不对", "not a template", file=path, found=path.suffix, expected=expected
        )
    check_source(path)
    with Package(path) as package:
        main = main_part(package)
        try:
            return _read(package, main)
        except ParseError as error:
            raise broken(path, error) from None


def _read(package: Package, main: str) -> Template:
    path = package.path
    types, defaults = _types(package)
    _refuse_live(package, types)
    parts: dict[str, bytes] = {}
    relations = tuple(one for one in _relations(package, main) if one.kind in _KEPT and one.kind != "image")
    for one in relations:
        _gather(package, one.target, parts)
    body = child(_root(package, main), "body")
    section = child(body, "sectPr")
    styles = next((one.target for one in relations if one.kind == "styles"), "")
    if section is None or styles not in parts:
        expected = Said("有页面设置和样式的文档", "a document with a page and styles")
        raise DocumentError("不能作模板", "this is no template", file=path, expected=expected)
    return Template(path, main, parts, types, relations, section, _root(package, styles), styles, defaults)


def _gather(package: Package, name: str, parts: dict[str, bytes]) -> None:
    """A part with all that it refers to, pictures of a header among them."""
    data = package.part(name)
    if name in parts or data is None:
        return
    parts[name] = data
    links = _links_of(name)
    if (own := package.part(links)) is not None:
        parts[links] = own
        for one in _relations(package, name):
            _gather(package, one.target, parts)


def _relations(package: Package, name: str) -> Iterator[Relation]:
    data = package.part(_links_of(name))
    root = parsed(data, package.path) if data else None
    for link in children(root, "Relationship"):
        target = value_of(link, "Target")
        full = (
            target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(name), target)
        )
        yield Relation(
            value_of(link, "Id"), value_of(link, "Type").rpartition("/")[2], posixpath.normpath(full)
        )


def _links_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return f"{folder}/_rels/{file}.rels"


def _root(package: Package, name: str) -> Element:
    data = package.part(name)
    if data is None:
        raise broken(package.path, name)
    return parsed(data, package.path)


def _types(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    """What each part is, and each suffix that has no part of its own."""
    root = _root(package, "[Content_Types].xml")
    named = {
        value_of(one, "PartName").lstrip("/"): value_of(one, "ContentType")
        for one in children(root, "Override")
    }
    by_suffix = {
        value_of(one, "Extension"): value_of(one, "ContentType") for one in children(root, "Default")
    }
    return named, by_suffix


def _refuse_live(package: Package, types: dict[str, str]) -> None:
    """Raises DocumentError for macros, embedded programs, links out of the file and fields that fetch something."""
    path = package.path
    for name in package.names():
        if _LIVE.search(name) or "macroEnabled" in types.get(name, ""):
            raise DocumentError(
                "模板里有宏或嵌入的对象，不能使用",
                "the template holds macros or embedded objects",
                file=path,
                found=name,
                expected=Said("另存为不含宏的 .docx", "one saved as .docx without macros"),
            )
        if name.endswith(".rels"):
            for link in children(_root(package, name), "Relationship"):
                if value_of(link, "TargetMode") == "External":
                    raise DocumentError(
                        "模板里有指向外部的链接，不能使用",
                        "the template links to something outside",
                        file=path,
                        place=name,
                        found=value_of(link, "Type").rpartition("/")[2],
                        expected=Said(
                            "删去链接（含所附模板、超链接）后的文档",
                            "one without links and attached templates",
                        ),
                    )
        elif re.search(r"/(?:header|footer)[^/]*\.xml$", name):
            said = b" ".join(a or b for a, b in _INSTRUCTION.findall(package.part(name) or b""))
            if match := _FIELDS.search(said):
                raise DocumentError(
                    "模板的页眉页脚里有会取外部内容的域",
                    "a field in the header or footer fetches something",
                    file=path,
                    place=name,
                    found=match[0].decode(),
                )


def named(element: Element, name: str) -> Iterator[Element]:
    """All elements below of that local name."""
    return (one for one in element.iter() if local(one.tag) == name)
