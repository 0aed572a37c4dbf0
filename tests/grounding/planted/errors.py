"""One planted error of a class: a right case in, a wrong one out, with the parts that are wrong now."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.grounding.planted.numerals import DIGITS, spelled
from tests.grounding.planted.sentences import YEAR, Case, Part
from tests.grounding.planted.wording import in_words, rounded, shown

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Planted:
    """A case with an error; `wrong` are indices of the parts of which at least one must be flagged."""

    case: Case
    wrong: tuple[int, ...]


Plant = Callable[[Case, Random], Planted | None]


def figures(case: Case, *roles: str) -> list[int]:
    return [i for i, part in enumerate(case.parts) if part.role in (roles or ("figure", "derived", "change"))]


def _one(case: Case, chance: Random, *roles: str) -> int | None:
    found = figures(case, *roles)
    return chance.choice(found) if found else None


def _number(text: str) -> Decimal:
    return Decimal(_NUMBER.findall(text)[0].replace(",", ""))


def _renumbered(case: Case, index: int, number: str) -> Planted:
    return Planted(case.change((index, _NUMBER.sub(number, case.parts[index].text, count=1))), (index,))


def digit(case: Case, chance: Random) -> Planted | None:
    """Another digit in one place."""
    index = _one(case, chance)
    if index is None:
        return None
    number = _NUMBER.findall(case.parts[index].text)[0]
    at = chance.choice([i for i, c in enumerate(number) if c.isdigit()])
    allowed = [c for c in "0123456789" if c != number[at] and not (c == "0" and at == 0)]
    return _renumbered(case, index, number[:at] + chance.choice(allowed) + number[at + 1 :])


def shift(case: Case, chance: Random) -> Planted | None:
    """The decimal point one place off."""
    index = _one(case, chance)
    if index is None:
        return None
    number = _number(case.parts[index].text)
    shifted = number * (10 if chance.random() < 0.5 else Decimal("0.1"))
    return _renumbered(case, index, case.wording.number(shifted))


def scale(case: Case, chance: Random) -> Planted | None:
    """亿 for 万, billion for million."""
    right, wrong = case.wording.scales
    found = [i for i in figures(case) if right in case.parts[i].text]
    if not found:
        return None
    index = chance.choice(found)
    return Planted(case.change((index, case.parts[index].text.replace(right, wrong))), (index,))


def points(case: Case, chance: Random) -> Planted | None:
    """个百分点 for % and the other way."""
    point = case.wording.point if case.language == "zh" else f" {case.wording.point}"
    found = [i for i in figures(case) if case.parts[i].text.endswith(("%", point))]
    if not found:
        return None
    index = chance.choice(found)
    text = case.parts[index].text
    changed = text.replace(point, "%") if point in text else text.replace("%", point)
    return Planted(case.change((index, changed)), (index,))


def date(case: Case, chance: Random) -> Planted | None:
    """A year that no fact holds for."""
    index = _one(case, chance, "year")
    if index is None:
        return None
    year = chance.choice((YEAR - 3, YEAR - 2, YEAR + 1, YEAR + 2))
    return Planted(case.change((index, case.wording.year(year))), (index,))


def count(case: Case, chance: Random) -> Planted | None:
    """A count off by a little."""
    found = [i for i in figures(case, "figure") if _is_count(case.parts[i])]
    if not found:
        return None
    index = chance.choice(found)
    value = int(_number(case.parts[index].text))
    off = chance.choice([n for n in (-10, -3, -2, -1, 1, 2, 3, 10) if value + n > 0])
    return _renumbered(case, index, case.wording.number(Decimal(value + off)))


def _is_count(part: Part) -> bool:
    return part.text[:-1].isdigit() or (part.unit.isalpha() and part.unit.isascii())


def _unit(part: Part) -> str:
    return _NUMBER.sub("", part.text)


def swap(case: Case, chance: Random) -> Planted | None:
    """Two figures of one unit, each in the other's place."""
    found = figures(case)
    pairs = [
        (i, j)
        for i in found
        for j in found
        if i < j
        and _unit(case.parts[i]) == _unit(case.parts[j])
        and case.parts[i].text != case.parts[j].text
        and (case.parts[i].role == "change") == (case.parts[j].role == "change")
        and not (
            case.parts[i].role == "change" and case.parts[i].value is not None and _signs_differ(case, i, j)
        )
    ]
    if not pairs:
        return None
    i, j = chance.choice(pairs)
    return Planted(case.change((i, case.parts[j].text), (j, case.parts[i].text)), (i, j))


