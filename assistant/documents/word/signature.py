"""Where organ and date stand at the end (GB/T 9704-2012, 7.3.5): with a seal, without one, and of several organs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from assistant.documents.word.layout import Layout, text_width
from assistant.documents.word.markup import w
from assistant.documents.word.styles import characters
from assistant.documents.word.title import printed_width

_FROM_THE_RIGHT = 2
_SHIFT = 2
_SEALED_FROM_THE_RIGHT = 4
# A seal is 42 mm high. Centred on organ and date it reaches a line above the organ; it may be no further from the
# text than that. Rows of seals must not touch: five lines of 10.2 mm from one to the next.
_LINES_ABOVE_A_SEAL, _LINES_BETWEEN_SEALS = 2, 4


@dataclass(frozen=True, slots=True)
class Signed:
    """What each line of organs, and the date, need beyond their styles. `tabbed`: both begin with a tab."""

    organs: tuple[tuple[Element, ...], ...] = ()
    date: tuple[Element, ...] = ()
    tabbed: bool = False


def sign(
    organs: Sequence[str], date: str, layout: Layout, *, seal: bool = False, by_hand: bool = False
) -> Signed:
    """`w:spacing`, `w:tabs`, `w:ind` and `w:jc` of these lines; nothing in English, or without a date.

    `by_hand`: the date stands a blank line below a name and ends where that does, 4 from the right (7.3.5.3).
    """
    if layout.language != "zh" or not date:
        return Signed(tuple(() if index == 0 else (w("spacing", before=0),) for index in range(len(organs))))
    if by_hand:
        style = layout.style(layout.roles["date"])
        indent = _indent("right", characters(style, _SEALED_FROM_THE_RIGHT))
        return Signed((), (w("spacing", before=layout.page.line), indent, w("jc", val="right")))
    if any("\t" in line for line in organs):
        return _sealed_jointly(organs, layout)
    placed = _sealed(organs, date, layout) if seal and organs else _unsealed(organs, date, layout)
    return Signed(
        tuple(_spaced(one, index, seal, layout) for index, one in enumerate(placed.organs)), placed.date
    )


def _spaced(placed: tuple[Element, ...], index: int, seal: bool, layout: Layout) -> tuple[Element, ...]:
    """The first line has its distance from the text; those below follow at once, or at that of their seals."""
    if seal:
        lines = _LINES_BETWEEN_SEALS if index else _LINES_ABOVE_A_SEAL
        return (w("spacing", before=lines * layout.page.line), *placed)
    return (w("spacing", before=0), *placed) if index else placed


def _unsealed(organs: Sequence[str], date: str, layout: Layout) -> Signed:
    """The organ ends 2 characters from the right edge, and the date below begins 2 right of the organ's first.

    When the date is the longer, it ends 2 from the edge, and the organ moves to the left (7.3.5.2).
    """
    style = layout.style(layout.roles["date"])
    line = text_width(layout) / characters(style, 1)
    widths, day = [printed_width(organ) for organ in organs], printed_width(date)
    last = widths[-1] if widths else 0.0
    if day <= last:
        starts = max(0.0, line - _FROM_THE_RIGHT - last) + _SHIFT
        return Signed(tuple(() for _ in organs), (_indent("left", characters(style, starts)),))
    from_the_right = (_indent("right", characters(style, _FROM_THE_RIGHT)), w("jc", val="right"))
    if not organs:
        below_the_body = w("spacing", before=layout.style(layout.roles["author"]).before)
        return Signed((), (below_the_body, *from_the_right))
    starts = _FROM_THE_RIGHT + day + _SHIFT
    return Signed(
        tuple((_indent("right", characters(style, max(0.0, starts - width))),) for width in widths),
        from_the_right,
    )


def _sealed(organs: Sequence[str], date: str, layout: Layout) -> Signed:
    """The date ends 4 characters from the right edge, and each organ is centred over it (7.3.5.1).

    An organ so long that it would reach over the edge moves both to the left.
    """
    style = layout.style(layout.roles["date"])
    day = printed_width(date)
    middle = max(_SEALED_FROM_THE_RIGHT + day / 2, *(printed_width(organ) / 2 for organ in organs))

    def centred(width: float) -> tuple[Element, ...]:
        return (_indent("right", characters(style, middle - width / 2)), w("jc", val="right"))

    return Signed(tuple(centred(printed_width(organ)) for organ in organs), centred(day))


def _sealed_jointly(organs: Sequence[str], layout: Layout) -> Signed:
    """Rows of organs centred over columns of one width; the last row, and the date, end at the right (7.3.5.1)."""
    columns = max(line.count("\t") + 1 for line in organs)
    width = text_width(layout) / columns
    placed = []
    for index, line in enumerate(organs):
        count = line.count("\t") + 1
        lines = _LINES_BETWEEN_SEALS if index else _LINES_ABOVE_A_SEAL
        spacing = w("spacing", before=lines * layout.page.line)
        placed.append((_stops(range(columns - count, columns), width), spacing, *_flush()))
    return Signed(tuple(placed), (_stops([columns - 1], width), *_flush()), tabbed=True)


def _stops(columns: Sequence[int], width: float) -> Element:
    return w("tabs", *(w("tab", val="center", pos=round((column + 0.5) * width)) for column in columns))


def _flush() -> tuple[Element, Element]:
    return _indent("right", 0), w("jc", val="left")


def _indent(side: str, width: int) -> Element:
    """An indent in twips; the count in characters, which Word would prefer, is taken back."""
    return w("ind", **{f"{side}Chars": 0, side: width, "firstLineChars": 0, "firstLine": 0})
