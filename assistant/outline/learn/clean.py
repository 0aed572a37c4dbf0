"""Dirt that samples from the web carry: site markers, page numbers, half-width brackets, stray spaces, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language import Language, Said
from assistant.outline.learn.model import Remark

_HAN = "\u3400-\u9fff\u3007"
_WIDE = rf"[{_HAN}，。；：？！、（）“”‘’《》〈〉〔〕【】—…％]"
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]")
_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SITE = re.compile(
    r"(?:(?:本文|文章|信息|稿件)?来源\s*[:：/].{0,60}|(?:原文|本文)?(?:链接|网址|地址)\s*[:：].{0,80}"
    r"|.{0,40}(?:https?://|www\.)\S+.{0,40}|.{0,40}(?:免费下载|下载地址|点击下载|VIP|积分下载|版权归|转载请|侵权).{0,60}"
    r"|.{0,40}(?:公众号|扫码|二维码关注|长按识别|微信搜索|点击(?:上方|关注|查看|阅读)).{0,60}"
    r"|(?:责任?编辑?|责编|编辑|录入|阅读(?:次数|量)?|浏览(?:次数|量)?|点击(?:数|量|次数)|字号|字体|分享到|发布(?:时间|日期|人)|上一篇|下一篇|相关(?:阅读|推荐|范文)|推荐阅读)"
    r"\s*[:：].{0,60}|【(?:打印|关闭|字号|返回|分享|字体)[^】]{0,12}】.{0,30}|(?:打印|关闭|返回顶部|分享|收藏|大 ?中 ?小)(?:\s+\S{2,4}){0,4}"
    r"|更多.{0,30}(?:范文|文章|请关注|尽在|请访问|请登录).{0,30}|(?:Source|Downloaded from|Retrieved from)\s*:.{0,80})",
    re.I,
)
_SITE_BRACKET = re.compile(
    r"[【\[(（](?=[^】\])）\n]{0,40}(?:范文|模板|下载|精品|整理|网|公众号|最新版|word版|WORD版|可编辑|原创|推荐|www\.))"
    r"(?![^】\])）\n]{0,40}(?:待|网络|网格|电网|管网|路网|联网|互联网))[^】\])）\n]{1,40}[】\])）]"
)
_AD_LINE = re.compile(r"【[^】\n]{1,30}】")
_ASKED = re.compile(r"待|填|补|缺|^【\s*】$")
_PAGE = re.compile(
    r"[—\-–－·~～]{1,3}\s*(?:\d{1,4}|[IVXivx]{1,5})\s*[—\-–－·~～]{1,3}|第\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百]{1,4}\s*页)?"
    r"|共\s*\d{1,4}\s*页|\d{1,4}\s*/\s*\d{1,4}|\d{1,3}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?",
    re.I,
)
# A path through a site, or its foot: links side by side and nothing else.
_LINKS = re.compile(r"(?:\[[^\]\n]{1,30}\]\([^()\n]{0,200}\)\s*[|>»/·｜]?\s*){2,}\S{0,10}")
_RULE = re.compile(r"(?:[-*_=—]\s*){3,}")
_HALF_BRACKETS = re.compile(r"\(([^()\n]{0,200})\)")
_HALF_MARK = re.compile(rf"(?<=[{_HAN}”》）%％])[,;:?!](?=[{_HAN}“《（\d\s]|$)", re.M)
_FULL = str.maketrans(",;:?!", "，；：？！")
_HALF_STOP = re.compile(rf"(?<=[{_HAN}”》）])\.(?=[{_HAN}“《（]|\s*$)", re.M)
_STRAY = re.compile(
    rf"(?<={_WIDE})[ ]+(?=[{_HAN}，。；：？！、（）“”《》\d%])|(?<=[\d%])[ ]+(?={_WIDE})|(?<=\d) +(?=[%％])"
)
_CHAPTER = re.compile(r"第[一二三四五六七八九十百\d]{1,3}(?:章|节|编|篇|部分)\Z")
_STRAIGHT = re.compile(rf"\"([^\"\n]*[{_HAN}][^\"\n]*)\"")


def cleaned(text: str, language: Language) -> tuple[str, list[Remark]]:
    """The text without dirt, one paragraph a line, and what was taken off. Slots of ours are broken up."""
    remarks: list[Remark] = []
    text = _INVISIBLE.sub("", _ILLEGAL.sub("", _BREAKS.sub("\n", text)))
    text = _BLANK.sub(" ", text)
    text = re.sub(r"\[\[+", "[", re.sub(r"\]\]+", "]", text))
    lines = []
    for line in text.split("\n"):
        kept = _line(line.rstrip(), remarks)
        if kept is not None:
            lines.append(kept)
    text = "\n".join(lines)
    if language == "zh":
        for mend in (_brackets, _marks, _spaces):
            text = mend(text, remarks)
    return re.sub(r"\[\[+", "[", re.sub(r"\]\]+", "]", text)), remarks


def _line(line: str, remarks: list[Remark]) -> str | None:
    """The line without Markdown and site marks; None where nothing else stood on it."""
    bare = line.strip()
    if not bare:
        return ""
    plain = bare.strip("*_ ")
    if _PAGE.fullmatch(plain):
        remarks.append(_taken("page-number", "页码", "a page number", bare))
        return None
    if _RULE.fullmatch(bare):
        return ""
    words = re.sub(r"\A[#>]+\s*", "", bare)
    if (
        _SITE.fullmatch(words)
        or _LINKS.fullmatch(words)
        or (_AD_LINE.fullmatch(words) and not _ASKED.search(words))
    ):
        remarks.append(_taken("site-marker", "网站标记", "a site's marker", bare))
        return None
    for found in [m[0] for m in _SITE_BRACKET.finditer(line) if not _ASKED.search(m[0])]:
        remarks.append(_taken("site-marker", "网站标记", "a site's marker", found))
        line = line.replace(found, "")
    line = re.sub(r"__(?=\S)(.+?)(?<=\S)__", r"\1", line.replace("**", ""))
    return re.sub(r"\A\s*>\s?", "", line) if line.strip() else None


def _brackets(text: str, remarks: list[Remark]) -> str:
    """Half-width brackets around or beside Chinese become full-width; (kW) in a formula stays."""

    def full(match: re.Match[str]) -> str:
        inner = match[1]
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        chinese = re.search(f"[{_HAN}]", inner + beside)
        return f"（{inner}）" if chinese else match[0]

    return _counted(
        text,
        _HALF_BRACKETS,
        full,
        remarks,
        "half-width",
        "半角括号改为全角",
        "half-width brackets made full-width",
    )


def _marks(text: str, remarks: list[Remark]) -> str:
    """Half-width commas and the like between Chinese become full-width; straight quotation marks become curved."""
    text = _STRAIGHT.sub(r"“\1”", text)
    text = _HALF_STOP.sub("。", text)
    said = ("half-width-mark", "半角标点改为全角", "half-width marks made full-width")
    return _counted(text, _HALF_MARK, lambda match: match[0].translate(_FULL), remarks, *said)


def _spaces(text: str, remarks: list[Remark]) -> str:
    """No space between Chinese characters, marks and numbers; indents, and the space behind 第一章, are no stray ones."""
    text = re.sub(r"(?m)^[ ]+", "", text)

    def closed(match: re.Match[str]) -> str:
        return match[0] if _CHAPTER.search(text, max(0, match.start() - 8), match.start()) else ""

    return _counted(text, _STRAY, closed, remarks, "stray-space", "多余空格已去掉", "stray spaces removed")


def _counted(
    text: str,
    pattern: re.Pattern[str],
    mend: Callable[[re.Match[str]], str],
    remarks: list[Remark],
    rule: str,
    zh: str,
    en: str,
) -> str:
    """The text with every match mended, and one remark that says how many were."""
    changed = 0

    def once(match: re.Match[str]) -> str:
        nonlocal changed
        new = mend(match)
        changed += new != match[0]
        return new

    text = pattern.sub(once, text)
    if changed:
        remarks.append(Remark(rule, Said(f"{zh}：{changed}处", f"{en}: {changed}")))
    return text


def _taken(rule: str, zh: str, en: str, text: str) -> Remark:
    shown = text if len(text) <= 40 else text[:39] + "…"
    return Remark(rule, Said(f"已去掉{zh}“{shown}”", f"taken off, {en}: “{shown}”"), text)
