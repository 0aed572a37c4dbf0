"""Chinese prose by rule: points become sentences, facts are stated where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.writers.composer.grouping import attach, sentencefuls
from assistant.writers.composer.sentences import enumerated, spoken_points
from assistant.writers.composer.statements import statements
from assistant.writers.composer.telling import Teller
from assistant.writers.composer.verbs import is_act

EMPTY = "【待补】"
_MOST_CLAUSES = 4
_ENDS = "。；，、;,. ！!"
# 为做好有关工作，制定本方案。 The clause of a purpose, which a point of the brief may say better.
_PURPOSE = re.compile(r"为(?:了|进一步|深入|全面|切实|贯彻|落实|做好|加强|推[动进]|[^，。]{4,})")
# 根据《…法》第三十九条的规定: what a paper rests on, with nothing said of it yet.
_BASIS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|经)[^，。]{2,60}(?:规定|要求|精神|部署|安排|决定|批准|同意|授权|审议通过|》)"
)


def compose_chinese(task: Task) -> str:
    """The source text of a task: one paragraph, or more where it grows long."""
    points = [point.strip().rstrip(_ENDS) for point in task.passage.points if point.strip(_ENDS + " ")]
    formula = _formula(task)
    points = [point for point in points if point != formula.rstrip("：:。")]
    points, formula = _prefaced(points, formula)
    said = {s.expression for point in [*points, formula] for s in find_slots(point)}
    facts = task.brief.facts
    stated = statements([expression for expression in task.facts if expression not in said], facts)
    attached = attach(points, stated, facts, _MOST_CLAUSES)
    loose = [s for s in stated if not any(s in group for group in attached)]
    teller = Teller(task)
    lead = _phrases(task, points)
    series = str(getattr(task.passage, "enumerate", ""))
    if series and len(points) > 1:
        before = [teller.told(group) for group in sentencefuls(loose, facts, _MOST_CLAUSES)]
        sentences = _led(lead, [*before, enumerated(points, attached, teller, series)])
    else:
        sentences = _led(lead, spoken_points(points, attached, teller))
        sentences += [teller.told(group) for group in sentencefuls(loose, facts, _MOST_CLAUSES)]
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


def _prefaced(points: list[str], formula: str) -> tuple[list[str], str]:
    """Points that say why the paper is written go before its formula, in place of the formula's own reason.

    为保障师生安全 + 为做好有关工作，制定本方案。 → 为保障师生安全，制定本方案。 What a point says already (受县人民政府
    委托) the formula does not say again.
    """
    if not formula:
        return points, formula
    first, comma, rest = formula.partition("，")
    if comma and any(point.startswith(first) for point in points):
        formula = rest
    reasons = [point for point in points if _only_a_reason(point)]
    others = [point for point in points if point not in reasons]
    preface = "".join(f"{reason}，" for reason in reasons)
    core = formula.rpartition("，")[2].rstrip("：:。")
    for index, point in enumerate(others):
        if core in point:
            return [*others[:index], preface + point, *others[index + 1 :]], ""
    if not reasons:
        return points, formula
    first, comma, rest = formula.partition("，")
    return others, preface + (rest if comma and first.startswith("为") else formula)


def _only_a_reason(point: str) -> bool:
    """为深入实施人才强市战略, or 根据《…法》的规定, without anything done for it yet."""
    first, *others = point.split("，")
    if "。" in point:
        return False
    if _PURPOSE.match(first):
        return all(_PURPOSE.match(o) or _BASIS.fullmatch(o) or is_act(o) for o in others)
    return all(_BASIS.fullmatch(clause) for clause in (first, *others))


def _phrases(task: Task, points: Sequence[str]) -> str:
    """The phrases that no point holds, as the start of the first sentence."""
    left = [phrase for phrase in task.passage.phrases if phrase not in "".join(points)]
    if not left:
        return ""
    own = "".join(phrase for phrase in left if phrase.endswith(("。", "！")))
    # No 、 between quoted phrases that follow each other (GB/T 15834-2011, 4.5.3.5).
    quoted = "".join(p if p[0] in "“《「" else f"“{p}”" for p in left if not p.endswith(("。", "！")))
    return own + (f"按照{quoted}的要求，" if quoted else "")


def _paragraphs(sentences: Sequence[str], formula: str) -> str:
    """Sentences in paragraphs of some 250 characters; a lead's formula ends the last."""
    lines = [""]
    for sentence in sentences:
        if len(lines[-1]) > 250:
            lines.append("")
        lines[-1] += sentence
    return "\n".join(lines) + formula
