"""What `check --fix` writes where a plain replacement does not do. Each keeps the value of what it rewrites."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.figures.numerals import parse_number, plain

_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_MARKS = str.maketrans("?!", "？！")
_SPAN = re.compile(r"([\d.]+)([～~—－\-–])([\d.]+)(\D+)")
_DIGITS = str.maketrans("○零", "〇〇")


def apply(fix: str, match: re.Match[str]) -> str | None:
    """What stands instead of a match: the replacement filled in, or what the function `=name` makes; None: unsure."""
    return FIXES[fix[1:]](match) if fix.startswith("=") else match.expand(fix)


def _wide(match: re.Match[str]) -> str:
    return match[0].translate(_MARKS)


def _brackets(match: re.Match[str]) -> str:
    return f"（{match[0][1:-1]}）"


def _stops(match: re.Match[str]) -> str:
    """Two stops are a slip, three and more an ellipsis typed with the stop's key."""
    return "。" if len(match[0]) == 2 else "……"


def _narrow(match: re.Match[str]) -> str:
    return match[0].translate(_WIDE)


def _date(match: re.Match[str]) -> str | None:
    """Every part of a mixed date in Arabic numerals: 二〇二五年3月 → 2025年3月."""
    parts = re.split("([年月日])", match[0].translate(_DIGITS))
    written = []
    for part in parts:
        if not part or part in "年月日" or part.isascii():
            written.append(part)
            continue
        digits = _year(part) if len(part) == 4 and "十" not in part else parse_number(part)
        if digits is None:
            return None
        written.append(plain(Decimal(digits)))
    return "".join(written)


def _year(part: str) -> Decimal | None:
    digits = ["〇一二三四五六七八九".find(char) for char in part]
    return Decimal("".join(map(str, digits))) if min(digits) >= 0 else None


def _span(match: re.Match[str]) -> str | None:
    """13～17万元 → 13万元～17万元; a hyphen becomes the mark of a span of values."""
    found = _SPAN.fullmatch(match[0])
    if found is None:
        return None
    low, mark, high, unit = found.groups()
    mark = "～" if mark in "~-－–" else mark
    return f"{low}{unit}{mark}{high}{unit}"


def _thousand(match: re.Match[str]) -> str:
    times = 1000 if match[0][-1] == "千" else 100
    return plain(Decimal(match[0][:-1]) * times)


def _after(match: re.Match[str]) -> str:
    return match[0][1:]


def _circle(match: re.Match[str]) -> str:
    return re.sub("[零○OＯ]", "〇", match[0])


def _zero(match: re.Match[str]) -> str:
    return match[0].replace("〇", "零")


def _unpad(match: re.Match[str]) -> str:
    return re.sub(r"(?<!\d)0(?=\d)", "", match[0])


def _dotted(match: re.Match[str]) -> str:
    year, month, day = match[0].split(".")
    return f"{year}年{int(month)}月{int(day)}日"


def _day(match: re.Match[str]) -> str:
    return match[0][:-1] + "日"


def _first_mark(match: re.Match[str]) -> str:
    return match[0][-1] if match[0].endswith(".") else match[0][0]


FIXES: dict[str, Callable[[re.Match[str]], str | None]] = {
    "wide": _wide,
    "brackets": _brackets,
    "stops": _stops,
    "narrow": _narrow,
    "date": _date,
    "span": _span,
    "thousand": _thousand,
    "after": _after,
    "circle": _circle,
    "zero": _zero,
    "unpad": _unpad,
    "dotted": _dotted,
    "day": _day,
    "first-mark": _first_mark,
}
