"""What reviewers wrote into the margin of a docx: who, what, and on which words (ECMA-376 Part 1, 17.13.4)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from assistant.documents.word.figure_marks import AUTHOR
from assistant.documents.word.incoming import children, events, local, parsed, value_of
from assistant.documents.word.reading import main_part
from assistant.documents.zipped import Package, broken


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: `on` are the words that it was set on, `paragraph` the text of the paragraph where it begins."""

    author: str
    text: str
    on: str = ""
    paragraph: str = ""


@dataclass(slots=True, eq=False)
class _Place:
    """What is known of one comment's place while the document is read."""

    on: str = ""
    paragraph: str = ""
    open: bool = True


def remarks(path: Path) -> list[Remark]:
    """The comments of a docx in the order of the page; the evidence that we put into comments is none.

    Raises DocumentError.
    """
    with Package(path) as package:
        main = main_part(package)
        data = package.part(f"{main.rpartition('/')[0]}/comments.xml")
        body = package.part(main)
        if data is None or body is None:
            return []
        try:
            said = {
                value_of(one, "id"): (value_of(one, "author"), _words(one))
                for one in children(parsed(data, path), "comment")
                if value_of(one, "author") != AUTHOR
            }
            places = _places(body, path) if said else {}
        except ParseError as error:
            raise broken(path, error) from None
    order = [*(name for name in places if name in said), *(name for name in said if name not in places)]
    return [Remark(*said[name], *_of(places.get(name))) for name in order]


def _of(place: _Place | None) -> tuple[str, str]:
    return (place.on.strip(), place.paragraph.strip()) if place else ("", "")


def _places(body: bytes, path: Path) -> dict[str, _Place]:
    """Where each comment begins and what it covers, by its id; one without a range stands at its reference."""
    found: dict[str, _Place] = {}
    here: list[_Place] = []  # those that begin in the paragraph at hand
    text = ""
    for event, element in events(body, path):
        name = local(element.tag)
        if event == "start" and name == "commentRangeStart":
            here.append(found.setdefault(value_of(element, "id"), _Place()))
        elif event == "end" and name == "t":
            text += element.text or ""
            for place in found.values():
                place.on += (element.text or "") if place.open else ""
        elif event == "end" and name in ("commentRangeEnd", "commentReference"):
            place = found.setdefault(value_of(element, "id"), _Place())
            place.open = False
            if place not in here and not place.paragraph:
                here.append(place)
        elif event == "end" and name == "p":
            for place in here:
                place.paragraph = place.paragraph or text
            here, text = [], ""
            element.clear()
    return found


def _words(comment: Element) -> str:
    lines = (
        "".join(one.text or "" for one in p.iter() if local(one.tag) == "t") for p in children(comment, "p")
    )
    return " ".join(line.strip() for line in lines if line.strip())
