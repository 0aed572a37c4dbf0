"""The parts around the text: title, recipient, salutation above it; closing, signature and date below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.language import Language, Said
from assistant.outline.adoption import read_adoption
from assistant.outline.formulas import is_closing
from assistant.outline.learn.head import NUMBER, Head, find_head
from assistant.outline.learn.model import Remark

_STOP = re.compile(r"[。！？；]")
_LEAD = re.compile(r"如下|现将|汇报|报告如|通知如|以下")
_SALUTED = re.compile(
    r"(?:各位|尊敬的|同志们|代表们|朋友们|Dear\b|Ladies\b)|(?:主任|代表|委员|领导|同志们?)[:：]\Z", re.I
)
_YEAR = r"(?:(?:19|20|XX|xx|××)[\dXx×]{0,2}|[二〇○零一三四五六七八九]{4})\s*年"
_DATE = rf"{_YEAR}\s*[\dXx×一二三四五六七八九十]{{1,3}}\s*月(?:\s*[\dXx×一二三四五六七八九十]{{1,3}}\s*日)?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE_LINE = re.compile(
    rf"[（(]?\s*(?:{_DATE}|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}})\s*[）)]?"
)
_SIGNED_AND_DATED = re.compile(rf"(?P<organ>\S{{2,40}}?)\s*(?P<date>{_DATE})")
_ATTACHED = re.compile(
    r"(?:附件?\s*\d{0,2}\s*[:：]|抄送\s*[:：]|[（(](?:联系人|此件)|联系(?:人|电话)\s*[:：]|(?:Attachments?|Annex|cc)\s*:)",
    re.I,
)
# The foot of an official paper (版记; GB/T 9704-2012, 7.4): who gets a copy, who had it printed and when.
_COPIES = re.compile(r"抄\s*送\s*[:：]\s*(\S.{1,300})")
_IMPRINT = re.compile(
    rf"(?P<organ>[\u3400-\u9fff、（）()]{{2,40}}?)?\s*{_DATE}\s*印发?|[（(]?共印\s*\d{{1,6}}\s*份[）)]?"
)
_LISTED = re.compile(r"\d{1,2}[.．、]\s*\S{2,40}[^。；]")
_ORGAN = re.compile(
    r"(?:局|政协|人大|工会|团委|妇联|办|办公室|委员会|委|政府|厅|公司|中心|院|校|会|队|站|部|处|科|所|集团|支部|党委|党组|工委|组|乡|镇|街道|村|社区|馆|大学|学院|医院|银行|厂)[）)]?\Z"
    r"|\b(?:Office|Council|Department|Team|Committee|Board|Agency|Ministry|Unit|Directorate|Group|Ltd|Inc|Authority|Service|Bureau|Secretariat)\.?\Z"
)
# Who signs in person: 县长　　张三 (GB/T 9704-2012, 7.3.5.3).
_HAND = re.compile(
    r"(?P<post>(?:代理?)?(?:[省市县区州旗镇乡局厅部院校处]长|主席|主任|总经理|董事长|会长|总理))\s*[\u3400-\u9fff·]{2,4}"
)
_TO = re.compile(r"To:?\s+(?P<name>[^.]{2,100}?)[:,]?")
_STOP_EN = re.compile(r"\ADear\b|[.!?](?:\s|\Z)")
_OPEN_END = re.compile(r"(?:[,:–—-]|\b(?:of|and|for|the|in|on|to|from|by|with|a|an|at))\Z", re.I)
_TITLE_END = re.compile(
    r"(?:报告|总结|方案|请示|通知|函|纪要|通报|通告|公告|公报|意见|批复|讲话|讲话稿|汇报|材料|决定|决议|议案|命令|情况|计划|要点|办法)(?:（[^（）]*）)?\Z"
)


@dataclass
class Ends:
    """What stands around the text, by its keys in a brief; `start` and `stop` are the offsets between which the text is."""

    title: str = ""
    recipient: str = ""
    salutation: str = ""
    closing: str = ""
    author: str = ""
    signer_post: str = ""
    date: str = ""
    copies_to: str = ""
    issued_by: str = ""
    adopted: str = ""
    start: int = 0
    stop: int = 0
    head: Head = field(default_factory=Head)
    remarks: list[Remark] = field(default_factory=list)


def find_ends(text: str, body: int, language: Language) -> Ends:
    """The parts around the text; the first heading begins at offset `body` (the length where there is none)."""
    ends = Ends(stop=len(text))
    _front(text, body, ends)
    _end(text, min(body, len(text)) if body < len(text) else ends.start, ends, language)
    return ends


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    """Offsets and words of every line that is not empty."""
    found, at = [], start
    for line in text[start:stop].splitlines(keepends=True):
        if (words := line.strip()).strip("# "):
            found.append((at, at + len(line), words))
        at += len(line)
    return found


def _front(text: str, body: int, ends: Ends) -> None:
    lines = _lines(text, 0, body)
    ends.head = find_head([words for _, _, words in lines])
    ends.remarks += ends.head.remarks
    if ends.head.lines:
        ends.start = lines[ends.head.lines - 1][1]
    last_title = -2
    lines = lines[ends.head.lines :]
    above = [words.lstrip("# ").strip() for _, _, words in lines]
    for index, (_, end, words) in enumerate(lines):
        plain = words.lstrip("# ").strip()
        if NUMBER.fullmatch(plain):
            _left_out(ends, "document-number", plain)
        elif note := read_adoption(plain) if ends.title else None:
            ends.date, ends.adopted = ends.date or note.date, note.by
        elif _DATE_LINE.fullmatch(plain):
            ends.date = ends.date or plain.strip("（）()")
        elif not ends.title and (_is_title(words, plain) or _is_cut(above[index : index + 2])):
            ends.title, last_title = plain, index
        elif index == last_title + 1 and _goes_on(ends.title, plain):
            ends.title, last_title = ends.title + plain, -2
        elif index == last_title + 1 and _runs_over(ends.title, plain, above[index + 1 : index + 2]):
            ends.title, last_title = f"{ends.title} {plain}", -2
        elif not _addressed(plain, ends) and not _byline(plain, ends, index):
            return
        ends.start = end


def _is_title(words: str, plain: str) -> bool:
    if words.startswith("#"):
        return True
    if len(plain) > 80 or _STOP.search(plain) or plain[-1] in "：:，,":
        return False
    return not (plain.isascii() and (plain[-1] in ".!?" or len(plain.split()) > 16))


def _goes_on(title: str, plain: str) -> bool:
    """A title set in several lines: the first is no whole title, the last ends as titles do."""
    if _STOP.search(plain) or len(plain) > 30 or plain[-1] in "：:":
        return False
    return not _TITLE_END.search(title) and _TITLE_END.search(plain) is not None


def _runs_over(title: str, plain: str, below: list[str]) -> bool:
    """A title in Latin letters that went over the line: it stops in the middle, or the addressee follows."""
    if not title.isascii() or len(plain) > 80 or _STOP_EN.search(plain) or _TO.fullmatch(plain):
        return False
    return _OPEN_END.search(title) is not None or bool(below and _TO.fullmatch(below[0]))


def _is_cut(lines: list[str]) -> bool:
    """The first of a title's two lines that stops at a comma or a colon, as no title does by itself."""
    if len(lines) < 2 or not lines[0].isascii() or len(lines[0]) > 80 or _STOP_EN.search(lines[0]):
        return False
    return lines[0][-1] in ",:" and len(lines[0].split()) > 2 and _runs_over(lines[0], lines[1], [])


