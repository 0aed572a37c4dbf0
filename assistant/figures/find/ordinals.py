"""Numbers of order: ranks (第4位, 前三) are figures; other ordinals, headings and list numbers are none."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import NUMERALS, Amount, read_amount
from assistant.figures.find.dates import read_date
from assistant.figures.find.page import Page
from assistant.figures.lexicon import unit_words, words
from assistant.figures.numerals import plain

_RANKED = re.compile(
    r"(?:居|列|位|排|名次|排名|获|夺|升|跃|至|进|全国|全省|全市|全县|全区|全州|世界|全球|行业|总量|总分|得分|综合|同类)[^，。；、！？\n]{0,10}$"
)
_RANK_UNIT = ("位", "名")
_RANKED_ONES = ("选手", "单位", "企业", "队伍", "学校", "作品", "班级")
_NOT_BEFORE = "目日之以提年月当此事空会产战课饭餐天周期生眼面节向跟往从先超午史婚岗术售"
_FRONT_UNIT = re.compile(r"(?:名|位|强|席|甲|列)(?![称单额])")
_ITEM = re.compile(rf"([（(])([{NUMERALS}]{{1,4}}|[0-9]{{1,2}})([）)])")
_LINE_ITEM = re.compile(
    rf"(?:([{NUMERALS}]{{1,4}})[、.．](?![0-9])|([0-9]{{1,2}})(?:[.．、](?![0-9])|[)）]))"
)
_SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?=[  　]+[^0-9\s]|[一-鿿]{2})")
# A row of a table pasted as text, by its running number: 1 青禾纺织 12,480 6.3
_ROW = re.compile(r"([0-9]{1,3})[ \t\u3000|]+(?=[\u4e00-\u9fff]{2}[^\n]*[ \t\u3000|][0-9])")
_FIRSTLY = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要(?!求)|则|靠|看|抓|查|破|督|问|曰|为(?=了))")
# 第3.1.4条, 第3至5页: an article, pages.
_PARTS = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}[条款项节章]|[0-9]{1,4}(?:[-—－~～〜至到]|——)第?[0-9]{1,4}[页条款项节章卷册期讲课集回届批栏行列排段层站]"
)
# 第1、2、5组, 第三、四产业, 第27号之2: what goes on after an ordinal.
_MORE = re.compile(
    r"(?:(?:、|和|及|与|或|至|到|，第|、第|和第)(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9.万亿千百%％]))+(?=[条款项节章页组季次届期批轮号年级版类卷册讲课产梯排队区线标层站、，。；）和及])"
    r"|[条号项款]之[0-9一二三四五六七八九十]{1,3}"
)
# 大一班, 中二班: a class of a kindergarten; 四组组长: a group by its number.
_FORMS = frozenset("大中小托级")
_CLASS = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})班")
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}组(?=组长|组员|村民|居民|片区)")
# What stands behind the number of an item, a class or a group.
ITEM_ENDS = frozenset("）)班组、.．是要则靠看抓查破督问曰为 \t\u3000|")
_MARKS = " \u3000#*-"
_FIRSTS = frozenset("是要则靠看抓查破督问曰为")
_BREAK = '\n\r。；;：:，,、（(“”"!！?？　 …—》'


def read_ordinal(page: Page, start: int) -> int:
    """第 before the number at `start`: a quarter is a date, a place a rank, all else an ordinal."""
    text, begin = page.plain, start - 1 - (page.plain[start - 1] == " ")  # 第 2 位
    if begin < page.done:
        return 0
    if end := read_date(page, begin) if text.find("季", start, start + 5) >= 0 else 0:
        return end
    if match := _PARTS.match(text, start):
        return page.other(begin, match.end(), "ordinal")
    amount = read_amount(text, start)
    if amount is None:
        return page.other(begin, start + 1, "ordinal")
    place = amount.end + (begin < start - 1 and text[amount.end : amount.end + 1] == " ")
    unit = unit_words().at(text, place)
    if unit in _RANK_UNIT:
        return _rank(page, begin, place + len(unit), amount, unit)
    if match := _MORE.match(text, amount.end):
        return page.other(begin, match.end(), "ordinal")
    after = text[amount.end : amount.end + 1]
    if not ("\u4e00" <= after <= "\u9fff") or after in "的和与及以较比":
        if _RANKED.search(text, max(0, begin - 14), begin):
            return _rank(page, begin, amount.end, amount, "")
        return page.other(begin, amount.end, "ordinal")
    return page.other(begin, amount.end + len(unit), "ordinal")


def _rank(page: Page, start: int, end: int, amount: Amount, unit: str) -> int:
    return page.figure(start, end, plain(amount.low), None, unit, "rank")


def read_front(page: Page, start: int) -> int:
    """前 before the number at `start`: 前三, 前10名 are ranks, 前三季度 and 前5个月 dates; 0 for all else."""
    text, begin = page.plain, start - 1
    if begin < page.done or (begin and text[begin - 1] in _NOT_BEFORE and text[begin - 1] != "年"):
        return 0
    if end := read_date(page, begin):
        return end
    amount = read_amount(text, start)
    if amount is None or amount.low != amount.low.to_integral_value():
        return 0
    if text.startswith("个月", amount.end) and 1 < amount.low <= 12 and amount.high is None:
        return page.figure(begin, amount.end + 2, "--01", f"--{int(amount.low):02d}", "", "range")
    if begin and text[begin - 1] == "年":
        return 0
    if amount.chinese and text[amount.end : amount.end + 1] in ("批", "轮", "届", "期", "条", "款", "章"):
        return page.other(begin, amount.end + 1, "ordinal")
    if match := _FRONT_UNIT.match(text, amount.end):
        return _rank(page, begin, match.end(), amount, match[0] if match[0] in _RANK_UNIT else "")
    after = text[amount.end : amount.end + 1]
    if (
        after == ""
        or after in "的，。；、！？\n）)”和与"
        or (not after.isalnum() and after not in "%‰+-—～~")
        or (amount.chinese and text.startswith(_RANKED_ONES, amount.end))
    ):
        return _rank(page, begin, amount.end, amount, "") if Decimal(1) < amount.low <= 1000 else 0
    return 0


def read_item(page: Page, start: int, after: str) -> int:
    """Numbers of headings and lists: 一、 （二） 1. （3） 四是; 0 when the number at `start` is none.

    `after` is the character behind its digits, one of `ITEM_ENDS`.
    """
    text = page.plain
    before = text[start - 1] if start else "\n"
    if before in "（(" and (match := _ITEM.match(text, start - 1)) and start - 1 >= page.done:
        line = text[max(0, start - 4) : start - 1]
        own_line = (start <= 4 or "\n" in line) and not line.rpartition("\n")[2].strip()
        return page.other(start - 1, match.end(), "heading-number" if own_line else "list-number")
    if after == "班" and before in _FORMS and (match := _CLASS.match(text, start)):
        return page.other(start, match.end(), "name")
    if after == "组" and (match := _GROUP.match(text, start)):
        return page.other(start, match.end(), "ordinal")
    if before not in _BREAK:
        return 0
    if after in _FIRSTS:
        match = _FIRSTLY.match(text, start)
        return page.other(start, match.end(), "list-number") if match else 0
    return _line_item(page, start, before)


def _line_item(page: Page, start: int, before: str) -> int:
    """The number of a heading, of a row or of an item: 1.2 总则, 3 青禾纺织 …, 一、, 2）."""
    text = page.plain
    new_line = before == "\n" or (before in _MARKS and _opens_line(text, start))
    if new_line:
        if (
            (match := _SECTION.match(text, start))
            and not unit_words().at(text, match.end())
            and text[match.end() : match.end() + 4].lstrip(" \u3000")[:1] not in tuple(NUMERALS + "余多")
        ):
            return page.other(start, match.end(), "heading-number")
        if (match := _ROW.match(text, start)) and not unit_words().at(text, match.end()):
            return page.other(start, match.end(1), "list-number")
    match = _LINE_ITEM.match(text, start)
    if match is None:
        return 0
    if new_line:
        return page.other(start, match.end(), "heading-number")
    listed = (before != "、" and text[match.end() - 1] not in "、)）") or before in "；;。：:"
    if match[2] and listed and _cjk(text, match.end()):
        return page.other(start, match.end(), "list-number")
    return 0


def _opens_line(text: str, start: int) -> bool:
    """Whether only blanks and the marks of a heading stand before `start` in its line."""
    line = text[max(0, start - 6) : start]
    return (start <= 6 or "\n" in line) and not line.rpartition("\n")[2].strip(_MARKS)


def _cjk(text: str, place: int) -> bool:
    return "\u4e00" <= text[place : place + 1] <= "\u9fff"


def slogan_tail(text: str, end: int) -> str:
    """The word after 三个 that makes the whole a slogan (三个到位), or `""`."""
    return words("tails", "slogan-tail").at(text, end)
