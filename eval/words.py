"""What the scores are called before people, in both languages."""

from __future__ import annotations

_HEADS = {
    "headings": ("标题", "headings"),
    "order": ("标题顺序", "order"),
    "extra": ("多余标题", "extra headings"),
    "structure": ("结构", "structure"),
    "figures": ("数字", "figures"),
    "derived": ("推算数字", "derived figures"),
    "wrong": ("错误‰", "wrong ‰"),
    "ungrounded": ("无据‰", "ungrounded ‰"),
    "misattributed": ("错位‰", "misattributed ‰"),
    "faulty": ("有错数字‰", "faulty figures ‰"),
    "placeholders": ("空缺如实", "placeholders"),
    "phrases": ("原话", "phrases"),
    "bare": ("无事实的句", "bare sentences"),
    "errors": ("检查错误", "errors"),
    "lengths": ("字数不合的节", "lengths missed"),
    "length": ("长度比", "length"),
    "repetition": ("重复", "repetition"),
    "style": ("行文问题", "style"),
    "chrf": ("chrF", "chrF"),
    "rouge": ("ROUGE-L", "ROUGE-L"),
    "calls": ("调用", "calls"),
    "tokens": ("词元", "tokens"),
    "rounds": ("改写", "rounds"),
    "mends": ("修补", "mends"),
    "seconds": ("秒", "seconds"),
    "judge": ("评判不逊样稿", "judged as good"),
    "unjudged": ("未能评判", "not judged"),
    "cost": ("费用", "cost"),
}


def said(name: str) -> tuple[str, str]:
    """Chinese and English; a score without words has its name."""
    return _HEADS.get(name, (name, name))


_UNITS = {
    "of required": ("应有数", "of required"),
    "of those found": ("已有数", "of those found"),
    "of gaps": ("空缺数", "of gaps"),
    "headings": ("标题", "headings"),
    "figures": ("数字", "figures"),
    "gaps": ("空缺", "gaps"),
    "phrases": ("原话", "phrases"),
    "findings": ("处", "findings"),
    "sections": ("节", "sections"),
    "sentences": ("句", "sentences"),
    "a thousand figures": ("每千个数字", "a thousand figures"),
    "times the sample": ("样稿的倍数", "times the sample"),
    "points of 100": ("百分制", "points of 100"),
    "calls": ("次", "calls"),
    "tokens": ("词元", "tokens"),
    "revisions": ("次", "revisions"),
    "s": ("秒", "s"),
}


def unit_of(unit: str) -> tuple[str, str]:
    """A score's unit in Chinese and English."""
    return _UNITS.get(unit, (unit, unit))
