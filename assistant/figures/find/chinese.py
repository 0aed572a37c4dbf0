"""Every number of a Chinese text: one scan over candidates, work only at a candidate."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import NUMERALS, read_unit
from assistant.figures.find.clock import read_time
from assistant.figures.find.codes import read_code
from assistant.figures.find.dates import read_date, read_day, read_iso
from assistant.figures.find.gaps import read_gap
from assistant.figures.find.halves import read_doubling, read_half
from assistant.figures.find.lunar import read_lunar
from assistant.figures.find.ordinals import read_front, read_item, read_ordinal
from assistant.figures.find.page import Page
from assistant.figures.find.plainly import Plain
from assistant.figures.find.quantities import read_quantity
from assistant.figures.find.quoted import read_quoted, read_titled
from assistant.figures.find.ratios import read_parts, read_ratio, read_versus
from assistant.figures.find.single import is_event, is_recorded
from assistant.figures.lexicon import phrases, unit_words

_CANDIDATE = re.compile(rf"[0-9{NUMERALS}半翻XＸ×x_＿【〔\[［（(○●□■①-⑳Ⅰ-ⅻ½¼¾]")
_DIGITS = re.compile(r"[0-9]+")
_RUN = re.compile(rf"[{NUMERALS}]+")
# 队伍二百支, 大陆三百家: the numerals of cheques do not mix with the others.
_CHEQUE = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]+(?=[一二两三四五六七八九十百千])")
_CALENDAR = "年月日季号 上下前份"
_VAGUE = "数几"
_NOT_VAGUE = "总人户次件指参倍函分岁页字天个台辆亩函多少对基额为"
_HALF_YEAR = re.compile(r"[上下]半年(?!度)")
_TRIPLE = re.compile(r"([0-9.]{1,6})[:：]([0-9.]{1,6})[:：]([0-9.]{1,6})(?![0-9:：])")
_SPECIAL = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def read_chinese(page: Page, skip: list[tuple[int, int]]) -> None:
    """Records every number of the page; what stands in the spans `skip` (slots) is left alone."""
    text, search = page.plain, _CANDIDATE.search
    place, slots = 0, iter([*skip, (len(text) + 1, 0)])
    slot = next(slots)
    plain = Plain().read
    while match := search(text, place):
        start = match.start()
        while start >= slot[0]:
            if start < slot[1]:
                place = page.done = slot[1]
                break
            slot = next(slots)
        else:
            char = match[0]
            if "0" <= char <= "9":
                place = plain(page, start) or _arabic(page, start)
            elif char in "半翻":
                place = (read_half if char == "半" else read_doubling)(page, start) or start + 1
            elif char in NUMERALS:
                place = _numeral(page, start)
            else:
                place = _sign(page, start)


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


def _arabic(page: Page, start: int) -> int:
    text = page.plain
    run = _DIGITS.match(text, start)
    end = run.end() if run else start + 1
    after, before = text[end : end + 1], text[start - 1 : start]
    placed = before == "第" or (before == " " and text[start - 2 : start - 1] == "第")
    if placed and (stop := read_ordinal(page, start)):
        return stop
    if before == "前" and (stop := read_front(page, start)):
        return stop
    if stop := _phrase(page, start, end):
        return stop
    if (
        (
            after
            and after in "-/.年Q"
            and (after != "年" or text[end + 1 : end + 2] == "Q")
            and not (before.isascii() and before.isalpha())
            and (stop := read_iso(page, start))
        )
        or (stop := read_code(page, start, after))
        or (stop := read_item(page, start))
    ):
        return stop
    if after and (
        (after in "年月日季号 -—–―~～至到份" and (stop := read_date(page, start) or read_day(page, start)))
        or (after in ":：∶︰ .时点-—–~～至到" and (stop := read_ratio_or_time(page, start)))
        or (after in "比/." and (stop := read_versus(page, start)))
        or (after in "分." and (stop := read_parts(page, start)))
    ):
        return stop
    return read_quantity(page, start) or end


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


def _phrase(page: Page, start: int, end: int) -> int:
    """The fixed phrase around the numeral at `start`; 0 when none, or when the number is really one."""
    text = page.plain
    found = phrases().at(text, start, page.done)
    if not found or found[2] == "figure":
        return 0
    begin, stop, reason = found
    if text[stop - 1] == "一" and stop - begin == 3 and text[stop : stop + 1] in tuple("百千万亿"):
        return 0  # 一人一千元
    if begin == start and text[begin:stop] == "一起" and is_event(text, start):
        return 0
    if begin == start and text[start] == "一" and is_recorded(text, start, start + 2):
        return 0
    if text[stop - 1].isascii() and text[stop : stop + 1].isascii() and text[stop : stop + 1].isalnum():
        return 0  # 3G is a name, 3GW is none
    if reason == "weekday" and text[begin - 1 : begin] == "每" and read_unit(text, stop, spaced=False):
        return 0
    if begin == start and stop <= end and (stop < end or _goes_on(text, stop)):
        return 0
    if begin == start and text[start] in "百千万亿十" and page.around.approx_before(text, start):
        return 0
    return page.other(begin, stop, reason)


def _goes_on(text: str, end: int) -> bool:
    """Whether a number that looks like a fixed phrase (十五, 12345) has a unit or more digits after it."""
    after = text[end : end + 1]
    return after in tuple(".%％余多来" + NUMERALS) or bool(after and unit_words().at(text, end))


def _numeral(page: Page, start: int) -> int:
    text = page.plain
    if text[start] in "壹贰叁肆伍陆柒捌玖拾佰仟" and (cheque := _CHEQUE.match(text, start)):
        return cheque.end()
    run = _RUN.match(text, start)
    end = run.end() if run else start + 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "第" and page.done < start:
        found = phrases().at(text, start, page.done)
        if found and found[0] < start and found[2] != "figure":
            return page.other(*found)
        if stop := read_ordinal(page, start):
            return stop
    if before == "前" and (stop := read_front(page, start)):
        return stop
    if after and after in _CALENDAR and (stop := read_lunar(page, start) or read_date(page, start)):
        return stop
    if text.startswith("分之", end) and (stop := read_parts(page, start)):
        return stop
    if stop := _phrase(page, start, end):
        return stop
    if (
        (stop := read_item(page, start))
        or (stop := read_quoted(page, start))
        or (stop := read_titled(page, start, end))
    ):
        return stop
    if before and before in _VAGUE and not (start > 1 and text[start - 2] in _NOT_VAGUE):
        return _vague(page, start, end)
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
