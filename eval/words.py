"""What the scores are called before people, in both languages."""

from __future__ import annotations

_HEADS = {
    "headings": ("标题", "headings"),
    "order": ("标题顺序", "order"),
    "extra": ("多余标题", "extra headings"),
    "figures": ("数字", "figures"),
    "derived": ("推算数字", "derived figures"),
    "wrong": ("错误‰", "wrong ‰"),
    "ungrounded": ("无据‰", "ungrounded ‰"),
    "misattributed": ("错位‰", "misattributed ‰"),
    "placeholders": ("空缺如实", "placeholders"),
    "phrases": ("原话", "phrases"),
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
}


def said(name: str) -> tuple[str, str]:
    """Chinese and English; a score without words has its name."""
    return _HEADS.get(name, (name, name))
