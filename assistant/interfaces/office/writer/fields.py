"""Figures that know their fact: hidden bookmarks, which docx and odt both keep; slots that no name tells are kept beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .client import Client
from .marks import is_mark, mark_name, next_number, slot_of

_KEPT = "nigao-slots"
_REMOVABLE = 128  # com.sun.star.beans.PropertyAttribute.REMOVABLE
# Words before a figure that its sign decides, and the form of a slot that prints them.
_TURNS = (
    "增长",
    "上升",
    "提高",
    "增加",
    "下降",
    "减少",
    "降低",
    "持平",
    "rose ",
    "fell ",
    "rose by ",
    "fell by ",
    "unchanged ",
)
_FORM = "|增减"
# What a mark holds that nobody has typed into: digits, or the placeholder of a gap.
_FIGURE = re.compile(r"\d|[XＸ×_]{2}")


class Refreshed(NamedTuple):
    """What a refresh did: (slot, before, after) of what changed, how many were fresh, names that no fact answers, and
    what stands where somebody typed over a part of a figure: that is left as it is."""

    changed: list[tuple[str, str, str]]
    fresh: int
    unknown: list[str]
    typed: list[str]


def mark(document: Any, around: Any, slot: str) -> None:
    """Puts a figure's fact around it."""
    names = document.getBookmarks().getElementNames()
    bookmark = document.createInstance("com.sun.star.text.Bookmark")
    name = mark_name(next_number(names), slot)
    bookmark.setName(name)
    around.getText().insertTextContent(around, bookmark, True)
    kept = _kept(document)
    kept[name] = slot
    _keep(document, kept)


def refresh(document: Any, client: Client, report: str, saved: dict[str, Any]) -> Refreshed:
    """Prints every marked figure anew from its fact as it is now."""
    marks = document.getBookmarks()
    names = [name for name in marks.getElementNames() if is_mark(name)]
    gone = list(_deleted(document))
    names = [name for name in names if not _lies_in(marks.getByName(name).getAnchor(), gone)]
    kept, known = _kept(document), list(_slots(saved))
    slots = {name: slot_of(name, known, kept) for name in names}
    wanted = {slot for slot in slots.values() if slot}
    turned = {slot + _FORM for slot in wanted if "|" not in slot}
    told = client.facts(report, sorted(wanted | turned))
    printed = {fact["slot"]: fact for fact in told["facts"]}
    changed: list[tuple[str, str, str]] = []
    unknown, typed = [], []
    for name in names:
        slot = slots[name]
        if slot is None or slot not in printed:
            unknown.append(slot or name)
            continue
        by_hand = _typed_over(marks.getByName(name).getAnchor(), _figure(printed[slot]))
        if by_hand is not None:
            typed.append(by_hand)
            continue
        before, after = _print(marks.getByName(name), printed, slot)
        if before != after:
            changed.append((slot, before, after))
    fresh = len(names) - len(changed) - len(unknown) - len(typed)
    return Refreshed(changed, fresh, unknown, typed)


def _print(bookmark: Any, printed: dict[str, Any], slot: str) -> tuple[str, str]:
    """What stood there and what stands there now, with the word of direction before it where there is one."""
    anchor = bookmark.getAnchor()
    before, turn = anchor.getString(), _turn(anchor)
    fact = printed[slot]
    signed = printed.get(slot + _FORM) if turn else None
    figure = _figure(signed or fact)
    word = signed["text"][: signed["start"]] if signed else ""
    if before != figure and figure:
        cursor = anchor.getText().createTextCursorByRange(anchor)
        cursor.setString(figure)
        _mend(bookmark, cursor)
    if turn and word and word.strip() != turn.getString().strip() and _apart(word, turn.getString()):
        said = turn.getString()
        turn.setString(word)
        return said + before, word + figure
    return before, (figure or before)


