"""The heading tree of a sample, and what is odd about its numbers and subjects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.language import Language, Said
from assistant.outline.headings import Heading
from assistant.outline.learn.model import Remark

_SUBJECTS = {
    "plan": re.compile(
        r"下一步|下步|今后|打算|工作(?:安排|计划|思路|设想)|\bnext steps?\b|\boutlook\b|\bway forward\b", re.I
    ),
    "problem": re.compile(r"问题|不足|短板|困难|薄弱|差距|(?:risks|issues|problems|shortcomings)\b", re.I),
}
_RESULT = re.compile(r"整改|解决|破解|化解|成效|措施|排查|办理|检查")
_WORD = re.compile(r"[a-z]{3,}|[㐀-鿿]", re.I)
_ALIKE = 0.75
_MOST = 300  # every heading is compared with every other


@dataclass
class Node:
    """A heading with its own text and the headings beneath."""

    heading: Heading
    text: str
    below: list[Node] = field(default_factory=list)


def make_tree(text: str, headings: list[Heading], stop: int) -> list[Node]:
    """The headings as a tree; a text ends where the next heading's line begins, the last at offset `stop`."""
    roots: list[Node] = []
    open_nodes: list[Node] = []
    for index, heading in enumerate(headings):
        end = text.rfind("\n", 0, headings[index + 1].start) + 1 if index + 1 < len(headings) else stop
        node = Node(heading, text[heading.body_start : max(end, heading.body_start)])
        while open_nodes and open_nodes[-1].heading.level >= heading.level:
            open_nodes.pop()
        (open_nodes[-1].below if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots


def remarks_on(nodes: list[Node], language: Language) -> list[Remark]:
    """Numbers that skip or repeat, levels that are skipped, and two sections with one subject."""
    remarks: list[Remark] = []
    _numbers(nodes, remarks)
    _levels(nodes, remarks)
    _subjects(_all(nodes)[:_MOST], remarks)
    return remarks


def _all(nodes: list[Node]) -> list[Node]:
    return [one for node in nodes for one in (node, *_all(node.below))]


def _numbers(nodes: list[Node], remarks: list[Remark]) -> None:
    numbered = [node.heading for node in nodes if node.heading.ordinals]
    if numbered and numbered[0].ordinals[-1] > 1 and len(numbered) > 1:
        remarks.append(_number("number-skipped", "不从一开始", "does not begin at 1", numbered[0]))
    for before, after in pairwise(numbered):
        if before.kind != after.kind:
            continue
        step = after.ordinals[-1] - before.ordinals[-1]
        if step > 1:
            remarks.append(_number("number-skipped", "前面缺号", "skips a number", after))
        elif step < 1:
            remarks.append(_number("number-repeated", "重复或倒退", "repeats or goes back", after))
    for node in nodes:
        _numbers(node.below, remarks)


def _number(rule: str, zh: str, en: str, heading: Heading) -> Remark:
    words = f"{heading.number}{heading.title}"
    return Remark(
        rule,
        Said(
            f"第{heading.line}行“{words}”序号{zh}，已重新编号",
            f"line {heading.line}: “{words}” {en}; numbered anew",
        ),
        words,
    )


def _levels(nodes: list[Node], remarks: list[Remark]) -> None:
    for node in nodes:
        for child in node.below:
            if child.heading.level > node.heading.level + 1:
                words = f"{child.heading.number}{child.heading.title}"
                zh = f"第{child.heading.line}行“{words}”越过了一级标题，已上移"
                en = f"line {child.heading.line}: “{words}” skips a level; moved up"
                remarks.append(Remark("level-skipped", Said(zh, en), words))
        _levels(node.below, remarks)


def _subjects(nodes: list[Node], remarks: list[Remark]) -> None:
    for index, node in enumerate(nodes):
        for other in nodes[:index]:
            if other.below and node in _all(other.below):
                continue
            if _same_subject(other.heading, node.heading):
                one, two = other.heading.title, node.heading.title
                zh = f"“{one}”和“{two}”（第{node.heading.line}行）写的是同一件事，请合并或改名"
                en = f"“{one}” and “{two}” (line {node.heading.line}) have one subject; merge or rename them"
                remarks.append(Remark("subject-repeated", Said(zh, en), two))
                break


def _same_subject(one: Heading, other: Heading) -> bool:
    """The same words, nearly the same, or both the plan or the problems of the whole report."""
    if _folded(one.title) == _folded(other.title):
        return True
    top = min(one.level, other.level) == 1
    for pattern in _SUBJECTS.values():
        if top and pattern.search(one.title) and pattern.search(other.title):
            return not (_RESULT.search(one.title) or _RESULT.search(other.title))
    words, others = set(_WORD.findall(one.title)), set(_WORD.findall(other.title))
    shared = len(words & others) / max(1, len(words | others))
    return one.level == other.level == 1 and len(words) > 3 and shared >= _ALIKE


def _folded(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).lower()
