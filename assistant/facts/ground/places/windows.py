"""The pieces of text that speak about one figure, each with a weight."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from assistant.facts.ground.places.layout import (
    COMMA,
    FIGURE,
    LIST,
    PARAGRAPH,
    SEMICOLON,
    STOP,
    Layout,
    Place,
)
from assistant.facts.ground.places.lists import Alignment
from assistant.facts.ground.words.lexicon import pattern
from assistant.facts.ground.words.tokens import tokens_of

_CROSSING = {FIGURE: 0.6, LIST: 0.65, COMMA: 0.55, SEMICOLON: 0.35, STOP: 0.3}
_EAGER = {FIGURE: 0.8, STOP: 0.6, SEMICOLON: 0.7}
_LEAST, _FARTHEST = 0.06, 14
_ASIDE = re.compile(r"\s*(?:并|且|后|其中|and\b)")
_HOLLOW = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"[\d０-９.,，%％万亿]+|million|billion")
_WHOLE = re.compile(r"\s*(?:out )?of(?: (?:the|our|its|their|these|those|all|a total of|some))*\s*")
_IS = re.compile(
    r"\s*(?:of [a-z]+ )?(?:[a-z]+ )?(?:are|were|is|was|have|has|had|remain|remained|opened?|meet|met|holds?|held|passed|failed|reached|used?|offer|offered)\b"
)
_OR_ABOUT = re.compile(r"\s*(?:or )?(?:about|nearly|just over|just under|almost|some|over)?\s*")
_FROM = re.compile(r"\W*(?:(?:up|down|compared|and) )?(?:from|against|versus|with|to) ")
_LEADS_ON = re.compile(
    r"^ [a-z]+.* (?:of|was|is|were|are|reached|stood at|came to|at|to) $"
)  # $0.95 million exceeded shop income of …: the words are those of the next figure
_NAMED, _SPOKEN, _BEHIND = 0.6, 0.8, 0.5  # what is left of earlier words behind words of the figure's own
_OF_PART = 0.4
_NOUN = 6  # characters behind a figure that most likely name what it counts


def hollow(text: str) -> bool:
    """Whether a piece holds no word that could name an indicator (共有, 达, 约)."""
    return len(_HOLLOW.sub("", pattern("filler").sub("", text))) < 2


def windows(
    layout: Layout, place: Place, aligned: Alignment | None, names: re.Pattern[str], known: Container[str]
) -> Iterator[tuple[str, float]]:
    """The words about a figure, nearest first: before it, behind it, then back through the paragraph.

    What was said before counts less where the words right before name something `known` themselves.

    A piece that holds but a name (其中东山镇) hands on what was said before it.
    """
    unit = _NUMBER.sub(" ", place.figure.text)
    yield unit, 1.0 if unit.isascii() else 0.6
    if aligned is not None:
        yield aligned.words, 1.0
        yield aligned.shared, 0.5
        yield layout.text[place.sentence_start : aligned.start], 0.3
        yield from _behind(layout, place, True)
        return
    near = layout.before(place)
    bare = hollow(names.sub("", near))
    yield near, 1.0
    yield from _behind(layout, place, bare)
    if _FROM.fullmatch(near):
        yield _counted_before(layout, place), 0.8
    named = any(len(token) > 1 and token in known for token, _ in tokens_of(names.sub("", near)))
    first = bare and not hollow(layout.behind(place)) and layout.pieces[place.piece].opens == LIST
    left = _NAMED if named else _BEHIND if first else 1.0 if bare else _SPOKEN
    if layout.pieces[place.piece].opens == FIGURE and _WHOLE.fullmatch(near):
        left *= _OF_PART  # good at 39 of 52 sites: what was said before is said of the part
    yield from _back(layout, place, bare and not first, names, left)


def _behind(layout: Layout, place: Place, bare: bool) -> Iterator[tuple[str, float]]:
    text = layout.behind(place)
    if not text.strip():
        if (told := _past_aside(layout, place)) is not None:
            yield told, 0.9
        return
    if _WHOLE.fullmatch(layout.before(place)) and _IS.match(text):
        return  # 46 of the 184 buses are electric: what is said behind the whole is said of its part
    if _WHOLE.fullmatch(text) and place.piece + 2 < len(layout.pieces):
        told = layout.words(place.piece + 2)
        yield (told if _IS.match(told) else ""), 0.95
    before_figure = layout.pieces[place.piece + 1].closes == FIGURE
    if text.lstrip()[:1].isascii():
        leads = before_figure and not bare and _LEADS_ON.search(text) is not None
        yield text, 0.35 if leads else 0.6 if before_figure else 0.95
    elif before_figure:
        yield text, 0.9 if bare or len(text) <= _NOUN // 2 else 0.45
    elif bare:
        yield text, 1.0
    elif _ASIDE.match(text):
        yield text, 0.3
    else:
        yield text[:_NOUN], 0.75
        yield text[_NOUN - 1 :], 0.4


def _counted_before(layout: Layout, place: Place) -> str:
    """1,940 members in 2025, up from 1,820: what the figure before counts."""
    before = (p.figure for p in reversed(layout.before_in_sentence(place)) if not p.figure.is_date)
    figure = next(before, None)
    return _NUMBER.sub(" ", figure.text) if figure is not None else ""


def _past_aside(layout: Layout, place: Place) -> str | None:
    """1,287 people, nine in ten, have been housed: the words behind a number between commas that says the same again."""
    at = place.piece + 1
    if at + 3 >= len(layout.pieces) or [p.closes for p in layout.pieces[at : at + 3]] != [
        COMMA,
        FIGURE,
        COMMA,
    ]:
        return None
    told = layout.words(at + 3)
    blank = not layout.words(at + 2).strip() and _OR_ABOUT.fullmatch(layout.words(at + 1))
    return told if blank and _IS.match(told) else None


def _back(
    layout: Layout, place: Place, eager: bool, names: re.Pattern[str], weight: float
) -> Iterator[tuple[str, float]]:
    for piece in range(place.piece, max(0, place.piece - _FARTHEST), -1):
        rank = layout.pieces[piece].opens
        if rank == PARAGRAPH:
            break
        weight *= _EAGER.get(rank, 0.9) if eager else _CROSSING[rank]
        if weight < _LEAST:
            break
        words = layout.words(piece - 1)
        yield words, weight
        if rank == FIGURE and place.figure.direction != "none" and place.figure.kind == "percent":
            figure = layout.text[layout.pieces[piece - 1].end : layout.pieces[piece].start]
            if " " in figure and figure[-1:].isascii():  # 118 missed collections, a fall of 28%
                yield _NUMBER.sub(" ", figure), weight
        eager = hollow(names.sub("", words)) and (eager or rank == FIGURE)