def _signs_differ(case: Case, i: int, j: int) -> bool:
    one, other = case.parts[i].value, case.parts[j].value
    return one is not None and other is not None and (one > 0) != (other > 0)


def sign(case: Case, chance: Random) -> Planted | None:
    """增长 for a fall, 下降 for a rise."""
    found = [i for i, part in enumerate(case.parts) if part.role == "direction"]
    if not found:
        return None
    index = chance.choice(found)
    following = next((i for i in range(index + 1, len(case.parts)) if i in figures(case)), None)
    if following is None or case.parts[following].text.startswith("0%"):
        return None
    changed = case.change((index, case.wording.opposite[case.parts[index].text]))
    return Planted(changed, (following,))


def period(case: Case, chance: Random) -> Planted | None:
    """The value of the other year, which the sheet has too."""
    found = []
    for i in figures(case, "figure"):
        key = case.parts[i].key
        other = key[:-1] if key.endswith("~") else f"{key}~"
        fact = next((fact for fact in case.facts if fact["id"] == other), None)
        if fact is not None and fact["value"] != case.parts[i].value:
            found.append((i, case.wording.figure(fact["value"], case.parts[i].unit)))
    if not found or not any(part.role == "year" for part in case.parts):
        return None
    index, text = chance.choice(found)
    if sum(part.text == text for part in case.parts):
        return None
    return Planted(case.change((index, text)), (index,))


def entity(case: Case, chance: Random) -> Planted | None:
    """Another entity of the sheet in the place of the one whose value follows."""
    found = [i for i, part in enumerate(case.parts) if part.role == "entity"]
    told = {case.parts[i].text for i in found}
    others = [name for name in case.entities if name not in told]
    if not found:
        return None
    index = chance.choice(found)
    key = case.parts[index].key
    wrong = tuple(i for i in figures(case) if case.parts[i].key.endswith(f"@{key}"))
    values = [fact["value"] for fact in case.facts if fact.get("entity")]
    if any(values.count(case.parts[i].value) > 1 for i in wrong):
        return None
    if others:
        return Planted(case.change((index, chance.choice(others))), wrong)
    if len(found) < 2:
        return None
    other = chance.choice([i for i in found if i != index and case.parts[i].key != key] or [index])
    if other == index:
        return None
    swapped = case.change((index, case.parts[other].text), (other, case.parts[index].text))
    return Planted(swapped, wrong)


def literal(case: Case, chance: Random) -> Planted | None:
    """A share in Chinese numerals, one off: 七成 for 六成, 百分之八十七点三 for 百分之八十六点三."""
    found = [i for i in figures(case) if case.parts[i].text.endswith("%")]
    if not found:
        return None
    index = chance.choice(found)
    value = Decimal(case.parts[index].text[:-1])
    if case.language == "en":
        return _in_english_words(case, index, value, chance)
    tenths = int(rounded(value / 10, 0))
    if case.parts[index].role != "change" and 2 <= tenths <= 8 and abs(value - 10 * tenths) <= 1:
        wrong = DIGITS[tenths + chance.choice((-1, 1))]
        return Planted(case.change((index, f"{wrong}成")), (index,))
    off = value + chance.choice((-1, 1)) * chance.choice((1, 2, 10))
    if off <= 0:
        return None
    return Planted(case.change((index, f"百分之{spelled(off)}")), (index,))


def _in_english_words(case: Case, index: int, value: Decimal, chance: Random) -> Planted | None:
    number = int(rounded(value, 0)) + chance.choice((-10, -2, 2, 10))
    if not 0 < number < 100:
        return None
    return Planted(case.change((index, f"{in_words(number)} per cent")), (index,))


