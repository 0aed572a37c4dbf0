"""Lists whose figures come after their names: 甲、乙、丙分别为1、2、3 — which figure is whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.facts.ground.places.layout import Layout, Place

_JOIN = re.compile(
    r"(?:左右|上下|以上|有余)?[\s、,]*(?:和|与|及|以及|and)?\s*(?:约|将?近|接近|超过?|逾|突破|不足|同比|增长|上升|下降|减少|为|达到?|about|nearly|over)*\s*\Z"
)
_ITEM = re.compile(r"(?:(?!、|和|与|以及|及|,| and |，).)+?(?=、|和|与|以及|及|, and |,| and |，|\Z)", re.S)
_RESPECTIVELY = re.compile(r"分别|依次|各自|respectively")
_NUMBER = re.compile(r"[\d.,%£€$]+|million|billion")
_EMPTY = ("", "and", "or", "while", "with")
_FEWEST = 2
_COMPARES = re.compile(
    r" (?:more|fewer|less|longer|shorter|higher|lower|larger|smaller|above|below|ahead|behind|quicker|faster|slower|earlier|later|cheaper|dearer|up|down)\b"
)  # 31 weeks, three weeks longer than a year before: the second is no item of a list

_OF_THEM = re.compile(
    r" of (?:them|these|those|which|whom)\b"
)  # Westvale has 448, 392 of them occupied: no list


@dataclass(frozen=True, slots=True)
class Alignment:
    """The item that one figure of a list belongs to: offsets of its name, and the words all items share."""

    start: int
    end: int
    words: str
    shared: str


def align(layout: Layout) -> dict[int, Alignment]:
    """Index of place → its item, for every list found."""
    found: dict[int, Alignment] = {}
    run: list[int] = []
    places = [i for i, place in enumerate(layout.places) if not place.figure.is_date]
    for i in places:
        if run and _joined(layout, layout.places[run[-1]], layout.places[i]):
            run.append(i)
            continue
        found.update(_align_run(layout, run, found))
        run = [i]
    found.update(_align_run(layout, run, found))
    return found


def _joined(layout: Layout, last: Place, place: Place) -> bool:
    if last.sentence != place.sentence or place.figure.start - last.figure.end > 12:
        return False
    if _COMPARES.match(layout.text, place.figure.end) or _OF_THEM.match(layout.text, place.figure.end):
        return False
    return _JOIN.match(layout.text, last.figure.end, place.figure.start) is not None


def _align_run(layout: Layout, run: list[int], done: dict[int, Alignment]) -> dict[int, Alignment]:
    if len(run) < _FEWEST:
        return {}
    first = layout.places[run[0]]
    start = first.sentence_start
    for place in reversed(layout.places[: run[0]]):
        if place.sentence != first.sentence:
            break
        if not place.figure.is_date:
            start = place.figure.end
            break
    text = layout.text[start : first.figure.start]
    words = list(_RESPECTIVELY.finditer(text))
    word = words[-1] if words else None
    behind = layout.text[layout.places[run[-1]].figure.end : first.sentence_end]
    explicit = word is not None or _RESPECTIVELY.search(behind[:24]) is not None
    head = text[: word.start()] if word is not None else text
    items = _items(head, len(run), explicit)
    if not items and explicit:
        return _align_to_figures(layout, run, text, done)
    if not items:
        return {}
    shared = (text[word.end() :] if word is not None else "") + items[-1][2][1:]
    return {
        i: Alignment(start + a, start + b, words, shared) for i, (a, b, words) in zip(run, items, strict=True)
    }


def _align_to_figures(
    layout: Layout, run: list[int], shared: str, done: dict[int, Alignment]
) -> dict[int, Alignment]:
    """批捕328人，起诉742人，同比分别下降10.1%和上升5.8%: as many figures before as there are in the run.

    Where those stood in a list themselves (甲、乙分别达到…，分别增长…), their items hold on.
    """
    sentence = layout.places[run[0]].sentence
    before = [
        i
        for i in range(max(0, run[0] - 3 * len(run)), run[0])
        if layout.places[i].sentence == sentence and not layout.places[i].figure.is_date
    ]
    found = {}
    if len(before) >= len(run):
        for i, one in zip(run, before[-len(run) :], strict=True):
            if one in done:
                found[i] = replace(done[one], shared=shared + done[one].shared)
                continue
            number = layout.places[one].piece
            piece, told = layout.pieces[number], layout.places[one].figure
            words = f"{layout.words(number)} {_NUMBER.sub(' ', told.text)}" if told.text.isascii() else ""
            found[i] = Alignment(piece.start, piece.end, words or layout.words(number), shared)
    return found


def _items(head: str, wanted: int, explicit: bool) -> list[tuple[int, int, str]]:
    """The last `wanted` names of a list; without 分别 there must be exactly so many."""
    clause = max(head.rfind("，"), head.rfind("："), head.rfind("其中")) + 1
    for start in dict.fromkeys((clause, 0)):
        items = [
            (m.start(), m.end(), m[0])
            for m in _ITEM.finditer(head, start)
            if m[0].strip("，、：, ") not in _EMPTY
        ]
        if len(items) == wanted or (explicit and len(items) > wanted and not start):
            return items[-wanted:]
        if len(items) > wanted:
            break
    return []
