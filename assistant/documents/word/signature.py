"""Where organ and date stand at the end (GB/T 9704-2012, 7.3.5.2, signing without a seal)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from assistant.documents.content import Block, Role
from assistant.documents.word.layout import Layout
from assistant.documents.word.markup import twips, w
from assistant.documents.word.styles import characters
from assistant.documents.word.title import width_of

_FROM_THE_RIGHT = 2
_SHIFT = 2
# Word and LibreOffice put a quarter of a character between Chinese and digits.
_BETWEEN = 0.25
_BORDERS = re.compile(r"(?<=[0-9A-Za-z])(?=[㐀-鿿])|(?<=[㐀-鿿])(?=[0-9A-Za-z])")


def sign(printed: Iterable[Block], layout: Layout) -> dict[Role, list[Element]]:
    """What the paragraphs of organ and date need beyond their styles: `w:ind`, and `w:jc` where it differs.

    The organ ends 2 characters from the right edge, and the date below begins 2 characters right of the
    organ's first. When the date is the longer, it ends 2 from the edge, and the organ moves to the left.
    """
    said = {block.role: block.text for block in printed if block.role in ("author", "date")}
    if layout.language != "zh" or "date" not in said:
        return {}
    style = layout.style(layout.roles["date"])
    page = layout.page
    line = (twips(page.width) - twips(page.left) - twips(page.right)) / characters(style, 1)
    organ, date = _printed_width(said.get("author", "")), _printed_width(said["date"])
    if date <= organ:
        starts = max(0.0, line - _FROM_THE_RIGHT - organ) + _SHIFT
        return {"date": [_indent("left", characters(style, starts))]}
    from_the_right = _indent("right", characters(style, _FROM_THE_RIGHT))
    if not organ:
        below_the_body = w("spacing", before=layout.style(layout.roles["author"]).before)
        return {"date": [below_the_body, from_the_right, w("jc", val="right")]}
    organ_right = _FROM_THE_RIGHT + date + _SHIFT - organ
    return {
        "date": [from_the_right, w("jc", val="right")],
        "author": [_indent("right", characters(style, organ_right))],
    }


def _printed_width(text: str) -> float:
    return width_of(text) + _BETWEEN * len(_BORDERS.findall(text))


def _indent(side: str, width: int) -> Element:
    """An indent in twips; the count in characters, which Word would prefer, is taken back."""
    return w("ind", **{f"{side}Chars": 0, side: width, "firstLineChars": 0, "firstLine": 0})
