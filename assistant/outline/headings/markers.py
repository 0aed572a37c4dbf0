"""The number that a line begins with: 一、 （一） 1. （1） ① 第一章 1.1, and the dirt found in the wild.

A marker is only what looks like a number of a heading. What is plainly part of a sentence (1.2亿元,
（一）中所述, 二、三季度) is refused here; what could be either is left to `judge`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.figures import parse_number

# Ranks from the top of the page down: what a heading of one kind may stand beneath.
RANKS = {
    "part": 0,
    "chapter": 1,
    "zh": 2,
    "zh-paren": 3,
    "num": 4,
    "bare": 4,
    "decimal": 4,
    "num-paren": 5,
    "num-half": 5,
    "circle": 6,
}
STRONG = frozenset({"part", "chapter", "zh", "zh-paren"})

_ZH = "一二三四五六七八九十百〇零"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE_DIGIT = re.compile("[０-９]")
_STARTS = frozenset(_ZH + "0123456789０１２３４５６７８９第（(")
_SIGNS = {  # one character that is a whole number with its marks: kind, first code point, how many
    "circle": ((0x2460, 20), (0x2776, 10)),
    "num-paren": ((0x2474, 20),),
    "num": ((0x2488, 20),),
    "zh-paren": ((0x3220, 10),),
}
_PATTERNS = (
    (
        "part",
        re.compile(
            rf"第\s*([{_ZH}]{{1,5}}|\d{{1,2}})\s*(?:部\s*分|章|编|篇)(?:\s*[、：:]|\s+|(?=[^\s的和与及至、，]))"
        ),
    ),
    (
        "chapter",
        re.compile(rf"第\s*([{_ZH}]{{1,5}}|\d{{1,2}})\s*节(?:\s*[、：:]|\s+|(?=[^\s的和与及至、，课]))"),
    ),
    ("zh", re.compile(rf"([{_ZH}]{{1,5}})\s*(?:、|[．.](?![{_ZH}]))")),
    ("zh-paren", re.compile(rf"[（(]\s*([{_ZH}]{{1,5}})\s*[)）]\s*[、.．]?")),
    ("num-paren", re.compile(r"[（(]\s*(\d{1,2})\s*[)）]\s*[、.．]?")),
    ("decimal", re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})(?!\d)(?:[.．、](?!\d))?")),
    ("num", re.compile(r"(\d{1,2})\s*(?:[.．、](?!\d)|[.．、](?=(?:19|20)\d\d\s*(?:年|[A-Z]))|[.．]\s+)")),
    ("num-half", re.compile(r"(\d{1,2})\s*[)）]")),
    ("bare", re.compile(r"(\d{1,2})(?=[ \t\u3000]+\S)")),
)

# The rest of a line that shows its beginning to be no heading's number.
_CITED = re.compile(
    r"(?:中|项|款|条|目|类|点|部分)?(?:所[述列指称规提说]|规定|明确的|提到|提出的|列举)"
    r"|[项款条目点](?:[、，,和与至的中内]|工作中)|部分[的中所]|中(?:的|，|,|第)"
    r"|(?:[、，,]|和|与|及|或|至|到|—|-|～|~)?\s*[（(][一二三四五六七八九十\d]{1,3}[)）]|(?:和|与|及|至)第|[，。；：！？）)]"
)
_LISTED = re.compile(
    rf"(?P<last>[{_ZH}]{{1,3}})(?:\s*[、和与及至到或，,]\s*[{_ZH}]|(?P<counted>季度|月份?|级|类|期|车间|[班组号线楼等批届轮区街队产师连排营院厂]))"
)
_UNIT = re.compile(
    r"\s*(?:[万亿千百‰%％°℃]|个百分点|成(?!效|果|立|绩|熟|本|员|就|为)|倍|元|吨|公里|千米|平方|立方|亩|公顷|米(?!饭)"
    r"|小时|分钟|天(?!然|气)|年(?!度|报)|月|日(?!常)|号|时|GB|MB|kg|km|m(?!\w)|℃)"
)
_COUNTER = re.compile(
    r"个(?!人|体|别|性)|家(?!庭|长|属)|[户次件](?!籍|数)|人(?!才|员|民|大|力|社|口|均|事)|名(?!单|称|录|词)|项(?!目)|处(?!理|置|罚|级)"
    r"|起(?!草|诉|因|步)|条(?!件|例)|所(?!有|在|属)|[间台座篇份批支辆只位届场月日年号岁期季级等类](?!\S?(?:度|目|式|型|持|部|准|复|时|限|账|风|额))"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a line: `text` as written, `end` the offset behind it and behind blanks.

    `doubtful`: 二、三季度…, which may be one of a list of numbers or a title in its place.
    """

    kind: str
    ordinals: tuple[int, ...]
    text: str
    end: int
    doubtful: bool = False


