"""The name of a figure, from the words around it: 检查企业1234家 → 检查企业, 整改率为84.7% → 整改率."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LONGEST = 14
_EMPTY = frozenset(
    "力争 确保 全县 全市 全区 全省 全镇 全国 其中 预计 今年 去年 本年度 上年度 下年度 报告期内".split()
)
_BOUNDARY = re.compile(r"[。；：，、！？（）()“”‘’《》\n\t,;:—…\]]")
_WIDE_BOUNDARY = re.compile(r"[。；：，！？（）()\n\t,;:—…\]]")
_LEADING = re.compile(
    r"(?:其中|确保|力争|预计|上年度|下年度|报告期内?|期末|截至|另有|另外|还有|同时|此外|并且?|且|共计|累计|合计|总计|总共|共有?|已|均|先后|全(?:年|县|市|区|省|镇|乡|村|局|院|校|系统|国|行业|辖区)|我(?:县|市|区|局|镇|乡|院|校|省|委|办|中心|单位)"
    r"|本(?:年度?|级|季度|月|单位)|今年以来|今年|去年|年内|截至目前|目前|各级各部门|各(?:级|部门|单位|乡镇|地)|将|对|使|为|在(?![校职建册岗读编])|于|从|至|达|按照?|以|由|的|了|约|近|仅|有|达到|分别|当前|期间|以来|底|末|止|内|中(?![央小医学心国高])|后|上|又|再|年|度)"
)
_TRAILING = re.compile(
    r"(?:分别为?|达到|达成|约为|为|达|有|是|共计?|累计|合计|总计|总共|约|近|超过?|仅|已|各|均|了|到|至|由|从|的|就|还|又|再|多|高达|突破|以|不足|计|不少于|不低于|不超过|至少|控制在|保持在|稳定在|在|于|按|每|平均|[：: =＝~～])\Z"
)
_WHOLE = re.compile(r"(?:\A|[，])(?:为|是|占|约占|相当于|达到?)(?P<whole>[^，]{2,12})的\Z")
_OLD = re.compile(r"(?:由|从|自)\Z")
_COMPARED = re.compile(
    r"(?P<how>同比|环比|(?:与|比|较|同)[^，。；]{0,8}(?:上年|去年|上月|上季度|前年|上期|同期|基期|年初|上一年)[^，。；]{0,6}?(?:相比)?)\Z"
)
_GENERIC = re.compile(
    r"(?:占|比重|比例|占比|完成率|同比|环比|增速|增幅|降幅|总额|金额|平均|人均|户均|完成|达标)"
)
_NOUN_STOP = re.compile(
    r"[。；：，、！？（）()“”‘’《》\n\t,;:—…\[]|并|和|与|及|或|均|被|已|等|的|以上|以下|左右|以内"
)
_DIRECTION = re.compile(
    r"(?:实现)?(?:增长|上升|提高|增加|上涨|扩大|提升|回升|增|下降|减少|降低|回落|下滑|缩小|压减|降|升)(?:幅度|幅|速)?[了约近达到为至]*\Z"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A figure's surroundings: the words before and after it in its sentence, up to the next figure on each side."""

    before: str
    after: str
    last: str = ""  # the name given before in the same sentence
    unit: str = ""
    percent: bool = False
    change: bool = False  # a direction word stood before it


