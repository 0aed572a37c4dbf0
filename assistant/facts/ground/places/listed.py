"""Counts of what the text itself lists: 三项措施 before three items, 甲、乙、丙3个镇."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.places.layout import Layout, Place
from assistant.figures import Figure

_ORDINALS = re.compile(
    r"([一二三四五六七八九十]+)是(?!否|的)|（([一二三四五六七八九十]+)）|第([一二三四五六七八九十]+)[，、]"
)
_EN_ORDINALS = re.compile(
    r"\b(first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?)\b", re.IGNORECASE
)
_CLOSE = re.compile(r"[。；\n]")
_MARKS = re.compile(r"、|和|与|及|以及|, and |, | and ")
_COUNTERS = frozenset(
    "个 项 条 种 类 大 方面 点 件 名 家 所 镇 村 乡 县 区 市 街道 部门 单位 步 层 级 处 起 次 场 位".split()
)
_NUMERALS = "两二三四五六七八九十"
_KINDS = ("方面", "领域", "环节", "重点", "专题", "层面", "板块", "行业", "类别")
_TAKEN = re.compile(r"[㐀-鿿]{0,6}?(?:合计|共|总|均|都|各|分别|相加|占)")
_SHORT = 6
_PARAGRAPH = 160
_MOST, _FAR = 40, 2000


def counts_what_is_listed(layout: Layout, place: Place, claims: Claims) -> bool:
    """Whether it counts a list of the text, or the entities that are named."""
    if counts_its_list(layout, place) or takes_together(layout, place, claims.parts):
        return True
    rows = (claims.parts, *claims.rows)
    return any(counts_names(place.figure, layout.behind(place), row) for row in rows)


def counts_its_list(layout: Layout, place: Place) -> bool:
    """Whether the figure counts the items named right before it, right behind it, or numbered below."""
    figure = place.figure
    if figure.kind not in ("count", "measure") or not figure.value.isdigit() or figure.approx:
        return False
    count = int(figure.value)
    countable = not figure.unit or figure.unit in _COUNTERS or not figure.unit.isascii()
    if not 2 <= count <= _MOST or not countable:
        return False
    return (
        _before(layout, place) == count
        or count in _behind(layout, place)
        or _told_before(layout, place) == count
        or _numbered(layout.text[figure.end : figure.end + _FAR], count)
    )


def counts_names(figure: Figure, behind: str, entities: Collection[str]) -> bool:
    """Whether a number in words counts the sheet's entities: the two regions, 三个镇, 三个乡镇街道, 两条河."""
    if figure.kind != "count" or figure.approx or any(c.isdigit() for c in figure.text):
        return False
    word = re.sub(r"s$", "", figure.unit.split()[-1]) if figure.unit else ""
    kinds = {entity[-1] for entity in entities}
    alike = not word or word.isascii() or kinds <= set(word[-1] + behind[:_SHORT])
    return alike and 1 < len(entities) == int(figure.value if figure.value.isdigit() else 0)


def takes_together(layout: Layout, place: Place, names: Collection[str]) -> bool:
    """水稻赔付1182万元；油菜赔付374万元。两项赔付合计: whether the number in words counts the entities told right before."""
    word, figure = place.figure.text[0], place.figure
    if word not in _NUMERALS or not figure.value.isdigit() or not _TAKEN.match(layout.text, figure.end):
        return False
    said = layout.text[max(0, figure.start - _PARAGRAPH) : figure.start]
    return sum(name in said for name in names) == int(figure.value)


def _told_before(layout: Layout, place: Place) -> int:
    """Figures of one unit told just before 两类对象合计, 三项共, which takes them together."""
    if place.figure.text[0] not in _NUMERALS or not _TAKEN.match(layout.text, place.figure.end):
        return 0
    start = _since_part(layout, place)
    units = [
        other.figure.unit
        for other in layout.places
        if other.sentence == place.sentence and start <= other.figure.start < place.figure.start
        if not other.figure.is_date
    ]
    return units.count(units[-1]) if units else 0


def _since_part(layout: Layout, place: Place) -> int:
    """Where 其中 stands in the sentence, behind which only parts are told; else its beginning."""
    said = layout.text.rfind("其中", place.sentence_start, place.figure.start)
    return max(said, place.sentence_start)


def _before(layout: Layout, place: Place) -> int:
    """Items of the list that ends at the figure: 东山镇、西河镇和南湖镇3个镇."""
    text = layout.text[place.sentence_start : place.figure.start]
    clause = text[max(text.rfind("，"), text.rfind("："), text.rfind("（"), text.rfind("(")) + 1 :]
    told = re.search(r"(?:等|共|共计|这|the|these)\s*$", clause)
    clause = clause[: told.start()] if told else clause
    if "分别" in clause or any(c.isdigit() for c in clause):
        return 0
    behind = layout.behind(place)[:4] + place.figure.unit
    short = all(len(part) <= _SHORT for part in _MARKS.split(clause)[1:])
    if (
        not told
        and not set(behind) & set(clause.rstrip()[-2:])
        and not (short and (place.figure.text[0] in _NUMERALS or behind.startswith(_KINDS)))
    ):
        return 0
    parts = [part for part in _MARKS.split(clause) if part.strip()]
    return len(parts) if len(parts) > 1 else 0


def _behind(layout: Layout, place: Place) -> set[int]:
    """Items of a list that follows: 3个镇（东山镇、西河镇、南湖镇）, 三项制度：…、…、…."""
    text = layout.text[place.figure.end : place.figure.end + 400]
    found = re.match(
        r"[^，。；：:（(\n]{0,14}(?:[：:（(]|，?(?:分别是|包括|即|为|namely|including))\s*", text
    )
    if found is None:
        return set()
    rest = _CLOSE.split(text[found.end() :], maxsplit=1)[0]
    inner = re.split(r"[）)]", rest, maxsplit=1)[0]
    return {
        len([part for part in re.split(marks, inner) if part.strip()])
        for marks in (r"、|和|以及|及|与", r"、", r"[，,]", r"[、，,]", r", and |, | and ", r"[；;]")
    } - {0, 1}


def _numbered(text: str, count: int) -> bool:
    """Whether 一是…二是… (first… second…) below go exactly to the count."""
    names = "零一二三四五六七八九十"
    seen: list[str] = []
    for match in _ORDINALS.finditer(text):
        word = match[1] or match[2] or match[3]
        if word == "一" and seen:
            break
        seen.append(word)
    if seen and count <= 10:
        return seen[-1] == names[count] and len(seen) == count
    return len(set(w.lower().removesuffix("ly") for w in _EN_ORDINALS.findall(text))) == count
