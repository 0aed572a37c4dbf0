"""One number in Arabic or Chinese digits, with multipliers and what stands inside it (2.6万余)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from assistant.figures.lexicon import unit_traps, unit_words, units, words
from assistant.figures.model import Kind
from assistant.figures.numerals import MULTIPLIERS, arabic_value, chinese_value, mixed_value

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:[   ][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
NUMERALS = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_MULTIPLIER = r"(?:[十百千]?万亿|[十百千]?[万亿]|[十百千])"
_ARABIC = re.compile(
    rf"({NUMBER})(?: (?=[万亿]))?([余多来几](?=[十百千万亿]))?"
    rf"({_MULTIPLIER}?(?:零?[0-9]+(?:\.[0-9]+)?{_MULTIPLIER})*)([余多来几+]?)"
)
_CHINESE = re.compile(
    rf"([{NUMERALS}]+(?:点[零〇一二三四五六七八九]+(?![十分])[百千万亿]*)?)(?:([余多来几])([百千万亿]*))?([余多]?)"
)
_ONE = Decimal(1)
_TAIL = re.compile(r"[十百千万亿]+$")
_ADJACENT = re.compile(r"[一二两三四五六七八九]{2}")
_INNER_TRAP = {
    "余": "额地热款粮下生威",
    "多": "样功渠维媒边",
    "来": "自源到访临年说看电函华往",
    "几": "何乎内率",
}
_HAN_NUMERALS = frozenset(NUMERALS)
# What goes on a numeral: another, a point, a word inside the number.
_GOES_ON = _HAN_NUMERALS | frozenset("点余多来几")
_BARE = frozenset("百千万亿")
_AFTER_UNIT = "的以左上之和与及或等多余许为共中均已各"
_MAX_DIGITS = 24


class Amount(NamedTuple):
    """A number: `start`/`end` with multiplier and inner word, `low`..`high`, `factor` of its last multiplier.

    `bare` is a multiplier alone (百, 万); `raw` is how many characters its numerals are.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    factor: Decimal
    inner: str
    chinese: bool
    bare: bool
    raw: str


class Named(NamedTuple):
    """A unit found after a number: where it ends, canonical name, kind, and whether a lone 三 counts by it."""

    end: int
    name: str
    kind: Kind
    strong: bool


def read_amount(text: str, start: int) -> Amount | None:
    """The number that begins at offset `start`."""
    if "0" <= text[start] <= "9":
        return _read_arabic(text, start)
    return _read_chinese(text, start)


def _read_arabic(text: str, start: int) -> Amount | None:
    match = _ARABIC.match(text, start)
    if match is None or len(match[1]) > _MAX_DIGITS:
        return None
    digits, before, chain, after = match.groups()
    end = match.end()
    if after and not _inner_holds(text, end - 1):
        after, end = "", end - 1
    last = end - len(after) - 1
    if chain and not after and chain[-1] in "千百" and len(unit_words().at(text, last)) > 1:
        chain, end = chain[:-1], last
    if len(chain) > _MAX_DIGITS:
        return None
    factor = MULTIPLIERS.get(chain, _ONE)
    low = arabic_value(digits) * factor if not chain or chain in MULTIPLIERS else mixed_value(digits + chain)
    if low is None:
        return None
    return Amount(start, end, low, None, factor, before or after, False, False, digits)


def _inner_holds(text: str, place: int) -> bool:
    """Whether the 余, 多 or 来 at `place` belongs to the number before it, and not to the word after it."""
    word = text[place]
    following = text[place + 1 : place + 2]
    if word == "+":
        return bool(unit_words().at(text, place + 1))
    if following and following in _INNER_TRAP[word]:
        return False
    if word == "余" or unit_words().at(text, place + 1):
        return True
    return word == "多" and (not following.isalnum() or bool(open_unit(text, place + 1)))