def _typed_over(anchor: Any, figure: str) -> str | None:
    """What stands there, where a mark no longer holds a whole figure: digits touch it, or it has lost its own."""
    text, words = anchor.getText(), anchor.getString()
    before, after = (
        text.createTextCursorByRange(anchor.getStart()),
        text.createTextCursorByRange(anchor.getEnd()),
    )
    before.goLeft(1, True)
    after.goRight(1, True)
    touched = before.getString().isdigit() or after.getString().isdigit()
    lost = any(one.isdigit() for one in figure) and not _FIGURE.search(words)
    if not touched and not lost:
        return None
    before.goLeft(7, True)
    return str(before.getString()).strip() + str(words)


def _figure(fact: dict[str, Any]) -> str:
    return str(fact["text"][fact["start"] : fact["end"]])


def _turn(anchor: Any) -> Any | None:
    """A cursor over the word of direction right before a figure."""
    text = anchor.getText()
    for word in sorted(_TURNS, key=len, reverse=True):
        cursor = text.createTextCursorByRange(anchor.getStart())
        if cursor.goLeft(len(word), True) and cursor.getString() == word:
            return cursor
    return None


def _apart(word: str, other: str) -> bool:
    """Whether two words of direction contradict each other; 增长 and 上升 do not."""
    up = ("增长", "上升", "提高", "增加", "rose")
    return word.strip().startswith(up) != other.strip().startswith(up)


def _mend(bookmark: Any, cursor: Any) -> None:
    """Sets the bookmark again where replacing its words has emptied it."""
    name = bookmark.getName()
    if bookmark.getAnchor() is None or bookmark.getAnchor().getString() != cursor.getString():
        cursor.getText().removeTextContent(bookmark)
        bookmark.setName(name)
        cursor.getText().insertTextContent(cursor, bookmark, True)


def _deleted(document: Any) -> Iterator[Any]:
    """The stretches that tracked changes have deleted, as cursors."""
    found = document.getRedlines().createEnumeration()
    while found.hasMoreElements():
        redline = found.nextElement()
        if redline.getPropertyValue("RedlineType") == "Delete":
            start, end = redline.getPropertyValue("RedlineStart"), redline.getPropertyValue("RedlineEnd")
            cursor = start.getText().createTextCursorByRange(start)
            cursor.gotoRange(end, True)
            yield cursor


def _lies_in(anchor: Any, stretches: list[Any]) -> bool:
    text = anchor.getText()
    for stretch in stretches:
        try:
            if (
                text.compareRegionStarts(stretch, anchor) >= 0
                and text.compareRegionEnds(stretch, anchor) <= 0
            ):
                return True
        except Exception:  # in another text: a cell, a note
            continue
    return False


def _slots(saved: dict[str, Any]) -> Iterator[str]:
    """Every fact of a report, and every formula that it prints."""
    yield from (str(fact["id"]) for fact in saved["facts"])
    parts = [saved.get("opening") or {}, *saved["sections"]]
    while parts:
        part = parts.pop()
        yield from (str(figure["fact"]) for figure in part.get("figures", ()))
        parts.extend(part.get("sections", ()))


def _kept(document: Any) -> dict[str, str]:
    properties = document.getDocumentProperties().getUserDefinedProperties()
    try:
        found = json.loads(properties.getPropertyValue(_KEPT))
        return {str(key): str(value) for key, value in found.items()}
    except Exception:  # UNO's own kind where there is none; somebody may have edited it, too
        return {}


def _keep(document: Any, kept: dict[str, str]) -> None:
    there = set(document.getBookmarks().getElementNames())
    value = json.dumps({key: slot for key, slot in kept.items() if key in there}, ensure_ascii=False)
    properties = document.getDocumentProperties().getUserDefinedProperties()
    if properties.getPropertySetInfo().hasPropertyByName(_KEPT):
        properties.setPropertyValue(_KEPT, value)
    else:
        properties.addProperty(_KEPT, _REMOVABLE, value)
