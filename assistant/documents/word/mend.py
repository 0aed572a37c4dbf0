"""A docx with some of its words replaced and every other byte as it was.

The words of a paragraph are cut into runs (`w:r`) wherever the formatting changes, and often where it does not. So an
edit is made where its characters stand, inside `w:t`, at the very bytes of the part: no run is joined, split, or
written anew, and no change is tracked.
"""

from __future__ import annotations

import html
import io
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from assistant.documents.word.reading import PASSED_OVER, main_part
from assistant.documents.zipped import Package, broken

Edit = tuple[int, int, str]  # start, end, what stands there now


@dataclass(slots=True)
class Run:
    """A piece of a paragraph: its text, and the bytes that hold it (0, 0 where no edit can be made: a tab)."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Parsing:
    """What has been seen so far of one part."""

    data: bytes
    runs: list[Run] = field(default_factory=list)
    skipped: int = 0  # depth inside what is passed over
    begin: int = -1
    paragraphs: int = 0


class Words:
    """The text of a main part, a paragraph a line, blank ones too, and the way back to its bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._runs = _runs(data)
        self.text = "".join(run.text for run in self._runs)
        self._starts: list[int] = []
        at = 0
        for run in self._runs:
            self._starts.append(at)
            at += len(run.text)

    def can(self, edit: Edit) -> bool:
        """Whether every character of an edit stands in a run that can be written."""
        return all(self._runs[index].end for index in self._touched(edit[0], max(edit[1], edit[0] + 1)))

    def replaced(self, edits: Sequence[Edit]) -> bytes:
        """The part with these edits made; only the characters that differ are touched, each in its own run."""
        texts = {index: run.text for index, run in enumerate(self._runs)}
        for edit in sorted(edits, reverse=True):
            for start, end, new in reversed(_smallest(self.text[edit[0] : edit[1]], edit)):
                self._write(texts, start, end, new)
        made = self._data
        for index in range(len(self._runs) - 1, -1, -1):
            run = self._runs[index]
            if run.end and texts[index] != run.text:
                made = _with(made, run, texts[index])
        return made

    def _touched(self, start: int, end: int) -> range:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return range(max(first, 0), last + 1)

    def _write(self, texts: dict[int, str], start: int, end: int, new: str) -> None:
        """Edits go from the end of the text to its start, so that offsets into a run stay true."""
        indexes = self._touched(start, max(end, start + 1))
        if start == end and start:  # what is added belongs to the run before it, where that is one of text
            before = self._touched(start - 1, start)
            indexes = before if self._runs[before[0]].end else indexes
        for index in reversed(indexes):
            base = self._starts[index]
            low, high = max(start - base, 0), min(end - base, len(self._runs[index].text))
            first = index == indexes[0]
            texts[index] = texts[index][:low] + (new if first else "") + texts[index][max(low, high) :]


def open_words(path: Path) -> tuple[str, bytes]:
    """The name and the bytes of the part that holds a docx's text. Raises DocumentError."""
    with Package(path) as package:
        name = main_part(package)
        data = package.part(name)
    if data is None:
        raise broken(path, name)
    return name, data


def repacked(path: Path, name: str, data: bytes) -> bytes:
    """The docx with one part exchanged; every other entry keeps its bytes, its date and its order."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, data if entry.filename == name else old.read(entry))
    return out.getvalue()


def _runs(data: bytes) -> list[Run]:
    """Every run of text, with line breaks between paragraphs. Raises expat.ExpatError."""
    state = _Parsing(data)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: _opened(state, name, given, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: _closed(state, name, parser.CurrentByteIndex)
    parser.Parse(data, True)
    return state.runs


def _opened(state: _Parsing, name: str, given: dict[str, str], at: int) -> None:
    local = name.rpartition(":")[2]
    if state.skipped or local in PASSED_OVER:
        state.skipped += 1
        return
    if local == "p":
        if state.paragraphs:
            state.runs.append(Run("\n"))
        state.paragraphs += 1
    elif local == "t":
        closing = state.data.index(b">", at)
        state.begin = closing + 1 if state.data[closing - 1 : closing] != b"/" else -1
    elif local in ("tab", "cr", "br", "noBreakHyphen"):
        state.runs.append(Run({"tab": "\t", "noBreakHyphen": "-"}.get(local, "\n")))


def _closed(state: _Parsing, name: str, at: int) -> None:
    if state.skipped:
        state.skipped -= 1
        return
    if name.rpartition(":")[2] == "t" and state.begin >= 0:
        raw = state.data[state.begin : at]
        if raw and b"<" not in raw:
            state.runs.append(Run(html.unescape(raw.decode("utf-8")), state.begin, at))
        state.begin = -1


def _smallest(before: str, edit: Edit) -> list[Edit]:
    """The edit as the fewest characters that differ: brackets around a bold word leave the word in its run."""
    start, _, after = edit
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(start + a, start + b, after[c:d]) for tag, a, b, c, d in steps if tag != "equal"]


def _with(data: bytes, run: Run, text: str) -> bytes:
    """The part with the text of one run exchanged. Blanks at its ends need `xml:space`, or Word drops them."""
    opening = data.rindex(b"<", 0, run.start)
    tag = data[opening : run.start]
    if text != text.strip() and b"xml:space" not in tag:
        tag = tag[:-1] + b' xml:space="preserve">'
    return data[:opening] + tag + escape(text).encode("utf-8") + data[run.end :]
