"""The head of an official paper above its title (版头; GB/T 9704-2012, 7.2), as a sample shows it.

Three to seven lines of which only two go on to the next paper: whose paper it is, and how secret.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.language import Said
from assistant.outline.learn.model import Remark
from assistant.outline.secrecy import as_stated

NUMBER = re.compile(r"\S{0,20}[〔\[（(【](?:19|20|XX|××)[\dX×]{0,2}[〕\]）)】]\s*第?\s*[\dX×]{1,5}\s*号")
_ISSUE = re.compile(r"[（(〔]?第?\s*[\dX×一二三四五六七八九十]{1,5}\s*[期号次][）)〕]?")
# 份号, 密级 and 紧急程度 in the standard's order, each on a line of its own or all side by side.
_MARKS = re.compile(
    r"(?P<copy>(?:份号\s*[:：]?\s*|№\s*|No\.?\s*)?[0-9]{6})?\s*"
    r"(?P<mark>(?:密级\s*[:：]\s*)?[绝机秘]\s*密(?:\s*[★☆]\s*(?:长期|[0-9一二三四五六七八九十]{1,3}\s*(?:年|个?月|日|天))?)?)?\s*"
    r"(?P<urgency>(?:紧急程度\s*[:：]\s*)?(?:特\s*急|加\s*急|特\s*提|平\s*急))?"
)
_SIGNER = re.compile(r"签\s*发\s*人\s*[:：].*\Z")
_PAPERS = re.compile(r"[\u3400-\u9fff、（）()〔〕]{2,40}文件(?:[（(][\u3400-\u9fff]{1,10}[）)])?")
_ORGAN = re.compile(
    r"[\u3400-\u9fff、（）()]{2,30}(?:局|政协|人大|工会|团委|妇联|办公厅|办公室|委员会|委|政府|厅|公司|中心|院|校|会|部|处|党委|党组|工委|组|镇|乡|街道)"
)
_NAMES = re.compile(r"[\u3400-\u9fff·]{2,4}(?:\s+[\u3400-\u9fff·]{2,4}){0,3}")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff])[ \t]+(?=[\u3400-\u9fff])")
_MOST = 12  # lines of a head, the names of joint issuers included


@dataclass
class Head:
    """What the head says, by its keys in a brief, and how many of the lines it is; `signed`: who signs is named in it."""

    organ_mark: str = ""
    classification: str = ""
    lines: int = 0
    signed: bool = False
    remarks: list[Remark] = field(default_factory=list)


def find_head(lines: Sequence[str]) -> Head:
    """The head that these lines begin with; of none, `lines` is 0.

    A name alone is a head's only where the number of the paper stands below it: else it may be the title.
    """
    head, numbered = Head(), _numbered(lines)
    for at, line in enumerate(lines[:_MOST]):
        words = line.lstrip("# ").strip()
        if not _takes(words, head, above_number=at < numbered):
            break
        head.lines = at + 1
    return head


def _numbered(lines: Sequence[str]) -> int:
    """Which line bears the number of the paper; -1 where none of the first does."""
    for at, line in enumerate(lines[:_MOST]):
        if _is_number(_SIGNER.sub("", line.lstrip("# ")).strip()):
            return at
    return -1


def _is_number(words: str) -> bool:
    return NUMBER.fullmatch(words) is not None or _ISSUE.fullmatch(words) is not None


def _takes(words: str, head: Head, *, above_number: bool) -> bool:
    """Whether the line is one of a head's, and takes what it says."""
    signed = _SIGNER.search(words)
    if signed:
        head.signed = True
        _left_out(head, "signer", signed[0])
        words = words[: signed.start()].strip()
        if not words:
            return True
    if _is_number(words):
        _left_out(head, "document-number", words)
        return True
    joined = _SPACED.sub("", words)
    if _PAPERS.fullmatch(joined) and "关于" not in joined:
        _marked(head, joined)
        return True
    if above_number and _ORGAN.fullmatch(joined) and "关于" not in joined:
        _marked(head, joined)
        return True
    if head.signed and _NAMES.fullmatch(words) and not _ORGAN.fullmatch(joined):
        return True  # who signs with the first, each on a line of his own, right below
    return _all_marks(words, head)


def _all_marks(words: str, head: Head) -> bool:
    """Copy number, classification and urgency, each on a line of its own or side by side."""
    found = _MARKS.fullmatch(words)
    if not found:
        return False
    if found["copy"]:
        _left_out(head, "copy-number", found["copy"])
    if found["mark"]:
        mark = re.sub(r"\A密级\s*[:：]\s*", "", found["mark"])
        head.classification = head.classification or as_stated(mark).partition("★")[0]
        head.remarks.append(classified(mark, head.classification))
    if found["urgency"]:
        _left_out(head, "urgency", found["urgency"])
    return True


def classified(mark: str, level: str) -> Remark:
    """That a sample bears a mark, of which the level goes on to the new paper and the term does not."""
    zh = f"样本标有密级“{mark}”：新稿也标“{level}”，是否定密、保密多久由定密责任人定"
    en = (
        f"the sample is marked “{mark}”: the new paper is marked “{level}”;"
        " who may classify decides on that and on the term"
    )
    return Remark("classified", Said(zh, en), mark)


def _marked(head: Head, words: str) -> None:
    """The mark of one organ, or a line of it for each that issues jointly."""
    head.organ_mark = f"{head.organ_mark}\n{words}" if head.organ_mark else words


def _left_out(head: Head, rule: str, words: str) -> None:
    head.remarks.append(Remark(rule, Said(f"未带入“{words}”", f"left out: “{words}”"), words))
