"""Chinese prose by rule: points become sentences, facts are stated where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.figures import to_chinese
from assistant.figures.slots import find_slots, slot
from assistant.writers.composer.grouping import attach, sentencefuls
from assistant.writers.composer.labels import clause, spoken

EMPTY = "【待补】"
_MOST_CLAUSES = 4
_LINKS = ("", "同时，", "此外，", "另外，")
_ENDS = "。；，、;,. ！!"
_DAY_OR_END = re.compile(r"(?:底|末|日|止|截止|目前|当前)\Z")
# 7月17日至19日 lies behind as a whole: what was then was not until then.
_SPAN = re.compile(r"[至到—–～~]")
_ENUMERATED = re.compile(r"一|1|①|首先")
_FIRST = ("首先，", "其次，", "再次，", "此外，")


def compose_chinese(task: Task) -> str:
    """The source text of a task: one paragraph, or more where it grows long."""
    points = [point.strip().rstrip(_ENDS) for point in task.passage.points if point.strip(_ENDS + " ")]
    formula = _formula(task)
    points = [point for point in points if point != formula.rstrip("：:。")]
    said = {s.expression for point in points for s in find_slots(point)}
    facts = [expression for expression in task.facts if expression not in said]
    attached = attach(points, facts, task.brief.facts, _MOST_CLAUSES)
    loose = [e for e in facts if not any(e in group for group in attached)]
    teller = _Teller(task)
    lead = teller.phrases(points)
    if not teller.enumerated:
        sentences = _led(lead, teller.points(points, attached)) + teller.sentences(loose)
    else:
        sentences = _led(lead, teller.sentences(loose) + teller.points(points, attached))
    text = "".join(sentences) + (formula if formula.rstrip("：:。") not in "".join(sentences) else "")
    return _paragraphs(sentences, formula) if len(text) > 420 else text or EMPTY


def _led(lead: str, sentences: list[str]) -> list[str]:
    """The phrases' clause at the start of the first sentence, or as a sentence of its own."""
    if not sentences:
        return [lead.rstrip("，") + "。"] if lead else []
    return [lead + sentences[0], *sentences[1:]]


def _formula(task: Task) -> str:
    """The words with which a lead of this kind ends: 现将有关情况报告如下："""
    if task.id != "opening":
        return ""
    usual = task.brief.kind.opening if task.brief.kind else ()
    style = task.brief.style
    return style.lead_in(usual) if style else usual[0] if usual else ""


