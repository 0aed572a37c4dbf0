"""Placeholders: XX, ××万元, X个, ____, 【待补】, with the unit of the number that is missing."""

from __future__ import annotations

import re

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.page import Page
from assistant.figures.lexicon import signs, units

_CROSS = re.compile(r"([XＸ×x])(?:[,.．，]?\1)*")
_LINE = re.compile(r"[_＿]{2,}")
_SHAPE = re.compile(r"([○●□■])\1+")
_BRACKET = re.compile(
    r"[【\[［〔(（][^】\]］〕)）【\[\n]{0,16}?(?:待[补填定核查完确统提]|补充|填写|缺失|暂缺|空缺|TBD|TODO|此处填)[^】\]］〕)）【\[\n]{0,16}[】\]］〕)）]|【[ 　]*】|[（(][ 　]{2,8}[）)]"
)
_MULTIPLIER = re.compile(
    r" (?:thousand|million|billion|trillion)\b( yuan| dollars| pounds)?| ?([余多]?[十百千]?[万亿]{1,2}|[余多])?"
)
_COUNTED = re.compile(r" (?:[a-z]+s|people|staff|children|per cent)\b")
_CALENDAR = "年月日时分号"


def read_gap(page: Page, start: int) -> int:
    """Records the placeholder at `start` with its unit and returns its end; 0 when there is none."""
    text = page.plain
    char = text[start]
    if char in "XＸ×x":
        return _crosses(page, start)
    pattern = _LINE if char in "_＿" else _SHAPE if char in "○●□■" else _BRACKET
    match = pattern.match(text, start)
    if match is None:
        return 0
    end, unit = _unit(text, match.end())
    if pattern is _BRACKET and unit and unit in units() and not units()[unit].strong:
        return page.gap(start, match.end(), "")  # 【待补】村 names a village
    return page.gap(start, end, unit)


def _crosses(page: Page, start: int) -> int:
    text = page.plain
    match = _CROSS.match(text, start)
    if match is None:
        return 0
    before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
    if (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum()):
        return match.end() if len(match[0]) > 40 else 0
    end, unit = _unit(text, match.end())
    lone = match.end() - start == 1
    if not page.zh and before in tuple("$£€¥") and before and start > page.done:
        return page.gap(start - 1, end, signs()[before])
    if lone and match[1] == "X" and not page.zh and _COUNTED.match(text, match.end()):
        return page.gap(start, end, unit)
    if (match[1] == "x" or lone) and end == match.end():
        return 0
    if lone and text.startswith(("光", "射线", "线"), match.end()):
        return 0
    return page.gap(start, end, unit)


def _unit(text: str, end: int) -> tuple[int, str]:
    """Where the unit after a gap ends, and its name without multiplier."""
    multiplier = _MULTIPLIER.match(text, end)
    place = multiplier.end() if multiplier else end
    if multiplier and multiplier[0].startswith((" t", " m", " b")):
        return place, (multiplier[1] or "").strip()
    if multiplier and not multiplier[2]:
        place = end
    if text[place : place + 1] in tuple(_CALENDAR) and not text.startswith("分之", place):
        return place + 1, text[place]
    named = read_unit(text, place)
    if named:
        return named.end, named.name
    return place, ""
