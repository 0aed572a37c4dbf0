"""Briefs and tasks for the tests of writers."""

from __future__ import annotations

from typing import Any

from assistant.brief import Brief, Task
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline

FACTS: list[dict[str, Any]] = [
    {
        "id": "检查企业数",
        "label": "检查企业",
        "value": 1234,
        "unit": "家",
        "period": "2025年",
        "entity": "青禾县",
    },
    {"id": "隐患数", "label": "发现隐患", "value": 176, "unit": "处"},
    {"id": "整改数", "label": "整改隐患", "value": 149, "unit": "处"},
    {"id": "整改率", "label": "隐患整改率", "formula": "share(整改数, 隐患数)", "unit": "%"},
    {"id": "罚款额", "label": "罚款总额", "value": "456.7", "unit": "万元", "sensitive": True},
    {"id": "户均罚款", "label": "户均罚款", "formula": "罚款额 / 检查企业数", "unit": "元"},
    {"id": "事故增长", "label": "事故起数比上年增长", "value": "-7.1", "unit": "%"},
    {"id": "培训场次", "label": "开展培训", "value": 3, "unit": "场"},
    {"id": "演练人次", "label": "参加演练", "unit": "人次"},
    {"id": "线人", "label": "举报人", "text": "柳长青", "sensitive": True},
    {"id": "牵头单位", "label": "牵头单位", "text": "县应急管理局"},
]
SECTIONS: list[dict[str, Any]] = [
    {
        "heading": "主要做法及成效",
        "sections": [
            {
                "heading": "聚焦责任落实，织密防控网络",
                "run_in": True,
                "facts": ["检查企业数", "罚款额", "事故增长", "培训场次"],
                "points": ["层层签订责任书", "开展3场专题培训"],
                "phrases": ["安全第一、预防为主"],
                "length": [60, 200],
            },
            {"heading": "紧盯隐患整改", "facts": ["隐患数", "整改数", "share(整改数, 隐患数)"]},
        ],
    },
    {"heading": "存在的问题", "enumerate": "一是", "points": ["力量不足", "经费紧张"]},
]
OPENING = {"points": ["今年以来形势总体平稳"], "facts": ["检查企业数"], "length": [20, 120]}


def brief(facts: Any = FACTS, sections: Any = SECTIONS, **more: Any) -> Brief:
    """A brief of these facts and sections."""
    data = {"title": "青禾县2025年安全生产工作情况报告", "opening": OPENING, **more}
    return Brief.model_validate({**data, "facts": FactSheet.of(facts), "outline": make_outline(sections)})


def task(name: str, of: Brief | None = None) -> Task:
    """The task of a section's id, or of the opening."""
    of = of or brief()
    if name == "opening":
        assert of.opening is not None
        return Task("opening", of, of.opening, of.opening.facts)
    placed = next(placed for placed in of.outline.walk() if placed.id == name)
    return Task(name, of, placed.section, placed.section.facts, placed)


def tasks(of: Brief) -> list[Task]:
    """A task for every piece that has text."""
    every = [task(name, of) for name, _ in of.passages()]
    return [one for one in every if one.leaf]
