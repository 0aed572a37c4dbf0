"""Presets are data that holds together, and `nigao models` tells what the configured endpoint can do."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from assistant.interfaces.cli.entry import run
from assistant.writers.presets import presets
from tests.writers.endpoint import fails, says, serving


def test_every_preset_has_an_address_a_model_and_both_languages() -> None:
    names = [preset.name for preset in presets()]
    assert len(set(names)) == len(names) >= 10
    for preset in presets():
        parts = urlsplit(preset.address)
        outside = parts.hostname != "127.0.0.1"
        assert parts.scheme == ("https" if outside else "http") and preset.model
        assert bool(preset.key) == outside, f"{preset.name}: a key is for what lies outside"
        assert all(said.zh and said.en for said in (preset.title, *preset.quirks))


def test_models_lists_the_presets_and_calls_nothing_without_an_endpoint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["models"]) == 0
    told = capsys.readouterr().out
    assert "api.deepseek.com" in told and "DASHSCOPE_API_KEY" in told and "composer" in told


def test_models_calls_the_configured_endpoint_once_and_says_what_it_supports(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(says("组织植树活动，栽植树木[[植树]]，参加人数[[参加]]。")) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        assert run(["models", "--model", "openai:small", "--json"]) == 0
    probed = json.loads(capsys.readouterr().out)["probed"]

    assert len(endpoint.requests) == 1
    assert {k: probed[k] for k in ("streams", "counts_tokens", "takes_temperature", "slots")} == {
        "streams": True,
        "counts_tokens": True,
        "takes_temperature": True,
        "slots": True,
    }


def test_models_ends_with_2_and_one_line_where_the_endpoint_refuses(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(fails(401)) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        assert run(["models", "--model", "openai:small"]) == 2
    assert "401" in capsys.readouterr().err
