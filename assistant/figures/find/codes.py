"""Numbers that name and do not count: document numbers, standards, phones, rooms, versions, sums of slogans."""

from __future__ import annotations

import re

from assistant.figures.find.called import read_called
from assistant.figures.find.page import Page
from assistant.figures.lexicon import unit_words

_DOCUMENT = re.compile(r"[〔\[［(（【]?[12][0-9]{3}[〕\]］)）】] ?第?[0-9]{1,5} ?(?:号|期)")
# （2025）青0421民初1127号: a case of a court.
_CASE = re.compile(
    r"[〔\[（(][12][0-9]{3}[〕\]）)][\u4e00-\u9fff]{1,3}[0-9]{0,6}[\u4e00-\u9fff]{1,5}[0-9]{1,6}号(?:之[一二三四五六七八九十]{1,2})?"
)
_PHONE = re.compile(
    r"0[0-9]{2,3}[-—－ ]?[2-9][0-9]{6,7}(?:[-—转][0-9]{1,6})?(?![0-9])|1[3-9][0-9]{9}(?![0-9.])"
    r"|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}(?![0-9])|[48]00[-—]?[0-9]{3}[-—]?[0-9]{4}(?![0-9])"
    r"|[0-9]{3,4}[-—][0-9]{7,8}(?![0-9])"
)
_ROOM = re.compile(
    r"[0-9]{1,4}(?:(?:[-—－~～〜至到]|——)[0-9]{1,4}号(?=[闸桩楼机井桥泵炉线门窗柜点岗仓罐塔坝孔车船])[\u4e00-\u9fff]|号(?:楼|院|门|库|机组|线|馆|厅|井|桥|桩|窗口|泵|炉|站台|公告|令|文件?|台风|住宅楼|教学楼|厂房|地块|路|公路|店|矿|车间|码头|平台|渠|闸|孔|塔|坝|仓|罐|柜|点|岗|卡口|会议室|信箱|商铺|车|船|工程|通知|决议|议案|建议|提案)?"
    r"|室|单元|房(?![间屋])|(?:栋|幢|座)[0-9A-Z]{1,4}(?:单元|室|号|层|楼|房)|弄)(?:[0-9]{1,4}(?:单元|室|号|楼|层|会议室|办公室|教室|房间|房|窗口)?){0,3}|[0-9]{2,4}(?:会议室|办公室|教室|房间|病房|窗口|库房|展厅|诊室|机位|登机口|包厢|宿舍|寝室)(?:[0-9]{1,3}[排列架柜格座床])*|[0-9]{1,3}排[0-9]{1,3}(?:座|号)"
)
_FLOOR = re.compile(r"[0-9]{1,2}楼")
_SUM = re.compile(r"[0-9NnXx](?:[0-9.]*)(?: ?[+＋] ?[0-9NnXx][0-9.]*){1,8}(?![0-9])")
_PRODUCT = re.compile(r"[0-9]+(?:\.[0-9]+)? ?[×xX*✕] ?[0-9]+(?:\.[0-9]+)?(?:小时|服务)?")
_EVENT = re.compile(r"[0-9]{1,2}[·・•‧∙][0-9]{1,2}(?![0-9])")
_VERSION = re.compile(
    r"[0-9]+(?:\.[0-9]+){0,3}(?:版(?![本面块])|\.0时代)|[0-9]+\.0(?=时代|升级|模式|工程)|[0-9]+(?:\.[0-9]+){2,5}"
)
_TOKEN = re.compile(r"[A-Za-z0-9]*(?:[-./_:·@+#][A-Za-z0-9]+|[A-Za-z0-9])*")
_LETTERS = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-./_:@#·]{0,40}$")
_STANDARD = re.compile(
    r"(?:GB|DB|JGJ|JTG|ISO|IEC|CJJ|CJ|HJ|NY|TSG|AQ|GA|XF|WS|YY|SL|DL|LY|QX|TD|MZ|T|QB|EN|ASTM|JG|CECS)[A-Z0-9/]{0,6}[- ]?$"
)
_STANDARD_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:[-—－:：][0-9]{1,4})?(?![0-9])")
# An abbreviation of three letters or more names an indicator where a unit follows the digits: GDP, COD, PMI.
_INDICATOR = re.compile(r"(?<![A-Za-z0-9])(?!GB|DB|ISO|IEC|COVID|SARS)[A-Z]{3,8}$")
_AMOUNT = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_MONEY = ("US$", "HK$", "USD", "RMB", "CNY", "EUR", "GBP", "HKD", "AU$", "JPY")
_SERVICE = re.compile(
    r"1(?:10|19|20|22)(?=接|报|指挥|联动|急救|出警|警|平台|中心|热线|电话|“|[、或和及](?:1(?:10|19|20|22)|1[02][0-9]{3})(?![0-9]))"
)
_NICKNAME = re.compile(r"[0-9]{2,6}(?=[”’」])")
_COHORT = re.compile(r"[06-9][05]后(?![方续勤备来者])")
_NAMED = re.compile(
    r"[0-9]{1,4}(?=国道|省道|县道|乡道|团场|厂区|大街|强(?:企业|县|镇|村|市|区|榜|民|品牌|[，。、；”）\n0-9]|$)|届|级(?:新生|学生|本科|硕士|专业|毕业|校友|学员)|机场|航班|次列车|路公交|路车|号文|医院(?![0-9]))"
)
# 303路、5路公交车: lines and not a count of roads.
_BUSES = re.compile(r"[0-9]{1,4}路(?=(?:[、和及或与][A-Z]?[0-9]{1,4}路){0,8}(?:等)?(?:公交|车|线路|巴士))")
_DIGITS = re.compile(r"[0-9.,]+")
_TIMES = re.compile(r"[0-9.,]+[xX×]")
_CHAIN = re.compile(r"[0-9]+(?:-[0-9A-Za-z]+){2,12}")


