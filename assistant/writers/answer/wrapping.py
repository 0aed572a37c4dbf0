"""What models put around an answer: reasoning, fences, preambles, offers, refusals."""

from __future__ import annotations

import re

_REASONING = r"think|thinking|thought|reasoning|reflection"
_CLOSED = re.compile(rf"<({_REASONING})>.*?</\1\s*>", re.S | re.I)
_ORPHAN_END = re.compile(rf"\A.*</(?:{_REASONING})\s*>", re.S | re.I)
_ORPHAN_START = re.compile(rf"<(?:{_REASONING})>.*\Z", re.S | re.I)
_SPECIAL = re.compile(r"<\|[^|<>\n]{1,40}\|>|</?s>|\[/?INST\]|<(?:start|end)_of_turn>")
_FENCED = re.compile(r"^[ \t]*(?:```+|~~~+)[^\n]*\n(.*?)(?:\n[ \t]*(?:```+|~~~+)[ \t]*$|\Z)", re.S | re.M)
_FENCE_LINE = re.compile(r"^[ \t]*(?:```+|~~~+)[\w-]*[ \t]*$", re.M)
# The marks that our prompts put around material.
_MATERIAL = re.compile(r"[<＜]\s*/?\s*(?:资料|data)\s*>", re.I)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffc\ud800-\udfff]")

_ABOUT = r"正文|章节|小节|本节|该节|这一节|段落|部分|导语|撰写|修改|改写|起草|草稿|报告|版本|文本|要求|写作"
_PREAMBLE = re.compile(
    rf"(?:好的|当然(?:可以)?|没问题|明白了?|收到|可以)[，,。！!：:][^\n]{{0,60}}?(?:[：:]|\Z)"
    rf"|(?:好的|没问题|收到|明白了?)[。！!]?\Z"
    rf"|(?:以下|下面|这|如下)(?:是|为)[^\n。；]{{0,60}}?(?:{_ABOUT})[^\n。；]{{0,20}}(?:[：:]|\Z)"
    rf"|(?:根据|按照|遵照)(?:您|你)[^\n]{{0,60}}(?:[：:]|\Z)"
    rf"|(?:修改后的?)?(?:正文|全文|输出|回答|导语)(?:如下)?[：:]"
    r"|(?:sure|certainly|of course|okay|ok|absolutely|got it)\b[^\n:]{0,80}(?::|[.!]?\Z)"
    r"|(?:here(?:'s| is| are|’s)|below is)\b[^\n:]{0,80}(?::|\Z)"
    r"|(?:revised )?(?:text|output|answer)\s*:",
    re.I,
)
_OFFER = re.compile(
    rf"[（(]?(?:希望|如需|如果?(?:您|你|需要)|若(?:您|你|需|有)|如有|请(?:您|你|告知|注意|问)|需要我|是否需要|以上|注[：:]|说明[：:]|备注[：:])"
    rf"[^\n]*(?:您|你|告知|告诉|帮助|符合|{_ABOUT}|满足|仅供|供参考|字数|调整|标记)[^\n]*"
    r"|[（(][^\n（）()]{0,8}(?:字数|共计?|约)[^\n（）()]{0,8}字[^\n（）()]{0,8}[）)]"
    r"|字数[：:][^\n]{0,20}"
    r"|[(（]?(?:let me know|i hope|please (?:let|feel|note)|feel free|note:|if you(?:'d| would| need| want)|word count|would you like)[^\n]*",
    re.I,
)
_RULE = re.compile(r"[-—=*_·\s]{3,}")
_REFUSAL = re.compile(
    r"(?:很|非常|十分)?(?:抱歉|对不起|不好意思)[，,。！]?[^。\n]{0,40}(?:无法|不能|没有办法|不便)"
    r"|(?:作为|身为)(?:一个|一名)?(?:人工智能|AI)[^。\n]{0,40}(?:无法|不能)"
    r"|我(?:无法|不能)[^。\n]{0,30}(?:回答|协助|提供|完成|满足)"
    r"|(?:i'?m |i am )?sorry,? (?:but )?(?:i|we)\b[^.\n]{0,30}(?:can'?t|cannot|unable|won't)"
    r"|i (?:can'?t|cannot|won't|am unable to) (?:help|assist|provide|comply|fulfil)",
    re.I,
)


def unwrapped(raw: str) -> str:
    """The answer without what stands around it."""
    text = _INVISIBLE.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = _MATERIAL.sub("", _SPECIAL.sub("", _without_reasoning(text)))
    text = _unfenced(text)
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not _RULE.fullmatch(line)]
    return "\n".join(_without_offers(_without_preamble(lines)))


def refusal(text: str) -> bool:
    """Whether the answer is nothing but a refusal: a short text, no slot, that begins with one."""
    return len(text) < 300 and "[[" not in text and bool(_REFUSAL.match(text.strip()))


def _without_reasoning(text: str) -> str:
    """Without thoughts. One that was never closed takes the rest; an end without start, what is before it."""
    text = _CLOSED.sub("", text)
    text = _ORPHAN_END.sub("", text)
    return _ORPHAN_START.sub("", text)


def _unfenced(text: str) -> str:
    """The inside of code fences where it is the bulk of the text; else the text without the fence lines."""
    inside = [match[1] for match in _FENCED.finditer(text)]
    if inside and sum(map(len, inside)) * 2 >= len(text):
        return "\n".join(inside)
    return _FENCE_LINE.sub("", text)


def _without_preamble(lines: list[str]) -> list[str]:
    """Without the words that introduce the answer; never a line that has a slot before its colon."""
    for _ in range(2):
        if not lines:
            return lines
        match = _PREAMBLE.match(lines[0].strip("*# "))
        if not match or "[[" in match[0]:
            return lines
        rest = lines[0].strip("*# ")[match.end() :].strip("* ")
        lines = [rest, *lines[1:]] if rest else lines[1:]
    return lines


def _without_offers(lines: list[str]) -> list[str]:
    while len(lines) > 1 and _OFFER.fullmatch(lines[-1].strip("*_ ")) and "[[" not in lines[-1]:
        lines = lines[:-1]
    return lines
