"""Words around a figure that change what it says: phrases that count nothing (发现一处、整改一处), a hidden 超."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claims
from assistant.facts.match.lexicon import read_sections
from assistant.facts.match.units import PERCENT
from assistant.figures import Figure
from assistant.figures.model import Direction

_NONE = re.compile(
    r"(?:不|没有?|未|无|决不|绝不)(?:落下?|漏掉?|少|丢|让|放过|留|发生|出现|错过|差)?(?:过)?\Z"
)
_OVER = re.compile(r"(?:收|投|流|转|输|引|支|产)[入出]超\Z")
_HEDGED_OF = re.compile(r"(不到|不足|超过|接近)[\u3400-\u9fff]{2,8}的\Z")
# a fifth of the intake or slightly more, 30,000 tonnes or thereabouts
_OR_MORE = re.compile(
    r"(?: of (?:the |its |their )?[a-z]+| [a-z]+)? or (?:(?:slightly |just |a little |rather |somewhat )?(?:(?P<more>more|over|above)|(?P<less>less|fewer|under|below))|so|thereabouts)\b(?! than)"
)
_APPROACHING = re.compile(r"\b(?:approach(?:es|ed|ing)?|near(?:s|ed|ing)|just short of|shy of) [£€$]?\Z")
_MILLIONS = re.compile(r" ((?:[a-z]{3,} )?[a-z]{3,}s)\b(?! (?:long|high|wide|deep|tall|away))")
_BASIS_POINTS = ("basis points", "basis point", "bps", "bp")
_HUNDREDTHS = frozenset(["p", "pence", "cents", "GBP", "USD", "EUR"])
_OF_EACH_POUND = re.compile(r" (?:in|of|out of|from) (?:every|each|the) (?:pound|dollar|euro|[£$€](?!\d))")
_AS_MUCH = re.compile(
    r" (?:as|more|that|those|the|its|their|higher|larger|greater|what|over|faster|bigger)\b"
)
_FOR_MANY = re.compile(r"(?: [a-z]+)? (?:for|in|to|per)(?: every| each)? [£€$]?\d")
_TO_ONE = re.compile(r"\b(?:to|every|each|than) \Z")
_PRONOUN = re.compile(r"\s*(?:[.,;:)]|\Z)")
_NEXT = re.compile(" ([a-z]+)")
_MORE = re.compile(r"\d (?:more|fewer|extra|additional) [a-z]")
_THAN_THEN = re.compile(
    r"[^.;,]{0,40}\bthan (?:in |at |for |over )?(?:(?:19|20)\d\d|last year|a year|(?:the|our) (?:year|season|previous|prior|preceding|last)|previously)"
)
_EACH = ("a", "an", "each", "every", "for each", "for every")
_ROUND = re.compile("10+")
_EVERY = re.compile(r"(?:\bper |\b(?:for|of|in) (?:every|each) |每)\Z", re.IGNORECASE)
_EVERY_REACH = 14
_MEDALS = ("金", "银", "铜")
_OVER_YEARS = re.compile("[来间内里]|年均|平均|以来|时间|累计|净?增|提高|上升|下降|减少")
_FEWEST_YEARS = 2
_NEAR, _BEFORE = 10, 12
_DEFINITIONS = Path(__file__).parent.parent / "words" / "data" / "definitions.txt"


def with_hedge(text: str, figure: Figure) -> Figure:
    """The figure with the 超 of 收入超10亿元, which only looks like the 入超 of trade."""
    if figure.approx == "上" and text.endswith("规上", 0, figure.start):
        return replace(figure, approx="")  # 规上97家 are the 97 of that size, not some hundred
    if not figure.approx and _OVER.search(text, max(0, figure.start - 3), figure.start):
        return replace(figure, approx="超")
    if not figure.approx and figure.kind in ("ratio", "percent", "multiple"):  # 不到青禾镇的三分之一
        apart = _HEDGED_OF.search(text, max(0, figure.start - _BEFORE), figure.start)
        return replace(figure, approx=apart[1]) if apart else figure
    if not figure.approx and _APPROACHING.search(text, max(0, figure.start - _BEFORE), figure.start):
        return replace(figure, approx="nearly")
    if not figure.approx and (side := _OR_MORE.match(text, figure.end)):
        return replace(figure, approx="over" if side["more"] else "under" if side["less"] else "about")
    return figure


def with_medals(figure: Figure, claims: Claims) -> Figure:
    """18金11银 counts the 枚 of the facts 金牌 and 银牌."""
    if figure.unit not in _MEDALS:
        return figure
    units = {claim.unit for claim in claims.all if claim.name.endswith(f"{figure.unit}牌")}
    return replace(figure, unit=units.pop()) if len(units) == 1 else figure


def with_head(text: str, figure: Figure, units: Set[str]) -> Figure:
    """640 school groups counts groups, where the sheet has facts in groups and none in schools; 750 more ships, ships."""
    if compares(figure):
        turn: Direction = "none"
        if _THAN_THEN.match(text, figure.end):
            turn = "down" if "fewer" in figure.text else "up"
        return replace(figure, unit=figure.unit.partition(" ")[2], direction=turn)
    if figure.text.endswith(" times") and figure.value.isdigit() and not _AS_MUCH.match(text, figure.end):
        return replace(figure, unit="", kind="count")  # turned out 318 times
    if figure.unit == "m" and (many := _MILLIONS.match(text, figure.end)):  # 3.4m parcels
        return replace(figure, value=plain(Decimal(figure.value) * 10**6), unit=many[1], kind="count")
    if figure.unit in _BASIS_POINTS:
        points = Decimal(figure.value) / 100
        return replace(figure, value=plain(points), unit="percentage points", kind="percentage_point")
    if figure.unit in ("point", "points") and PERCENT in units and not units & {"point", "points"}:
        return replace(figure, unit="percentage points", kind="percentage_point")
    if figure.unit.replace(" ", "").isalpha():
        longer = (unit for unit in units if unit.startswith(f"{figure.unit} "))
        for unit in longer:  # 42.6 megalitres per day, £96 a tonne
            rest = unit[len(figure.unit) :]
            each = (
                [rest, *(rest.replace(" per ", f" {word} ", 1) for word in _EACH)]
                if " per " in rest
                else [rest]
            )
            if text.startswith(tuple(each), figure.end):
                return replace(figure, unit=unit)
    hyphened = (unit for unit in units if "-" in unit and figure.text.endswith(f" {unit.replace('-', ' ')}"))
    if (whole := next(hyphened, None)) is not None:
        return replace(figure, unit=whole)  # 5,120 person days, where the sheet has person-days
    word = _NEXT.match(text, figure.end)
    if word and figure.unit.isalpha() and figure.unit not in units and word[1] in units:
        return replace(figure, unit=word[1])
    return figure


def of_each_pound(text: str, figure: Figure) -> Figure:
    """85p in every pound is 85 %."""
    if figure.unit in _HUNDREDTHS and _OF_EACH_POUND.match(text, figure.end):
        return replace(figure, unit=PERCENT, kind="percent")
    return figure


def compares(figure: Figure) -> bool:
    """Whether the figure says by how much more or less: 750 more ships, 40 fewer calls."""
    return _MORE.search(figure.text) is not None


def defines(text: str, figure: Figure) -> bool:
    """Whether the number only says what a word means (60岁以上老年人, people aged 65 and over)."""
    around = text[max(0, figure.start - _BEFORE) : figure.end + _NEAR]
    return any(
        figure.text.rstrip("s") in (words[0], f"{words[0]} year", f"{words[0]}周岁")
        and any(w in around for w in words[1:])
        for words in read_sections(_DEFINITIONS).get("", [])
    )


def bound_of(text: str, figure: Figure) -> str:
    """亿元以上: the figure with the word behind it that makes it a bound; "" without one."""
    behind = text[figure.end : figure.end + 2]
    return f"{figure.text}{behind}" if behind in ("以上", "以下", "以内") else ""


def spans_years(figure: Figure, behind: str, claims: Claims) -> bool:
    """Whether 五年来, 五年年均 counts the years from the first to the last that the facts hold for."""
    years = {claim.year for claim in claims.all if claim.year}
    if figure.unit not in ("年", "years") or len(years) < _FEWEST_YEARS or not figure.value.isdigit():
        return False
    length = max(years) - min(years)
    return int(figure.value) in (length, length + 1) and (
        figure.unit == "years" or bool(_OVER_YEARS.match(behind))
    )


def counts_per(text: str, figure: Figure) -> bool:
    """Whether a power of ten only says of how many an average is: per 1,000 customers, 每100户."""
    if not _ROUND.fullmatch(figure.value) or figure.approx:
        return False
    return _EVERY.search(text, max(0, figure.start - _EVERY_REACH), figure.start) is not None


def says_no_number(text: str, figure: Figure) -> bool:
    """Whether an English one counts nothing by itself: one for every 1,660, four beds to one member of staff, to process one."""
    if figure.value != "1" or figure.text.lower().partition(" ")[0] != "one" or figure.approx:
        return False
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    if _FOR_MANY.match(text, figure.end) or _TO_ONE.search(before):
        return True
    return not figure.unit and _PRONOUN.match(text, figure.end) is not None


def counts_nothing(text: str, figure: Figure, figures: tuple[Figure, ...]) -> bool:
    """Whether 一 is no number here: behind a denial (不漏一户), or said twice of one thing (查处一起、通报一起)."""
    if figure.value != "1" or not figure.text.startswith("一") or figure.approx:
        return False
    if _NONE.search(text, max(0, figure.start - 5), figure.start):
        return True
    return any(
        other is not figure
        and other.text == figure.text
        and min(abs(other.start - figure.end), abs(figure.start - other.end)) <= _NEAR
        for other in figures
    )
