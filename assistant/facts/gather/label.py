"""What a figure is called, after its namer: what lacks in a name that says too little."""

from __future__ import annotations

import re

# What a rule asks for is no figure of what was done: 每3000亩, 不少于1名 where something is asked, 24小时值班.
_ASKED = re.compile(r"要|应|须|必须")
_EACH, _LEAST, _DUTY = (
    re.compile(r"每\Z|\b(?:every|per)\s*\Z", re.I),
    re.compile(r"不[少低高]于\Z|不超过\Z|不得\S{0,2}于\Z"),
    re.compile(r"值班|值守|在岗|待命"),
)
# 超100万元的村5个: what kind of village is counted; within five days, under 16, ext. 4417.
_KIND_OF = re.compile(r"(?:以上|以下|以内)?的[一-鿿]{1,8}?(?:达|有|为|共)?\d")
_NO_AMOUNT = re.compile(
    r"\b(?:ext|extension|tel|phone|room)\b\.?\s*\Z|\b(?:aged?|under|over|within)\s*\Z", re.I
)
_ONLY_CHANGE = re.compile(
    r"(?:同比|环比|(?:比|较|与)?(?:去年|上年|上年同期|去年同期|年初)(?:同期)?(?:相比)?)?"
    r"(?:增长|增加|下降|减少|提高|上升|降低|净增|多|少)了?"
)
_THERE_IS = re.compile(r"(?:现|下|共|设|建|管|总)?(?:有|辖|设|建有)?")
_RISE = re.compile(r"(?:increase|decrease|rise|fall|drop|gain|reduction) change")
_OF_WHOM = re.compile(r"(?:share of )?(?:whom|which|them|these|those)")
_SINCE = re.compile(r"\s*\b(?:(?:so far )?(?:this|last) (?:year|quarter|month)|to date)\b")
_OPEN_BRACKET = re.compile(r"[（(]\s*\Z")


def is_no_amount(sentence: str, start: int, end: int, unit: str, approx: str) -> bool:
    """Whether the number between `start` and `end` is a rule's, a class's or an extension's, and no figure of what was done."""
    before, behind = sentence[:start].rstrip(), sentence[end:]
    if unit == "小时" and _DUTY.match(behind):
        return True
    if approx and _KIND_OF.match(behind):
        return True
    if (not unit or approx == "within") and _NO_AMOUNT.search(before):
        return True
    return bool(_EACH.search(before) or (_LEAST.search(before) and _ASKED.search(before)))


def words_before(words: str) -> str:
    """What names a figure in brackets stands before the bracket: 物业管理（214件次）."""
    return _OPEN_BRACKET.sub("", words)


def completed(label: str, last: str, before: str, after: str) -> str:
    """The label with what it lacks: of what there was more, how many of what there are, of what something is a share.

    `last` is the name before it in the sentence, `before` and `after` the sentence on both sides of the figure.
    """
    label = _SINCE.sub("", label) or label
    if last and _RISE.fullmatch(label):
        return f"{last} change"
    if last and _OF_WHOM.fullmatch(label):
        said = re.sub(
            r"\A\s*(?:(?:are|were|is|was|of (?:them|these|those))\b\s*)*", "", re.split(r"[,.;:(]", after)[0]
        )
        return f"{last} {said}".strip()
    if last and _ONLY_CHANGE.fullmatch(label):
        return (last + label)[:24]
    if _THERE_IS.fullmatch(label):
        noun = re.match(r"[一-鿿]{1,8}", after)
        return noun[0] if noun else label or last
    if label.startswith("占") and not last:
        clause = re.split(r"[，。；：,]", before.rpartition("，")[0])[-1]
        return (clause + label)[-24:]
    return label
