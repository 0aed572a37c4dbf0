"""Writers of one report beside each other: what all calls begin with is rendered once, everything else is each one's own."""

from __future__ import annotations

import asyncio

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.writers.chat_model import ChatWriter
from assistant.writers.scripted.model import ScriptedModel
from assistant.writers.scripted.script import Line, Script


def model() -> ScriptedModel:
    return ScriptedModel(Script(default=Line(obey=True)))


def test_a_writer_beside_another_sends_the_same_and_records_its_own() -> None:
    facts = FactSheet.of([{"id": "检查数", "value": 12, "unit": "家"}])
    outline = make_outline(
        [{"heading": "做法", "facts": ["检查数"]}, {"heading": "成效", "points": ["有序"]}]
    )
    tasks = plan(Brief(title="工作报告", facts=facts, outline=outline)).tasks
    first, alone = ChatWriter(model(), first_way="polish"), ChatWriter(model())
    asyncio.run(first.write(tasks[0]))
    other = model()
    beside = first.beside(other)
    assert beside.first_way == "polish" and beside.spent.calls == 0 and not beside.prompts_used
    asyncio.run(beside.write(tasks[1]))
    asyncio.run(alone.write(tasks[1]))
    assert other.history[0].messages == alone.model.history[0].messages  # type: ignore[attr-defined]
    assert beside.prompts_used == alone.prompts_used
    assert (first.spent.calls, beside.spent.calls) == (1, 1)
