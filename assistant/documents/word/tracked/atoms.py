"""A paragraph as the smallest pieces that a revision keeps or exchanges whole: figures, words, single characters."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import child, local
from assistant.documents.word.markup import text, w
from assistant.figures import find_figures
from assistant.language import Language

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+(?:['’-][A-Za-z]+)*|\s+|.", re.DOTALL)
_OPENS = ("bookmarkStart", "commentRangeStart")
_CLOSES = ("bookmarkEnd", "commentRangeEnd")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """One piece of a paragraph. `look` is its formatting, compared with the text; `whole` is a run that holds no text.

    `before` and `after` are the marks of the fact that a figure carries.
    """

    text: str
    look: str = ""
    properties: Element | None = None
    figure: bool = False
    whole: Element | None = None
    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What makes two atoms the same: what the page shows, not which fact stands behind it."""
        return self.text, self.look


def atoms(paragraph: Element, language: Language) -> list[Atom]:
    """The pieces of a paragraph that we wrote, in order."""
    made: list[Atom] = []
    opened: list[Element] = []
    for one in paragraph:
        name = local(one.tag)
        if name in _OPENS:
            opened.append(one)
        elif name in _CLOSES or (name == "r" and child(one, "commentReference") is not None):
            made[-1] = _closed(made[-1], one)
        elif name == "r" and opened:
            made.append(_figure(one, tuple(opened)))
            opened = []
        elif name == "r":
            made.extend(_of_run(one, language))
    return made


def words(paragraph: Element) -> str:
    """The text of a paragraph, for comparing whole ones; a drawing stands for itself."""
    return "".join(_text_of(run) or ElementTree.tostring(run, "unicode") for run in _runs(paragraph))


def run_of(joined: Sequence[Atom], *, deleted: bool) -> Element:
    """One run of atoms that look the same."""
    first = joined[0]
    made = w("r", copy.deepcopy(first.properties))
    if first.whole is not None:
        return copy.deepcopy(first.whole)
    for piece in re.split(r"([\t\n])", "".join(atom.text for atom in joined)):
        if piece in ("\t", "\n"):
            made.append(w("tab" if piece == "\t" else "br"))
        elif piece:
            said = text(piece)
            if deleted:
                said.tag = said.tag.removesuffix("}t") + "}delText"
            made.append(said)
    return made


def _runs(paragraph: Element) -> Iterator[Element]:
    return (one for one in paragraph if local(one.tag) == "r" and child(one, "commentReference") is None)


def _text_of(run: Element) -> str:
    return "".join(
        (one.text or "") if local(one.tag) == "t" else _BREAKS.get(local(one.tag), "") for one in run
    )


def _look(run: Element) -> tuple[str, Element | None]:
    properties = child(run, "rPr")
    return ("" if properties is None else ElementTree.tostring(properties, "unicode")), properties


def _figure(run: Element, opened: tuple[Element, ...]) -> Atom:
    look, properties = _look(run)
    return Atom(_text_of(run), look, properties, figure=True, before=opened)


def _closed(atom: Atom, mark: Element) -> Atom:
    return Atom(
        atom.text, atom.look, atom.properties, atom.figure, atom.whole, atom.before, (*atom.after, mark)
    )


def _of_run(run: Element, language: Language) -> Iterator[Atom]:
    said = _text_of(run)
    if not said:
        yield Atom(ElementTree.tostring(run, "unicode"), whole=run)
        return
    look, properties = _look(run)
    at = 0
    for start, end in _numbers(said, language):
        yield from (Atom(token, look, properties) for token in _TOKEN.findall(said[at:start]))
        yield Atom(said[start:end], look, properties, figure=True)
        at = end
    yield from (Atom(token, look, properties) for token in _TOKEN.findall(said[at:]))


def _numbers(said: str, language: Language) -> Iterator[tuple[int, int]]:
    """Typed figures and gaps, from left to right; none overlaps the one before."""
    found = find_figures(said, language)
    spans = sorted(
        [
            *((one.start, one.end) for one in found.figures),
            *((one.start, one.end) for one in found.placeholders),
        ]
    )
    at = 0
    for start, end in spans:
        if start >= at:
            yield start, end
            at = end
