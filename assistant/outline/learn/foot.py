"""What stands below the text of a sample: closing formula, signature, date, notes, and the 版记 of an official paper."""

from __future__ import annotations

import re

from assistant.language import Language
from assistant.outline.formulas import is_closing
from assistant.outline.learn.edge import DATE, DATE_LINE, ORGAN, STOP, Ends, left_out, lines_of

_SIGNED_AND_DATED = re.compile(rf"(?P<organ>\S{{2,40}}?)\s*(?P<date>{DATE})")
_ATTACHED = re.compile(
    r"(?:附件?\s*\d{0,2}\s*[:：]|抄送\s*[:：]|[（(](?:联系人|此件)|联系(?:人|电话)\s*[:：]|(?:Attachments?|Annex|cc)\s*:)",
    re.I,
)
# The foot of an official paper (版记; GB/T 9704-2012, 7.4): who gets a copy, who had it printed and when.
_COPIES = re.compile(r"抄\s*送\s*[:：]\s*(\S.{1,300})")
_IMPRINT = re.compile(
    rf"(?P<organ>[\u3400-\u9fff、（）()]{{2,40}}?)?\s*{DATE}\s*印发?|[（(]?共印\s*\d{{1,6}}\s*份[）)]?"
)
_LISTED = re.compile(r"\d{1,2}[.．、]\s*\S{2,40}[^。；]")
# Who signs in person: 县长　　张三 (GB/T 9704-2012, 7.3.5.3).
_HAND = re.compile(
    r"(?P<post>(?:代理?)?(?:[省市县区州旗镇乡局厅部院校处]长|主席|主任|总经理|董事长|会长|总理))\s*[\u3400-\u9fff·]{2,4}"
)


def find_foot(text: str, start: int, ends: Ends, language: Language) -> None:
    """Sets what is told at the end, and where the text stops; `start` is the offset of the first heading, or of the text."""
    lines = lines_of(text, max(start, ends.start), len(text))
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
        left_out(ends, "attachment", plain)
        return "attached"
    if below != "closing" and DATE_LINE.fullmatch(plain):
        ends.date = plain.strip("（）() ")
        return "dated"
    both = _SIGNED_AND_DATED.fullmatch(plain) if below in ("", "attached") and len(plain) <= 60 else None
    if both and not STOP.search(both["organ"]) and ORGAN.search(both["organ"]):
        ends.author, ends.date = both["organ"], both["date"]
        return "signed"
    if below != "closing" and is_closing(plain, language):
        ends.closing = plain
        return "closing"
    if below == "dated" and (hand := _HAND.fullmatch(plain)) and not ORGAN.search(plain):
        ends.signer_post = hand["post"]
        left_out(ends, "signer", plain)
        return "signed"
    short = len(plain) <= 60 and not re.search(r"[。！？；：:，,%\d]|[.]\Z", plain)
    if below != "signed" and short and (ORGAN.search(plain) or (below == "dated" and len(plain) <= 40)):
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
