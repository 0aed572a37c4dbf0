"""The units that a plain number ends with, with what after one makes the number mean something else."""

from __future__ import annotations

from functools import cache
from string import ascii_letters, digits
from typing import NamedTuple

from assistant.figures.lexicon import unit_traps, units
from assistant.figures.model import Kind

# First characters of units that also stand in dates, times, rooms, names and ratios.
_FIRST = frozenset(
    "A年月日季号时点比分单室房弄会办教班线病窗楼版后国省团厂大强级届机航路医成Xx/ +-°块库展诊登包宿寝排网电路"
)
# After the unit: a second unit, a range, a half, one more multiplier, letters, the 01 of a bond.
_AFTER = frozenset("/-—–―~～〜至到─－半多余两 0") | frozenset(ascii_letters)
# Units that digits may go on: 11分23秒, 2小时30分钟, 7米42, 3栋502室, 3车12号.
_GO_ON = frozenset("米 秒 小时 个小时 栋 幢 座 车 车厢 辆车 公里 千米 元 圆 块钱 角 条 号线 千伏".split())
_AFTER_UNIT = {
    "个": frozenset("月半多余"),
    "次": frozenset("列会全"),
    "天": frozenset("专行攻计规大倍提活方整目任强跃制会"),
    "县": frozenset("道"),
    "乡": frozenset("道"),
    "元": frozenset("人"),
    "圆": frozenset("人"),
    "公里": frozenset("加+＋"),
    "组": frozenset("组村居片"),
}
_DIGITS = frozenset(digits)
_GRADE = frozenset("级景")  # 4A级
_NONE: frozenset[str] = frozenset()


class Counter(NamedTuple):
    """A unit that the plain case may end with; `traps` are the characters after it that void it."""

    word: str
    name: str
    kind: Kind
    strong: bool
    traps: frozenset[str]


@cache
def _counters() -> tuple[dict[str, Counter], dict[str, tuple[Counter, ...]]]:
    """The units of one character, and by its first two what units a place may have, longest first."""
    traps, table, shared = unit_traps(), dict[str, Counter](), dict[frozenset[str], frozenset[str]]()
    for word, unit in units().items():
        after = traps.get(word, _NONE) | _AFTER_UNIT.get(word, _NONE) | _AFTER
        if word[-1].isascii():
            after |= _GRADE
        if word[0].isascii() or word[-1].isascii() or word in _GO_ON:
            after |= _DIGITS
        if word[0] not in _FIRST:
            table[word] = Counter(word, unit.name, unit.kind, unit.strong, shared.setdefault(after, after))
    pairs: dict[str, list[Counter]] = {}
    for word in sorted(table, key=len, reverse=True):
        if len(word) > 1:
            pairs.setdefault(word[:2], []).append(table[word])
    singles = {word: counter for word, counter in table.items() if len(word) == 1}
    for pair, found in pairs.items():
        if pair[0] in singles:
            found.append(singles[pair[0]])
    return singles, {pair: tuple(found) for pair, found in pairs.items()}


class Counters:
    """The plain units, looked up at a place in a text."""

    __slots__ = ("_pairs", "_singles")

    def __init__(self) -> None:
        self._singles, self._pairs = _counters()

    def at(self, text: str, place: int) -> Counter | None:
        """The longest that begins at `place`."""
        pair = text[place : place + 2]
        if options := self._pairs.get(pair):
            for counter in options:
                if text.startswith(counter.word, place):
                    return counter
            return None
        return self._singles.get(pair[:1])
