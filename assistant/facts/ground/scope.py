"""Whose and when: the entity and the time that hold at a place, carried over from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.layout import Layout, Place
from assistant.facts.ground.lexicon import pattern
from assistant.facts.ground.lists import Alignment
from assistant.facts.ground.months import month_span

_KINDS = "省市县区镇乡村街道旗州盟局委办公司中心学校医院"
_TAIL = re.compile(r"(?:街道|公司|中心|学校|医院|[省市县区镇乡村局委办])\Z")
_GOES_ON = "民长内外级属辖域直上下企委政党里处数均各均以和与一二三四五六七八九十两化建际场府"
_COMMON = re.compile(r"[全各我本该乡城集示所每多等周其这几两三四五六七八九十此新老大小中重]|.?[先样典]")
_CHAIN = re.compile(r"[\s、，,]*(?:和|与|及|以及|and)?\s*\Z")
_COMPARED = re.compile(
    r"(?:比|较|与|同|由|从|自|than in|than for|than|from|over|on|against|compared with|compared to)\s*\Z"
)
_SIDE_BY_SIDE = re.compile(r"(?:同期)?(?:相比|比较|相较|对比)")
_SINCE = re.compile(r"[日号份底末初中旬]*(?:以来|起|开始|启动|后|以后|召开|印发|出台)")
BY_THE_CLOCK = re.compile("去年|今年|last year|this year", re.IGNORECASE)
_NEAR = 40
_OF_IT = re.compile(r"[（(]\Z|[ a-z-]*\b(?:in|at|for) \Z")
_NUMERAL = re.compile("[一二三四五六七八九]")
_THEN = re.compile(r"[ A-Za-z-]*\b(?:in|for|during) ")
_SAID_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a time in the text; `entity` is "" for the whole (全县); a time has a year or dates,
    and is `relative` when told as 上年."""

    start: int
    end: int
    entity: str | None = None
    year: int | None = None
    dates: frozenset[str] = frozenset()
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """The entities that may be meant; empty when nobody is named.

    `firm` when named in this sentence, `near` when in this clause; `overall` when the whole is (全县).
    """

    entities: frozenset[str] = frozenset()
    firm: bool = False
    overall: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The year and the ISO dates that hold; `firm` when said in this sentence."""

    year: int | None = None
    dates: frozenset[str] = frozenset()
    firm: bool = False


class Scope:
    """All names and times of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims, written: int | None = None) -> None:
        """`written` is the year of the document's date: where it is the year after that of the facts, 去年 and 今年
        may be told from either."""
        self.layout = layout
        self.main_year = claims.year
        self.names = _names(layout.text, claims.entities)
        later = written is not None and claims.year is not None and written > claims.year
        self.times = _times(layout, claims.year, later)
        self._name_ends = [mention.end for mention in self.names]
        self._time_ends = [mention.end for mention in self.times]

    def whose(self, place: Place, aligned: Alignment | None) -> Whose:
        """The last name before the figure; of names in a row (甲、乙、丙) all."""
        if aligned is not None:
            for mention in self.names:
                if aligned.start <= mention.start and mention.end <= aligned.end and mention.entity:
                    return Whose(frozenset([mention.entity]), True, near=True)
        behind = self._behind(place)
        if behind is not None:
            return behind
        at = bisect_left(self._name_ends, place.figure.start + 1) - 1
        if at < 0:
            return Whose()
        last = self.names[at]
        firm = last.start >= place.sentence_start
        if not firm and not self._carries(last, place):
            return Whose()
        near = firm and not re.search("[，,；;：:]", self.layout.text[last.end : place.figure.start])
        if not last.entity:
            return Whose(frozenset(), firm, True, near)
        row = {last.entity}
        while at > 0 and _CHAIN.match(self.layout.text, self.names[at - 1].end, self.names[at].start):
            at -= 1
            if self.names[at].entity:
                row.add(self.names[at].entity or "")
        return Whose(frozenset(row), firm, near=near)

    def _behind(self, place: Place) -> Whose | None:
        """38.2% in Northside, 3.2亿元（东山镇）: the name right behind the figure, where it is said to be its."""
        at = bisect_left(self._name_ends, place.figure.end)
        if at >= len(self.names) or not self.names[at].entity:
            return None
        between = self.layout.text[place.figure.end : self.names[at].start]
        if len(between) > _NEAR or not _OF_IT.match(between):
            return None
        return Whose(frozenset([self.names[at].entity or ""]), True, near=True)

    def _carries(self, mention: Mention, place: Place) -> bool:
        """A name holds to the end of its paragraph; one in a heading, for the paragraph below it."""
        between = self.layout.text[mention.end : place.figure.start]
        breaks = between.count("\n")
        if breaks == 0:
            return True
        line = between.partition("\n")[0]
        return breaks == 1 and len(line) <= 20 and not line.rstrip().endswith(("。", "；", ".", "！"))

    def when(self, place: Place, aligned: Alignment | None) -> When:
        """The last time before the figure, unless it only says with what is compared (比上年增长)."""
        if aligned is not None:
            for mention in self.times:
                if aligned.start <= mention.start and mention.end <= aligned.end:
                    return When(mention.year, mention.dates, True)
        behind = self._time_behind(place)
        if behind is not None:
            return behind
        at = bisect_left(self._time_ends, place.figure.start + 1) - 1
        dates: frozenset[str] = frozenset()
        while at >= 0:
            mention = self.times[at]
            firm = mention.start >= place.sentence_start
            if not firm and "\n" in self.layout.text[mention.end : place.figure.start]:
                break
            passed = mention.relative and "；" in self.layout.text[mention.end : place.figure.start]
            if not passed and not self._compared(mention, place):
                since = _SINCE.match(self.layout.text, mention.end)
                dates = dates or (frozenset() if since else mention.dates)
                if mention.year is not None:
                    return When(mention.year, dates, firm)
            at -= 1
        return When(None, dates, bool(dates))

    def _time_behind(self, place: Place) -> When | None:
        """1,152 visits in 2024: the year right behind the figure, in English."""
        at = bisect_left(self._time_ends, place.figure.end + 1)
        if at >= len(self.times) or self.times[at].year is None or place.figure.is_date:
            return None
        between = self.layout.text[place.figure.end : max(place.figure.end, self.times[at].start)]
        if len(between) > _NEAR or not _THEN.fullmatch(between) or pattern("rise").search(between):
            return None
        return When(self.times[at].year, self.times[at].dates, True)

    def _compared(self, mention: Mention, place: Place) -> bool:
        text = self.layout.text
        before = text[max(0, mention.start - 14) : mention.start]
        if _SIDE_BY_SIDE.match(text, mention.end) and _COMPARED.search(before):
            return True
        if not _COMPARED.search(before):
            return False
        earlier = text[max(0, mention.start - 30) : mention.start]
        if earlier.isascii() and (pattern("rise").search(earlier) or pattern("fall").search(earlier)):
            return True
        between = text[mention.end : place.figure.start]
        return bool(
            pattern("rise").search(between)
            or pattern("fall").search(between)
            or "持平" in between
            or "翻" in between
        )


