"""Legitimate variants: the same facts told in another way. None of them may be flagged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.grounding.planted.errors import figures
from tests.grounding.planted.numerals import spelled
from tests.grounding.planted.sentences import Case
from tests.grounding.planted.variants_en import ENGLISH
from tests.grounding.planted.wording import rounded, shown

Variant = Callable[[Case, Random], Case | None]
_FRACTIONS = {
    "三分之一": "33.3333",
    "三分之二": "66.6667",
    "四分之一": "25",
    "四分之三": "75",
    "五分之一": "20",
}


def other_scale(case: Case, chance: Random) -> Case | None:
    """7030.5万元 as 0.70305亿元 or 70305000元, 12000人 as 1.2万人."""
    changes = []
    for i in figures(case, "figure", "derived"):
        part = case.parts[i]
        if part.value is None or part.unit in ("%", "个百分点", "倍"):
            continue
        if part.unit.startswith("万"):
            way = chance.random()
            if way < 0.6 and part.value >= 1000:
                changes.append((i, f"{shown(part.value / 10000)}亿{part.unit[1:]}"))
            elif way < 0.8:
                changes.append((i, f"{shown(part.value * 10000)}{part.unit[1:]}"))
        elif part.value >= 10000:
            changes.append((i, f"{shown(part.value / 10000)}万{part.unit}"))
        elif part.value >= 1000:
            changes.append((i, f"{part.value:,}{part.unit}"))
    return case.change(*changes) if changes else None


def fewer_digits(case: Case, chance: Random) -> Case | None:
    """Rounded to one place less, or to 万 and 亿 with two or one places."""
    changes = []
    for i in figures(case):
        part = case.parts[i]
        if part.value is None:
            continue
        value, places = abs(part.value), len(shown(part.value).partition(".")[2])
        if part.unit.startswith("万") and value >= 20000:
            changes.append((i, f"{shown(rounded(value / 10000, chance.choice((1, 2))))}亿{part.unit[1:]}"))
        elif places and value > 10 and part.role == "figure":
            changes.append((i, f"{shown(rounded(value, places - 1))}{part.unit}"))
        elif value >= 20000 and part.unit not in ("%", "个百分点"):
            changes.append((i, f"{shown(rounded(value / 10000, 1))}万{part.unit}"))
    return case.change(*changes) if changes else None


def hedged(case: Case, chance: Random) -> Case | None:
    """近, 约, 余, 超 before a round number on the right side."""
    changes = []
    for i in figures(case, "figure"):
        part = case.parts[i]
        if part.value is None or part.value < 100 or part.unit.startswith(("%", "万")):
            continue
        size = Decimal(1).scaleb(part.value.adjusted() - 1)
        below = part.value // size * size
        above = below + size
        if below == part.value:
            continue
        told = [
            f"{shown(below)}余{part.unit}",
            f"超{shown(below)}{part.unit}",
            f"{shown(below)}多{part.unit}",
        ]
        if part.value >= above * Decimal("0.92"):
            told += [f"近{shown(above)}{part.unit}", f"接近{shown(above)}{part.unit}"]
        near = below if part.value - below < above - part.value else above
        told += [f"约{shown(near)}{part.unit}", f"{shown(near)}{part.unit}左右"]
        changes.append((i, chance.choice(told)))
    return case.change(*changes) if changes else None


def in_words(case: Case, chance: Random) -> Case | None:
    """Percents as 成, 百分之 and fractions."""
    changes = []
    for i in figures(case):
        part = case.parts[i]
        if not part.text.endswith("%") or part.value is None:
            continue
        value = abs(part.value)
        if (
            value == value.to_integral()
            and value < 100
            and value % 10
            and value > 10
            and part.role != "change"
        ):
            ten, one = divmod(int(value), 10)
            changes.append((i, f"{'零一二三四五六七八九'[ten]}成{'零一二三四五六七八九'[one]}"))
        elif near := [
            word for word, exact in _FRACTIONS.items() if abs(value - Decimal(exact)) < Decimal("0.5")
        ]:
            changes.append((i, near[0]))
        elif part.role == "figure" and 86 <= value < 90:
            changes.append((i, "近九成"))
        elif part.role == "figure" and value > 90:
            changes.append((i, "九成以上"))
        else:
            changes.append((i, f"百分之{spelled(value)}"))
    return case.change(*changes) if changes else None


def reordered(case: Case, chance: Random) -> Case | None:
    """Plain clauses 甲N家，乙M处 in another order."""
    if "<A><a>，<B><b>" not in case.shape:
        return None
    index = next(i for i, part in enumerate(case.parts) if part.key == "a" and part.role == "figure")
    parts = list(case.parts)
    if [p.key for p in parts[index : index + 4]] != ["a", "", "", "b"]:
        return None
    parts[index - 1], parts[index], parts[index + 2], parts[index + 3] = (
        parts[index + 2],
        parts[index + 3],
        parts[index - 1],
        parts[index],
    )
    return replace(case, parts=tuple(parts))


def number_first(case: Case, chance: Random) -> Case | None:
    """检查企业300家 as 300家企业接受检查 would need grammar; 检查企业（300家） and 检查企业数为300家 do not."""
    if "分别" in case.shape:
        return None
    changes = []
    for i in figures(case, "figure"):
        if case.parts[i].key in "abcd" and chance.random() < 0.5:
            text = case.parts[i].text
            changes.append((i, chance.choice((f"（{text}）", f"共{text}", f"达{text}", f"总数达到{text}"))))
    return case.change(*changes) if changes else None


CHINESE: dict[str, Variant] = {
    "other scale": other_scale,
    "rounding": fewer_digits,
    "约 近 余 超": hedged,
    "成, fractions, 百分之": in_words,
    "reordered": reordered,
    "brackets, 共, 达": number_first,
}
VARIANTS = {"zh": CHINESE, "en": ENGLISH}
