"""Chinese numbers that are announced as names by what stands before them: 电话：8234567, 附件1, 案卷号0045, B区5栏."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.labelled import read_labelled
from assistant.figures.find.page import Page
from assistant.figures.lexicon import unit_words

_CALL = re.compile(
    r"(?:电话|内线|分机|热线|手机|传真|拨打|联系方式|邮编|邮政编码|账号|帐号|编号|文号|证号|代码|编码|科目|凭证|单号|票号|车牌|学号|考号|货号|股号|条码|序列号|合同号|号码|尾号|密码|口令|页码|信箱|群号|房号|门牌|床号|船号|呼号|QQ|微信|工号|卡号|户号|案号|批号|型号|桩号|批次号|目录号|案卷号|全宗号|卷号|档号|件号|标段号|楼号|税号|税则号列|品目|会议号|工单|订单|运单|提单|发票|端口|机房|座位|代号|专户|网址|域名|货位|库位|频道|频点|槽位|宗地|图斑|图幅)[^，。；0-9]{0,4}(?<![率量度数比])$"
)
# One character of each word of _CALL and _ROAD: most windows hold none, and the long pattern is not tried.
_CALL_HINT = re.compile(
    "[话线机真拨式编号码证QＱ信卡桩道班次专工户案批型代文目牌令箱单票口房址名位道点地斑幅]"
)
_CALLED = re.compile(r"[0-9]{4}(?:\.[0-9]{2,4}){1,3}(?![0-9])|[0-9][0-9A-Za-z\-— ]{0,30}(?![0-9万亿千百十])")
# 附件1, 见表3, （图2）: a number that no unit follows and that names a piece of writing.
_PIECE = re.compile(
    r"(?:附件|附表|附图|附录|专栏|专题|案例|选项|序号|合同包|标段|方案|情形|图表|(?:^|[见如及和与至到、，。；：（(\n页条章节款])(?:表|图|例|式|注))$"
)
_PIECE_HINT = frozenset("件表图录栏题例项号包段案形式注")
# Before such a sign nothing is announced.
_APART = frozenset("，。；0123456789")
_CALLERS = frozenset("№＃")
_CLOSERS = frozenset("”’」》")
_PIECE_NUMBER = re.compile(r"[0-9]{1,3}(?:[-—–.][0-9]{1,3}){0,2}(?![0-9.,%％‰万亿千百十余多倍+×])")
# 会议号486 221 907, 案卷号0045: what stands right after 号 is called by it.
_NUMBERED = re.compile(r"[^\W0-9A-Za-z_第零一二三四五六七八九十百千]号[:：为是]?$")
_GROUPS = re.compile(r"[0-9]{2,6}(?:[ -][0-9]{2,6}){1,5}(?![0-9])")
# 202511-0087
_ZEROED = re.compile(r"[0-9]{4,}-0[0-9]+(?![0-9])")
# B区5栏, C区12排: a place in a yard.
_YARD = re.compile(r"[A-Z][区座]?$")
_YARD_NUMBER = re.compile(r"[0-9]{1,3}[栏排列柜架座床号垄垛跨层](?:[0-9]{1,3}[架列柜格层座号])?")
# 30°12′
_DEGREES = re.compile("°$")
_ARC_MINUTES = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,4})?[′'″]")
# Wi-Fi 6, iPhone 15: a name with small and great letters.
_MIXED = re.compile(r"(?<![A-Za-z])(?=[A-Za-z-]*[a-z])(?=[A-Za-z-]*[A-Z])[A-Za-z-]{3,} $")
# VLAN 100; an index (PMI 51, AQI 86) is measured.
_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9])(?!PMI|CPI|PPI|AQI|GDP|BMI|HDI|UVI|GPA|SCI|EI |API|RMB|USD|EUR|GBP|CNY|HKD|JPY)[A-Z]{2,6} $"
)
_WHOLE = re.compile(r"[0-9]{1,4}(?=[，。、；）和及与隔]|$)")
_PLAIN = re.compile(r"[0-9]{1,4}(?![0-9.,%％‰万亿千百]|[-—~～至到][0-9])")
# “两优1108”: a name in quotation marks that ends with its number.
_VARIETY = re.compile(r"[“‘「《][\u4e00-\u9fff]{1,5}$")
# 七年级3班, 高三2班: a class and not a count of them.
_CLASS = re.compile(r"(?:年级|[高初][一二三])$")
_CLASS_NUMBER = re.compile(r"[0-9]{1,2}班")
_CHAINS = ("、", "和", "或", "及", "与")
_CHAINED = re.compile(r"[0-9]{1,6}(?=[、，。；）和或及与]|$)")
_ROAD = re.compile(r"(?:国道|省道|县道|航班|车次|列车|专线)$")
_ROAD_NUMBER = re.compile(r"[0-9]{1,5}(?![0-9.])")
_GOES_ON = re.compile(r"[.,][0-9]|[余多+]")
# Y两优900, 郑单958: a variety of a crop.
_VARIETY_NAME = re.compile(r"[A-Z\u4e00-\u9fff][\u4e00-\u9fff]?[优单杂糯占丰]$")
_VARIETY_NUMBER = re.compile(r"[0-9]{2,4}(?=[、，。；和及与推种播平亩）”]|$)")
# B座305, 3号楼1204
_BUILDING = re.compile(r"(?:[A-Z东西南北主副前后]|[0-9]号?)(?:座|栋|幢|楼|馆)$")
_BUILDING_ROOM = re.compile(r"[0-9]{3,4}(?=[，。、；）\s会办教病诊室房的]|$)")
# 电话6688123转805
# 天成大厦16层 is a place; 建成大楼16层 counts.
_TOWER = re.compile(r"(?:^|[^建高共设有])[\u4e00-\u9fff]{2}(?:大厦|广场|商厦|国际|中心)[A-Z]?座?$")
_STOREY = re.compile(r"[0-9]{1,3}层")
_SWITCHED = re.compile(r"[0-9）]转$")
_EXTENSION = re.compile(r"[0-9]{1,6}(?![0-9.,万亿%])")
# 碳14, 铀235: an element and its mass.
_ISOTOPES = "碳铀钚碘钴铯锶氦氘氚镭钍氡锝镅钋锎氧氮磷硫铱镓氟铊镥钇"
_ISOTOPE = re.compile(r"(?<![低降零减含脱固增产排])[" + _ISOTOPES + "]$")
_MASS = re.compile(
    r"[0-9]{1,3}(?=测|年代|法|富集|标记|污染|检测|示踪|治疗|显像|、|和|及|与|等|的|同位素|放射|浓缩|粒子|元素|。|，|；|）|源|衰变)"
)
# 乘16路或地铁2号线
_RIDDEN = re.compile(
    r"(?:乘坐?|搭乘?|坐|公交车?|换乘|转乘|途经|改乘)(?:[0-9A-Z]{1,4}路?(?:[、和或及]|或者))*$"
)
_BUS = re.compile(r"[0-9]{1,4}路")
# The character before → pattern before, how far it reaches back, the number, the reason.
_BY_BEFORE = (
    ("号为是：:", _NUMBERED, 4, _GROUPS, "code"),
    ("ABCDEFGH区", _YARD, 2, _YARD_NUMBER, "room"),
    ("座栋幢楼馆", _BUILDING, 4, _BUILDING_ROOM, "room"),
    ("室座", _YARD, 2, _YARD_NUMBER, "room"),
    ("厦场际心座ABCDE", _TOWER, 9, _STOREY, "room"),
    ("转", _SWITCHED, 4, _EXTENSION, "phone"),
    (_ISOTOPES, _ISOTOPE, 2, _MASS, "name"),
    ("乘坐搭公交经或、和及路转换站", _RIDDEN, 10, _BUS, "name"),
    ("优单杂糯占丰", _VARIETY_NAME, 5, _VARIETY_NUMBER, "name"),
    ("级一二三", _CLASS, 2, _CLASS_NUMBER, "name"),
    ("°", _DEGREES, 1, _ARC_MINUTES, "code"),
    (" ", _MIXED, 16, _PLAIN, "name"),
    (" ", _CAPITALS, 8, _WHOLE, "name"),
)


@cache
def _by_before() -> dict[str, tuple[tuple[re.Pattern[str], int, re.Pattern[str], str], ...]]:
    """The character before a number → what to try for it, in order."""
    table: dict[str, list[tuple[re.Pattern[str], int, re.Pattern[str], str]]] = {}
    for chars, ahead, reach, number, reason in _BY_BEFORE:
        for char in chars:
            table.setdefault(char, []).append((ahead, reach, number, reason))
    return {char: tuple(found) for char, found in table.items()}


def read_called(page: Page, start: int, before: str, after: str) -> int:
    """The end of a number that the words before it announce as a name, recorded; 0 when it is none.

    `before` is the character before it, `after` the one behind its first digits.
    """
    text = page.plain
    if before in _CALLERS:
        return page.other(start, _called_end(text, start), "code")
    if after == "-" and (match := _ZEROED.match(text, start)):
        return page.other(start, match.end(), "code")
    if after in _CLOSERS and _VARIETY.search(text, max(0, start - 8), start):
        return page.other(start, text.index(after, start), "name")
    for ahead, reach, number, reason in _by_before().get(before, ()):
        if (found := number.match(text, start)) and ahead.search(text, max(0, start - reach), start):
            return page.other(start, found.end(), reason)
    if (before in _PIECE_HINT and (end := _piece(page, start))) or (end := read_labelled(page, start)):
        return end
    return _called(page, start, before)


def _piece(page: Page, start: int) -> int:
    """The number of an annex, a table or a figure in the text: 附件1, 见表3; 附件3份 counts."""
    text = page.plain
    number = _PIECE_NUMBER.match(text, start)
    if number is None or not _PIECE.search(text, max(0, start - 4), start):
        return 0
    return 0 if unit_words().at(text, number.end()) else page.other(start, number.end(), "reference")


def _also_called(page: Page, start: int) -> int:
    """The end of a number that goes on a chain of such: 尾号1和6、2和7; 0 when it counts or none goes before."""
    before = page.others[-1] if page.others else None
    if (
        before is None
        or before.reason not in ("phone", "code", "reference")
        or not 0 < start - before.end < 3
    ):
        return 0
    number = _CHAINED.match(page.plain, start)
    if number is None or page.plain[before.end : start] not in _CHAINS:
        return 0
    return page.other(start, number.end(), "code")


def _called_end(text: str, start: int) -> int:
    match = _CALLED.match(text, start)
    return match.end() if match else start + 1


def _called(page: Page, start: int, before: str) -> int:
    """A number announced as one to call or to look up: 电话：8234567."""
    text = page.plain
    if end := _also_called(page, start):
        return end
    if before in _APART:
        return 0
    window = max(0, start - 12)
    if not _CALL_HINT.search(text, window, start):
        return 0
    if text.find("道", window, start) >= 0 and _ROAD.search(text, window, start):
        match = _ROAD_NUMBER.match(text, start)
        return page.other(start, match.end(), "name") if match else 0
    if not _CALL.search(text, window, start):
        return 0
    match = _CALLED.match(text, start)
    if match is None or (
        not match[0].rstrip(" -—").replace(".", "").replace(" ", "").isalnum() and "-" not in match[0]
    ):
        return 0
    end = start + len(match[0].rstrip(" -—"))
    if read_unit(text, end, spaced=False) or _GOES_ON.match(text, end):
        return 0
    return page.other(start, end, "phone" if end - start <= 13 else "code")
