"""The times of a sample, said without last year's dates: the report's own period, and that of each figure."""

from __future__ import annotations

import re

from assistant.figures import find_figures
from assistant.language import Language
from assistant.outline.learn.units import Spot

_RELATIVE = re.compile(
    r"报告期内|截至期末|本年度|上年度|下年度|今年以来|截至目前|上年同期|去年同期|上年|去年|上一年度?|本年度?|今年|全年|年内|本季度|本月|上季度|上月|年初|年末|年底|目前|当前"
)
_FROM_NEW_YEAR = re.compile(r"(?:(?:19|20)\d\d年)?1月1日")
_ENGLISH = re.compile(
    r"\b(?:last year|this year|year to date|to date|last quarter|this quarter|the previous (?:year|quarter|month)|last month|this month|the period|next year|the next quarter|during the quarter|throughout the quarter)\b",
    re.I,
)


class Periods:
    """Periods of a sample whose report is of `year`; 0 where that is not known."""

    def __init__(self, language: Language, year: int) -> None:
        self._language = language
        self._zh = language == "zh"
        self._year = year

    def of(self, sentence: str, start: int) -> str:
        """The last words before offset `start` that say a time: 1—11月, 今年以来; empty where none do.

        What a figure is compared with (比上年同期增长) is not its own time.
        """
        dates = [
            (f.start, f.text) for f in find_figures(sentence[:start], self._language).figures if f.is_date
        ]
        words = (_RELATIVE if self._zh else _ENGLISH).finditer(sentence, 0, start)
        dates += [(match.start(), match[0]) for match in words]
        own = [(at, said) for at, said in dates if sentence[max(0, at - 1) : at] not in tuple("比较与同")]
        return max(own)[1] if own else ""

    def own(self, text: str, spot: Spot) -> tuple[int, int, str] | None:
        """What stands for a date that is the report's own period, and the span that it replaces; None for an event's date.

        2025年 is 本年度, the year before it 上年度; 1—11月 before a comma is 报告期内, 截至2025年10月底 is 截至期末.
        """
        match = re.search(r"(?:19|20)\d\d", spot.text)
        away = int(match[0]) - self._year if match and self._year else None if match else 0
        if away not in (-1, 0, 1) or spot.gap:
            return None
        return self._chinese(text, spot, away) if self._zh else self._english(text, spot, away)

    def _chinese(self, text: str, spot: Spot, away: int) -> tuple[int, int, str] | None:
        before, after = text[: spot.start], text[spot.end :]
        if spot.year_only:
            end = spot.end + (after[:1] == "度")
            if after[:1] in tuple("底末初终"):
                return spot.start, end, {-1: "上年", 0: "年", 1: "下年"}[away]
            return spot.start, end, {-1: "上年度", 0: "本年度", 1: "下年度"}[away]
        if away == 0 and (until := re.search(r"截[至止]到?\Z", before)) and not re.match(r"\d", after):
            behind = re.match(r"(?:月?[底末]|止|为止)?", after)
            return until.end(), spot.end + (behind.end() if behind else 0), "期末"
        begins = not before.strip() or before[-1] in "。；，：\n"
        # From one day to another is a stage of the work, unless it begins with the year.
        stage = "日" in spot.text and not _FROM_NEW_YEAR.match(spot.text)
        if away == 0 and spot.span and not stage and begins and re.match(r"[，,]|[一-鿿]", after):
            return spot.start, spot.end, "报告期内"
        return None

    def _english(self, text: str, spot: Spot, away: int) -> tuple[int, int, str] | None:
        before = text[: spot.start]
        if spot.year_only:
            if re.search(r"\b(?:the|a|our|its) \Z", before):
                return spot.start, spot.end + (text[spot.end : spot.end + 1] == " "), ""
            lead = re.search(r"\b(?:in|during|for) \Z", before, re.I)
            words = {-1: "last year", 0: "this year", 1: "next year"}[away]
            start = lead.start() if lead else spot.start
            return start, spot.end, words.capitalize() if not before[:start].strip() else words
        ended = re.search(r"\b(?:end|close|start|beginning) of (?:the )?\Z", before, re.I)
        if (
            away == 0
            and (spot.span or ended)
            and re.search(r"\b(?:of|in|by|to|during|for|over|at|the|until) \Z", before, re.I)
        ):
            return spot.start, spot.end, "period" if before.lower().endswith("the ") else "the period"
        return None

    def told(self, period: str) -> tuple[str, str]:
        """What a fact may say of its time, and what only its note may: 本期 and 1—11月."""
        if not period:
            return "", ""
        if (_RELATIVE if self._zh else _ENGLISH).fullmatch(period):
            return period, ""
        match = re.search(r"(?:19|20)\d\d", period)
        away = int(match[0]) - self._year if match and self._year else 0
        zh, en = {-1: ("上年", "previous year"), 1: ("下年", "next year")}.get(away, ("本期", "this period"))
        if abs(away) > 1:
            return "", period
        return (zh if self._zh else en), period
