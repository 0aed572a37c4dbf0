"""Every number of a Chinese text: one scan over candidates, work only at a candidate."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.figures.find.amounts import NUMERALS, read_unit
from assistant.figures.find.clock import read_time
from assistant.figures.find.codes import read_code
from assistant.figures.find.dates import read_date, read_day, read_iso
from assistant.figures.find.gaps import read_gap
from assistant.figures.find.halves import read_doubling, read_half
from assistant.figures.find.lunar import read_lunar
from assistant.figures.find.ordinals import ITEM_ENDS, read_front, read_item, read_ordinal
from assistant.figures.find.page import Page
from assistant.figures.find.phrased import read_phrase
from assistant.figures.find.plainly import Plain
from assistant.figures.find.quantities import read_quantity
from assistant.figures.find.quoted import read_motto, read_quoted, read_titled
from assistant.figures.find.ratios import read_parts, read_ratio, read_versus
from assistant.figures.find.shaped import read_pairs, read_shape
from assistant.figures.find.spans import read_span
from assistant.figures.find.spelled import Spelled
from assistant.figures.lexicon import phrases

# A run of digits, one of numerals, or any other sign that something may begin with.
_TOKEN = re.compile(
    rf"[0-9{NUMERALS}半翻XＸ×x_＿【〔\[［（(○●□■①-⑳Ⅰ-ⅻ½¼¾](?:(?<=[0-9])[0-9]+|(?<=[{NUMERALS}])[{NUMERALS}]+)?"
)
_NUMERALS = frozenset(NUMERALS)
# 队伍二百支, 大陆三百家: the numerals of cheques do not mix with the others.
_CHEQUE = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]+(?=[一二两三四五六七八九十百千])")
_CHEQUES = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
# After digits: what makes an ISO date, a date or a span, a time or a ratio, a share.
_SPAN_SIGNS = frozenset(".-—~～至到")
_ISO_SIGNS = frozenset("-/.年Q")
_DATE_SIGNS = frozenset("年月日季号 -—–―~～至到份")
_TIME_SIGNS = frozenset(":：∶︰ .时点-—–~～至到")
_ARABIC_TURNS = _DATE_SIGNS | _TIME_SIGNS | frozenset("比/.分")
_CALENDAR = frozenset("年月日季号 上下前份")
_VAGUE = frozenset("数几")
# After numerals: what makes a share, a day, a time, a ratio or a span of them.
_NUMERAL_TURNS = frozenset("分日时点至到—-比–～~、")
_NOT_VAGUE = frozenset("总人户次件指参倍函分岁页字天个台辆亩函多少对基额为")
_TRIPLE = re.compile(r"([0-9.]{1,6})[:：]([0-9.]{1,6})[:：]([0-9.]{1,6})(?![0-9:：])")
_SPECIAL = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def read_chinese(page: Page, skip: list[tuple[int, int]]) -> None:
    """Records every number of the page; what stands in the spans `skip` (slots) is left alone."""
    text, place, size = page.plain, 0, page.size
    slots = iter([*skip, (size + 1, size + 1)])
    opens, closes = next(slots)
    plain, spelled = Plain(page).read, Spelled(page).read
    while place < size:
        for match in _TOKEN.finditer(text, place):
            start, end = match.span()
            if start < place:
                if end <= place:
                    continue
                break
            while start >= closes:
                opens, closes = next(slots)
            if start >= opens:
                place = page.done = closes
                continue
            char = text[start]
            if "0" <= char <= "9":
                place = plain(start, end) or _arabic(page, start, end)
            elif char in _NUMERALS:
                place = _numeral(page, start, end, spelled)
            elif char in "半翻":
                place = (read_half if char == "半" else read_doubling)(page, start) or end
            else:
                place = _sign(page, start)
            if place < end:
                break  # a reader stopped within this run: look again from there
        else:
            return


def _sign(page: Page, start: int) -> int:
    """Placeholders, circled and Roman numbers, written fractions; the next place to look."""
    char = page.plain[start]
    if char in _SPECIAL:
        return page.figure(start, start + 1, _SPECIAL[char], None, "", "ratio")
    if "①" <= char <= "⑳":
        return page.other(start, start + 1, "list-number")
    if "Ⅰ" <= char <= "ⅻ":
        return page.other(start, start + 1, "ordinal")
    return read_gap(page, start) or start + 1


def _arabic(page: Page, start: int, end: int) -> int:
    text = page.plain
    after, before = text[end : end + 1], text[start - 1 : start]
    if (before == "第" or (before == " " and text[start - 2 : start - 1] == "第")) and (
        stop := read_ordinal(page, start)
    ):
        return stop
    if before == "前" and (stop := read_front(page, start)):
        return stop
    if stop := read_phrase(page, start, end):
        return stop
    if (
        (
            after in _ISO_SIGNS
            and (after != "年" or text[end + 1 : end + 2] == "Q")
            and not (before.isascii() and before.isalpha())
            and (stop := read_iso(page, start))
        )
        or (stop := read_code(page, start, end, after))
        or (after in ITEM_ENDS and (stop := read_item(page, start, after)))
    ):
        return stop
    if after in _SPAN_SIGNS and (stop := read_span(page, start)):
        return stop
    if after in _ARABIC_TURNS and (
        (after in _DATE_SIGNS and (stop := read_date(page, start) or read_day(page, start)))
        or (after in _TIME_SIGNS and (stop := read_ratio_or_time(page, start)))
        or (after in "比/." and (stop := read_versus(page, start)))
        or (after in "分." and (stop := read_parts(page, start)))
    ):
        return stop
    return read_motto(page, start) or read_quantity(page, start) or end


def read_ratio_or_time(page: Page, start: int) -> int:
    """19:42 is a time, 1:3 and 10:43:47 (parts of 100) are ratios."""
    text = page.plain
    if text[start : start + 24].count("∶"):
        return read_ratio(page, start) or read_time(page, start)
    triple = _TRIPLE.match(text, start)
    if triple and "." not in (triple[1][-1], triple[2][-1], triple[3][-1]):
        parts = [part for part in triple.groups() if part.count(".") < 2 and part[0] != "."]
        if len(parts) == 3 and 99 <= sum(map(Decimal, parts)) <= 101:
            return read_ratio(page, start)
    return read_time(page, start) or read_ratio(page, start)


def _numeral(page: Page, start: int, end: int, spelled: Callable[[int, int], int]) -> int:
    text = page.plain
    if text[start] in _CHEQUES and (cheque := _CHEQUE.match(text, start)):
        return cheque.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "第" and page.done < start:
        found = phrases().at(text, start, page.done)
        if found and found[0] < start and found[2] != "figure":
            return page.other(*found)
        if stop := read_ordinal(page, start):
            return stop
    if before == "前" and (stop := read_front(page, start)):
        return stop
    if after in _CALENDAR and (stop := read_lunar(page, start) or read_date(page, start)):
        return stop
    if after == "分" and text.startswith("分之", end) and (stop := read_parts(page, start)):
        return stop
    alternate = end - start == 1 and text[end + 1 : end + 2] in _NUMERALS
    if (alternate and (stop := read_pairs(page, start))) or (stop := read_phrase(page, start, end)):
        return stop
    if (
        (after in ITEM_ENDS and (stop := read_item(page, start, after)))
        or (stop := read_quoted(page, start))
        or (stop := read_titled(page, start, end))
        or (stop := read_shape(page, start, end))
    ):
        return stop
    if before in _VAGUE and not (start > 1 and text[start - 2] in _NOT_VAGUE):
        return _vague(page, start, end)
    if after not in _NUMERAL_TURNS:
        return spelled(start, end) or read_quantity(page, start) or end
    if after and (
        (after == "分" and (stop := read_parts(page, start)))
        or (after in "日" and (stop := read_day(page, start)))
        or (after in "时点至到—-" and (stop := read_time(page, start)))
        or (after == "比" and (stop := read_versus(page, start)))
        or (after in "至到—–-～~、" and (stop := read_date(page, start)))
    ):
        return stop
    return read_quantity(page, start) or end


def _vague(page: Page, start: int, end: int) -> int:
    """数百人, 几十个: no number is said."""
    named = read_unit(page.plain, end)
    return page.other(start - 1, named.end if named else end, "vague")
