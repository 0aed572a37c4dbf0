"""What each score says, for a reader of the page who has not read the docs."""

from __future__ import annotations

_MEANINGS = {
    "headings": ("提纲要求的标题写出了多少", "required headings that stand"),
    "order": ("已有标题中按提纲顺序排列的", "of those found, the longest run in the outline's order"),
    "extra": ("提纲中没有的标题", "headings that the outline does not have"),
    "structure": ("标题层级、段落、列举与样稿的相同程度", "headings by level, paragraphs and enumerations as in the sample report"),
    "figures": ("应写的数字写出了多少", "required figures that stand"),
    "derived": ("须由事实推算的应写数字，写出且算对的", "required figures that are computed from facts, there and right"),
    "wrong": ("数值、单位或升降与事实不符，前后不一，或日期不可能", "another value, unit or direction than the fact's; two values for one thing; impossible dates"),
    "ungrounded": ("事实与提纲中都找不到依据的数字和日期", "figures and dates that no fact and no word of the brief supports"),
    "misattributed": ("数字对，但说的是别的事、别的地方或别的时间", "a fact's figure, said of another thing, place or time"),
    "faulty": ("错误、无据、错位三项之和", "wrong, ungrounded and misattributed together"),
    "placeholders": ("没有数的照实印 XX，有数的不印 XX", "gaps printed as XX, and no XX where the value is known"),
    "phrases": ("须一字不差的原话写出了多少", "phrases that must stand word for word, and do"),
    "bare": ("既无对得上的数字、也不是提纲和事实里的话的句子", "sentences with neither a figure that holds nor the brief's words"),
    "errors": ("每稿中检查为错误的问题", "findings of severity error, a draft"),
    "lengths": ("有字数要求的节中不合要求的", "sections outside the length that the outline wishes"),
    "length": ("全文字数是样稿的几倍", "characters of the draft over those of the sample report"),
    "repetition": ("前文已有的连续十字所占比例", "runs of ten characters that stood before"),
    "style": ("每稿中标点、数字写法、用语问题", "findings on punctuation, the writing of numbers and wording, a draft"),
    "chrf": ("与样稿用字的接近程度，不是好坏的分数", "nearness of wording to the sample report: no mark of quality"),
    "rouge": ("与样稿最长公共字序列的 F1，不是好坏的分数", "longest common subsequence with the sample report, F1: no mark of quality"),
    "calls": ("每稿问模型几次", "questions put to the model, a draft"),
    "tokens": ("每稿词元，按服务器的计数", "tokens of a draft, as the server counts them"),
    "rounds": ("每稿退回模型重写的节", "sections sent back to the model, a draft"),
    "mends": ("每稿由程序修补或改写的节", "sections mended or composed by the program, a draft"),
    "seconds": ("每稿用时；回放的不计", "wall time of a draft; none for replayed answers"),
    "judge": ("作评判的模型认为不逊于样稿的节", "sections that the judging model finds as good as the sample's"),
    "unjudged": ("每稿未能评判的节", "sections that could not be judged, a draft"),
    "cost": ("每稿费用，按给定价格", "money for a draft, at the prices given"),
}  # fmt: skip


def meaning(name: str) -> tuple[str, str]:
    """Chinese and English; both empty for a score without words."""
    return _MEANINGS.get(name, ("", ""))
