"""What a docx holds beside the text that its pages show: hidden, white and tiny runs, comments, headers, text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from assistant.documents.word.figure_marks import AUTHOR
from assistant.documents.word.incoming import child, events, local, value_of
from assistant.documents.word.reading import main_part
from assistant.documents.zipped import Package, broken

# A point and less (in half points): nobody reads it, a program does.
_TINY = 2
_WHITE = frozenset(("FFFFFF", "WHITE"))
_OFF = frozenset(("0", "false", "off"))
_MARGINS = ("header", "footer", "footnotes", "endnotes")


@dataclass(slots=True)
class Unseen:
    """Everything that is said in a document: `lines` of the body with text boxes, `margins` of headers and notes."""

    lines: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    white: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def unseen(path: Path) -> Unseen:
    """What the file holds. Raises DocumentError. The evidence that we ourselves put into comments is no comment."""
    found = Unseen()
    with Package(path) as package:
        main = main_part(package)
        folder = main.rpartition("/")[0]
        hiding = _hiding_styles(package, f"{folder}/styles.xml")
        _read(package, main, found.lines, found, hiding)
        for name in package.names():
            inside = name.removeprefix(f"{folder}/")
            if inside.startswith(_MARGINS) and inside.endswith(".xml"):
                _read(package, name, found.margins, found, hiding)
        for comment in _whole(package, f"{folder}/comments.xml", "comment"):
            if value_of(comment, "author") != AUTHOR:
                found.comments.append(_words(comment))
    return found


def _read(package: Package, name: str, into: list[str], found: Unseen, hiding: frozenset[str]) -> None:
    for paragraph in _whole(package, name, "p"):
        into.append(_words(paragraph))
        own = value_of(child(child(paragraph, "pPr"), "pStyle")) in hiding
        for kind, runs in (("hidden", found.hidden), ("white", found.white)):
            text = "".join(
                _words(run)
                for run in _runs(paragraph)
                if (own and kind == "hidden") or kind == _look(run, hiding)
            )
            if text.strip():
                runs.append(text)


def _whole(package: Package, name: str, tag: str) -> Iterator[Element]:
    """The outermost elements of a name in a part, each forgotten once it was looked at."""
    data = package.part(name)
    if data is None:
        return
    depth = 0
    try:
        for event, element in events(data, package.path):
            if local(element.tag) == tag:
                depth += 1 if event == "start" else -1
                if event == "end" and not depth:
                    yield element
                    element.clear()
    except ParseError as error:
        raise broken(package.path, f"{name}: {error}") from None


def _runs(paragraph: Element) -> Iterator[Element]:
    return (one for one in paragraph.iter() if local(one.tag) == "r")


def _look(run: Element, hiding: frozenset[str]) -> str:
    """`hidden`, `white` or nothing: what the run's own formatting does to it."""
    properties = child(run, "rPr")
    if _is_on(child(properties, "vanish")) or value_of(child(properties, "rStyle")) in hiding:
        return "hidden"
    shaded = child(properties, "shd") is not None or child(properties, "highlight") is not None
    white = value_of(child(properties, "color")).upper() in _WHITE and not shaded
    size = value_of(child(properties, "sz"))
    return "white" if white or (size.isdecimal() and int(size) <= _TINY) else ""


def _hiding_styles(package: Package, name: str) -> frozenset[str]:
    """The styles that hide their text; what is based on them is not followed."""
    styles = _whole(package, name, "style")
    return frozenset(
        value_of(style, "styleId") for style in styles if _is_on(child(child(style, "rPr"), "vanish"))
    )


def _is_on(switch: Element | None) -> bool:
    return switch is not None and value_of(switch) not in _OFF


def _words(element: Element) -> str:
    return "".join(_texts(element.iter()))


def _texts(elements: Iterable[Element]) -> Iterator[str]:
    for one in elements:
        if local(one.tag) == "t":
            yield one.text or ""
        elif local(one.tag) == "p":
            yield " "
