"""Where the end of one paragraph is put in or taken out, and the next one is changed too: which of the ends bears it.

By the standard any of them may (17.13.5.15, 17.13.5.20). Who types a paragraph behind another in Word puts in the end of
that other one; so do we, for LibreOffice gives what two joined paragraphs become the style of the first. It also takes
insertions on both sides of an end for one that holds the end as well.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import child, children, local, value_of
from assistant.documents.word.markup import w
from assistant.documents.word.tracked.marks import Marks, end_mark, move_end

_POINTS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "pPr")


def settled_ends(blocks: Sequence[Element], marks: Marks) -> list[Element]:
    """The blocks of a body with the ends of their paragraphs borne by the right ones."""
    made = list(blocks)
    _follow(made)
    _close(made)
    return list(_apart(made, marks))


def _follow(blocks: Sequence[Element]) -> None:
    """Paragraphs put in or taken out behind one of their style: each bears the sign at the end of the one before."""
    at = 0
    while at < len(blocks):
        last = at
        while last + 1 < len(blocks) and _follows(blocks[at], blocks[last + 1]):
            last += 1
        _shift(blocks[at : last + 1])
        at = last + 1


def _follows(first: Element, other: Element) -> bool:
    alike = _is_paragraph(first) and _is_paragraph(other) and _style(first) == _style(other)
    return alike and end_mark(first) is None and end_mark(other) is not None


def _close(blocks: Sequence[Element]) -> None:
    """A tracked paragraph with no paragraph behind it to run on into lends its end to the one before."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            not _is_paragraph(block)
            or end_mark(block) is None
            or (after is not None and _is_paragraph(after))
        ):
            continue
        first = index
        while first and _is_paragraph(blocks[first]) and end_mark(blocks[first]) is not None:
            first -= 1
        if _is_paragraph(blocks[first]):
            _shift(blocks[first : index + 1])


def _apart(blocks: Sequence[Element], marks: Marks) -> Iterator[Element]:
    """New words on both sides of an old end: they become one insertion, behind which that end is taken out."""
    waiting: Element | None = None
    for block in blocks:
        if waiting is not None and _is_paragraph(block) and _starts_new(block):
            yield from _joined(waiting, block, marks)
        waiting = block if _is_paragraph(block) and end_mark(block) is None and _ends_new(block) else None
        yield block


def _joined(above: Element, below: Element, marks: Marks) -> Iterator[Element]:
    """The paragraph between the two: the new words of the lower one, with the end of the upper one."""
    words = next(children(below, "ins"))
    below.remove(words)
    between = w("p", *(copy.deepcopy(one) for one in children(above, "pPr")), words)
    marks.paragraph_end("new", above)
    marks.paragraph_end("gone", between)
    yield between


def _shift(paragraphs: Sequence[Element]) -> None:
    for above, below in pairwise(paragraphs):
        move_end(below, above)


def _is_paragraph(block: Element) -> bool:
    return local(block.tag) == "p"


def _ends_new(block: Element) -> bool:
    inside = [one for one in block if local(one.tag) not in _POINTS]
    return bool(inside) and local(inside[-1].tag) == "ins"


def _starts_new(block: Element) -> bool:
    inside = [one for one in block if local(one.tag) not in _POINTS]
    return bool(inside) and local(inside[0].tag) == "ins"


def _style(block: Element) -> str:
    return value_of(child(child(block, "pPr"), "pStyle"))
