"""The readings in which a number with its unit counts nothing: recent years, plans, slogans, rate bases."""

from __future__ import annotations

import re

from assistant.figures.find.amounts import Amount, Named
from assistant.figures.find.ordinals import slogan_tail
from assistant.figures.find.page import Page
from assistant.figures.find.single import idle_one, is_later

_EACH = frozenset("每这那哪某任另同其")
_POST = ("主任", "到任", "上任", "就任", "离任", "在任", "担任", "现任", "历任", "接任")  # 到任一年半
_IS = ("是", "成为", "作为", "乃", "无", "没有", "哪怕", "之", "任何", "又是")
_RECENT = (
    "刚刚过去的",
    "过去的",
    "新的",
    "最近这",
    "近这",
    "最近",
    "过去",
    "过往",
    "今后",
    "未来",
    "往后",
    "近",
    "这",
    "前",
)
_BODY = re.compile(
    r"人大|政协|常委|全国|省|市|县|区|党|理事|政府|中央|全会|全委|纪委|工会|[零一二三四五六七八九十0-9]{1,2}[次中]"
)
_OF_BODY = re.compile(r"(?:届|人大|政协|全委|常委会|理事会|纪委|代表大会|委员会)$")
# 一天最多发货4.5万单: by the day.
_RATE = re.compile(r"(?:最多|最少|最高|最低|能|要|可|就|只|得|平均|大概|大约)")
_BREAKS = "，。；、：！？（“\n"
# 一个个, 一天比一天好, 一代接着一代干, 一次又一次
_MORE_AND_MORE = re.compile(
    r"一([\u4e00-\u9fff]{1,2})(?:|比|又|接着?|连着|挨着|胜过|强过|高过|压着|带着?|一)一?\1"
)
CIRCLE = re.compile(r"[\u4e00-\u9fff]{0,5}圈(?![舍养子])")  # 15分钟便民生活圈
_PLAN = re.compile(
    r"(?:专项)?(?:行动|攻坚|计划|规划|大变样|倍增|提升|活动|会战|方案|整治|目标任务|任务|强基|跃升|制)"
)


def no_figure(page: Page, amount: Amount, named: Named | None) -> int:
    """The readings in which a number with its unit counts nothing; 0 when it does count."""
    text, start = page.plain, amount.start
    before = text[start - 1 : start]
    if named:
        name, kind, stop = named.name, named.kind, named.end
        if name == "年" and not amount.inner and amount.high is None:
            if word := next((w for w in _RECENT if text.endswith(w, 0, start)), ""):
                return page.other(start - len(word), stop, "recent-years")
            if text.startswith("版", stop):
                return page.other(start, amount.end + 2, "version")
        if kind == "measure" and (title := _title(text, named)):
            return page.other(start, *title)
        if name == "个" and (tail := slogan_tail(text, stop)):
            return page.other(start, stop + len(tail), "slogan")
        if name in ("届", "次") and _session(text, start, stop):
            return page.other(start, stop, "ordinal")
    if before == "每" and (amount.bare or (named and amount.factor >= 10000)):
        return page.other(start, named.end if named else amount.end, "rate-base")
    if named and amount.raw == "一" and (end := _idle(page, amount, named, before)):
        return end
    if amount.bare and not amount.inner and _vague(page, amount, named):
        return page.other(start, named.end if named else amount.end, "vague")
    if (
        not amount.chinese
        and not (named and (named.strong or amount.raw[0] != "0"))
        and _code_like(amount.raw)
    ):
        return page.other(start, amount.end, "code")
    return 0


def _idle(page: Page, amount: Amount, named: Named, before: str) -> int:
    """The end of a 一 with its counter that counts nothing, recorded; 0 when it does count."""
    text, start, stop = page.plain, amount.start, named.end
    again = text.find(text[start + 1], start + 2, start + 7) >= 0
    if again and (match := _MORE_AND_MORE.match(text, start)):
        return page.other(start, match.end(), "fixed-phrase")
    each = before in _EACH and not text.endswith(_POST, 0, start)
    if each or text.endswith(_IS, max(0, start - 2), start):
        return page.other(start, stop, "function-word")
    if named.kind == "measure" and _only_says_when(text, start, stop):
        return page.other(start, stop, "fixed-phrase")
    end = idle_one(page, amount, named)
    return page.other(start, end, "fixed-phrase") if end else 0


def _vague(page: Page, amount: Amount, named: Named | None) -> bool:
    """Whether a bare 百 or 万 says no number, for want of an approximator."""
    if page.around.approx_before(page.plain, amount.start):
        return False
    if named is None or amount.factor <= 1 or named.kind == "count":
        return True
    return not page.around.approx_after(page.plain, named.end)


def _only_says_when(text: str, start: int, end: int) -> bool:
    """Whether 一年, 一天 says when or how often, not how long: 一年下来, 一天最多发货4万单."""
    opens = start == 0 or text[start - 1] in _BREAKS
    return is_later(text, start, end) or (opens and bool(_RATE.match(text, end)))


def _title(text: str, named: Named) -> tuple[int, str] | None:
    """The end and the reason of a number that belongs to a title: 三年行动, 15分钟便民生活圈."""
    end = named.end
    if "圈" in text[end : end + 6] and (circle := CIRCLE.match(text, end)):
        return circle.end(), "name"
    if named.name in ("年", "天", "日") and _PLAN.match(text, named.end):
        return named.end, "plan-name"
    return None


def _session(text: str, start: int, end: int) -> bool:
    """Whether 届 or 次 numbers a session (十七届人大五次会议)."""
    if text[end - 1] == "届":
        return bool(_BODY.match(text, end))
    return text.startswith(("会议", "全会", "全体"), end) and bool(
        _OF_BODY.search(text, max(0, start - 8), start)
    )


def _code_like(digits: str) -> bool:
    """A leading zero, or eleven digits and more without separators, is no quantity."""
    return (digits[0] == "0" and len(digits) > 1 and digits[1] != ".") or (
        len(digits) > 10 and digits.isdigit()
    )
