"""How a lead ends: the words of its kind, and the reasons and grounds that run on into them."""

from __future__ import annotations

import re

from assistant.brief import Task
from assistant.writers.composer.verbs import is_act

# 为做好有关工作，制定本方案。 The clause of a purpose, which a point of the brief may say better.
_PURPOSE = re.compile(r"为(?:了|进一步|深入|全面|切实|贯彻|落实|做好|加强|推[动进]|[^，。]{4,})")
# 根据《…法》第三十九条的规定: what a paper rests on, with nothing said of it yet.
_BASIS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|经)[^，。]{2,60}(?:规定|要求|精神|部署|安排|决定|批准|同意|授权|审议通过|》)"
)

# What the paper is about to say, as a formula does: it lacks only 如下.
_ANNOUNCED = re.compile(
    r"(?:\A|，)现[就将][^，。]{4,}(?:商洽|商请|函商|函告|报告|汇报|请示|通报|通知|通告|公告|说明)\Z"
)


def formula_of(task: Task) -> str:
    """The words with which a lead of this kind ends: 现将有关情况报告如下："""
    if task.id != "opening":
        return ""
    usual = task.brief.kind.opening if task.brief.kind else ()
    style = task.brief.style
    return style.lead_in(usual) if style else usual[0] if usual else ""


def prefaced(points: list[str], formula: str) -> tuple[list[str], str]:
    """Points that say why the paper is written go before its formula, in place of the formula's own reason.

    为保障师生安全 + 为做好有关工作，制定本方案。 → 为保障师生安全，制定本方案。 What a point says already (受县人民政府
    委托, 现就共享数据有关事项与贵局商洽) the formula does not say again.
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
    if others and _ANNOUNCED.search(others[-1]):
        return others[:-1], f"{preface}{others[-1]}如下："
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
