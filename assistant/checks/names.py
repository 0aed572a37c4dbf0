"""Names that nobody gave: a document in 《》, a doctrine or a meeting, a slogan in quotes, a body, a person, a place.

Only told against a brief, for only then is it known what was given. A title in 《》 and the fixed words of
doctrine are told for sure (warning); of a quotation, a body, a
person or a place one can never be sure (info).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.brief import Brief
from assistant.checks.people import persons, towns
from assistant.checks.subject import Reading, Subject
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import without_slots
from assistant.report.findings import Finding, Severity

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_ZH = "一二三四五六七八九十"
_DOCTRINE = re.compile(
    r"习近平[一-鿿]{0,30}?(?:思想|精神|论述|讲话|指示|理念)|党的[一二三四五六七八九十]{2,3}大(?!事|局|会议|力)"
    rf"|[{_ZH}]{{1,3}}届[{_ZH}]中全会|(?:中央|全国|全省|全市|全县)(?:经济|农村|金融|城市|政法|人才|教育|财政)?工作会议"
    r"|两个确立|两个维护|四个意识|四个自信|四个全面|五位一体总体布局|邓小平理论|三个代表|科学发展观|全国两会|以人民为中心的发展思想"
)
# A meeting of that name may well be the writer's own: only noticed.
_MEETING = re.compile(
    r"(?:全国|全省|全市|全县|全区|省|市)[一-鿿]{2,10}?工作(?:会议|推进会|现场会|动员会|电视电话会)"
)
# 三个必须, 安全第一、预防为主: what sounds like a slogan. Other quotations are irony, names of the trade, or speech.
_SLOGAN = re.compile(
    r"“((?:[一二三四五六七八九十两双]|\d{1,2})[个新条大化有保精提优进带责必]{1,2}[^“”\n，。]{1,10}|[^“”\n，。、]{4,5}(?:、[^“”\n，。、]{4,5})+)”"
)
_BODY = re.compile(
    r"(?<=[由同向经对报托与、])(?:国务院(?:[一-鿿]{2,8}(?:委员会|办公室))?|(?:国家|中央)[一-鿿]{2,8}?(?:委|部|局|署|办)"
    r"|(?:省|市)(?:委|政府)?[一-鿿]{2,6}(?:局|厅|委员会|办公室)|[一-鿿]{2,12}(?:有限公司|集团公司|研究院|大学))"
)
# What everybody says in quotes, and what a slogan is made of.
_COMMON = frozenset(
    "最后一公里 回头看 一把手 零容忍 零距离 零跑腿 放管服 互联网+ 双随机、一公开 一网通办 一站式 一件事 一张网 一盘棋 一本账 三同时"
    " 最多跑一次 不见面审批 好差评 绿水青山就是金山银山 三农 双碳 四风 八项规定 十四五 十五五 一岗双责 党政同责".split()
)
_MARKS = re.compile(r"[\s，、。；：“”‘’《》〈〉（）()！？,.;:!?—…·*]+")
_EDITION = re.compile(r"[（(][^（）()]{1,12}[）)]$")


def ungrounded(subject: Subject) -> Iterator[Finding]:
    """Names in the text that neither the brief nor the facts nor the outline hold."""
    if subject.brief is None or subject.language != "zh":
        return
    known = ""
    for reading in subject.texts:
        seen: set[str] = set()
        for start, end, variant, severity in _names(reading):
            known = known or _given(subject.brief, subject.facts)
            name = reading.text[start:end]
            if name not in seen and not _is_given(name, known):
                seen.add(name)
                yield subject.finding(
                    "name-ungrounded",
                    reading,
                    start,
                    end,
                    variant=variant,
                    case=f"{variant}-name",
                    severity=severity,
                )


def _names(reading: Reading) -> Iterator[tuple[int, int, str, Severity]]:
    text = reading.text
    for match in _TITLE.finditer(text):
        yield *match.span(), "title", "warning"
    for match in _DOCTRINE.finditer(text):
        yield *match.span(), "doctrine", "warning"
    for match in _MEETING.finditer(text):
        if not _DOCTRINE.search(match[0]):
            yield *match.span(), "doctrine", "info"
    for match in _SLOGAN.finditer(text):
        if match[1] not in _COMMON and not _DOCTRINE.search(match[1]):
            yield *match.span(1), "slogan", "info"
    for match in _BODY.finditer(text):
        yield *match.span(), "organ", "info"
    for start, end in persons(text):
        yield start, end, "person", "info"
    for start, end in towns(text):
        yield start, end, "place", "info"


def _given(brief: Brief, facts: FactSheet | None) -> str:
    """Every word that the user gave, marks and blanks taken out, as one text."""
    words = [brief.title, brief.recipient, brief.salutation, brief.closing, brief.author]
    for _, passage in brief.passages():
        words += [*passage.points, *passage.phrases, getattr(passage, "heading", "")]
    for fact in facts or brief.facts:
        words += [fact.id, fact.label, fact.entity, fact.period, fact.text, fact.source, fact.note]
    return "\n".join(_MARKS.sub("", without_slots(word, "")) for word in words if word)


def _is_given(name: str, known: str) -> bool:
    bare = _MARKS.sub("", _EDITION.sub("", name.strip("《》")))
    return bare in known or bare.removeprefix("中华人民共和国") in known
