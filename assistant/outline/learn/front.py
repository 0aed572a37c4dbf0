"""What stands above the text of a sample: the head of an official paper, title, note of adoption, addressee, salutation."""

from __future__ import annotations

import re

from assistant.outline.adoption import read_adoption
from assistant.outline.learn.edge import DATE_LINE, ORGAN, STOP, Ends, left_out, lines_of
from assistant.outline.learn.head import NUMBER, find_head

_LEAD = re.compile(r"如下|现将|汇报|报告如|通知如|以下")
_SALUTED = re.compile(
    r"(?:各位|尊敬的|同志们|代表们|朋友们|Dear\b|Ladies\b)|(?:主任|代表|委员|领导|同志们?)[:：]\Z", re.I
)
_TO = re.compile(r"To:?\s+(?P<name>[^.]{2,100}?)[:,]?")
_STOP_EN = re.compile(r"\ADear\b|[.!?](?:\s|\Z)")
_OPEN_END = re.compile(r"(?:[,:–—-]|\b(?:of|and|for|the|in|on|to|from|by|with|a|an|at))\Z", re.I)
_TITLE_END = re.compile(
    r"(?:报告|总结|方案|请示|通知|函|纪要|通报|通告|公告|公报|意见|批复|讲话|讲话稿|汇报|材料|决定|决议|议案|命令|情况|计划|要点|办法)(?:（[^（）]*）)?\Z"
)


def find_front(text: str, body: int, ends: Ends) -> None:
    """Sets what is told above the first heading, which begins at offset `body`, and where the text starts."""
    lines = lines_of(text, 0, body)
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
            left_out(ends, "document-number", plain)
        elif note := read_adoption(plain) if ends.title else None:
            ends.date, ends.adopted = ends.date or note.date, note.by
        elif DATE_LINE.fullmatch(plain):
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
    if len(plain) > 80 or STOP.search(plain) or plain[-1] in "：:，,":
        return False
    return not (plain.isascii() and (plain[-1] in ".!?" or len(plain.split()) > 16))


def _goes_on(title: str, plain: str) -> bool:
    """A title set in several lines: the first is no whole title, the last ends as titles do."""
    if STOP.search(plain) or len(plain) > 30 or plain[-1] in "：:":
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
    if plain[-1] not in "：:," or len(plain) > 100 or STOP.search(plain) or _LEAD.search(plain):
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
    signed = len(plain) <= 30 and ORGAN.search(plain) and not re.search(r"[，。；：！？,.;:]", plain)
    if index and ends.title and not ends.recipient and not ends.author and signed:
        ends.author = plain
        return True
    return plain.startswith("——") and len(plain) <= 60
