"""Figures that the brief's words hold are grounded for what these words say, and for nothing else."""

from __future__ import annotations

import asyncio

import pytest

from assistant.brief.read import read_brief
from assistant.drafting.workflow import draft
from assistant.report.render import render
from assistant.writers.chat_model import ChatWriter, Reply, Request
from assistant.writers.scripted.obedient import obedient


class Adding:
    """A model that does its duty, and says one thing more."""

    name = "scripted:adding"

    def __init__(self, more: str) -> None:
        self.more = more

    async def answer(self, request: Request) -> Reply:
        return Reply(obedient(request.task) + self.more)

    async def close(self) -> None:
        return None


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("投入资金为9999万元。", False),
        ("投入资金达9999万元。", False),
        ("投入资金共计9999万元，成效明显。", False),
        # What the point itself says stays sayable.
        ("力争明年达到9999万元。", True),
    ],
)
def test_a_figure_of_the_briefs_words_does_not_become_the_value_of_a_fact(more: str, kept: bool) -> None:
    brief = read_brief(
        {
            "title": "青禾县工作报告",
            "facts": [{"id": "投入", "label": "投入资金", "value": 300, "unit": "万元"}],
            "sections": [{"heading": "做法", "points": ["力争明年达到9999万元"], "facts": ["投入"]}],
        }
    )
    report = asyncio.run(draft(brief, ChatWriter(Adding(more)), side_by_side=1))
    text = "".join(render(s.source, report.brief.facts, "zh").text for _, _, s in report.walk())
    assert (more.rstrip("。") in text) is kept and "300万元" in text
