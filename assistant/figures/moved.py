"""Verbs of change whose object stands between them and the number: 新增就业8216人, 缩短审批时限3天."""

from __future__ import annotations

import re

from assistant.figures.model import Direction, Kind

# 新增就业8216人, 减少事故一起, 缩短审批时限3天: a verb of change, what changes, and the number.
_MOVED = re.compile(
    r"(?:(?P<up>(?:新|净)增加?|增加)|(?P<down>净?减少|压减|削减|缩减|核减|调减|精简|裁减)|(?P<raise>提高|提升|扩大|延长|增加)|(?P<lower>降低|缩短|压缩))了?"
    r"(?![值额量长幅速收支产改设强率比])(?![^，]*?(?:改造|整治|工程|行动))[^\W0-9_、由从至到为是有中对在因使让与及其被把将向于各每以的和比较同达占约近超逾]{1,10}$"
    r"|(?:同比|较|比)[^，。；、]{0,8}?(?:(?P<more>多)|(?P<less>少))[\u4e00-\u9fff]$"
)
# What every verb of _MOVED has in it, and what ends no object of it: nearly all numbers stop at one of the two.
_MOVED_HINT = re.compile("增(?![值额量长幅速收支产改设强率比])|减|降低|缩|提[高升]|扩大|延长|精简")
_NO_OBJECT = frozenset("，。、；：！？（）《》“”‘’ 0123456789_") | frozenset(
    "由从至到为是有中对在因使让与及其被把将向于各每以的和比较同达占约近超逾"
)
_BY_SO_MUCH = frozenset("多少")
_MOVED_REACH = 14


def moved(text: str, start: int, kind: Kind) -> Direction:
    """Where a verb of change points whose object stands before the number: 新增就业8216人 is up.

    提高, 缩短 and the like say it only of what is measured (缩短时限3天), not of things (提升改造公厕18座).
    """
    if start < 3:
        return "none"
    begin = start - _MOVED_REACH if start > _MOVED_REACH else 0
    governed = text[start - 1] not in _NO_OBJECT and _MOVED_HINT.search(text, begin, start)
    if not governed and text[start - 2] not in _BY_SO_MUCH and text[start - 1] != "\n":
        return "none"
    if not (match := _MOVED.search(text, begin, start)):
        return "none"
    if match["up"] or match["down"] or match["more"] or match["less"]:
        return "up" if match["up"] or match["more"] else "down"
    if kind == "count":
        return "none"
    return "up" if match["raise"] else "down"
