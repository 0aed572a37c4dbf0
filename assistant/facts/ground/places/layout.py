"""A text cut into sentences and pieces, so that each figure knows the words that stand near it.

A piece is what lies between two separators or figures. Separators are of four ranks: list marks
(、 and brackets), commas and colons, semicolons, and ends of sentences; the rank says how much of
what was said before still holds behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from assistant.figures import Figure

FIGURE, LIST, COMMA, SEMICOLON, STOP, PARAGRAPH = range(6)
_MARK = re.compile(
    r"\n+|[。！？!?]+|[；;]|[，,：:]|[、（）()“”]|(?<=[A-Za-z0-9%) ])\.(?=\s|$)|\b(?:while|whereas|and)\b"
)
_RANKS = {"；": SEMICOLON, ";": SEMICOLON, "，": COMMA, ",": COMMA, "：": COMMA, ":": COMMA}
_LISTS = frozenset("、（）()“”")


class Piece(NamedTuple):
    """Text between two marks: offsets, and the rank of what stands before and behind it."""

    start: int
    end: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where one figure stands: `piece` is the index of the piece before it, the next is behind it.

    `sentence` and `paragraph` are running numbers; `sentence_start` is an offset.
    """

    figure: Figure
    piece: int
    sentence: int
    paragraph: int
    sentence_start: int
    sentence_end: int
    number: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its figures: all pieces in order, and a place for each figure."""

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]

    def words(self, piece: int) -> str:
        """The words of one piece."""
        return self.text[self.pieces[piece].start : self.pieces[piece].end]

    def before(self, place: Place) -> str:
        """The words between the last mark or figure and this figure."""
        return self.words(place.piece)

    def behind(self, place: Place) -> str:
        """The words between this figure and the next mark or figure."""
        return self.words(place.piece + 1)

    def before_in_sentence(self, place: Place) -> list[Place]:
        """The places before this one in its sentence, the nearest five at most, in order."""
        return [
            p for p in self.places[max(0, place.number - 5) : place.number] if p.sentence == place.sentence
        ]

    def sentence(self, place: Place) -> str:
        """The whole sentence, marks and all."""
        return self.text[place.sentence_start : place.sentence_end]


def lay_out(text: str, figures: tuple[Figure, ...]) -> Layout:
    """The layout of a text in one pass over its marks and figures."""
    pieces: list[Piece] = []
    drafts: list[tuple[Figure, int, int, int, int]] = []
    start, opens = 0, PARAGRAPH
    sentence = paragraph = sentence_start = 0
    ends: list[int] = []

    for at, end, rank, figure in _events(text, figures):
        pieces.append(Piece(start, at, opens, rank))
        if figure is not None:
            drafts.append((figure, len(pieces) - 1, sentence, paragraph, sentence_start))
        start, opens = end, rank
        if rank >= STOP:
            ends.append(end)
            sentence, sentence_start = sentence + 1, end
            paragraph += rank == PARAGRAPH
    pieces.append(Piece(start, len(text), opens, PARAGRAPH))
    pieces.append(Piece(len(text), len(text), PARAGRAPH, PARAGRAPH))
    ends.append(len(text))
    places = tuple(Place(f, p, s, q, at, ends[s], n) for n, (f, p, s, q, at) in enumerate(drafts))
    return Layout(text, tuple(pieces), places)


def _events(text: str, figures: tuple[Figure, ...]) -> list[tuple[int, int, int, Figure | None]]:
    """Marks and figures in order; a mark inside a figure (1,234) is no mark."""
    events: list[tuple[int, int, int, Figure | None]] = []
    following = iter(figures)
    figure = next(following, None)
    for mark in _MARK.finditer(text):
        while figure is not None and figure.end <= mark.start():
            events.append((figure.start, figure.end, FIGURE, figure))
            figure = next(following, None)
        if figure is not None and figure.start < mark.end():
            continue
        events.append((mark.start(), mark.end(), _rank(mark[0]), None))
    while figure is not None:
        events.append((figure.start, figure.end, FIGURE, figure))
        figure = next(following, None)
    return events


def _rank(mark: str) -> int:
    if mark[0] == "\n":
        return PARAGRAPH
    if mark in _RANKS:
        return _RANKS[mark]
    if mark[0] in _LISTS:
        return LIST
    if mark.isalpha():
        return LIST if mark == "and" else COMMA
    return STOP
