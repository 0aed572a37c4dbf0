"""What drafting adds to the model's own time: ratios to a reference measured in the same run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import openai

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.drafting.estimate import estimate
from assistant.drafting.plan import plan
from assistant.drafting.workflow import draft, revise_section
from assistant.settings import Settings, examples_folder
from assistant.writers.chat_model import ChatWriter
from assistant.writers.chat_model.endpoint import OpenAIChat
from assistant.writers.prompts import Prompts
from tests.bench.slow_server import slow_server
from tests.writers import desk

WAIT = 0.2
RUNS = 5
_CALLS = 60
# Each says whose figure it is: twelve sections with one 办理事项 of twelve values would rightly be mended.
_TEXT = "各部门压实责任，{0}[[{0}]]，{1}为[[{1}]]，{2}为[[{2}]]。{heading}，还要加强督导检查。"


def twelve_sections() -> Brief:
    """Twelve sections of three facts and a lead, as a county's yearly report has them."""
    facts, sections = list[dict[str, Any]](), list[dict[str, Any]]()
    for i in range(12):
        names = [f"第{i}类办理事项", f"第{i}类同比增幅", f"第{i}类办结率"]
        facts += [
            {"id": names[0], "label": "办理事项", "value": 1000 + i * 7, "unit": "件", "entity": f"第{i}类"},
            {"id": names[1], "label": "同比增幅", "value": 3 + i, "unit": "%", "entity": f"第{i}类"},
            {"id": names[2], "label": "办结率", "value": 90 + i / 2, "unit": "%", "entity": f"第{i}类"},
        ]
        points = ["压实属地和部门责任", "完善会商研判机制", "加强督导检查"]
        sections.append(
            {"heading": f"推进{'甲乙丙丁戊己庚辛壬癸子丑'[i]}类重点工作", "facts": names, "points": points}
        )
    return desk.brief(facts, sections, opening={"points": ["形势总体平稳"]})


def answers(brief: Brief) -> dict[str, str]:
    return {
        task.heading: _TEXT.format(*task.facts, heading=task.heading)
        for task in plan(brief).tasks
        if task.heading
    }


def writer(address: str) -> ChatWriter:
    config = {"OPENAI_BASE_URL": address, "OPENAI_API_KEY": "k"}
    return ChatWriter(OpenAIChat("small", Settings.model_validate(config)))


async def _drafted(brief: Brief, address: str) -> tuple[float, float]:
    """Seconds, and our own processor time in them."""
    one = writer(address)
    started, busy = time.perf_counter(), time.thread_time()
    report = await draft(brief, one, side_by_side=12)
    seconds, busy = time.perf_counter() - started, time.thread_time() - busy
    await one.close()
    ways = [section.way for _, _, section in report.walk()]
    assert ways == ["write"] * 12, ways
    return seconds, busy


async def _two_calls(address: str, messages: Any) -> tuple[float, float]:
    """The critical path with a bare client: one call, and another after it."""
    async with openai.AsyncOpenAI(base_url=address, api_key="k") as client:
        await _bare(client, messages)
        started, busy = time.perf_counter(), time.thread_time()
        for _ in range(2):
            await _bare(client, messages)
        return time.perf_counter() - started, time.thread_time() - busy


async def _bare(client: openai.AsyncOpenAI, messages: Any) -> str:
    """One streamed call with the client alone."""
    stream = await client.chat.completions.create(
        model="small", messages=messages, stream=True, stream_options={"include_usage": True}, temperature=0.3
    )
    pieces = [chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices]
    return "".join(pieces)


def path() -> list[Mapping[str, object]]:
    """Twelve sections and a lead, all side by side, against two calls one after the other.

    The second row is what an idle core would take: the model's time and our own processor time, and no waiting for others.
    """
    brief = twelve_sections()
    with slow_server(WAIT, answers(brief)) as address:
        asyncio.run(_drafted(brief, address))  # the first run imports
        ours = [asyncio.run(_drafted(brief, address)) for _ in range(RUNS)]
        bare = [asyncio.run(_two_calls(address, _messages(brief))) for _ in range(RUNS)]
    seconds = min(s for s, _ in ours) / min(s for s, _ in bare)
    busy = (2 * WAIT + min(b for _, b in ours)) / (2 * WAIT + min(b for _, b in bare))
    return [
        _row("12 sections and a lead, at 12 at once / two calls", seconds, "≤ 1.15"),
        _row("the same, by processor time", busy, "≤ 1.15"),
    ]


def _messages(brief: Brief) -> list[dict[str, str]]:
    composed = Prompts().write(plan(brief).tasks[1])
    return [{"role": "system", "content": composed.shared}, {"role": "user", "content": composed.own}]


def cpu() -> Mapping[str, object]:
    """Our own processor time for a call, prompts and reading included, against the bare client's."""
    brief = twelve_sections()
    task = plan(brief).tasks[1]
    with slow_server(0.0, answers(brief)) as address:

        async def ours() -> float:
            one = writer(address)
            await one.write(task)
            started = time.thread_time()
            for _ in range(_CALLS):
                await one.write(task)
            spent = time.thread_time() - started
            await one.close()
            return spent

        async def bare() -> float:
            messages = _messages(brief)
            async with openai.AsyncOpenAI(base_url=address, api_key="k") as client:
                await _bare(client, messages)
                started = time.thread_time()
                for _ in range(_CALLS):
                    await _bare(client, messages)
                return time.thread_time() - started

        own = min(asyncio.run(ours()) for _ in range(3))
        reference = min(asyncio.run(bare()) for _ in range(3))
    return _row("processor time of a call / bare openai", own / reference, "≤ 2")


def prefix() -> list[Mapping[str, object]]:
    """The share of what is sent that is the same in every call."""
    rows = []
    for file in sorted(examples_folder().glob("*/brief.yaml")):
        shared = estimate(read_brief(file), rounds=2).shared
        rows.append(_row(f"shared beginning / all input tokens, {file.parent.name}", shared, "≥ 0.8"))
    return rows


def revision() -> Mapping[str, object]:
    """How many calls one revised section costs."""
    brief = twelve_sections()
    with slow_server(0.0, answers(brief)) as address:

        async def run() -> int:
            one = writer(address)
            report = await draft(brief, one, side_by_side=12)
            before = one.spent.calls
            await revise_section(report, "3", "更简练", one)
            await one.close()
            return one.spent.calls - before

        calls = asyncio.run(run())
    return _row("calls for one revised section", calls, "1")


def _row(what: str, measured: float, bar: str) -> Mapping[str, object]:
    return {"what": what, "measured": f"{measured:.2f}", "bar": bar}


def main() -> list[Mapping[str, object]]:
    return [*path(), cpu(), *prefix(), revision()]
