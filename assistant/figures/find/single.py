"""Whether 一 with a counter counts: 新增一家 does, 换一个地方, 发现一起、查处一起 and 一户一档 do not."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.find.amounts import Amount, Named
from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, words

_BREAKS = frozenset("，。；、：！？,;:!?\n“”‘’（）()《》")
_BEFORE_CLAUSE = re.compile("(?s:.*)[，。；、：！？,;:!?\n“”‘’（）()《》]")
_PAIR = re.compile(r"一[\u4e00-\u9fff]一(?![十百千万亿])[\u4e00-\u9fff]")
_MORE = frozenset("多少增减升降了")
_GLUE = frozenset("了过着有")
_EACH = re.compile(r"每[^一]*$")
_COMPARED = re.compile(r"(?:较|比|同比|环比).*[多少增减升降]了?$")
_SHARED = re.compile(r"分红|补[助贴]|奖励|发放")
_THROUGHOUT = re.compile(r"[^，。；、]{1,6}到底")
_THEN = re.compile(r"[、，][\u4e00-\u9fff]{1,3}一[片方域批行串]")
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:(?=说|讲|称|笑)|(?=表示|告诉|坦言|反映|感[慨叹]|介绍|回忆|抱怨|直言))"
)
_LATER = re.compile(r"(?:以|之|过)?后(?!勤|续|备|期|台|方)|下来|(?:以|之)前")
_PERSON = ("人", "户", "家", "名", "个", "位")
_VERBAL = ("好", "上", "过")  # 办好一件, 迎上一位: before 一 these belong to the verb
_LOOK = 24


class _Lists(NamedTuple):
    """The words of `data/single.txt`, by section."""

    harm: Words
    lack: Words
    fact: Words
    idle: Words
    soft: Words
    event: Words
    sent: Words
    noun: Words
    full: Words
    term: Words
    held: Words


@cache
def _lists() -> _Lists:
    return _Lists(*(words("single", name) for name in _Lists._fields))


@cache
def _lack_ends() -> frozenset[str]:
    """The last characters of the words that deny."""
    return frozenset(word[-1] for word in _lists().lack)


def _clause(text: str, start: int, reach: int) -> str:
    """What stands before `start` in its clause, as far as `reach` characters."""
    begin = max(0, start - reach)
    # A line's end right before the number breaks nothing.
    before = _BEFORE_CLAUSE.match(text, begin, start - (text[start - 1 : start] == "\n"))
    return text[before.end() if before else begin : start].removesuffix("\n")


def idle_one(page: Page, amount: Amount, named: Named) -> int:
    """The end of the 一 with its counter at `amount` that counts nothing; 0 when it does count."""
    text, start, end = page.plain, amount.start, named.end
    if named.kind != "count" and named.name != "方":
        return 0
    lists, clause = _lists(), _clause(text, start, _LOOK)
    harm = lists.harm
    if named.name in harm or (clause[-1:] in _MORE and _COMPARED.search(clause)):
        return 0
    harmed = bool(harm.before(text, start) or harm.at(text, end))
    if (pair := _PAIR.match(text, start)) and not harmed:
        return pair.end()
    about = page.around.approx_before(text, start)
    if harmed or (about and about not in _VERBAL) or page.around.approx_after(text, end):
        return end if lists.lack.before(clause, len(clause)) else 0
    fact, idle = lists.fact.before(text, start), lists.idle.before(text, start)
    if clause[-1:] in _GLUE:
        fact = max(fact, lists.fact.before(text, start - 1), key=len)
        idle = max(idle, lists.idle.before(text, start - 1), key=len)
    if _denied(clause) or _THEN.match(text, end):
        return end
    listed = _listed(page, named, start)
    noun = _after_noun(clause, text, end)
    if _repeated(text, start, end) and not (noun and (listed or len(clause) > 3)):
        return end
    if len(fact) > len(idle):
        return 0
    if idle or (not clause and (_opens(page, start, end) or _THROUGHOUT.match(text, end))):
        return end
    if named.name in _PERSON and _SHARED.match(text, end):
        return end
    if not clause and _SPEAKER.match(text, end) and named.name in _PERSON:
        return end
    if text[start + 1 : end] not in lists.soft:
        return 0
    often = _EACH.search(clause) or _within(page, start)
    return 0 if noun or listed or often or _held(clause, text, end) else end


def is_event(text: str, start: int) -> bool:
    """Whether the 一起 at `start` is one event: 发生火灾一起，"""
    after = text[start + 2 : start + 3]
    if after and after not in _BREAKS:
        return False
    clause, event = _clause(text, start, 16), _lists().event
    found = (event.at(clause, place) for place in range(len(clause) - 2))
    return bool(_COMPARED.search(clause)) or (any(found) and clause[-1:] not in tuple("在到了"))


def is_recorded(text: str, start: int, end: int) -> bool:
    """Whether 一 with a counter ends a clause of record (举办培训班一期，) or is what was sent out (派出一支队伍)."""
    lists = _lists()
    if lists.sent.before(text, start):
        return True
    if text[end : end + 1] and text[end : end + 1] not in _BREAKS:
        return False
    clause = _clause(text, start, _LOOK)
    return len(clause) > 2 and clause[-1:] in lists.noun and _held(clause, text, end)


def is_later(text: str, start: int, end: int) -> bool:
    """Whether 一年 or 半年 only says when: 一年下来, 半年以后; 满一年后 is a term."""
    later = _LATER.match(text, end)
    if later is None or _lists().full.before(text, start):
        return False
    return not _lists().term.at(text, later.end())


def _denied(clause: str) -> bool:
    """不落一人, 没有一户: up to two characters between the negation and 一."""
    lack, ends, size = _lists().lack, _lack_ends(), len(clause)
    return any(
        clause[end - 1] in ends and lack.before(clause, end) for end in range(size, max(0, size - 3), -1)
    )


def _repeated(text: str, start: int, end: int) -> bool:
    """Whether the same 一 and counter stand again close by, in the same sentence: 改造一张、验收一张."""
    word = text[start:end]
    near = text[max(0, start - 8) : start], text[end : end + 8]
    return word in near[0].rpartition("。")[2] or word in near[1].partition("。")[0]


def _after_noun(clause: str, text: str, end: int) -> bool:
    """小学一所、 — a noun before and a break after, as in a list of things."""
    after = text[end : end + 1]
    return (
        clause[-1:] in _lists().noun
        and len(clause) > 1
        and (not after or after in _BREAKS or after in "和及与")
    )


def _held(clause: str, text: str, end: int) -> bool:
    """开展演练一次， — a verb of record, what it is done to, and the count at the end."""
    if text[end : end + 1] and text[end : end + 1] not in _BREAKS:
        return False
    if text[end - 1] in "遍趟回番":
        return False
    held, fact = _lists().held, _lists().fact
    sizes = ((k, len(held.at(clause, k) or fact.at(clause, k))) for k in range(len(clause) - 2))
    return any(size and k + size + 2 <= len(clause) for k, size in sizes)


def _opens(page: Page, start: int, end: int) -> bool:
    """Whether 一人, 一户 opens a clause and so is anyone (一人创业，带富一方), in no row of figures."""
    text = page.plain
    told = text[end : end + 1] in ("被", "获")
    return text[start + 1 : end] in _PERSON and not told and not _row(page, start)


def _row(page: Page, start: int) -> bool:
    """Whether a figure stands just before, in the same sentence."""
    last = page.figures[-1].end if page.figures else -_LOOK
    return start - last < 12 and "。" not in page.plain[last:start]


def _within(page: Page, start: int) -> bool:
    """Whether the clause names a length of time: 三天内回访一次."""
    last = page.figures[-1] if page.figures else None
    if last is None or last.kind not in ("measure", "range") or start - last.end > 10:
        return False
    between = page.plain[last.end : start]
    return between[:1] in "内就一" + "左右以" and not any(char in _BREAKS for char in between)


def _listed(page: Page, named: Named, start: int) -> bool:
    """Whether the figure just before counts by the same unit: 市级三项、省级一项."""
    return _row(page, start) and page.figures[-1].unit == named.name
