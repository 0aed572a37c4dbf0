"""What the words around a number say of it: approximators and directions.

Every look is at a fixed number of characters before or after the number, so its cost is constant.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from assistant.figures.lexicon import Words, words
from assistant.figures.model import Direction

Bound = Literal["below", "above", "either", ""]
_OTHERWISE = ("涨", "跌", "降", "升", "平")
_BLANK = " \u00a0\u3000"


@cache
def _bounds() -> dict[str, Bound]:
    below, above = words("bounds", "below"), words("bounds", "above")
    sides: dict[str, Bound] = dict.fromkeys(below, "below")
    return {**sides, **dict.fromkeys(above, "above")}


def approx_bound(word: str) -> Bound:
    """On which side of the stated number the true one lies: 近 below, 余 above, 约 either, else ``""``."""
    word = " ".join(word.lower().split())
    return _bounds().get(word, "either") if word else ""


class Surroundings:
    """The approximators and direction words of one language, looked up beside a number."""

    def __init__(self, file: str) -> None:
        self._before, self._after = words(file, "approx-before"), words(file, "approx-after")
        self._trap, self._after_trap = words(file, "approx-trap"), words(file, "approx-after-trap")
        self._up, self._down = words(file, "up"), words(file, "down")
        self._up_after, self._down_after = words(file, "up-after"), words(file, "down-after")
        self._glue, self._turn_trap = words(file, "glue"), words(file, "trap")
        before = (self._before, self._up, self._down, self._glue)
        after = (self._after, self._up_after, self._down_after)
        self._ends = frozenset(word[-1] for listed in before for word in listed) | set(_BLANK)
        self._starts = {word[0] for listed in after for word in listed} | set(_BLANK) | set(_OTHERWISE)

    def silent(self, text: str, start: int, end: int) -> bool:
        """Whether the characters next to the number end and begin no word of these lists."""
        before, after = text[start - 1 : start], text[end : end + 1]
        return before not in self._ends and after not in self._starts

    def approx_before(self, text: str, start: int) -> str:
        """The approximator that ends where the number begins, or `""`; 签约3家 has none."""
        if start and text[start - 1] in _BLANK:
            start -= 1
        word = self._before.before(text, start)
        if word and word[0].isascii() and text[start - len(word) - 1 : start - len(word)].isalpha():
            return ""
        if word and len(self._trap.before(text, start)) > len(word):
            return ""
        return word

    def approx_after(self, text: str, end: int) -> str:
        """The approximator right after the unit (以上, 左右), or `""`; 3门多样 has none."""
        if text[end : end + 1] in _BLANK and end < len(text):
            end += 1
        word = self._after.at(text, end)
        if word and len(self._after_trap.at(text, end)) > len(word):
            return ""
        return word

    def _hedge(self, text: str, start: int) -> str:
        """The approximator before the number where it would read as a direction (up to), else `""`."""
        at = start - (text[start - 1 : start] in _BLANK)
        word = self._before.before(text, at)
        return word + text[at:start] if word == "up to" and not self._trap.before(text, at) else ""

    def direction(self, text: str, start: int, end: int) -> Direction:
        """Where the word that governs the number points: 下降了约3.4% is down."""
        if text[end : end + 1] in _OTHERWISE:  # 涨5降2: the word after belongs to the next number
            return "none"
        place = start - len(self._hedge(text, start))
        for _ in range(5):
            while place and text[place - 1] in _BLANK:
                place -= 1
            if found := self._turn(text, place):
                return found
            glue = max(self._glue.before(text, place), self.approx_before(text, place), key=len)
            if not glue:
                break
            place -= len(glue)
        after = self._up_after.at(text, end) or self._down_after.at(text, end)
        stop = end + len(after)
        if not after or (after.isascii() and text[stop : stop + 1].isalpha()):
            return "none"
        return "up" if after in self._up_after else "down"

    def _turn(self, text: str, end: int) -> Direction | None:
        up, down = self._up.before(text, end), self._down.before(text, end)
        if not up and not down:
            return None
        longest = max(len(up), len(down))
        if (up or down)[0].isascii() and text[end - longest - 1 : end - longest].isalpha():
            return None
        if len(self._turn_trap.before(text, end)) > max(len(up), len(down)):
            return "none"
        return "up" if len(up) > len(down) else "down"


@cache
def surroundings(language: str) -> Surroundings:
    """The words around numbers of `zh` or `en`, read once."""
    return Surroundings("around" if language == "zh" else "around_en")


__all__ = ["Bound", "Surroundings", "Words", "approx_bound", "surroundings"]
