"""A message read by rule, with no model; its patterns in Chinese and in English."""

from __future__ import annotations

import re

from assistant.errors import NigaoError, nearest
from assistant.facts.model import make_fact
from assistant.figures import find_figures, parse_number
from assistant.report.model import Report
from assistant.report.render import render
from assistant.service.talk.acts import Delete, Move, Rename
from assistant.service.talk.asked import (
    Asked,
    AskedAdd,
    AskedCheck,
    AskedExport,
    AskedFact,
    AskedRewrite,
    AskedUnknown,
    AskedWhy,
    Format,
    Unclear,
)
from assistant.service.talk.places import QUOTES, Places

_SET = re.compile(
    r"^(?:请)?(?:把|将)?\s*(?P<zh>.+?)\s*(?:改成|改为|更正为|应为|应该是|调整为|设为)\s*(?P<zhv>.+?)\s*[。.]?$"
    r"|^(?:please )?(?:set|change|correct)\s+(?P<en>.+?)\s+to\s+(?P<env>.+?)\s*\.?$",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"为什么|为何|怎么来|怎么算|哪来|依据|来源|出处|\bwhy\b|\bwhere does\b|\bsource\b|\bhow come\b", re.I
)
_EXPORT = re.compile(r"导出|下载|输出|另存|\bexport\b|\bdownload\b|\bsave as\b", re.IGNORECASE)
_CHECK = re.compile(
    r"^(?:请|再|重新)*(?:检查|核对|查一?[下遍])(?:一下|一遍)?(?:全文|报告|数据)?[。！.]?$|^(?:please )?(?:re)?check\b",
    re.I,
)
_FORMATS: tuple[tuple[str, Format], ...] = (
    (r"word|docx|文档", "docx"),
    (r"pdf", "pdf"),
    (r"核对表|台账|ledger|xlsx|excel|表格", "xlsx"),
    (r"markdown|\bmd\b|(?<![a-z])md(?![a-z])", "md"),
    (r"json", "json"),
    (r"txt|纯文本|plain text", "txt"),
)
_ADD = re.compile(
    r"^(?:请)?(?:再|另)?(?:在(?P<zhat>.+?)(?:之?后|后面))?(?:再|另)?(?:增?加|添加?|补)(?:上|写)?一(?:节|部分|段|章)"
    r"[，,：:]?(?:讲|写|说|谈|介绍|关于|内容是|题为|叫)?(?P<zh>.+?)[。.]?$"
    r"|^(?:please )?add (?:a |one )?section (?:(?:on|about|called|titled) )?(?P<en>.+?)(?: after (?P<enat>.+?))?\.?$",
    re.IGNORECASE,
)
_DELETE = re.compile(
    r"^(?:请)?(?:把|将)?(?P<zh>.+?)(?:这一节|这节)?(?:删去|删掉|删除|去掉)[。.]?$|^(?:请)?(?:删去|删掉|删除|去掉)(?P<zh2>.+?)(?:这一节|这节)?[。.]?$"
    r"|^(?:please )?(?:delete|remove|drop) (?:section )?(?P<en>.+?)\.?$",
    re.IGNORECASE,
)
_RENAME = re.compile(
    r"^(?:请)?(?:把|将)?(?P<zh>.+?)的?标题(?:改成|改为|换成|更名为)(?P<zht>.+?)[。.]?$"
    r"|^(?:please )?(?:rename|retitle) (?:section )?(?P<en>.+?) (?:to|as) (?P<ent>.+?)\.?$",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"^(?:请)?(?:把|将)?(?P<zh>.+?)(?:往|向)?(?P<zhd>上|下|前|后)移(?:动)?(?P<zhn>[一二两三四五\d]+)?(?:位|节|格)?[。.]?$"
    r"|^(?:please )?move (?:section )?(?P<en>.+?) (?P<end>up|down)(?: by)?(?: (?P<enn>\d+))?\.?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:请)?(?:把|将)?(?P<zh>.+?)(?:移到|挪到|放到|放在)(?P<zhto>.+?)(?P<side>之?前面?|之?后面?)[。.]?$"
    r"|^(?:please )?(?:move|put) (?:section )?(?P<en>.+?) (?P<eside>before|after) (?:section )?(?P<ento>.+?)\.?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"全文|全篇|整篇|通篇|整份|整个报告|\b(?:whole|entire) (?:report|text|document)\b|\beverything\b", re.I
)
_REWRITE = re.compile(
    r"润色|改写|重写|精简|简练|简洁|压缩|扩写|具体|正式|通顺|口语|语气|"
    r"\b(?:polish|rewrite|rephrase|shorten|shorter|concise|formal|clearer|plainer|improve)\b",
    re.I,
)
_DIGITS = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def read_request(message: str, report: Report) -> Asked:
    """What the message asks of the report."""
    message = message.strip()
    places = Places(report)
    for reading in (_rename, _fact, _why, _export, _check, _move, _place, _delete, _add):
        if found := reading(message, report, places):
            return found
    if section := places.named(message):
        return AskedRewrite(section, message)
    if _WHOLE.search(message) and _REWRITE.search(message):
        return AskedRewrite("", message)
    return Unclear(places.unknown(message))


