"""Where the figures of a sentence stand, with the words that belong to each and the unit as it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import Figure, Found, Placeholder
from assistant.language import Language
from assistant.outline.learn.scrub import is_own

_NUMERALS = "〇零一二两三四五六七八九十百千万亿廿卅半"
_NUMBER = re.compile(
    rf"[-−+±]?(?:[\d０-９][\d０-９,，.． ]*(?:[十百千]*[万亿]*[\d.]+)*|[{_NUMERALS}点]+)(?:[余多来几]?)"
)
_SPAN = re.compile(r"[-—–~～至到─－]+")
_MULTIPLIER = re.compile(r"[十百千]?[万亿]+")
# What leans on a figure from the left or right and would be wrong beside next year's.
_HEDGES = ("将近", "接近", "大约", "超过了", "超过", "突破了", "突破", "不足", "不到", "近", "约", "超", "逾")
_HEDGED = re.compile(r"\A([十百千]?[万亿]+)[余多来几]")  # 3.2万余亩 is counted in 万亩
_AFTER = ("左右", "上下", "有余")
_TURN = re.compile(
    r"(?:增长|上升|提高|增加|上涨|提升|回升|下降|减少|降低|回落|下滑|下跌)了?(?:幅度)?(?:约|近|超过?|达到?|为|至)?\Z"
)
_COMPARED = re.compile(r"同比|环比|(?:比|较|同|与)[^，。；]{0,8}(?:上年|去年|上月|上季|前年|上期|同期|年初)")
_TURN_EN = re.compile(
    r"\b(?:rose|fell|grew|increased|decreased|declined|dropped|up|down)(?: by)? (?:about |some |nearly |around )?\Z",
    re.I,
)
_HEDGE_EN = re.compile(
    r"\b(?:about|around|nearly|almost|approximately|some|roughly|more than|over|just under|just over) \Z",
    re.I,
)
_BODY = re.compile(r"[县市省区镇乡村局厅街道社区公司同志部门单位企业集团学校院]")
_BEFORE_COUNT = re.compile(r"[\d共计达有为约近覆涉个及盖]\Z")
_NOUN = re.compile(r" (?:people|[a-z]{3,}s)\b(?<!this)(?<!was)(?<!has)")
_DATE_UNITS = frozenset("年月日号时")


@dataclass(frozen=True, slots=True)
class Spot:
    """One figure or gap to be replaced: offsets with what leans on it, the unit to print, `tail` what stays behind."""

    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    tail: str = ""
    gap: bool = False
    date: bool = False
    year_only: bool = False
    span: bool = False
    percent: bool = False
    money: bool = False
    change: bool = False
    called: str = ""


def spots(text: str, found: Found, language: Language) -> list[Spot]:
    """Everything in a sentence that is a fact, from left to right, without overlaps."""
    here = [_figure(text, figure, language) for figure in found.figures]
    here += _placeholders(text, found.placeholders, language)
    for other in found.non_figures:
        if is_own(other.reason, other.text):
            called = "reference" if language == "en" else "文号" if other.reason == "document-number" else ""
            here.append(Spot(other.start, other.end, other.text, other.text, called=called))
    kept: list[Spot] = []
    for spot in sorted(here, key=lambda one: one.start):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _figure(text: str, figure: Figure, language: Language) -> Spot:
    value = f"{figure.value}|{figure.value_high or ''}|{figure.kind}"
    if figure.is_date or figure.kind == "time":
        return _date(figure, value, language)
    start, end = _with_hedges(text, figure, language)
    percent = figure.kind in ("percent", "percentage_point") or figure.unit in ("%", "个百分点")
    turned = _turned(text, start, percent, language)
    if turned >= 0:
        start = turned
    return Spot(
        start, end, figure.text, value, _unit(figure, language),
        percent=percent, money=figure.kind == "money", change=turned >= 0,
    )  # fmt: skip


def _date(figure: Figure, value: str, language: Language) -> Spot:
    """A bare year keeps 年, a span of months 月: XX年, XX月 is how a gap of them is written."""
    year_only = re.fullmatch(r"(?:19|20)\d\d", figure.value) is not None and figure.kind == "date"
    unit = ""
    if language == "zh" and figure.kind in ("date", "range"):
        if year_only and figure.text.endswith("年"):
            unit = "年"
        elif re.fullmatch(r"--\d\d", figure.value) and figure.text.endswith("月"):
            unit = "月"
    span = figure.kind == "range" or bool(re.search(r"[QH]\d", figure.value)) or unit == "月"
    return Spot(figure.start, figure.end, figure.text, value, unit, date=True, year_only=year_only, span=span)


def _with_hedges(text: str, figure: Figure, language: Language) -> tuple[int, int]:
    start, end = figure.start, figure.end
    if language == "en":
        match = _HEDGE_EN.search(text, max(0, start - 24), start)
        return (match.start() if match else start), end
    if figure.approx:
        hedge = next((word for word in _HEDGES if text.endswith(word, 0, start)), "")
        if hedge and figure.approx.startswith(hedge[:1]):
            start -= len(hedge)
    after = next((word for word in _AFTER if text.startswith(word, end)), "")
    return start, end + len(after)


def _turned(text: str, start: int, percent: bool, language: Language) -> int:
    """Where the direction word before a growth figure begins; -1 where none does. A count needs 同比 or 比上年 as well."""
    if language == "en":
        match = _TURN_EN.search(text, max(0, start - 40), start)
        return match.start() if match and percent else -1
    match = _TURN.search(text, max(0, start - 8), start)
    if not match:
        return -1
    beside = text[max(0, match.start() - 20) : match.start()]
    return match.start() if percent or _COMPARED.search(beside) else -1


def _unit(figure: Figure, language: Language) -> str:
    """The unit as the sample writes it, multiplier included: 万元, 万件, %; empty for words (翻一番, 第三位)."""
    if figure.kind in ("rank", "ratio", "time") or (figure.kind == "multiple" and "倍" not in figure.text):
        return ""
    if language == "en":
        written = re.match(r"[$£€¥]|[A-Z]{2,3}\$", figure.text)
        if written:
            return written[0]
        return figure.unit if not re.search(r"\d", figure.unit) else ""
    if figure.unit == "%":
        return "%"
    text = _SPAN.split(figure.text)[-1] if figure.kind == "range" else figure.text
    text = text.strip()
    match = _NUMBER.match(text)
    rest = text[match.end() :].strip() if match else ""
    if match and re.search(r"[\d０-９]", match[0]) and (big := _MULTIPLIER.search(match[0])):
        rest = big[0] + rest  # 1.2亿元: the multiplier is the unit's
    rest = _HEDGED.sub(r"\1", rest)
    if re.search(r"[\d０-９]", rest) or len(rest) > 8:
        rest = figure.unit
    return rest if rest or not figure.unit else figure.unit


def _placeholders(text: str, gaps: tuple[Placeholder, ...], language: Language) -> list[Spot]:
    """Gaps of the sample; XX年XX月XX日 is one, and in ××县 only the name is."""
    made: list[Spot] = []
    for gap in gaps:
        dated = bool(gap.unit) and gap.unit in _DATE_UNITS and gap.text.endswith(gap.unit)
        if dated and made and made[-1].date and made[-1].end == gap.start:
            before = made.pop()
            made.append(Spot(before.start, gap.end, text[before.start : gap.end], "XX", gap=True, date=True))
        elif language == "zh" and (name := _is_name(text, gap)):
            made.append(Spot(gap.start, gap.end - len(name), "XX", "XX", gap=True, called=f"{name}名"))
        elif dated:
            unit = gap.unit if gap.unit in "年月" else ""
            made.append(
                Spot(
                    gap.start, gap.end, gap.text, "XX", unit, gap=True, date=True, year_only=gap.unit == "年"
                )
            )
        elif language == "en" and (noun := _NOUN.match(text, gap.end)):
            made.append(Spot(gap.start, noun.end(), gap.text, "XX", noun[0].strip(), gap=True))
        else:
            multiplied = re.search(r"[十百千]?[万亿]+", gap.text)
            unit = (multiplied[0] if multiplied else "") + gap.unit
            made.append(
                Spot(
                    gap.start, gap.end, gap.text, "XX", unit, gap=True, percent=gap.unit in ("%", "个百分点")
                )
            )
    return made


def _is_name(text: str, gap: Placeholder) -> str:
    """县 in ××县农业局: a place whose name was made unreadable, and no number of counties."""
    if (
        len(gap.unit) > 2
        or not gap.unit
        or not _BODY.fullmatch(gap.unit[0])
        or not gap.text.endswith(gap.unit)
    ):
        return ""
    return "" if _BEFORE_COUNT.search(text[: gap.start]) else gap.unit
