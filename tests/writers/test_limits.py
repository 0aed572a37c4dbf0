"""Limits: no more is asked once one would be passed, and the rest of the report is the composer's."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.drafting.estimate import estimate
from assistant.drafting.workflow import draft
from assistant.errors import InputError
from assistant.report.model import Report
from assistant.settings import Settings
from assistant.writers.scripted import Script, ScriptedWriter
from tests.writers import desk

OBEY = {"default": {"obey": True}}


def drafted(script: Any = OBEY, **limits: Any) -> tuple[Report, ScriptedWriter]:
    config = Settings.model_validate(limits)
    writer = ScriptedWriter(Script.model_validate(script), "scripted:x", config)
    return asyncio.run(draft(desk.brief(), writer, side_by_side=1, way="write")), writer


def composed(report: Report) -> list[str]:
    return [f.message for f in report.findings if f.rule == "section-composed"]


def test_without_limits_every_piece_is_the_models() -> None:
    report, writer = drafted()
    assert composed(report) == [] and report.usage.calls == len(writer.history) == 4


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        ({"max_calls": 2}, "已到调用次数上限"),
        ({"max_tokens": 2000}, "已到词元上限"),
        ({"max_cost": 0.0016, "price_input": 1.0}, "已到费用上限"),
    ],
)
def test_at_a_limit_the_rest_is_composed_and_said_to_be(limits: dict[str, Any], why: str) -> None:
    report, writer = drafted(**limits)

    usage = report.usage
    assert 0 < usage.calls == len(writer.history) < 4
    assert usage.input_tokens + usage.output_tokens <= limits.get("max_tokens", 10_000)
    assert composed(report) and all(why in message for message in composed(report))
    assert report.coverage.figures.missing == () and not [f for f in report.findings if f.severity == "error"]


def test_the_limit_on_time_ends_a_call_that_is_under_way() -> None:
    slow = {"default": {"obey": True, "delay": 5.0}}
    report, writer = drafted(slow, max_seconds=0.2)

    assert len(writer.history) == 1 and report.usage.calls == 0
    assert all("已到时间上限" in message for message in composed(report)) and len(composed(report)) == 4


def test_calls_side_by_side_do_not_pass_a_limit_together() -> None:
    config = Settings.model_validate({"max_calls": 2})
    writer = ScriptedWriter(Script.model_validate({"default": {"obey": True, "delay": 0.05}}), "x", config)
    asyncio.run(draft(desk.brief(), writer, side_by_side=8))
    assert len(writer.history) == 2


def test_a_limit_met_while_revising_keeps_what_can_be_mended() -> None:
    text = "层层签订责任书，安全第一、预防为主，检查企业[[检查企业数]]，罚款总额为[[罚款额]]，开展培训[[培训场次]]。"
    script = {"sections": {"1.1": [text]}, **OBEY}
    report, _ = drafted(script, max_calls=1)
    section = report.section("1.1")
    assert section and (section.way, section.written_by) == ("mend", "scripted:x")


def test_a_cost_without_prices_is_refused_before_any_call() -> None:
    with pytest.raises(InputError, match="NIGAO_PRICE_INPUT"):
        drafted(max_cost=1.0)


def test_the_estimate_tells_calls_and_tokens_without_a_call() -> None:
    told = estimate(desk.brief(), rounds=2)
    _, writer = drafted()
    sent = sum(len(request.text) for request in writer.history)

    assert (told.calls, told.most_calls) == (4, 16)
    assert 0.5 * sent < told.input_tokens < 1.2 * sent
    assert told.output_tokens > 100 and told.most_input_tokens > 3 * told.input_tokens
    assert told.shared > 0.6
