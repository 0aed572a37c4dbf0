"""Title lines: centred, shaped as a trapezoid or a diamond, and no word split (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

_WORDS = Path(__file__).with_name("title_words.txt")
# Longer than this many lines, a title is no title; Word may wrap it as it likes.
_MOST_LINES = 5
_UNBROKEN = re.compile(
    r"[0-9０-９]{4}年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?|[0-9０-９]{1,4}(?:[—\-～至][0-9０-９]{1,4})?(?:年度|年上半年|年下半年|年|月份|月|日|季度|号)?|[A-Za-z][A-Za-z0-9.&'-]*"
    r"|《[^》]{1,16}》|“[^”]{1,16}”|（[^）]{1,16}）"
)
_BETWEEN = 0.25
_BORDERS = re.compile(r"(?<=[0-9A-Za-z])(?=[㐀-鿿])|(?<=[㐀-鿿])(?=[0-9A-Za-z])")
# These belong to the word before them, and no line begins with one.
_CLINGING = "的、，：；。》”）等 　"
_JOINING = "和与及暨"
_ORGAN_ENDS = ("办公室", "办公厅", "委员会", "政府", "局", "厅", "公司", "大学", "学院", "医院")
# What these stand behind belongs to them: 2026年春节期间, 五年行动推进情况.
_FOLLOWING = ("期间", "以来", "情况")
_PLACE_ENDS = "省市县区镇乡村州盟旗局厅院"


def break_title(title: str, width: float, names: Sequence[str] = ()) -> list[str]:
    """The lines of a title in a measure of `width` characters of its own size; one line when it fits.

    `names` are further words that must stay whole (the organ, the matter). Joined, the lines are the title.
    """
    limit = int(width)
    total = printed_width(title)
    if total <= limit or total > _MOST_LINES * limit:
        return [title]
    cuts = _cuts(_words(title, (*names, *_organs(title))))
    for count in range(2, _MOST_LINES + 2):
        arranged = [
            (_shape(lines) + cost, lines) for lines, cost in _arrangements(title, cuts, limit, count, 0)
        ]
        if arranged:
            return min(arranged, key=lambda option: option[0])[1]
    return [title]


def break_note(note: str, width: float, names: Sequence[str] = ()) -> list[str]:
    """The lines of the note below a title: where one does not hold it, the date stands on the first by itself."""
    day = note.find("日") + 1
    if printed_width(note) <= int(width) or not day:
        return break_title(note, width, names)
    return [note[:day], *break_title(note[day:], width, names)]


def _organs(title: str) -> list[str]:
    """The organs of a joint paper, which stand side by side before 关于 with a space between them."""
    organs = title.partition("关于")[0].split()
    return organs if len(organs) > 1 else []


def _arrangements(
    title: str, cuts: Sequence[tuple[int, float]], limit: int, count: int, start: int
) -> Iterator[tuple[list[str], float]]:
    """Every way to set the title from `start` on in `count` lines that fit, with the cost of its cuts."""
    if printed_width(title[start:]) > count * limit:
        return
    if count == 1:
        yield [title[start:]], 0.0
        return
    for at, cost in cuts:
        if at > start and printed_width(title[start:at]) <= limit:
            for lines, further in _arrangements(title, cuts, limit, count - 1, at):
                yield [title[start:at], *lines], cost + further


def width_of(text: str) -> float:
    """The width in characters of Chinese; a Latin letter or digit is half of one."""
    return sum(
        0.0 if unicodedata.combining(char) else 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
        for char in text
    )


def printed_width(text: str) -> float:
    """The same with the quarter of a character that Word and LibreOffice put between Chinese and Latin."""
    return width_of(text) + _BETWEEN * len(_BORDERS.findall(text))


def _shape(lines: list[str]) -> float:
    """How far the lines are from a trapezoid or a diamond; 0 is none."""
    widths = [printed_width(line) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    rectangle = sum(2.0 for step in steps if abs(step) < 1.5)
    waist = sum(5.0 for first, second in pairwise(steps) if first < 0 < second)
    spread = max(0.0, max(widths) - min(widths) - 9) * 0.6
    stub = 4.0 if widths[-1] < 4 else 0.0
    return rectangle + waist + spread + stub


def _cuts(words: list[str]) -> list[tuple[int, float]]:
    """Where a line may end, with what it costs there: little behind a whole part of the title."""
    cuts: list[tuple[int, float]] = []
    at = 0
    for word, after in pairwise(words):
        at += len(word)
        # A line that ends between two Latin letters would be read back as two words.
        if after[0] in _CLINGING or max(word[-1], after[0]) <= "\xff":
            continue
        cost = 1.0
        if after == "关于" or word.endswith(("的", " ", "　")):
            cost = 0.0
        elif word.endswith(_ORGAN_ENDS):
            cost = 0.25
        elif word.endswith(("》", "”")):
            cost = 0.5
        elif word.endswith(("年", "年度", "月")):
            cost = 2.0
        elif word == "关于" or word in _JOINING:
            cost = 4.0
        elif after in _JOINING:
            cost = 1.5
        elif after in _FOLLOWING:
            cost = 4.0
        cuts.append((at, cost))
    return cuts


def _words(title: str, names: Sequence[str]) -> list[str]:
    """The title as words; what no list knows hangs together up to the next known word."""
    found: list[str] = []
    unknown = ""
    for word, known in _tokens(title, names):
        if not known and word not in _CLINGING:
            unknown += word
            if word in _PLACE_ENDS and len(unknown) > 1:
                found.append(unknown)
                unknown = ""
            continue
        if unknown:
            found.append(unknown)
            unknown = ""
        if word in _CLINGING and found:
            found[-1] += word
        else:
            found.append(word)
    return [*found, unknown] if unknown else found


def _tokens(title: str, names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    known = _known_words()
    longest = max(map(len, known))
    whole = sorted((name for name in names if 2 <= len(name) <= 16), key=len, reverse=True)
    at = 0
    while at < len(title):
        match = _UNBROKEN.match(title, at)
        word = next((name for name in whole if title.startswith(name, at)), None) or (
            match[0] if match else None
        )
        if word is None:
            pieces = (title[at : at + size] for size in range(longest, 0, -1))
            word = next((piece for piece in pieces if piece in known or piece in _JOINING), None)
        yield (word or title[at], word is not None)
        at += len(word or title[at])


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
