"""What the words around a number say of it: approximators and directions.

Every look is at a fixed number of characters before or after the number, so its cost is constant. All words
of a language stand in one table by the side of the number they stand on: what ends there is a suffix of the
longest word that does, so that one look-up settles approximator, direction and glue at once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from assistant.figures.lexicon import Words, words
from assistant.figures.model import Direction

Bound = Literal["below", "above", "either", ""]
_COMPOUND = re.compile("[a-z]-[a-z]")
_UPWARDS = tuple("十百千万亿")
_BLANK = " \u00a0\u3000"
_OTHERWISE = ("涨", "跌", "降", "升", "平")


@cache
def _bounds() -> dict[str, Bound]:
    below, above = words("bounds", "below"), words("bounds", "above")
    sides: dict[str, Bound] = dict.fromkeys(below, "below")
    return {**sides, **dict.fromkeys(above, "above")}


def approx_bound(word: str) -> Bound:
    """On which side of the stated number the true one lies: 近 below, 余 above, 约 either, else ``""``."""
    word = " ".join(word.lower().split())
    return _bounds().get(word, "either") if word else ""


class _Said(NamedTuple):
    """What a word before a number says: its approximator, the direction, and how far to look on."""

    approx: str
    turn: Direction | None
    glue: int


_NOTHING = _Said("", None, 0)
_SILENCE: tuple[str, str, Direction] = ("", "", "none")


class Surroundings:
    """The approximators and direction words of one language, looked up beside a number."""

    def __init__(self, file: str) -> None:
        lists = {name: words(file, name) for name in _LEFT}
        self._left = {word: _said(word, lists) for listed in lists.values() for word in listed}
        self._sizes = _sizes(self._left)
        self._ends = {word[-1] for word in self._left}
        self._after, self._after_trap = words(file, "approx-after"), words(file, "approx-after-trap")
        self._up_after, self._down_after = words(file, "up-after"), words(file, "down-after")
        after = (self._after, self._up_after, self._down_after)
        self._starts = {word[0] for listed in after for word in listed} | set(_BLANK) | set(_OTHERWISE)
        self._upon = self._ends | set(_BLANK)

    def _before(self, text: str, end: int) -> _Said:
        """What the longest word that ends at `end` says; an English word must not begin inside another."""
        last = text[end - 1 : end]
        if last not in self._ends:
            return _NOTHING
        sizes = self._sizes.get(text[max(0, end - 2) : end]) or self._sizes.get(last, ())
        for size in sizes:
            said = self._left.get(text[end - size : end]) if size <= end else None
            if said and not (text[end - size].isascii() and text[end - size - 1 : end - size].isalpha()):
                if said.turn and _COMPOUND.match(text, max(0, end - size - 2)):
                    continue  # a take-up of 45%
                return said
        return _NOTHING

    def beside(self, text: str, start: int, end: int) -> tuple[str, str, Direction]:
        """`approx_before`, `approx_after` and `direction` of a number in one look."""
        if text[end : end + 1] in self._starts:
            return (
                self.approx_before(text, start),
                self.approx_after(text, end),
                self.direction(text, start, end),
            )
        before = text[start - 1 : start]
        if before not in self._upon:
            return _SILENCE
        if before in _BLANK:
            return self.approx_before(text, start), "", self.direction(text, start, end)
        said = self._before(text, start)
        about = said.approx
        if about == "上" and text[start] not in _UPWARDS:
            about = ""
        turn = said.turn or (self._turn(text, start - said.glue, 4) if said.glue else None)
        return about, "", turn or "none"

    def approx_before(self, text: str, start: int) -> str:
        """The approximator that ends where the number begins, or `""`; 签约3家 has none."""
        if start and text[start - 1] in _BLANK:
            start -= 1
        said = self._before(text, start).approx
        return "" if said == "上" and text[start : start + 1] not in _UPWARDS else said  # 规上97家, 上千人

    def approx_after(self, text: str, end: int) -> str:
        """The approximator right after the unit (以上, 左右), or `""`; 3门多样 has none."""
        if text[end : end + 1] in _BLANK and end < len(text):
            end += 1
        word = self._after.at(text, end)
        if word and len(self._after_trap.at(text, end)) > len(word):
            return ""
        return word

    def direction(self, text: str, start: int, end: int) -> Direction:
        """Where the word that governs the number points: 下降了约3.4% is down."""
        if text[end : end + 1] in _OTHERWISE:  # 涨5降2: the word after belongs to the next number
            return "none"
        if turn := self._turn(text, start, 5):
            return turn
        after = self._up_after.at(text, end) or self._down_after.at(text, end)
        stop = end + len(after)
        if not after or (after.isascii() and text[stop : stop + 1].isalpha()):
            return "none"
        return "up" if after in self._up_after else "down"

    def _turn(self, text: str, place: int, steps: int) -> Direction | None:
        """The direction of the words that end at `place`, through as many as `steps` that only link; None without any."""
        for _ in range(steps):
            while place and text[place - 1] in _BLANK:
                place -= 1
            said = self._before(text, place)
            if said.turn:
                return said.turn
            if not said.glue:
                break
            place -= said.glue
        return None


_LEFT = ("approx-before", "approx-trap", "up", "down", "trap", "glue")


def _said(word: str, lists: dict[str, Words]) -> _Said:
    """What all the lists together make of a word, and of the words that it ends with."""
    found = {name: listed.before(word, len(word)) for name, listed in lists.items()}
    approx = found["approx-before"] if len(found["approx-trap"]) <= len(found["approx-before"]) else ""
    glue = max(len(found["glue"]), len(approx))
    up, down = found["up"], found["down"]
    turn: Direction | None = None
    if up or down:
        turn = "up" if len(up) > len(down) else "down"
        turn = "none" if len(found["trap"]) > max(len(up), len(down)) else turn
    elif len(found["trap"]) > glue:
        turn = "none"  # 多为1至3年
    return _Said(approx, turn, glue)


def _sizes(table: dict[str, _Said]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words by their last two characters, longest first; a word of one ends also what has two."""
    lengths: dict[str, set[int]] = {}
    for word in table:
        lengths.setdefault(word[-2:], set()).add(len(word))
    for ending, sizes in lengths.items():
        if len(ending) > 1 and ending[-1] in lengths:
            sizes.add(1)
    return {ending: tuple(sorted(sizes, reverse=True)) for ending, sizes in lengths.items()}


@cache
def surroundings(language: str) -> Surroundings:
    """The words around numbers of `zh` or `en`, read once."""
    return Surroundings("around" if language == "zh" else "around_en")


__all__ = ["Bound", "Surroundings", "approx_bound", "surroundings"]
