"""`w:ins` and `w:del` with their author and date, each under an id of its own (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from assistant.documents.word.figure_marks import bookmark_name
from assistant.documents.word.incoming import child, local, value_of
from assistant.documents.word.markup import w
from assistant.documents.word.tracked.atoms import Atom, run_of
from assistant.documents.word.tracked.difference import Fate, Stretch

TAGS: dict[Fate, str] = {"gone": "del", "new": "ins"}
_NAME = re.compile(r"_n\d+_")
# What stands behind w:rPr in w:pPr (CT_PPr).
_BEHIND = ("sectPr", "pPrChange")


class Marks:
    """Writes the changes of one document; their ids begin behind those that it holds already."""

    def __init__(self, author: str, at: datetime.datetime, root: Element) -> None:
        """`at` is the time on the clock of whoever revised; Word writes it so, with a Z that it takes for nothing."""
        self._by = {"author": author, "date": f"{at:%Y-%m-%dT%H:%M:%S}Z"}
        taken = [value_of(one, "id") for one in root.iter()]
        self._last = max((int(one) for one in taken if one.isdecimal()), default=-1)

    def change(self, fate: Fate, *children: Element) -> Element:
        """`w:ins` or `w:del` around runs, or as the sign of a paragraph mark or a row."""
        return w(TAGS[fate], *children, id=self._next(), **self._by)

    def stretch(self, one: Stretch) -> list[Element]:
        """The runs of a stretch, between the marks of their figures, inside the change where it is one."""
        made = list(self._runs(one))
        return made if one.fate == "same" else [self.change(one.fate, *made)]

    def paragraph_end(self, fate: Fate, paragraph: Element) -> None:
        """The end of the paragraph as put in or taken out: without it, the paragraph runs on into the next."""
        _look_of(paragraph).insert(0, self.change(fate))

    def row(self, fate: Fate, row: Element) -> None:
        """A row of a table as put in or taken out."""
        properties = child(row, "trPr")
        if properties is None:
            properties = w("trPr")
            row.insert(0, properties)
        properties.append(self.change(fate))

    def _runs(self, one: Stretch) -> Iterator[Element]:
        deleted = one.fate == "gone"
        for atoms in _joined(one.atoms):
            before, after = self._evidence(atoms[0]) if deleted else (atoms[0].before, atoms[-1].after)
            yield from map(copy.deepcopy, before)
            yield run_of(atoms, deleted=deleted)
            yield from map(copy.deepcopy, after)

    def _evidence(self, atom: Atom) -> tuple[list[Element], list[Element]]:
        """The bookmark of a figure that goes, under a name of its own. A comment on what goes is left out."""
        if not any(local(one.tag) == "bookmarkStart" for one in atom.before):
            return [], []
        number = self._next()
        fact = _NAME.sub("", value_of(atom.before[0], "name"), count=1)
        return [w("bookmarkStart", id=number, name=bookmark_name(number, fact))], [
            w("bookmarkEnd", id=number)
        ]

    def _next(self) -> int:
        self._last += 1
        return self._last


def end_mark(paragraph: Element) -> Element | None:
    """The sign that a paragraph's end was put in or taken out."""
    look = child(child(paragraph, "pPr"), "rPr")
    return next((one for one in look if local(one.tag) in TAGS.values()), None) if look is not None else None


def move_end(source: Element, target: Element) -> None:
    """Gives the sign at the end of one paragraph, where there is one, to another."""
    mark = end_mark(source)
    if mark is not None:
        _look_of(source).remove(mark)
        _look_of(target).insert(0, mark)


def _look_of(paragraph: Element) -> Element:
    """`w:rPr` of the paragraph's end, made where there is none."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    look = child(properties, "rPr")
    if look is None:
        look = w("rPr")
        behind = sum(local(one.tag) in _BEHIND for one in properties)
        properties.insert(len(properties) - behind, look)
    return look


def _joined(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """The atoms that go into one run: of one look, and none of them with marks of its own."""
    made: list[Atom] = []
    for atom in atoms:
        alone = atom.whole is not None or bool(atom.before)
        if made and (alone or made[-1].whole is not None or made[-1].before or made[-1].look != atom.look):
            yield made
            made = []
        made.append(atom)
    if made:
        yield made
