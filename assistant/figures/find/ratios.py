"""Shares of a whole and ratios: 三分之二, 百分之五, 3/4, 1∶3, 10∶43∶47, 三比一."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import adjacent
from assistant.figures.find.page import Page
from assistant.figures.numerals import chinese_value, plain

_N = r"[0-9]+(?:\.[0-9]+)?"
_C = r"[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?"
_PARTS = re.compile(rf"(?P<whole>{_N}|{_C})分之(?P<part>{_N}|{_C})(?P<inner>[几多余](?![种样部元]))?")
_PARTS_TO = re.compile(rf"(?:[—–~～至到-])(?:(?:百|千|万)分之)?(?P<part>{_N}|{_C})(?![0-9%])")
_COLON = re.compile(rf"({_N}) ?[:：∶︰] ?({_N})(?: ?[:：∶︰] ?({_N}))?(?: ?[:：∶︰] ?({_N}))?(?![0-9:：∶/])")
_TO = re.compile(rf"({_N})(?:比(?!上|去|较|例))({_N})(?![0-9万亿%个])")
_SAID = re.compile(r"(零|[一二两三四五六七八九十]+)比(零|[一二两三四五六七八九十]+)(?![0-9个])")
_SLASH = re.compile(r"([0-9]{1,3})/([0-9]{1,4})(?![0-9/.%A-Za-z\-])")
_CONTEXT = re.compile(r"(?:比|比例|配比|比值|结构|构成)[^，。；]{0,8}$")
_REACHED = re.compile(r"[率达为到至占是成比约均][到了为至]?$")
_ENDS = re.compile(r"[，。；、）]|$")
_SIGNS = {100: "%", 1000: "‰", 10000: "‱"}
_SIX = Decimal("0.000001")
_MAX = 24


def number(text: str) -> Decimal | None:
    """The value of half-width digits or Chinese numerals."""
    if len(text) > _MAX:
        return None
    return Decimal(text) if "0" <= text[0] <= "9" else chinese_value(text)


def quotient(part: Decimal, whole: Decimal) -> Decimal:
    """Part by whole to six places, half up as by hand."""
    return (part / whole).quantize(_SIX, "ROUND_HALF_UP")


def read_parts(page: Page, start: int) -> int:
    """Records A分之B at `start` (百分之 is %, 千分之 ‰, 万分之 ‱, else a ratio); 0 when there is none."""
    match = _PARTS.match(page.plain, start)
    if match is None:
        return 0
    whole, part = number(match["whole"]), number(match["part"])
    pair = adjacent(match["part"])
    if match["whole"] in ("百", "千", "万"):
        whole = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}[match["whole"]]
    if not whole or (part is None and pair is None):
        return 0
    end, inner = match.end(), match["inner"] or ""
    if match[0] == "百分之百" and not (
        _REACHED.search(page.plain, max(0, start - 6), start) or _ENDS.match(page.plain, end)
    ):
        return page.other(start, end, "fixed-phrase")  # 百分之百兑现承诺
    sign = _SIGNS.get(int(whole)) if match["whole"][-1] in "百千万" else None
    if pair:
        scale = Decimal(1) if sign else 1 / whole
        low, high = pair[0] * scale, pair[1] * scale
        return page.quantity(start, end, low, high, sign or "", "range", inner)
    if part is None:
        return 0
    if sign is None:
        return page.quantity(start, end, quotient(part, whole), None, "", "ratio", inner)
    second = _PARTS_TO.match(page.plain, end)
    top = number(second["part"]) if second else None
    if second and top is not None and top > part:
        return page.quantity(start, second.end(), part, top, sign, "percent", inner)
    return page.quantity(start, end, part, None, sign, "percent", inner)


def read_ratio(page: Page, start: int) -> int:
    """Records a ratio of two (its quotient), of three or four (`10:43:47`) at `start`; 0 when there is none."""
    text = page.plain
    match = _COLON.match(text, start)
    if match is None or max(map(len, filter(None, match.groups()))) > _MAX:
        return 0
    parts = [part for part in match.groups() if part]
    if len(parts) > 2:
        value = ":".join(plain(Decimal(part)) for part in parts)
        return page.figure(start, match.end(), value, None, "", "ratio")
    if set("".join(parts)) == {"0"}:
        return page.other(start, match.end(), "name")  # 0∶0 of a match
    if "∶" not in match[0] and not _near(page, start, parts):
        return 0
    return _of_two(page, start, match.end(), Decimal(parts[0]), Decimal(parts[1]))


def _near(page: Page, start: int, parts: list[str]) -> bool:
    """Whether a colon between two numbers makes a ratio, not a time or a label with its value."""
    if _CONTEXT.search(page.plain, max(0, start - 14), start):
        return True
    if page.figures and page.figures[-1].kind == "ratio" and start - page.figures[-1].end < 8:
        return True  # 由1:15.2优化到1:14
    clock = len(parts[1]) == 2 and parts[1].isdigit() and parts[0].isdigit() and int(parts[0]) <= 24
    return not clock and all(len(part) <= 5 for part in parts)


def read_versus(page: Page, start: int) -> int:
    """3比1, 一比一, 3/4; 0 when there is none."""
    text = page.plain
    match = _TO.match(text, start) or _SAID.match(text, start)
    if match:
        first, second = number(match[1]), number(match[2])
        if first is not None and second:
            return _of_two(page, start, match.end(), first, second)
        return 0
    match = _SLASH.match(text, start)
    if match and 0 < int(match[1]) < int(match[2]) and text[start - 1 : start] != "/":
        return page.quantity(
            start, match.end(), quotient(Decimal(match[1]), Decimal(match[2])), None, "", "ratio"
        )
    return 0


def _of_two(page: Page, start: int, end: int, first: Decimal, second: Decimal) -> int:
    if not second:
        return 0
    approx = page.around.approx_before(page.plain, start)
    return page.figure(start, end, plain(quotient(first, second)), None, "", "ratio", approx)