def _read_chinese(text: str, start: int) -> Amount | None:
    if text[start + 1 : start + 2] not in _GOES_ON and text[start] in _HAN_NUMERALS:
        low, high, factor = _spelled(numeral := text[start])
        bare = numeral in _BARE
        return None if low is None else Amount(start, start + 1, low, high, factor, "", True, bare, numeral)
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    run, inner, tail, late = match.groups("")
    end = match.end()
    if late and not _inner_holds(text, end - 1):
        late, end = "", end - 1
    if inner and not tail and not _inner_holds(text, match.end(2) - 1):
        inner, end = "", match.end(1)
    if run[-1] in "千百" and not inner and not late and (shorter := _without_prefix(text, end, run)):
        run, end = shorter, end - 1
    low, high, factor = _spelled(run)
    if low is None:
        return None
    if tail and (scale := MULTIPLIERS.get(tail)):
        low, high, factor = low * scale, high and high * scale, factor * scale
    return Amount(start, end, low, high, factor, inner or late, True, run[0] in _BARE, run)


@lru_cache(4096)
def _spelled(run: str) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """The value or span of values of a run of numerals, and the factor that it ends with."""
    low, high = adjacent(run) or (chinese_value(run), None)
    tail = _TAIL.search(run)
    return low, high, MULTIPLIERS.get(tail[0], _ONE) if tail else _ONE


def _without_prefix(text: str, end: int, run: str) -> str:
    """The numeral without the 千 or 百 of its unit (九十万千瓦, 三千克), or `""` when it has none."""
    if len(run) < 2 or run[-1] not in "千百":
        return ""
    word = unit_words().at(text, end - 1)
    if len(word) < 2 or (word == "千米" and run[-2] not in "十百万亿"):  # 三千米 is as good as 3 千米
        return ""
    return run[:-1]


@lru_cache(4096)
def adjacent(run: str) -> tuple[Decimal, Decimal] | None:
    """Two neighbouring numerals are a span (GB/T 15835: no 、 between): 三四, 五六十, 十五六, 三五, 一两百."""
    if not 1 < len(run) <= 12 or not (match := _ADJACENT.search(run)):
        return None
    place = match.start()
    pair = run[place : place + 2].translate({ord("两"): "二"})
    if "一二三四五六七八九".find(pair) < 0 and pair != "三五":
        return None
    low = chinese_value(run[: place + 1] + run[place + 2 :])
    high = chinese_value(run[:place] + run[place + 1 :])
    if low is None or high is None or low >= high or _ADJACENT.search(run, place + 1):
        return None
    return low, high


def read_unit(text: str, end: int, *, spaced: bool = True) -> Named | None:
    """The known unit after a number that ends at `end`, with a second one after `/` (元/吨)."""
    place = end + 1 if spaced and text[end : end + 1] in (" ", "\u00a0", "\u3000") else end
    word = unit_words().at(text, place)
    if not word:
        return None
    while not _stands(text, place, word):
        word = _shorter(word)
        if not word:
            return None
    unit = units()[word]
    stop, name, kind = place + len(word), unit.name, unit.kind
    while text[stop : stop + 1] == "/" and stop - end < 24:
        multiplier = "万" if text[stop + 1 : stop + 2] == "万" else ""
        per = unit_words().at(text, stop + 1 + len(multiplier))
        if not per or not _stands(text, stop + 1 + len(multiplier), per):
            break
        stop += 1 + len(multiplier) + len(per)
        name += "/" + multiplier + units()[per].name
    if kind == "money" and name == "元" and text.startswith("人民币", stop):
        stop += 3
    return Named(stop, name, kind, unit.strong)


def _stands(text: str, place: int, word: str) -> bool:
    """Whether the unit at `place` is a word of its own."""
    after = text[place + len(word) : place + len(word) + 1]
    if not after:
        return True
    if word[-1].isascii() and word[-1].isalpha():
        return not (after.isascii() and after.isalnum())
    trap = unit_traps().get(word)
    return trap is None or after not in trap or bool(words("traps", "untrapped").at(text, place))


def _shorter(word: str) -> str:
    """The next shorter unit that the word begins with, or `""`."""
    for size in range(len(word) - 1, 0, -1):
        if word[:size] in units():
            return word[:size]
    return ""


def open_unit(text: str, end: int) -> str:
    """The one character after a number that no list knows and no grammar forbids as its unit, or `""`.

    It must stand alone: before another character it is rather the beginning of a word (15流量).
    """
    char = text[end : end + 1]
    if not "\u4e00" <= char <= "\u9fff" or char in _HAN_NUMERALS or char in words("stops", "stop"):
        return ""
    after = text[end + 1 : end + 2]
    return char if not _is_han(after) or after in _AFTER_UNIT or after in NUMERALS else ""


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