def _fact(message: str, report: Report, places: Places) -> Asked | None:
    found = _SET.match(message)
    if not found:
        return None
    name = (found["zh"] or found["en"]).strip(QUOTES).removesuffix("的数值").removesuffix("的值")
    value = (found["zhv"] or found["env"]).strip(QUOTES)
    for fact in report.brief.facts:
        if name in (fact.id, fact.label, fact.name):
            return AskedFact(fact.id, value) if fact.text or _one_value(value, fact.unit) else None
    if not _one_value(value, "") or places.named(name):
        return None
    return AskedUnknown(name, _like(name, report))


def _one_value(value: str, unit: str) -> bool:
    """Whether it is a value and nothing more; a word that is none is told what is wrong with it when it is tried."""
    if len(value) < 8 and not re.search(r"[，。；,;\s]", value):
        return True
    try:
        make_fact({"id": "x", "unit": unit, "value": value})
    except NigaoError:
        return False
    return True


def _like(name: str, report: Report) -> tuple[str, ...]:
    """Up to three facts whose names are like this one."""
    names = [fact.name for fact in report.brief.facts]
    holding = [one for one in names if name in one or one in name]
    return tuple(dict.fromkeys([*holding, *nearest(name, names)]))[:3]


def _why(message: str, report: Report, places: Places) -> Asked | None:
    if not _WHY.search(message):
        return None
    if facts := _figures_named(message, report):
        return AskedWhy(facts)
    unknown = find_figures(message, report.brief.language).figures
    return AskedUnknown(unknown[0].text, ()) if unknown else None


def _export(message: str, report: Report, places: Places) -> Asked | None:
    if not _EXPORT.search(message):
        return None
    wanted = (form for pattern, form in _FORMATS if re.search(pattern, message, re.I))
    return AskedExport(next(wanted, "docx"))


def _check(message: str, report: Report, places: Places) -> Asked | None:
    return AskedCheck() if _CHECK.match(message) else None


def _rename(message: str, report: Report, places: Places) -> Asked | None:
    found = _RENAME.match(message)
    section = places.named(found["zh"] or found["en"]) if found else ""
    if not found or not section:
        return None
    return Rename(section, (found["zht"] or found["ent"]).strip(QUOTES))


def _move(message: str, report: Report, places: Places) -> Asked | None:
    found = _MOVE.match(message)
    section = places.named(found["zh"] or found["en"]) if found else ""
    if not found or not section:
        return None
    count = int(parse_number((found["zhn"] or found["enn"] or "1").replace("两", "二")) or 1)
    return Move(section, -count if (found["zhd"] or found["end"].lower()) in ("上", "前", "up") else count)


def _place(message: str, report: Report, places: Places) -> Asked | None:
    found = _PLACE.match(message)
    if not found:
        return None
    section = places.named(found["zh"] or found["en"])
    other = places.named(found["zhto"] or found["ento"])
    behind = "后" in (found["side"] or "") or (found["eside"] or "").lower() == "after"
    steps = places.steps(section, other, behind=behind) if section and other else 0
    return Move(section, steps) if steps else None


def _delete(message: str, report: Report, places: Places) -> Asked | None:
    found = _DELETE.match(message)
    section = places.named(found["zh"] or found["zh2"] or found["en"]) if found else ""
    return Delete(section) if section else None


def _add(message: str, report: Report, places: Places) -> Asked | None:
    found = _ADD.match(message)
    if not found:
        return None
    where = found["zhat"] or found["enat"] or ""
    last = report.sections[-1].id if report.sections else ""
    after = places.named(where) if where else last
    heading = (found["zh"] or found["en"]).strip(QUOTES)
    return AskedAdd(after, heading) if after and heading else None


def _figures_named(message: str, report: Report) -> tuple[str, ...]:
    """The slots of the report whose printed figure, or whose label, stands in the message."""
    named = []
    parts = [report.opening] if report.opening else []
    for part in (*parts, *(section for _, _, section in report.walk())):
        for figure in render(part.source, report.brief.facts, report.brief.language).figures:
            fact = report.brief.facts.resolve(figure.fact).fact
            if _stands_in(figure.text, message) or (fact and fact.name in message):
                named.append(figure.fact)
    return tuple(dict.fromkeys(named))


def _stands_in(figure: str, message: str) -> bool:
    """Whether a printed figure stands in the message, with its unit or, of two digits and more, without."""
    number = _DIGITS.match(figure)
    ways = [re.escape(figure)]
    if number and len(re.sub(r"\D", "", number[0])) > 1:
        ways.append(re.escape(number[0]) + r"(?![\d.])")
    return any(re.search(rf"(?<![\d.,]){way}", message) for way in ways)