def _addressed(plain: str, ends: Ends) -> bool:
    """Takes a recipient or a salutation."""
    if match := _TO.fullmatch(plain):
        if not ends.recipient:
            ends.recipient = match["name"]
            return True
        return False
    if plain[-1] not in "：:," or len(plain) > 100 or _STOP.search(plain) or _LEAD.search(plain):
        return False
    if _SALUTED.search(plain):
        ends.salutation = ends.salutation or plain
        return True
    if plain[-1] == "," or ends.recipient or plain.isascii():
        return False
    ends.recipient = plain.rstrip("：:")
    return True


def _byline(plain: str, ends: Ends, index: int) -> bool:
    """The organ that signs may stand under the title instead of below the text."""
    signed = len(plain) <= 30 and _ORGAN.search(plain) and not re.search(r"[，。；：！？,.;:]", plain)
    if index and ends.title and not ends.recipient and not ends.author and signed:
        ends.author = plain
        return True
    return plain.startswith("——") and len(plain) <= 60


def _end(text: str, start: int, ends: Ends, language: Language) -> None:
    lines = _lines(text, max(start, ends.start), len(text))
    below = ""  # what the line below was
    for at, _, words in reversed(lines[-14:]):
        plain = words.lstrip("# ").strip()
        listed = _LISTED.fullmatch(plain) is not None and _attached_above(lines, at)
        kind = "attached" if listed else _role(plain, below, ends, language)
        if not kind:
            break
        below, ends.stop = kind, at
    if not ends.closing:
        _closing_in_text(text, max(start, ends.start), ends)


