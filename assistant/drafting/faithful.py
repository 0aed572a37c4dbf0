"""Whether a polished text still says what its draft said: nothing lost, nothing told beyond it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.brief import Task
from assistant.figures import find_figures
from assistant.figures.slots import find_slots, without_slots
from assistant.language import Said

# A polished text of less than half its draft has lost more than words; one of thrice its length has made things up.
_SHORTEST, _LONGEST = 0.5, 3.0
# So much of a point's wording must be left, and no more than so much of a clause may be new.
_LEFT, _NEW = 0.5, 0.5
# Shorter clauses, in pairs of characters and in words, are connectives and turns of phrase.
_CLAUSE, _CLAUSE_OF_WORDS = 6, 4
_BREAK = re.compile(r"[，。；：！？\n]|[,;:.!?](?=\s|$)")
_HAN = re.compile(r"[㐀-鿿]+")
_WORD = re.compile(r"[A-Za-z]{4,}")
# When it was, and whether it is done or still to come: a draft that says neither is not to be told it.
_TIMES = re.compile(
    r"近日|近期|近来|近年来?|日前|目前|当前|如今|今后|今年|去年|明年|上年|本年|过去一年|[^，。；：\s]{0,2}以来"
    r"|\b(?:recently|lately|currently|nowadays|today|now|last|next|this) (?:year|month|week|quarter)\b"
    r"|\b(?:recently|lately|currently|nowadays|today)\b",
    re.I,
)
_MODES = re.compile(
    r"计划|预计|拟|将(?:会|要|进行|开展|继续|实现|完成|达)|目标|已经?实现|力争"
    r"|\b(?:will|would|should|expected|planned|plan|agreed)\b",
    re.I,
)
# How many of them: 少数企业 is not 企业.
_SCOPE = re.compile(
    r"少数|多数|部分|个别|有的|一些|绝大|所有|全部|全体|一律|均|都(?=[^市城会])"
    r"|\b(?:some|most|many|few|several|all|every|each|only)\b",
    re.I,
)
# Who speaks, and who does it: a draft that names nobody names nobody when it is polished.
_SPEAKER = re.compile(
    r"我们|我[局县市区校院镇乡部委办厅]|我(?=[要想会将请恳对在向的，])|县府|政府|党委|学校|\b(?:we|our|I)\b"
)


def unfaithful(task: Task, draft: str, text: str) -> Said | None:
    """Why a polished text may not stand for its draft, both with slots; None when it may."""
    if not _SHORTEST * len(draft) <= len(text) <= _LONGEST * len(draft) + 80:
        return Said("润色稿与底稿篇幅相差过大", "polishing changed the length too much")
    if lost := {s.expression for s in find_slots(draft)} - {s.expression for s in find_slots(text)}:
        names = "、".join(sorted(lost))
        return Said(f"润色稿丢了“{names}”", f"polishing lost {names}")
    old, new = without_slots(draft, " "), without_slots(text, " ")
    zh = task.brief.language == "zh"
    if any(_kept(point, new, zh) < _LEFT for point in task.passage.points):
        return Said("润色稿漏了要点", "polishing left a point out")
    if _dates(old, task) - _dates(new, task) or _more(_TIMES, old, new):
        return Said("润色稿改了时间", "polishing changed a time")
    if _more(_MODES, old, new) or (not zh and _more(_MODES, new, old)):
        return Said("润色稿改了已做、将做的说法", "polishing changed what is done and what is to come")
    if _more(_SCOPE, old, new) or _more(_SCOPE, new, old):
        return Said("润色稿改了范围", "polishing changed how many are meant")
    if _more(_SPEAKER, old, new):
        return Said("润色稿换了叙述的人称", "polishing changed who speaks")
    if zh and _again(new) - _again(old):
        return Said("润色稿把话说了两遍", "polishing said a thing twice")
    if any(_new(clause, old, zh) > _NEW for clause in _BREAK.split(new)):
        return Said("润色稿说了底稿没有的意思", "polishing said what the draft did not")
    return None


def _kept(point: str, text: str, zh: bool) -> float:
    """The share of a point's pairs of characters, or words, that the text has."""
    own = _pieces(without_slots(point, " "), zh)
    return 1.0 if not own else len(own & _pieces(text, zh)) / len(own)


def _new(clause: str, draft: str, zh: bool) -> float:
    """The share of a clause's pairs of characters, or words, that the draft does not have; 0 for a short clause."""
    own = _pieces(clause, zh)
    return (
        0.0 if len(own) < (_CLAUSE if zh else _CLAUSE_OF_WORDS) else len(own - _pieces(draft, zh)) / len(own)
    )


def _pieces(text: str, zh: bool) -> set[str]:
    if zh:
        return {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
    return {word.lower()[:5] for word in _WORD.findall(text)}


def _again(text: str) -> set[str]:
    """Runs of four characters that stand there more than once."""
    counted = Counter(run[i : i + 4] for run in _HAN.findall(text) for i in range(len(run) - 3))
    return {run for run, count in counted.items() if count > 1}


def _dates(text: str, task: Task) -> set[str]:
    return {figure.value for figure in find_figures(text, task.brief.language).figures if figure.is_date}


def _more(words: re.Pattern[str], draft: str, text: str) -> bool:
    """Whether the text has one of these words more often than the draft."""
    return bool(_counted(words.findall(text)) - _counted(words.findall(draft)))


def _counted(words: Iterable[str]) -> Counter[str]:
    return Counter(word.lower() for word in words)