_HOTLINE = re.compile(r"[0-9]{3,8}(?=[\u4e00-\u9fff”]{0,4}?(?:热线|专线|客服))|[0-9]{5}(?=电话|网站|网)")
_BY_NEXT = (
    ("接报指联急出警平中热电“、或和及", _SERVICE, "phone"),
    ("热专客服政便市电网", _HOTLINE, "phone"),
    ("号室单房栋幢座弄会办教病窗库展诊机登包宿寝排-—－~～〜至到", _ROOM, "room"),
    ("楼", _FLOOR, "room"),
    ("+＋ ", _SUM, "formula"),
    ("×xX*✕ .", _PRODUCT, "formula"),
    ("·・•‧∙", _EVENT, "event-name"),
    (".版", _VERSION, "version"),
    ("-", _CHAIN, "code"),
    ("后", _COHORT, "cohort"),
    ("路", _BUSES, "name"),
    ("国省县乡团厂大强届级机航次路号医", _NAMED, "name"),
)


def read_code(page: Page, start: int, after: str) -> int:
    """Records the number at `start` that names something and returns its end; 0 when it is none.

    `after` is the character behind its first digits.
    """
    text = page.plain
    before = text[start - 1] if start else ""
    if (
        before in "〔[［(（【"
        and before
        and (match := _DOCUMENT.match(text, start - 1) or _CASE.match(text, start - 1))
    ):
        return page.other(start - 1, match.end(), "document-number")
    if (match := _PHONE.match(text, start)) and not before.isdigit():
        return page.other(start, match.end(), "phone")
    lettered = before != "" and before.isascii() and (before.isalpha() or before in "-./_@#·")
    if lettered and (end := _after_letters(page, start, before)):
        return end
    if before in "“‘「" and before and (match := _NICKNAME.match(text, start)):
        return page.other(start, match.end(), "code")
    if before == " " and _STANDARD.search(text, max(0, start - 10), start):
        begin = _STANDARD.search(text, max(0, start - 10), start)
        number = _STANDARD_NUMBER.match(text, start)
        if begin and number:
            return page.other(begin.start(), number.end(), "standard-number")
    if end := read_called(page, start, before, after):
        return end
    for following, pattern, reason in _BY_NEXT:
        if after and after in following and (match := pattern.match(text, start)):
            return page.other(start, match.end(), reason)
    if after.isascii() and after.isalpha():
        return _before_letters(page, start)
    return 0


def _after_letters(page: Page, start: int, before: str) -> int:
    """Digits that follow letters (PM2.5, GB/T 9704-2012, v2.0), unless these are a currency."""
    text = page.plain
    head = _LETTERS.search(text, max(page.done, start - 40), start)
    if head is None or not any(c.isalpha() for c in head[0]):
        return 0
    if head[0].upper().endswith(_MONEY):
        return 0
    tail = _TOKEN.match(text, start)
    end = tail.end() if tail else start + 1
    if _INDICATOR.search(text, head.start(), start) and _counts(text, start, end):
        return 0
    standard = _STANDARD.search(text, max(0, start - 10), start)
    if standard and text[end : end + 1] in ("—", "－") and text[end + 1 : end + 5].isdigit():
        end += 5
    return page.other(head.start(), end, "standard-number" if standard and end - start > 2 else "code")


def _counts(text: str, start: int, end: int) -> bool:
    """Whether plain digits are followed by a unit, as behind an indicator's name: GDP328.6亿元."""
    digits = _AMOUNT.fullmatch(text, start, end)
    if (
        digits
        and digits[0].endswith(".0")
        and "\u4e00" <= text[end : end + 1] <= "\u9fff"
        and len(digits[0]) < 5
    ):
        return False  # DRG2.0分组
    return bool(digits) and (text[end : end + 1] in "%％‰万亿" or bool(unit_words().at(text, end)))


def _before_letters(page: Page, start: int) -> int:
    """Digits that letters follow (5G, 3D, 12AB), unless these are a unit (5kg)."""
    text = page.plain
    tail = _TOKEN.match(text, start)
    if tail is None:
        return 0
    letters = _DIGITS.match(text, start)
    place = letters.end() if letters else start
    word = unit_words().at(text, place)
    after = text[place + len(word) : place + len(word) + 1]
    if word and not (after.isascii() and after.isalnum()) and after not in ("级", "景"):
        return 0
    if _TIMES.fullmatch(text, start, tail.end()):
        return 0
    return page.other(start, tail.end(), "code")
