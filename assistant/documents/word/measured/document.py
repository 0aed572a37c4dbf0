"""A docx as its paragraphs with the formatting that takes effect: their own, their styles', the defaults (17.7.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from assistant.documents.source import check_source
from assistant.documents.word.incoming import child, children, local, parsed, value_of
from assistant.documents.word.reading import PASSED_OVER, main_part
from assistant.documents.zipped import Package, broken


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body. Sizes and tracking in points, indents and distances in twips."""

    text: str
    east: str
    latin: str
    size: float
    tracking: float
    bold: bool
    align: str
    first_line: float
    left: float
    right: float
    line: int
    rule: str
    page_break: bool
    tabbed: bool
    style: str
    level: int
    theme_font: bool


@dataclass(frozen=True, slots=True)
class Document:
    """`section` is the last `w:sectPr`; `footers` by their type (default, even, first)."""

    path: Path
    paragraphs: tuple[Paragraph, ...]
    section: Element | None
    footers: dict[str, tuple[Paragraph, ...]]
    odd_even: bool
    fields: dict[str, bool]


def read_measured(path: Path) -> Document:
    """The document in a .docx. Raises DocumentError."""
    check_source(path)
    with Package(path) as package:
        main = main_part(package)
        try:
            return _read(package, main)
        except ParseError as error:
            raise broken(path, error) from None


def _read(package: Package, main: str) -> Document:
    folder = posixpath.dirname(main)
    styles = _Styles(_root(package, f"{folder}/styles.xml"))
    body = child(_root(package, main), "body")
    section = child(body, "sectPr")
    links = {
        value_of(one, "Id"): value_of(one, "Target")
        for one in children(_root(package, f"{folder}/_rels/{posixpath.basename(main)}.rels"), "Relationship")
    }
    footers: dict[str, tuple[Paragraph, ...]] = {}
    fields: dict[str, bool] = {}
    for reference in children(section, "footerReference"):
        kind, name = value_of(reference, "type"), links.get(value_of(reference, "id"), "")
        root = _root(package, posixpath.normpath(posixpath.join(folder, name)))
        footers[kind] = tuple(styles.paragraph(one) for one in _paragraphs(root))
        fields[kind] = root is not None and "PAGE" in "".join(
            (one.text or "") + value_of(one, "instr")
            for one in root.iter()
            if local(one.tag) in ("instrText", "fldSimple")
        )
    settings = _root(package, f"{folder}/settings.xml")
    paragraphs = tuple(styles.paragraph(one) for one in _paragraphs(body))
    odd_even = child(settings, "evenAndOddHeaders") is not None
    return Document(package.path, paragraphs, section, footers, odd_even, fields)


def _root(package: Package, name: str) -> Element | None:
    data = package.part(name)
    return parsed(data, package.path) if data else None


def _paragraphs(root: Element | None) -> Iterator[Element]:
    """Those of the text itself, not those in tables and boxes."""
    for one in root if root is not None else ():
        if local(one.tag) == "p":
            yield one
        elif local(one.tag) in ("sdt", "sdtContent"):
            yield from _paragraphs(one)


class _Styles:
    def __init__(self, root: Element | None) -> None:
        self._by_id = {value_of(one, "styleId"): one for one in children(root, "style")}
        self._default = next(
            (
                one
                for one in self._by_id.values()
                if value_of(one, "default") in ("1", "true") and value_of(one, "type") == "paragraph"
            ),
            None,
        )
        defaults = child(root, "docDefaults")
        self._base = [child(child(defaults, f"{kind}Default"), kind) for kind in ("rPr", "pPr")]

    def paragraph(self, element: Element) -> Paragraph:
        """The paragraph with what takes effect on its first words."""
        own = child(element, "pPr")
        chain = self._chain(value_of(child(own, "pStyle"))) or self._chain(value_of(self._default, "styleId"))
        places = [own, *(child(one, "pPr") for one in chain), self._base[1]]
        run = next((one for one in element.iter() if local(one.tag) == "r" and _words(one).strip()), None)
        mine = child(run, "rPr")
        letters = [mine, *(child(one, "rPr") for one in self._chain(value_of(child(mine, "rStyle"))))]
        letters += [*(child(one, "rPr") for one in chain), self._base[0]]
        size = _number(_first(letters, "sz", "val"), 20) / 2
        return Paragraph(
            text=_words(element).strip(),
            east=_first(letters, "rFonts", "eastAsia"),
            latin=_first(letters, "rFonts", "ascii"),
            size=size,
            tracking=_number(_first(letters, "spacing", "val"), 0) / 20,
            bold=_is_on(letters, "b"),
            align=_first(places, "jc", "val"),
            first_line=_indent(places, "firstLine", size),
            left=_indent(places, "left", size) or _indent(places, "start", size),
            right=_indent(places, "right", size) or _indent(places, "end", size),
            line=int(_number(_first(places, "spacing", "line"), 240)),
            rule=_first(places, "spacing", "lineRule") or "auto",
            page_break=_is_on(places, "pageBreakBefore"),
            tabbed=bool(_first(places, "tab", "val")) or child(own, "tabs") is not None,
            style=value_of(child(chain[0], "name")) if chain else "",
            level=int(_number(_first(places, "outlineLvl", "val"), -1)) + 1,
            theme_font=bool(_first(letters, "rFonts", "eastAsiaTheme"))
            and not _first(letters[:1], "rFonts", "eastAsia"),
        )

    def _chain(self, name: str) -> list[Element]:
        found: list[Element] = []
        while name in self._by_id and self._by_id[name] not in found:
            found.append(self._by_id[name])
            name = value_of(child(found[-1], "basedOn"))
        return found


def _first(places: list[Element | None], name: str, attribute: str) -> str:
    """The attribute nearest to the text; each attribute is inherited by itself."""
    return next((said for place in places if (said := value_of(child(place, name), attribute))), "")


def _is_on(places: list[Element | None], name: str) -> bool:
    switch = next((one for place in places if (one := child(place, name)) is not None), None)
    return switch is not None and value_of(switch) not in ("0", "false", "off")


def _indent(places: list[Element | None], name: str, size: float) -> float:
    """In twips; a count in characters goes before one in twips, where it is not zero (17.3.1.12)."""
    for place in places:
        found = child(place, "ind")
        chars, twips = value_of(found, f"{name}Chars"), value_of(found, name)
        if chars.lstrip("-").isdecimal() and int(chars):
            return int(chars) / 100 * size * 20
        if twips.lstrip("-").isdecimal():
            return float(twips)
    return 0.0


def _number(said: str, default: float) -> float:
    try:
        return float(said)
    except ValueError:
        return default


def _words(element: Element) -> str:
    said = []
    for one in element:
        if local(one.tag) in PASSED_OVER:
            continue
        said.append(
            (one.text or "") if local(one.tag) == "t" else "\t" if local(one.tag) == "tab" else _words(one)
        )
    return "".join(said)
