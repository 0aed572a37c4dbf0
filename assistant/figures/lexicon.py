"""The data files of this room, read once: units, fixed phrases, approximators, direction words.

A data file is plain text: `#` starts a comment line, `[name]` a section, words stand between
blanks. Nothing is compiled from them but plain sets and mappings, so that reading takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from assistant.figures.model import Kind
from assistant.figures.phrases import Phrases

_DATA = Path(__file__).parent / "data"


class Unit(NamedTuple):
    """One unit: its canonical name, the kind of its figures, and whether it counts after a lone 三."""

    name: str
    kind: Kind
    strong: bool


class Words:
    """A set of words looked up at a place in a text, longest first, in a constant number of steps."""

    __slots__ = ("_after", "_before", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._after, self._before = _sizes(self._words, slice(0, 2)), _sizes(self._words, slice(-2, None))

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at offset `start`, or `""`."""
        pair = text[start : start + 2]
        for size in self._after.get(pair, ()):
            if (word := text[start : start + size]) in self._words:
                return word
        return word if (word := pair[:1]) in self._words else ""

    def before(self, text: str, end: int) -> str:
        """The longest word that ends at offset `end`, or `""`."""
        if end <= 0:
            return ""
        for size in self._before.get(text[max(0, end - 2) : end], ()):
            if size <= end and (word := text[end - size : end]) in self._words:
                return word
        return word if (word := text[end - 1 : end]) in self._words else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words


def _sizes(words: Iterable[str], place: slice) -> dict[str, tuple[int, ...]]:
    """The lengths of the words, longest first, by the characters of `place`: their first or last two."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[place], set()).add(len(word))
    return {char: tuple(sorted(sizes, reverse=True)) for char, sizes in lengths.items()}


def sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each section of a data file: its name and its words."""
    section, words = "", list[str]()
    for line in (_DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            yield section, words
            section, words = line.strip()[1:-1], []
        else:
            words += line.split()
    yield section, words


@cache
def units() -> dict[str, Unit]:
    """Every known unit and alias as written, Chinese and international."""
    table: dict[str, Unit] = {}
    for section, words in sections("units"):
        kind, _, strength = section.partition(" ")
        if kind not in get_args(Kind):
            continue
        for word in words:
            name, _, canonical = word.partition("=")
            table.setdefault(name, Unit(canonical or name, cast("Kind", kind), strength != "weak"))
    # 卷次, 艘次: what is counted may be counted by the time.
    for name in [word for word, unit in table.items() if len(word) == 1 and unit.kind == "count"]:
        if name >= "\u4e00" and name != "次":
            table.setdefault(f"{name}次", Unit(f"{name}次", "count", strong=True))
    return table


@cache
def unit_words() -> Words:
    """The units, to be found at a place in a text."""
    return Words(units())


@cache
def english_units() -> dict[str, tuple[str, Kind]]:
    """Every known English unit, in lower case, with its canonical name and kind."""
    table: dict[str, tuple[str, Kind]] = {}
    for section, listed in sections("english"):
        kind = "count" if section == "unit-word" else section
        for word in listed if kind in get_args(Kind) else ():
            name, _, canonical = word.replace("_", " ").partition("=")
            table.setdefault(name, (canonical or name, cast("Kind", kind)))
    return table


@cache
def signs() -> dict[str, str]:
    """The canonical unit of every sign and code of a currency, in upper case: $ is USD, £ GBP, ￥ 元."""
    pairs = next(words for section, words in sections("units") if section == "sign")
    return dict(pair.split("=") for pair in pairs)


@cache
def unit_traps() -> dict[str, frozenset[str]]:
    """For a unit, the characters after it that show it to be part of another word (五成立)."""
    words = next(words for section, words in sections("traps") if section == "unit-trap")
    traps = {unit: frozenset(after) for unit, after in zip(words[::2], words[1::2], strict=True)}
    ordered = frozenset("生要日年序数级品等")  # 3起次生灾害 is no 起次
    after = {unit: ordered if unit == "人次" else ordered | {"之"} for unit in units() if unit[1:] == "次"}
    return {**after, **traps}  # 食品类987件次之 counts 件; 1200人次之多 counts 人次


@cache
def phrases() -> Phrases:
    """The fixed phrases with their reasons; the reason `figure` marks what only looks like one."""
    reasons: dict[str, str] = {}
    for reason, words in sections("phrases"):
        for word in words:
            reasons.setdefault(word, reason)
    return Phrases(reasons)


@cache
def words(file: str, section: str) -> Words:
    """The words of one section of a data file; a `_` in a word stands for a blank."""
    found = {word.replace("_", " ") for name, listed in sections(file) if name == section for word in listed}
    return Words(found)
