"""What a paragraph needs beyond its style because of where it stands: what is above and below it, and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from assistant.documents.content import Block
from assistant.documents.word.layout import Layout
from assistant.documents.word.markup import w
from assistant.documents.word.signature import Signed, sign
from assistant.documents.word.styles import characters
from assistant.report.model import Report

_ENDS = ("author", "hand", "date")
_TABLES = ("row", "chart")
# 附件： and 出席： begin two characters in; the number of an attachment in 16 pt Times is three quarters of one wide.
_LIST_INDENT, _LIST_WORD, _LIST_NUMBER = 2, 3, 0.74


class Placing:
    """The direct formatting of each block of one report, worked out once."""

    def __init__(self, report: Report, printed: Sequence[Block], layout: Layout, *, with_head: bool) -> None:
        self._layout = layout
        organs = [block for block in printed if block.role == "author"]
        date = next((block.text for block in printed if block.role == "date"), "")
        by_hand = any(block.role == "hand" for block in printed)
        self._signed: Signed = sign(
            [organ.text for organ in organs], date, layout, seal=report.brief.seal, by_hand=by_hand
        )
        self._organ = {id(block): index for index, block in enumerate(organs)}
        self._placed: dict[int, list[Element]] = {id(block): self._alone(block) for block in printed}
        if with_head and printed:
            # The title stands two lines below the red line (7.3.1).
            self._placed[id(printed[0])].append(w("spacing", before=2 * layout.page.line))
        listed = [block for block in printed if block.role == "attached"]
        for index, block in enumerate(listed):
            self._placed[id(block)] = self._listed(index, len(listed))
        for index, block in enumerate(block for block in printed if block.role == "people"):
            self._placed[id(block)] = self._named(index)
        for above, below in pairwise(printed):
            self._between(above, below)

    def of(self, block: Block) -> list[Element]:
        """The children of `w:pPr` behind `w:pStyle`, in any order."""
        return self._placed[id(block)]

    def tabbed(self, block: Block) -> bool:
        """Whether the text begins at a tab stop."""
        return self._signed.tabbed and block.role in _ENDS

    def _alone(self, block: Block) -> list[Element]:
        if block.role == "author":
            return list(self._signed.organs[self._organ[id(block)]])
        if block.role == "date":
            return list(self._signed.date)
        return [w("pageBreakBefore")] if block.role == "annex" else []

    def _between(self, above: Block, below: Block) -> None:
        placed = self._placed[id(above)]
        if below.role in _ENDS and above.role not in ("author", "hand", *_TABLES):
            # A page that holds nothing but a signature is an old abuse: the last line goes with it.
            placed.append(w("keepNext"))
        if below.role == "adopted":
            _below(placed, 0)
        follows = self._placed[id(below)]
        if above.role in _TABLES and below.role not in _TABLES and not _has(follows, "spacing"):
            follows.append(w("spacing", before=self._room))
        if below.role == "caption" and not _has(follows, "spacing"):
            follows.append(w("spacing", before=self._room))

    @property
    def _room(self) -> int:
        """Half a line above and below a table."""
        return (self._layout.page.line or 280) // 2

    def _listed(self, index: int, count: int) -> list[Element]:
        """附件说明: a blank line above; the names stand beneath one another, also where one is wrapped (7.3.4)."""
        layout = self._layout
        if layout.language != "zh":
            return []
        style = layout.style(layout.roles["attached"])
        number = _LIST_NUMBER * len(str(index + 1)) if count > 1 else 0.0
        hanging = characters(style, number if index else _LIST_WORD + number)
        left = characters(style, _LIST_INDENT + _LIST_WORD + number)
        indent = w("ind", leftChars=0, left=left, hangingChars=0, hanging=hanging)
        return [w("keepLines"), w("spacing", before=0 if index else layout.page.line), indent]

    def _named(self, index: int) -> list[Element]:
        """出席, 请假, 列席: a blank line above; a line that is wrapped stands beneath the first name (10.3)."""
        layout = self._layout
        if layout.language != "zh":
            return []
        style = layout.style(layout.roles["people"])
        hanging, left = characters(style, _LIST_WORD), characters(style, _LIST_INDENT + _LIST_WORD)
        indent = w("ind", leftChars=0, left=left, hangingChars=0, hanging=hanging)
        return [w("keepLines"), w("spacing", before=0 if index else layout.page.line), indent]


def _below(placed: list[Element], room: int) -> None:
    """So many twips below the paragraph, beside what it already has above it."""
    spacing = next((one for one in placed if one.tag.endswith("}spacing")), None)
    if spacing is None:
        placed.append(w("spacing", after=room))
    else:
        spacing.attrib.update(w("spacing", after=room).attrib)


def _has(placed: Sequence[Element], name: str) -> bool:
    return any(one.tag.endswith("}" + name) for one in placed)
