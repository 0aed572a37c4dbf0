"""What stands around the text of a sample, and how its lines look on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.language import Said
from assistant.outline.learn.head import Head
from assistant.outline.learn.model import Remark

STOP = re.compile(r"[。！？；]")
_YEAR = r"(?:(?:19|20|XX|xx|××)[\dXx×]{0,2}|[二〇○零一三四五六七八九]{4})\s*年"
DATE = rf"{_YEAR}\s*[\dXx×一二三四五六七八九十]{{1,3}}\s*月(?:\s*[\dXx×一二三四五六七八九十]{{1,3}}\s*日)?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_LINE = re.compile(
    rf"[（(]?\s*(?:{DATE}|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}})\s*[）)]?"
)
ORGAN = re.compile(
    r"(?:局|政协|人大|工会|团委|妇联|办|办公室|委员会|委|政府|厅|公司|中心|院|校|会|队|站|部|处|科|所|集团|支部|党委|党组|工委|组|乡|镇|街道|村|社区|馆|大学|学院|医院|银行|厂)[）)]?\Z"
    r"|\b(?:Office|Council|Department|Team|Committee|Board|Agency|Ministry|Unit|Directorate|Group|Ltd|Inc|Authority|Service|Bureau|Secretariat)\.?\Z"
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


def lines_of(text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    """Offsets and words of every line that is not empty."""
    found, at = [], start
    for line in text[start:stop].splitlines(keepends=True):
        if (words := line.strip()).strip("# "):
            found.append((at, at + len(line), words))
        at += len(line)
    return found


def left_out(ends: Ends, rule: str, words: str) -> None:
    shown = words if len(words) <= 40 else words[:39] + "…"
    ends.remarks.append(Remark(rule, Said(f"未带入“{shown}”", f"left out: “{shown}”"), words))
