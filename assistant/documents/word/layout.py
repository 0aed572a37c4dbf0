"""What a layout is: a page, fonts, and one paragraph style for each role of a block. Data; no markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.documents.content import Role
from assistant.documents.word.markup import twips
from assistant.language import Language

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its text area, in millimetres.

    `line` is the pitch of the line grid in twips, 0 for none. `footer` is the distance from the lower
    edge of the sheet to the lower edge of the footer. `odd_even`: page numbers stand outside.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    line: int = 0
    odd_even: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the East Asian font, the one for Latin letters and digits, and what may stand in for the first."""

    east: str
    latin: str
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A Word style. `size` and `tracking` in points; `indent` (first line), `left`, `right` in characters.

    `before` and `after` in twips; `exact` fixes the height of a line in twips, whatever font stands in;
    `own`: a style that Word does not bring along. `outline` is the level in the navigation pane from 1, 0 for text.
    """

    id: str
    name: str
    face: Face
    size: float
    based_on: str = ""
    next: str = ""
    align: Align = "both"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: int = 0
    after: int = 0
    line: float = 0
    exact: int = 0
    tracking: float = 0
    outline: int = 0
    bold: bool = False
    keep_next: bool = False
    on_grid: bool = True
    own: bool = False
    color: str = ""
    """Of the letters, as six hexadecimal digits; empty for black."""
    rule_below: int = 0
    """Points between the text and a red line below it; 0 for no line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Page and styles of a whole document. The first style is the default one; headings are Heading1, Heading2 …"""

    language: Language
    page: Page
    styles: tuple[Style, ...]
    roles: Mapping[Role, str]
    number: tuple[str, str] = ("", "")
    """What stands before and after the page number."""

    def style(self, name: str) -> Style:
        """The style with that id."""
        return next(style for style in self.styles if style.id == name)

    def heading(self, level: int) -> Style:
        """The style of a heading; deeper levels than there are share the last."""
        deepest = max(style.outline for style in self.styles)
        return self.style(f"Heading{min(level, deepest)}")


def text_width(layout: Layout) -> int:
    """The width of the text area in twips."""
    return twips(layout.page.width) - twips(layout.page.left) - twips(layout.page.right)