def read_marker(content: str) -> Marker | None:
    """The number that the content of a line begins with, or None; never raises."""
    if not content or not _may_begin(content[0]):
        return None
    if sign := _sign(content):
        return sign
    wide = _WIDE_DIGIT.search(content, 0, 24)
    plain = content[:24].translate(_WIDE) + content[24:] if wide else content
    for kind, pattern in _PATTERNS:
        if match := pattern.match(plain):
            marker = _marker(kind, match, content)
            rest = content[marker.end :] if marker else ""
            if marker and not _refused(marker, rest, match.end() < marker.end):
                return replace(marker, doubtful=True) if kind == "zh" and _goes_on(marker, rest) else marker
            if kind != "decimal":
                return None
    return None


def _may_begin(char: str) -> bool:
    """Whether a number can begin with this character: most lines are ruled out by it."""
    return char in _STARTS or "\u2460" <= char <= "\u277f" or "\u3220" <= char <= "\u3229"


def _sign(content: str) -> Marker | None:
    code = ord(content[0])
    for kind, blocks in _SIGNS.items():
        for first, count in blocks:
            if first <= code < first + count:
                rest = content[1:].lstrip(" \t\u3000、.．")
                cited = _CITED.match(rest) is not None
                return (
                    None if cited else Marker(kind, (code - first + 1,), content[0], len(content) - len(rest))
                )
    return None


def _marker(kind: str, match: re.Match[str], content: str) -> Marker | None:
    ordinals = []
    for part in re.split(r"[.．]", match[1]):
        value = parse_number(part)
        if value is None or not 0 < value < 100:
            return None
        ordinals.append(int(value))
    end = match.end()
    while end < len(content) and content[end] in " \t\u3000\xa0":
        end += 1
    return Marker(kind, tuple(ordinals), content[: match.end()].rstrip(), end)


def _refused(marker: Marker, rest: str, spaced: bool) -> bool:
    """Whether what follows shows that the number belongs to a sentence, a date or an amount."""
    if not rest:
        return False
    match marker.kind:
        case "zh":
            listed = _LISTED.match(rest)
            cited = _CITED.match(rest) is not None and rest[0] not in "项款条目类点部中"
            return cited or (listed is not None and not listed["counted"])
        case "zh-paren" | "num-paren" | "part" | "chapter":
            return _CITED.match(rest) is not None
        case "decimal":
            return bool(_UNIT.match(rest)) or (
                not spaced and bool(_COUNTER.match(rest)) and marker.text[-1:] not in "、.．"
            )
        case "bare":
            return bool(_UNIT.match(rest) or _MONTH.match(rest) or rest[0].isdigit() or _COUNTER.match(rest))
        case _:
            dated = re.match(r"(?:19|20)\d\d\s*(?:年|[A-Z])", rest)
            return (rest[0].isdigit() and not spaced and not dated) or (
                bool(_CITED.match(rest)) and rest[0] in "，。；：！？）)、"
            )


def _goes_on(marker: Marker, rest: str) -> bool:
    """二、三季度 may count two quarters; 一、二、三车间 surely lists, 一、三个方面的成效 surely does not."""
    match = _LISTED.match(rest)
    return match is not None and parse_number(match["last"]) == marker.ordinals[0] + 1