class _Teller:
    """Says facts and points in turn, and remembers which period was said last."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.facts = task.brief.facts
        self.period = ""
        self.links = task.brief.style.links(_LINKS) if task.brief.style else _LINKS
        self.enumerated = str(getattr(task.passage, "enumerate", ""))

    def phrases(self, points: Sequence[str]) -> str:
        """The phrases that no point holds, as the start of the first sentence."""
        left = [phrase for phrase in self.task.passage.phrases if phrase not in "".join(points)]
        if not left:
            return ""
        own = "".join(phrase for phrase in left if phrase.endswith(("。", "！")))
        # No 、 between quoted phrases that follow each other (GB/T 15834-2011, 4.5.3.5).
        quoted = "".join(p if p[0] in "“《「" else f"“{p}”" for p in left if not p.endswith(("。", "！")))
        return own + (f"按照{quoted}的要求，" if quoted else "")

    def points(self, points: Sequence[str], attached: Sequence[Sequence[str]]) -> list[str]:
        told = [self._point(point, group) for point, group in zip(points, attached, strict=True)]
        if self.enumerated and len(told) != 1:  # a series of one is none
            return [_enumerate(told, self.enumerated)] if told else []
        return _joined(told, attached)

    def sentences(self, expressions: Sequence[str]) -> list[str]:
        """Sentences that state facts which no point speaks of, by period and entity, four at the most in one."""
        told: list[str] = []
        for group in sentencefuls(expressions, self.facts, _MOST_CLAUSES):
            link = self.links[len(told) % len(self.links)] if told else ""
            told.append(f"{link}{self._when(group[0])}{'，'.join(self._clauses(group))}。")
        return told

    def _point(self, point: str, group: Sequence[str]) -> str:
        rest = list(group)
        if rest and (taken := self._taken_in(point, rest[0])):
            point, rest = taken, rest[1:]
        if not rest:
            return point
        self._heard(point, rest[0])
        return f"{point}，{self._when(rest[0])}{'，'.join(self._clauses(rest))}"

    def _heard(self, point: str, expression: str) -> None:
        """A point that names the period of what follows it has said it: 2025年，全县…，and not 2025年 once more."""
        fact = self.facts.resolve(expression).fact
        period = fact.period.strip("，。 ") if fact else ""
        if period and period in point:
            self.period = period

    def _taken_in(self, point: str, expression: str) -> str:
        """层层签订责任书 + 责任书数 → 层层签订责任书[[责任书数]]; empty where the point ends otherwise."""
        resolved = self.facts.resolve(expression)
        if resolved.fact is None or resolved.text:
            return ""
        stem, linked, form = spoken(resolved)
        if linked or form or len(stem) < 2 or not point.endswith(stem):
            return ""
        when = self._when(expression)
        return f"{when}{point}{slot(expression)}"

    def _clauses(self, expressions: Sequence[str]) -> list[str]:
        said = []
        for i, expression in enumerate(expressions):
            when = self._when(expression) if i else ""
            said.append(when.rstrip("，") + self._whose(expression) + clause(expression, self.facts))
        return said

    def _when(self, expression: str) -> str:
        """The period as a start of a sentence, unless it was just said or stands in the label."""
        fact = self.facts.resolve(expression).fact
        period = fact.period.strip("，。 ") if fact else ""
        if not period or period == self.period or (fact and period in fact.name):
            return ""
        self.period = period
        if period.startswith(("截至", "截止", "至", "自", "从", "今年", "去年", "上年", "本")):
            return f"{period}，"
        until = _DAY_OR_END.search(period) and not _SPAN.search(period)
        return f"截至{period}，" if until else f"{period}，"

    def _whose(self, expression: str) -> str:
        """The entity, where it is not the one that the whole report speaks of."""
        fact = self.facts.resolve(expression).fact
        entity = fact.entity if fact else ""
        brief = self.task.brief
        if not entity or entity in brief.title or entity in brief.author or (fact and entity in fact.name):
            return ""
        return entity


def _joined(told: Sequence[str], attached: Sequence[Sequence[str]]) -> list[str]:
    """Short points lead up to the next one in the same sentence; one with a stop inside has its own."""
    sentences: list[str] = []
    waiting = ""
    for text, group in zip(told, attached, strict=True):
        short = not group and len(text) <= 16 and not any(stop in text for stop in "。；，")
        if short and not waiting:
            waiting = text
            continue
        together = waiting and not any(stop in text for stop in "。；")
        sentences += [f"{waiting}，{text}。"] if together else [f"{one}。" for one in (waiting, text) if one]
        waiting = ""
    return [*sentences, f"{waiting}。"] if waiting else sentences


def _enumerate(told: Sequence[str], form: str) -> str:
    """一是…；二是…。 A point with a stop inside ends with 。 instead of ；."""
    stop = "。" if any("。" in text or "；" in text for text in told) else "；"
    numbered = [f"{ordinal(form, i)}{text}" for i, text in enumerate(told, 1)]
    return stop.join(numbered) + "。"


def ordinal(form: str, index: int) -> str:
    """The n-th word of a series that begins with `form`: 一是, 二是; 首先, 其次; 1., 2.; 第一, 第二."""
    if not _ENUMERATED.search(form):
        return f"{to_chinese(index)}是"
    if form.startswith("首先"):
        return _FIRST[index - 1] if index <= 3 else _FIRST[3]
    mark = form.rstrip("，、")
    tail = form[len(mark) :] or ("，" if mark.startswith("第") else "")
    for one, nth in (("一", to_chinese(index)), ("1", str(index)), ("①", chr(0x2460 + index - 1))):
        if one in mark:
            return mark.replace(one, nth, 1) + tail
    return f"{to_chinese(index)}是"


def _paragraphs(sentences: Sequence[str], formula: str) -> str:
    """Sentences in paragraphs of some 250 characters; a lead's formula ends the last."""
    lines = [""]
    for sentence in sentences:
        if len(lines[-1]) > 250:
            lines.append("")
        lines[-1] += sentence
    return "\n".join(lines) + formula
