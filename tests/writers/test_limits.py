"""Limits: no more is asked once one would be passed, and the rest of the report is the composer's."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.brief import Brief, read_brief
from assistant.drafting.estimate import estimate
from assistant.drafting.loop import Loop
from assistant.drafting.workflow import draft
from assistant.errors import InputError
from assistant.report.findings import Usage
from assistant.report.model import Report
from assistant.settings import Settings, examples_folder
from assistant.writers.chat_model.limits import Limits
from assistant.writers.scripted import Script, ScriptedWriter
from assistant.writers.writer import Way
from tests.writers import desk

OBEY = {"default": {"obey": True}}


def drafted(script: Any = OBEY, **limits: Any) -> tuple[Report, ScriptedWriter]:
    config = Settings.model_validate(limits)
    writer = ScriptedWriter(Script.model_validate(script), "scripted:x", config)
    # Without the plan's own call, so that what a limit cuts off is a section.
    whole = draft(desk.brief(), writer, side_by_side=1, way="write", loop=Loop(plan=False))
    return asyncio.run(whole), writer


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


def used(one: Brief, script: Any = OBEY, way: Way = "write", rounds: int = 2) -> Usage:
    writer = ScriptedWriter(Script.model_validate(script), "scripted:x")
    return asyncio.run(draft(one, writer, way=way, rounds=rounds)).usage


def briefs() -> list[Any]:
    files = sorted(examples_folder().glob("*/brief.yaml"))
    return [
        pytest.param(desk.brief(), id="desk"),
        *(pytest.param(read_brief(f), id=f.parent.name) for f in files),
    ]


@pytest.mark.parametrize("one", briefs())
def test_what_is_estimated_is_used_within_a_fifth_when_every_section_holds_at_once(one: Brief) -> None:
    told, real = estimate(one, rounds=2), used(one)

    assert told.calls == real.calls
    assert told.input_tokens == pytest.approx(real.input_tokens, rel=0.2)
    whole = real.input_tokens + real.output_tokens
    assert told.input_tokens + told.output_tokens == pytest.approx(whole, rel=0.2)


@pytest.mark.parametrize("one", briefs())
def test_what_is_estimated_to_polish_is_used_within_a_fifth(one: Brief) -> None:
    told, real = estimate(one, rounds=0, first="polish"), used(one, way="polish", rounds=0)

    assert told.calls == told.most_calls == real.calls
    assert told.input_tokens == pytest.approx(real.input_tokens, rel=0.2)
    whole = real.input_tokens + real.output_tokens
    assert told.input_tokens + told.output_tokens == pytest.approx(whole, rel=0.2)


@pytest.mark.parametrize("one", briefs())
def test_no_draft_needs_more_than_the_most_that_is_estimated(one: Brief) -> None:
    """A model that never says anything of use twice in the same words: all rounds are asked for."""
    texts = [f"出动人员{number}人次。" for number in range(870, 890)]
    script = {"sections": {placed.id: texts for placed in one.outline.walk()} | {"opening": texts}, **OBEY}
    told, real = estimate(one, rounds=2), used(one, script, way="write")

    assert told.calls < real.calls <= told.most_calls
    assert real.input_tokens <= told.most_input_tokens and real.output_tokens <= told.most_output_tokens


def test_the_estimate_counts_the_call_of_the_plan_and_what_all_calls_share() -> None:
    told = estimate(desk.brief(), rounds=2)
    assert (told.calls, told.most_calls) == (5, 1 + 4 * 6) and told.shared > 0.6


def test_money_is_estimated_from_the_prices_and_bounded_by_them() -> None:
    limits = Limits(price_input=2.0, price_output=8.0)
    assert limits.price(1_000_000, 500_000) == pytest.approx(6.0)

    report, _ = drafted(max_cost=0.01, price_input=2.0, price_output=8.0)
    spent = limits.price(report.usage.input_tokens, report.usage.output_tokens)
    assert 0 < spent <= 0.01 and composed(report) and all("已到费用上限" in said for said in composed(report))
