"""Chinese numbers that what stands right behind them shows to name: 3号楼, 7×24, 12·4, 303路公交, 2#锅炉, 3—6年级."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.page import Page

_ROOM = re.compile(
    r"[0-9]{1,4}(?:(?:[-—－~～〜至到]|——)[0-9]{1,4}号(?=[闸桩楼机井桥泵炉线门窗柜点岗仓罐塔坝孔车船])[\u4e00-\u9fff]|号(?:楼|院|门|库|机组|线|馆|厅|井|桥|桩|窗口|泵|炉|站台|公告|令|文件?|台风|住宅楼|教学楼|厂房|地块|路|公路|店|矿|车间|码头|平台|渠|闸|孔|塔|坝|仓|罐|柜|点|岗|卡口|会议室|信箱|商铺|车|船|工程|通知|决议|议案|建议|提案)?"
    r"|室|单元|房(?![间屋])|(?:栋|幢|座)[0-9A-Z]{1,4}(?:单元|室|号|层|楼|房)|弄)(?:[0-9]{1,4}(?:单元|室|号|楼|层|会议室|办公室|教室|房间|房|窗口)?){0,3}|[0-9]{2,4}(?:会议室|办公室|教室|房间|病房|窗口|库房|展厅|诊室|机位|登机口|包厢|宿舍|寝室)(?:[0-9]{1,3}[排列架柜格座床])*|[0-9]{1,3}排[0-9]{1,3}(?:座|号|架|列|柜|格|层)"
)
_FLOOR = re.compile(r"[0-9]{1,2}楼")
_SUM = re.compile(r"[0-9NnXx](?:[0-9.]*)(?: ?[+＋] ?[0-9NnXx][0-9.]*){1,8}(?![0-9])")
_PRODUCT = re.compile(r"[0-9]+(?:\.[0-9]+)? ?[×xX*✕] ?[0-9]+(?:\.[0-9]+)?(?:小时|服务)?")
_EVENT = re.compile(r"[0-9]{1,2}[·・•‧∙][0-9]{1,2}(?![0-9])")
_VERSION = re.compile(
    r"[0-9]+(?:\.[0-9]+){0,3}(?:版(?![本面块])|\.0时代)|[0-9]+\.0(?=时代|升级|模式|工程)|[0-9]+(?:\.[0-9]+){2,5}"
)
_SERVICE = re.compile(
    r"1(?:10|19|20|22)(?=接|出车|出诊|出警|受理|转运|派车|调派|值班|处警|救护|报|指挥|联动|急救|出警|警|平台|中心|热线|电话|“|[、或和及](?:1(?:10|19|20|22)|1[02][0-9]{3})(?![0-9]))"
)
_COHORT = re.compile(r"[06-9][05]后(?![方续勤备来者])")
# 四组组长, 3组组员: a group by its number.
_NAMED = re.compile(
    r"[0-9]{1,5}(?=次列车)|[0-9]{1,4}(?=国道|省道|县道|乡道|团场|厂区|大街|强(?:企业|县|镇|村|市|区|榜|民|品牌|[，。、；”）\n0-9]|$)|组(?=组长|组员|村民|居民|片区)|届|(?<=20[0-9][0-9])级|(?<=2[0-9][0-9][0-9])班(?!次|组)|级(?:新生|学生|本科|硕士|专业|毕业|校友|学员)|机场|航班|次列车|路公交|路车|号文|医院(?![0-9]))"
)
# 303路、5路公交车: lines and not a count of roads.
_LINES = re.compile(r"(?:公交|线路|快线|专线|班线|客流|站台?|首末班|乘)[^。；]*$")
_LINE = re.compile(r"[0-9]{1,4}路(?=[、，。；和及与或（(）)首末全]|$)")
_BUSES = re.compile(r"[0-9]{1,4}路(?=(?:[、和及或与][A-Z]?[0-9]{1,4}路){0,8}(?:等)?(?:公交|车|线路|巴士))")
_CHAIN = re.compile(r"[0-9]+(?:-[0-9A-Za-z]+){2,12}")
_HOTLINE = re.compile(r"[0-9]{3,8}(?=[\u4e00-\u9fff”]{0,4}?(?:热线|专线|客服))|[0-9]{5}(?=电话|网站|网)")
# 2#锅炉, 404错误, 3—6年级, 12公里加300米处.
_HASH = re.compile(r"[0-9]{1,4}[#＃](?=[\u4e00-\u9fff])")
_STATUS = re.compile(r"[1-5][0-9]{2}(?=错误|报错|状态码|响应码|异常)")
_GRADES = re.compile(r"[0-9]{1,2}(?:(?:[、至到—\-－~～]|——)[0-9]{1,2}){0,6}年级")
_ALONG = re.compile(r"[0-9]{1,4}公里(?:加|[+＋])[0-9]{1,3}米?")
# 3车12号下铺, 443、8080端口, 3.15、12.4等宣传日, 编号001—120号.
_COACH = re.compile(r"[0-9]{1,2}车厢?[0-9]{1,3}号")
_PORTS = re.compile(r"[0-9]{2,5}(?:[、和及][0-9]{2,5}){0,4}端口(?!交换|设备|数)")
_DAY_OF = re.compile(
    r"(?:1[0-2]|[1-9])[.．](?:3[01]|[12][0-9]|[1-9])(?![0-9.%％])(?=[”’]?(?:[、和及][“‘]?[0-9]{1,2}[.．][0-9]{1,2}[”’]?){0,5}等?(?:宣传|消费者|维权|国际|世界|全国|禁毒|宪法|法制|主题|活动日|纪念日|消防|植树|专项|专案|事故|火灾|坍塌|爆炸))"
)
_ZERO_SPAN = re.compile(r"0[0-9]{1,5}(?:[-—–～~至到]|——)[0-9]{1,6}(?:号|(?=[，。、；）]|$))")
_DOI = re.compile(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]{1,60}")
_FEEDER = re.compile(r"[0-9]{3,4}线(?!路|程)")  # 10千伏912线
_VOLTS_FEEDER = re.compile(r"[0-9]{2,3}千伏[0-9]{3,4}线(?!路|程)")
_NOTICE = re.compile(r"[12][0-9]{3}年第[0-9]{1,5}号")  # 公告2024年第167号
_BOND = re.compile(r"[0-9]{2}[\u4e00-\u9fff]{2,6}0[0-9](?![0-9])")  # 25青禾01
_PAPER = re.compile(r"(?:8|16|32|64)开(?![业工始展通放发设会门])")
_PORT_HINT = "端、和及"
# The character behind the first digits → the number, the reason.
_BY_NEXT = (
    ("车", _COACH, "room"),
    (_PORT_HINT, _PORTS, "code"),
    (".．", _DAY_OF, "event-name"),
    (".", _DOI, "code"),
    ("线", _FEEDER, "name"),
    ("年", _NOTICE, "document-number"),
    ("千", _VOLTS_FEEDER, "name"),
    ("开", _PAPER, "name"),
    ("-—–～~至到", _ZERO_SPAN, "code"),
    ("#＃", _HASH, "code"),
    ("错报状响异", _STATUS, "code"),
    ("至到-—－~～、年", _GRADES, "ordinal"),
    ("公", _ALONG, "code"),
    ("接出受转派调值处救报指联急出警平中热电“、或和及", _SERVICE, "phone"),
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
    ("国省县乡团厂大强届级机航次路号医组班", _NAMED, "name"),
)


@cache
def _by_next() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """The character behind the first digits → the patterns to try, in order."""
    table: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for chars, pattern, reason in _BY_NEXT:
        for char in chars:
            table.setdefault(char, []).append((pattern, reason))
    return {char: tuple(found) for char, found in table.items()}


def read_behind(page: Page, start: int, stop: int, after: str) -> int:
    """The end of the number at `start` that the character `after` its first digits shows to name, recorded; 0 when it is none.

    `stop` is the end of those digits.
    """
    text = page.plain
    if stop - start == 2 and after >= "\u4e00" and (bond := _BOND.match(text, start)):
        return page.other(start, bond.end(), "code")
    for pattern, reason in _by_next().get(after, ()):
        if match := pattern.match(text, start):
            return page.other(start, match.end(), reason)
    if (
        after == "路"
        and (match := _LINE.match(text, start))
        and _LINES.search(text, max(0, start - 24), start)
    ):
        return page.other(start, match.end(), "name")
    return 0