def _names(text: str, entities: tuple[str, ...]) -> list[Mention]:
    spelled: dict[str, str] = {}
    for entity in entities:
        spelled.setdefault(entity, entity)
        for word in _own_words(entity, entities):
            spelled.setdefault(word, entity)
        short = _TAIL.sub("", entity)
        if len(short) >= 2 and not entity.isascii():
            spelled.setdefault(short, entity)
    whole = pattern("overall").pattern
    ordered = sorted(spelled, key=len, reverse=True)
    search = re.compile("|".join([*map(re.escape, ordered), whole]), re.IGNORECASE)
    found = [Mention(m.start(), m.end(), spelled.get(m[0], "")) for m in search.finditer(text)]
    return sorted([*found, *_strangers(text, entities, found)], key=lambda mention: mention.end)


def _own_words(entity: str, entities: tuple[str, ...]) -> list[str]:
    """The Marl for River Marl: capitalised words of an English name that no other of the sheet has."""
    words = entity.split() if entity.isascii() else []
    others = {word for other in entities if other != entity for word in other.split()}
    rest = [w for w in words if w not in others]
    return [w for w in rest if len(words) > len(rest) and len(w) > 3 and w[0].isupper()]


def _strangers(text: str, entities: tuple[str, ...], known: list[Mention]) -> list[Mention]:
    """Names of the sheet's kinds that the sheet does not have: 南湖镇 where it has 东山镇 and 西河镇."""
    numbered = _numbered_strangers(text, entities)
    return [*numbered, *_other_names(text, entities, [*known, *numbered])]


def _numbered_strangers(text: str, entities: tuple[str, ...]) -> list[Mention]:
    """三期工程 where the sheet has 一期工程 and 二期工程."""
    forms = {_NUMERAL.sub("\0", entity) for entity in entities if _NUMERAL.search(entity)}
    if not forms:
        return []
    search = re.compile("|".join(re.escape(form).replace("\0", _NUMERAL.pattern) for form in forms))
    return [Mention(m.start(), m.end(), m[0]) for m in search.finditer(text) if m[0] not in entities]


def _other_names(text: str, entities: tuple[str, ...], known: list[Mention]) -> list[Mention]:
    tails = {found[0] for entity in entities if (found := _TAIL.search(entity)) and len(entity) > 2}
    if not tails:
        return []
    one_of = "|".join(sorted(tails, key=len, reverse=True))
    search = re.compile(
        rf"(?:^|(?<=[，。；：、\n（]))(?:其中)?([㐀-鿿]{{1,3}}?(?:{one_of}))(?![{_GOES_ON}])", re.M
    )
    taken = [(mention.start, mention.end) for mention in known]
    return [
        Mention(m.start(1), m.end(1), m[1])
        for m in search.finditer(text)
        if not _COMMON.match(m[1]) and not any(a < m.end(1) and m.start(1) < b for a, b in taken)
    ]


def _times(layout: Layout, main: int | None, later: bool) -> list[Mention]:
    found = []
    for place in layout.places:
        figure = place.figure
        if figure.is_date:
            years = _SAID_YEAR.findall(figure.value_high or figure.value)
            span = month_span(figure.value, figure.value_high)
            values = frozenset(value for value in (figure.value, figure.value_high, span) if value)
            year = int(years[0]) if years else None
            found.append(Mention(figure.start, figure.end, None, year, values))
    if main is not None:
        for section, year in (("previous", main - 1), ("current", main)):
            for match in pattern(section).finditer(layout.text):
                if later and BY_THE_CLOCK.match(match[0]):
                    continue
                found.append(Mention(match.start(), match.end(), None, year, relative=True))
    return sorted(found, key=lambda mention: (mention.end, mention.start))