@cache
def verbs() -> tuple[str, ...]:
    """Verbs with which a report counts what was done, longest first."""
    lines = Path(__file__).with_name("verbs.txt").read_text("utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def chinese_name(place: Place) -> str:
    """A name of some two to fourteen characters without marks; may be empty, and is not yet unique."""
    stem = _clause(place.before)
    if place.change:
        return _change(stem, place)
    share = _WHOLE.search(stem)
    if place.percent and place.last and share:
        return _joined(place.last, "占" + _clean(share["whole"]))
    noun = _noun(place.after)
    if stem.endswith("的") and noun:
        return _shortened(_trimmed(stem) + noun)
    old = "原" if _OLD.search(re.sub(r"[约近]\Z", "", stem)) else ""
    stem = _trimmed(stem)
    stem = "" if stem in _EMPTY else stem
    if stem.startswith("占") or (_GENERIC.fullmatch(stem) and place.last):
        return _joined(place.last, stem)
    if len(stem) >= 3 and stem not in verbs():
        return old + _shortened(stem)
    return _counted(stem, noun, place)


def _counted(stem: str, noun: str, place: Place) -> str:
    """The name where little stands before the figure: by what is counted, or by the figure before it."""
    if place.last and not noun and (stem in verbs() or not stem):
        return _joined(place.last.removeprefix("原"), stem or _clean(place.unit))
    if place.percent and noun and not stem:
        return noun + "占比"
    name = stem + noun
    return name if len(name) >= 2 else _joined(place.last, name)


def chinese_date_name(before: str, after: str) -> str:
    """How a date is called, by the event beside it: 启动安全生产月活动时间; may be 时间 alone."""
    behind = re.sub(
        r"\A(?:以来|之?前|之?后|以前|以后|起|止|底|末|初|内|之?间|期间)*[，,、]?", "", after.strip()
    )
    event = _shortened(_clean(_NOUN_STOP.split(behind, maxsplit=1)[0]))
    if len(event) < 2:
        event = _shortened(_trimmed(_clause(before)))
    return (event if len(event) >= 2 else "") + "时间"


def chinese_number_name(before: str) -> str:
    """How a document's number is called: by the title before it, or by the letters that it begins with."""
    titles = re.findall(r"《([^《》]+)》", before)
    return _clean(titles[-1] if titles else _clause(before))[-_LONGEST:] + "文号"


def _clause(before: str) -> str:
    """The words back to the last mark; over a 、 or a quotation mark where too few would be left."""
    before = re.sub(r"（[^（）]*）\s*\Z", "", before)  # 防汛责任人（含巡查员）365名
    clause = _BOUNDARY.split(before)[-1].strip()
    if len(_trimmed(clause)) < 3 and before:
        wider = _WIDE_BOUNDARY.split(before)[-1].strip()
        if not re.search(r"、\s*\Z|\A\s*、", wider):
            return wider
    return clause


def _change(stem: str, place: Place) -> str:
    stem = _trimmed(_DIRECTION.sub("", stem))
    how = _COMPARED.search(stem)
    said = ""
    if how:
        stem = _trimmed(stem[: how.start()])
        said = how["how"] if how["how"] in ("同比", "环比") else "较上期"
    base = _shortened(stem) if len(stem) >= 2 else place.last
    return f"{_without_end(base)}{said}增减" if base else _noun(place.after) + f"{said}增减"


def _without_end(base: str) -> str:
    return re.sub(r"(?:同比|环比|较上期)?增减\Z", "", base)


def _trimmed(stem: str) -> str:
    """The stem without the adverbs around it, and as clean text."""
    stem = _clean(stem)
    for _ in range(8):
        shorter = _TRAILING.sub("", stem)
        lead = _LEADING.match(shorter)
        if lead and len(shorter) - lead.end() >= 2:
            shorter = shorter[lead.end() :]
        if shorter == stem or not shorter:
            return shorter
        stem = shorter
    return stem


def _shortened(stem: str) -> str:
    """A long stem from the verb that begins what is counted; else its last words."""
    if len(stem) <= _LONGEST:
        return stem
    starts = [at for verb in verbs() if (at := stem.rfind(verb)) >= 0 and 4 <= len(stem) - at <= _LONGEST]
    if starts:
        return stem[min(starts) :]
    tail = stem[-_LONGEST:]
    parts = re.split(r"[的在对了中内并向把将等]", tail)
    rest = "".join(parts[1:]) if len(parts) > 1 else tail
    return rest if len(rest) >= 3 else tail


def _noun(after: str) -> str:
    """What is counted, behind the unit: 个标准化厂房 → 标准化厂房."""
    words = _NOUN_STOP.split(re.sub(r"\A(?:以上|以下|以内|[ 的内前后来间])+", "", after), maxsplit=1)[0]
    return _clean(words)[:10]


def _joined(last: str, stem: str) -> str:
    return f"{_without_end(last)}{stem}"[:24]


def _clean(words: str) -> str:
    return re.sub(r"[^\w㐀-鿿]", "", words)
