"""The sentences that close a document of a kind: 特此报告。 妥否，请批示。 Yours faithfully,"""

from __future__ import annotations

import re

from assistant.language import Language

_LONGEST = 60
_CHINESE = re.compile(
    r"(?:特此(?:报告|函告|函复|通知|通报|通告|批复|汇报|说明|请示|公告|决定|致函)|专此(?:报告|函[复达告])?)(?:，[^。；]{1,20})?[。！.]?"
    r"|(?:此致|此[复令]|现予(?:公告|公布)|现(?:将[^。；，]{2,40})?提请(?:大会|会议)?(?:审议|审查批准)(?:决定)?"
    r"|本(?:决定|决议|命令|公告|通告)自(?:发布|公布|印发|通过)之日起(?:施行|执行|实施|生效)"
    r"|(?:以上|上述|本)(?:报告|请示|意见|议案|汇报|总结|情况|函|发言|述职|方案)?[^。；]{0,24}(?:请|妥|当|可)[^。；]{0,20}"
    r"|(?:妥否|当否|可否|是否妥当)[^。；]{0,16}"
    r"|请(?:予以?)?(?:审阅|审议|批示|批复|函复|认真贯彻执行|遵照执行|结合实际认真贯彻落实)[^。；]{0,10}"
    r"|以上(?:报告|汇报|总结|述职|意见|说明)|我的(?:讲话|述职|发言)(?:到此)?(?:完毕|结束)?|我就讲这些|(?:述职|发言|汇报)完毕[^。；]{0,16}|谢谢(?:大家)?)[。！.]?"
)
_ENGLISH = re.compile(
    r"(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best) regards|Respectfully submitted|Thank you)[,.]?"
    r"|(?:We|I) (?:would be|are|am) (?:glad|happy|pleased)[^.]{0,80}\.|Further (?:detail|information)[^.]{0,60}\.",
    re.I,
)


def is_closing(words: str, language: Language = "zh") -> bool:
    """Whether a line, or a sentence, is a closing formula and nothing else; one of more than 60 characters is none
    in Chinese."""
    if language == "en":
        return _ENGLISH.fullmatch(words) is not None
    return len(words) <= _LONGEST and _CHINESE.fullmatch(words) is not None
