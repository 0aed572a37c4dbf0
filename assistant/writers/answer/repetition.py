"""Answers that say the same thing again and again: cut to one."""

from __future__ import annotations

import re
from collections import Counter

from assistant.writers.answer.sentences import sentences

_TIMES = 3
# The same run of characters four times on end. Digits and marks alone may repeat (100000000, ……).
_RUN = re.compile(r"((?=.{0,59}?[^\W\d_])[^\n]{2,60}?)\1{3,}")


def without_repetition(text: str) -> str:
    """The text in which each sentence that stood three times or more stands once, and each run once."""
    return _without_runs(_without_sentences(text))


def _without_sentences(text: str) -> str:
    lines = [sentences(line) for line in text.split("\n")]
    counts = Counter(_key(piece) for line in lines for piece in line)
    repeated = {key for key, count in counts.items() if count >= _TIMES and key}
    if not repeated:
        return text
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        pieces = []
        for piece in line:
            key = _key(piece)
            if key not in seen:
                pieces.append(piece)
            if key in repeated:
                seen.add(key)
        kept.append("".join(pieces).strip())
    return "\n".join(_without_stump(kept, repeated))


def _without_runs(text: str) -> str:
    out, at = [], 0
    for match in _RUN.finditer(text):
        unit = match[1]
        if len(set(unit)) == 1 and not unit[0].isalpha():
            continue
        out += [text[at : match.start()], unit]
        # A run that was cut off ends in the beginning of its next turn.
        at = len(text) if unit.startswith(text[match.end() :]) else match.end()
    return "".join([*out, text[at:]])


def runs_on(text: str) -> bool:
    """Whether the text repeats itself, so that more of it would be more of the same."""
    return without_repetition(text) != text


def _without_stump(lines: list[str], repeated: set[str]) -> list[str]:
    """Without a last sentence that is the cut-off beginning of a repeated one."""
    lines = [line for line in lines if line]
    if not lines:
        return lines
    *before, last = sentences(lines[-1]) or [""]
    key = _letters(last)
    if key and any(other != key and other.startswith(key) for other in repeated):
        lines[-1] = "".join(before)
    return [line for line in lines if line]


def _key(sentence: str) -> str:
    """A sentence as it compares; empty for one too short to count, such as 好。"""
    key = _letters(sentence)
    return key if len(key) >= 4 else ""


def _letters(sentence: str) -> str:
    return "".join(char for char in sentence if char.isalnum())