def stale(case: Case, chance: Random) -> Planted | None:
    """A fact changed, in the sheet and where it stands, but not in the figure computed from it."""
    found = figures(case, "derived")
    if not found:
        return None
    index = chance.choice(found)
    text = case.parts[index].text
    if text.endswith("%") and (Decimal(text[:-1]) < 5 or "." not in text):
        return None  # a small share may well stay the same when it is printed
    key = case.parts[index].key[0]
    names = [key, f"{key}@1"]
    fact = next((fact for fact in case.facts if fact["id"] in names), None)
    if fact is None:
        return None
    factor = Decimal(chance.choice((88, 91, 94, 107, 110, 113))) / 100
    if fact["unit"] == "%":
        factor = Decimal(chance.choice((97, 98))) / 100
    old: Decimal = fact["value"]
    new = rounded(old * factor, 0 if old == old.to_integral() else 2)
    if abs(new - old) < max(Decimal(2), old / 50) and fact["unit"] != "%":
        return None
    facts = tuple({**f, "value": new} if f["id"] == fact["id"] else f for f in case.facts)
    changes = [
        (i, part.text.replace(case.wording.number(old), case.wording.number(new)))
        for i, part in enumerate(case.parts)
        if part.role == "figure" and part.key == fact["id"]
    ]
    return Planted(replace(case.change(*changes), facts=facts), (index,))


def rounding(case: Case, chance: Random) -> Planted | None:
    """Cut off where it should go up, one too many in the last place, or hedged on the wrong side."""
    found = [i for i in figures(case, "figure", "derived") if case.parts[i].value is not None]
    if not found:
        return None
    index = chance.choice(found)
    part = case.parts[index]
    assert part.value is not None
    number = part.value
    places = len(shown(number).partition(".")[2])
    if places > 1 or (places == 1 and part.role == "figure"):
        right = rounded(number, places - 1)
        wrong = right + Decimal(1).scaleb(1 - places) * chance.choice((-1, 1))
        if wrong == wrong.to_integral() and places > 1:
            return None  # 1382 for 1381.87 is a rounding, and a right one
        return _renumbered(case, index, case.wording.number(wrong))
    if number >= 100 and part.role == "figure":
        size = Decimal(1).scaleb(number.adjusted() - 1)
        below = number // size * size
        if below == number:
            return None
        word, stated = (
            (case.wording.near, below) if chance.random() < 0.5 else (case.wording.over, below + size)
        )
        return Planted(case.change((index, word + case.wording.figure(stated, part.unit))), (index,))
    return None


def cross(case: Case, other: Case, chance: Random) -> Planted | None:
    """Two figures of one unit from two sections, each in the other's place."""
    joined = join(case, other)
    gap = len(case.parts)
    pairs = [
        (i, j)
        for i in figures(joined, "figure")
        for j in figures(joined, "figure")
        if i < gap < j
        and _unit(joined.parts[i]) == _unit(joined.parts[j])
        and joined.parts[i].text != joined.parts[j].text
    ]
    if not pairs:
        return None
    i, j = chance.choice(pairs)
    return Planted(joined.change((i, joined.parts[j].text), (j, joined.parts[i].text)), (i, j))


def join(case: Case, other: Case) -> Case:
    """Two cases as two paragraphs over one sheet."""
    facts = (*case.facts, *({**fact, "id": f"2{fact['id']}"} for fact in other.facts))
    return Case((*case.parts, Part("\n"), *other.parts), facts, case.entities, case.shape, case.language)


CLASSES: dict[str, Plant] = {
    "digit": digit,
    "decimal shift": shift,
    "万↔亿": scale,
    "%↔个百分点": points,
    "date": date,
    "count": count,
    "swap in a sentence": swap,
    "sign word": sign,
    "wrong period": period,
    "wrong entity": entity,
    "Chinese-numeral literal": literal,
    "stale derived value": stale,
    "rounding": rounding,
}
ACROSS = "swap across sections"
