"""Two documents of ours in one: what both have stands as it is, the rest is put in or taken out."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.pairing import alike, paired
from assistant.documents.word.incoming import child, children, local, value_of
from assistant.documents.word.markup import w
from assistant.documents.word.tracked.atoms import atoms, words
from assistant.documents.word.tracked.difference import Fate, Stretch, difference
from assistant.documents.word.tracked.ends import settled_ends
from assistant.documents.word.tracked.marks import Marks
from assistant.language import Language

# Less alike, a paragraph is no rewording but another one.
_ALIKE = 0.3


class Flow:
    """The paragraphs and tables of a document with the changes between two states of it."""

    def __init__(self, marks: Marks, language: Language) -> None:
        self._marks, self._language = marks, language

    def document(self, old: Element, new: Element) -> Element:
        """`w:document` of the new state, in it what the old one had besides; both as we write them."""
        made = Element(new.tag, new.attrib)
        before, after = child(old, "body"), child(new, "body")
        assert before is not None and after is not None
        made.append(w("body", *settled_ends(list(self._blocks(list(before), list(after))), self._marks)))
        return made

    def _blocks(self, old: Sequence[Element], new: Sequence[Element]) -> Iterator[Element]:
        before = [one for one in old if local(one.tag) != "sectPr"]
        said = {id(one): _said(one) for one in (*before, *new)}

        def likeness(i: int, j: int) -> float:
            one, other = before[i], new[j]
            if one.tag != other.tag or _style(one) != _style(other):
                return 0.0
            return alike(said[id(one)], said[id(other)], _ALIKE)

        keys, new_keys = (
            [(one.tag, _style(one), said[id(one)]) for one in all_of] for all_of in (before, new)
        )
        for i, j in paired(keys, new_keys, likeness):
            if j is None and i is not None:
                yield self._whole("gone", before[i])
            elif i is None and j is not None:
                yield new[j] if local(new[j].tag) == "sectPr" else self._whole("new", new[j])
            elif i is not None and j is not None:
                yield self._changed(before[i], new[j])

    def _changed(self, old: Element, new: Element) -> Element:
        if _said(old) == _said(new):
            return new
        return self._table(old, new) if local(new.tag) == "tbl" else self._paragraph(old, new)

    def _paragraph(self, old: Element, new: Element) -> Element:
        made = Element(new.tag, new.attrib)
        made.extend(copy.deepcopy(one) for one in children(new, "pPr"))
        for stretch in difference(atoms(old, self._language), atoms(new, self._language)):
            made.extend(self._marks.stretch(stretch))
        return made

    def _whole(self, fate: Fate, block: Element) -> Element:
        """A paragraph or a table that one of the two states has not."""
        made = Element(block.tag, block.attrib)
        if local(block.tag) == "tbl":
            for one in block:
                made.append(self._row(fate, one) if local(one.tag) == "tr" else copy.deepcopy(one))
            return made
        self._fill(fate, block, made)
        self._marks.paragraph_end(fate, made)
        return made

    def _fill(self, fate: Fate, paragraph: Element, made: Element) -> None:
        made.extend(copy.deepcopy(one) for one in children(paragraph, "pPr"))
        if inside := tuple(atoms(paragraph, self._language)):
            made.extend(self._marks.stretch(Stretch(fate, inside)))

    def _row(self, fate: Fate, row: Element) -> Element:
        made = Element(row.tag, row.attrib)
        for one in row:
            if local(one.tag) != "tc":
                made.append(copy.deepcopy(one))
                continue
            cell = w("tc", *(copy.deepcopy(part) for part in children(one, "tcPr")))
            for paragraph in children(one, "p"):
                inside = Element(paragraph.tag, paragraph.attrib)
                self._fill(fate, paragraph, inside)
                cell.append(inside)
            made.append(cell)
        self._marks.row(fate, made)
        return made

    def _table(self, old: Element, new: Element) -> Element:
        """Row by row; with another number of columns the whole table is another one."""
        made = Element(new.tag, new.attrib)
        made.extend(copy.deepcopy(one) for one in new if local(one.tag) != "tr")
        before, after = list(children(old, "tr")), list(children(new, "tr"))
        said, now = [_said(row) for row in before], [_said(row) for row in after]

        def likeness(i: int, j: int) -> float:
            same = len(list(children(before[i], "tc"))) == len(list(children(after[j], "tc")))
            return alike(said[i], now[j], _ALIKE) if same else 0.0

        for i, j in paired(said, now, likeness):
            if i is not None and j is not None:
                made.append(self._cells(before[i], after[j]))
            elif i is not None:
                made.append(self._row("gone", before[i]))
            elif j is not None:
                made.append(self._row("new", after[j]))
        return made

    def _cells(self, old: Element, new: Element) -> Element:
        made = Element(new.tag, new.attrib)
        before = children(old, "tc")
        for one in new:
            if local(one.tag) != "tc":
                made.append(copy.deepcopy(one))
                continue
            cell = w("tc", *(copy.deepcopy(part) for part in children(one, "tcPr")))
            pairs = zip(children(next(before), "p"), children(one, "p"), strict=True)
            cell.extend(self._paragraph(was, now) for was, now in pairs)
            made.append(cell)
        return made


def _said(block: Element) -> str:
    """The text of a paragraph, or of a table with its cells parted."""
    if local(block.tag) == "p":
        return words(block)
    if local(block.tag) in ("tbl", "tr", "tc"):
        between = {"tbl": "\n", "tr": "\t", "tc": " "}[local(block.tag)]
        return between.join(_said(one) for one in block if local(one.tag) in ("tr", "tc", "p"))
    return ElementTree.tostring(block, "unicode")


def _style(block: Element) -> str:
    return value_of(child(child(block, "pPr"), "pStyle"))
