"""Edits of anybody's docx as tracked changes: a run is cut where its words change, every other byte stays.

The two states are parts of one shape, as `mend.Words` leaves them: each `w:t` of the one is the same `w:t` of the other,
with other words in it or the same.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from assistant.documents.word.markup import W
from assistant.documents.word.reading import PASSED_OVER

# Inside what somebody else has put in and nobody has accepted yet, an edit is part of what is put in.
_PENDING = frozenset({"ins", "moveTo"})
# A number is taken out and put in whole: 4千 becomes 4000, not 4 with 千 made of three noughts.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[百千万亿]?|.", re.DOTALL)
_ID = re.compile(rb'\bid="(\d+)"')


@dataclass(frozen=True, slots=True)
class _Held:
    """One `w:t`: its words, where it begins and ends in the part, and the look of its run; `pending`: within an insertion."""

    words: str
    start: int
    end: int
    prefix: str
    look: bytes
    pending: bool


def tracked_in_place(before: bytes, after: bytes, author: str, at: datetime.datetime) -> bytes:
    """The part before, with what became of its words as `w:del` and `w:ins`; `at` is the time on the clock of the editor.

    All accepted, it says what `after` says, all rejected what `before` says. Raises expat.ExpatError.
    """
    pairs = zip(_held(before), _held(after), strict=True)
    number = max((int(one) for one in _ID.findall(before)), default=0)
    made, done = bytearray(), 0
    for old, new in pairs:
        if old.words == new.words:
            continue
        cut = _Cut(old, author, at, number)
        written = after[new.start : new.end] if old.pending else cut.between(old.words, new.words)
        made += before[done : old.start] + written
        done, number = old.end, cut.number
    return bytes(made + before[done:])


class _Cut:
    """Writes what stands in the place of one `w:t`; its run is open before it, and open again behind it."""

    def __init__(self, held: _Held, author: str, at: datetime.datetime, number: int) -> None:
        colon = f"{held.prefix}:" if held.prefix else ""
        self._run = f"<{colon}r>".encode() + held.look, f"</{colon}r>".encode()
        self._name = colon
        # A part whose own elements have no prefix: attributes need one all the same.
        self._own = colon or "w:"
        self._bound = "" if colon else f' xmlns:w="{W}"'
        self._by = (
            f"{self._own}author={quoteattr(author)} {self._own}date={quoteattr(f'{at:%Y-%m-%dT%H:%M:%S}Z')}"
        )
        self.number = number

    def between(self, old: str, new: str) -> bytes:
        """Words that stay, words that go, words that come, in the order of the text."""
        opening, closing = self._run
        made, is_open = b"", True
        was, now = _TOKEN.findall(old), _TOKEN.findall(new)
        for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            gone, come = "".join(was[a:b]), "".join(now[c:d])
            if tag == "equal":
                made += (b"" if is_open else opening) + self._text("t", gone)
                is_open = True
                continue
            made += closing if is_open else b""
            is_open = False
            made += self._change("del", "delText", gone) + self._change("ins", "t", come)
        return made + (b"" if is_open else opening)

    def _change(self, tag: str, holder: str, words: str) -> bytes:
        if not words:
            return b""
        opening, closing = self._run
        self.number += 1
        start = f'<{self._own}{tag}{self._bound} {self._own}id="{self.number}" {self._by}>'
        return (
            start.encode() + opening + self._text(holder, words) + closing + f"</{self._own}{tag}>".encode()
        )

    def _text(self, holder: str, words: str) -> bytes:
        name = f"{self._name}{holder}"
        return f'<{name} xml:space="preserve">{escape(words)}</{name}>'.encode()


@dataclass(slots=True)
class _Reading:
    """Where a parse stands: the names that are open, and what is known of the run and the text in it."""

    data: bytes
    open: list[str] = field(default_factory=list)
    skipped: int = 0
    look: bytes = b""
    look_at: int = -1
    text_at: int = -1
    found: list[_Held] = field(default_factory=list)


def _held(data: bytes) -> Iterator[_Held]:
    """Every `w:t` that is read, in order; also empty ones, so that both states have as many."""
    state, parser = _Reading(data), expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: _started(state, name, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: _ended(state, name, parser.CurrentByteIndex)
    parser.Parse(data, True)
    yield from state.found


def _started(state: _Reading, name: str, at: int) -> None:
    local = name.rpartition(":")[2]
    if not state.skipped:
        if local == "r":
            state.look = b""
        elif local == "rPr" and state.open[-1:] == ["r"]:
            state.look_at = at
        elif local == "t":
            state.text_at = at
    state.skipped += local in PASSED_OVER
    state.open.append(local)


def _ended(state: _Reading, name: str, at: int) -> None:
    prefix, _, local = name.rpartition(":")
    state.open.pop()
    state.skipped -= local in PASSED_OVER
    if state.skipped:
        return
    end = state.data.index(b">", at) + 1
    if local == "rPr" and state.look_at >= 0:
        state.look, state.look_at = state.data[state.look_at : end], -1
    elif local == "t" and state.text_at >= 0:
        inside = state.data.index(b">", state.text_at) + 1
        words = html.unescape(state.data[inside : max(inside, at)].decode("utf-8"))
        pending = not _PENDING.isdisjoint(state.open)
        state.found.append(_Held(words, state.text_at, end, prefix, state.look, pending))
        state.text_at = -1
