"""However bad the model: every required heading and figure is there, and no figure without a fact."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from assistant.drafting.workflow import draft
from assistant.facts.arithmetic import plain
from assistant.report.events import Event, as_dict
from assistant.writers.chat_model import ChatWriter
from tests.bench.bench_model_hostile import assail
from tests.bench.hostile import WAYS, Harm, HostileModel
from tests.writers import desk


def test_what_a_hostile_model_does_to_generated_briefs_never_reaches_the_page() -> None:
    harm = assail(400)

    assert harm.figures >= 400 and harm.drafts > 20
    assert harm.all == []
    assert harm.kept > harm.sections / 2, "the program writes more than it must"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_one_bad_habit_throughout_is_survived(way: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.hostile.WAYS", (way,))
    brief, harm = desk.brief(), Harm()
    model = HostileModel(brief, seed=1)

    report = asyncio.run(draft(brief, ChatWriter(model)))
    harm.add(report, model)

    assert harm.all == [] and report.coverage.figures.missing == ()


def test_sensitive_values_are_in_no_request_no_log_and_no_event_of_the_model(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    heard: list[Event] = []
    brief = desk.brief()
    model = HostileModel(brief, seed=7)

    asyncio.run(draft(brief, ChatWriter(model), emit=heard.append))

    # The page shows what it prints; everything else of an event is for anybody's log.
    told = json.dumps([{**as_dict(e), "text": ""} for e in heard], ensure_ascii=False, default=str)
    secrets = ["456.7", "柳长青", plain(brief.facts.resolve("户均罚款").quantity.value)[:6]]  # type: ignore[union-attr]
    for secret in secrets:
        assert all(secret not in request.text for request in model.history)
        assert secret not in caplog.text
        assert secret not in told
    assert len(model.history) > 4
