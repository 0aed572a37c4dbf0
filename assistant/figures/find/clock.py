"""Times of day: 19:42, 9时30分, 下午3点半; kind `time`, value `HH:MM` or `HH:MM:SS` on 24 hours."""

from __future__ import annotations

import re

from assistant.figures.find.dates import digits
from assistant.figures.find.page import Page

_NUM = r"[0-9]{1,2}|[一二]?十[一二三四五六七八九]?|[一二两三四五六七八九零]"
_MIN = r"[0-9]{1,2}|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九]"
_SPOKEN = re.compile(
    rf"(?P<h>{_NUM}) ?(?:时(?![期间代空尚速而有常任刻段值隔候光效机]|许[多可])|(?P<p>点))"
    rf"(?:(?P<m>{_MIN}) ?分(?:(?P<s>{_MIN}) ?秒)?|(?P<half>半)|(?P<q>[一三])刻|整|钟(?!头)|许)?"
)
_CLOCK = re.compile(r"(?P<h>[01]?[0-9]|2[0-4])[:：](?P<m>[0-5][0-9])(?:[:：](?P<s>[0-5][0-9]))?(?![0-9.:：])")
_TO = re.compile(r" ?[-—–~～至到]{1,2} ?")
_HOUR_TO = re.compile(rf"({_NUM})(?= ?[-—–~～至到]{{1,2}} ?(?:{_NUM}) ?[时点])")
_HALF_DAY = re.compile(
    r"(上午|下午|晚上|晚间|晚|傍晚|夜间|夜里|凌晨|清晨|早上|早晨|早|中午|午后|当晚|昨晚|今晚) ?$"
)
_LATE = ("下午", "晚", "傍", "夜", "午后", "当晚", "昨晚", "今晚")
_RATIO = re.compile(r"(?:比|比例|配比|比值|结构|比为|比约|比达)[^，。；0-9]{0,6}$")


def read_time(page: Page, start: int) -> int:
    """Records the time of day, or the span of two, at `start` and returns its end; 0 when there is none."""
    text = page.plain
    first = _SPOKEN.match(text, start) or _CLOCK.match(text, start)
    late = _late(text, start)
    if first is None or not _holds(page, first, start):
        hour = _HOUR_TO.match(text, start)
        to = hour and _TO.match(text, hour.end())
        second = to and _SPOKEN.match(text, to.end())
        if not hour or not second or not _holds(page, second, start):
            return 0
        low = _value(hour[1], "", "", late)
        return page.figure(start, second.end(), low, _of(second, late), "", "range")
    if int(digits(first["h"])) > 24:
        return 0
    to = _TO.match(text, first.end())
    second = to and (_SPOKEN.match(text, to.end()) or _CLOCK.match(text, to.end()))
    if second and int(digits(second["h"])) <= 24:
        return page.figure(start, second.end(), _of(first, late), _of(second, late), "", "range")
    end = first.end()
    approx = page.around.approx_before(text, start) or ("许" if text[end - 1] == "许" else "")
    approx = approx or page.around.approx_after(text, end)
    return page.figure(start, end, _of(first, late), None, "", "time", approx)


def _holds(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether the match is a time: 三点意见 and 师生比1:15 are none."""
    text, parts = page.plain, match.groupdict()
    if "p" not in parts:
        last = page.figures[-1] if page.figures else None
        if last and last.kind == "ratio" and start - last.end < 8:
            return False  # 由1:15.2优化到1:14
        return not _RATIO.search(text, max(0, start - 10), start)
    if parts["p"] is None:
        return True
    tail = text[match.end() - 1]
    if parts["m"] or parts["half"] or parts["q"] or tail in "整钟许":
        return True
    return bool(_HALF_DAY.search(text, max(0, start - 3), start)) or (
        match["h"].isdigit()
        and text[match.end() : match.end() + 1] in ("前", "后", "起", "至", "到", "—", "-", "左")
    )


def _late(text: str, start: int) -> bool:
    found = _HALF_DAY.search(text, max(0, start - 3), start)
    return bool(found and found[1].startswith(_LATE))


def _of(match: re.Match[str], late: bool) -> str:
    parts = match.groupdict()
    minute = "30" if parts.get("half") else {"一": "15", "三": "45"}.get(parts.get("q") or "", "")
    return _value(match["h"], minute or parts["m"] or "", parts["s"] or "", late)


def _value(hour: str, minute: str, second: str, late: bool) -> str:
    number = int(digits(hour))
    if late and 1 <= number < 12:
        number += 12
    clock = f"{number:02d}:{digits(minute) or '00'}"
    return f"{clock}:{digits(second)}" if second else clock