def _role(plain: str, below: str, ends: Ends, language: Language) -> str:
    """What a line at the end is, and takes it; empty where the text has been reached."""
    if imprint := _IMPRINT.fullmatch(plain):
        ends.issued_by = (imprint["organ"] or "").strip()
        return "attached"
    if copies := _COPIES.fullmatch(plain):
        ends.copies_to = copies[1].rstrip("。")
        return "attached"
    if _ATTACHED.match(plain):
        _left_out(ends, "attachment", plain)
        return "attached"
    if below != "closing" and _DATE_LINE.fullmatch(plain):
        ends.date = plain.strip("（）() ")
        return "dated"
    both = _SIGNED_AND_DATED.fullmatch(plain) if below in ("", "attached") and len(plain) <= 60 else None
    if both and not _STOP.search(both["organ"]) and _ORGAN.search(both["organ"]):
        ends.author, ends.date = both["organ"], both["date"]
        return "signed"
    if below != "closing" and is_closing(plain, language):
        ends.closing = plain
        return "closing"
    if below == "dated" and (hand := _HAND.fullmatch(plain)) and not _ORGAN.search(plain):
        ends.signer_post = hand["post"]
        _left_out(ends, "signer", plain)
        return "signed"
    short = len(plain) <= 60 and not re.search(r"[。！？；：:，,%\d]|[.]\Z", plain)
    if below != "signed" and short and (_ORGAN.search(plain) or (below == "dated" and len(plain) <= 40)):
        ends.author = plain
        return "signed"
    return ""


def _closing_in_text(text: str, start: int, ends: Ends) -> None:
    """A closing formula that was not given a line of its own: …取得实效。特此报告。"""
    words = text[start : ends.stop].rstrip()
    match = re.search(r"(?<=[。！？])([^。！？\n]{2,40}[。！]?)\Z", words)
    if match and is_closing(match[1].strip()):
        ends.closing, ends.stop = match[1].strip(), start + match.start()


def _attached_above(lines: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a numbered line belongs to a list of papers attached."""
    above = [words for start, _, words in lines if start < at][-8:]
    for words in reversed(above):
        if _ATTACHED.match(words):
            return True
        if not _LISTED.fullmatch(words):
            return False
    return False


def _left_out(ends: Ends, rule: str, words: str) -> None:
    shown = words if len(words) <= 40 else words[:39] + "…"
    ends.remarks.append(Remark(rule, Said(f"未带入“{shown}”", f"left out: “{shown}”"), words))
