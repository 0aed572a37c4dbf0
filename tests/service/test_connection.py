"""The model chosen on the page: in force at once, kept for the owner's eyes alone, its key never given out."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.service.connection import (
    choose_connection,
    connection,
    forget_connection,
    load_connection,
    try_connection,
)
from assistant.settings import choose_settings, settings
from tests.writers.endpoint import says, serving

KEY = "sk-very-secret-1234"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    settings.cache_clear()
    yield
    choose_settings({})


def test_a_choice_is_in_force_at_once_and_after_a_restart(tmp_path: Path) -> None:
    assert connection().model == "composer"
    chosen = choose_connection("openai:small", "http://127.0.0.1:9/v1", KEY)
    assert (chosen.model, chosen.address, chosen.has_key) == ("openai:small", "http://127.0.0.1:9/v1", True)
    assert settings().openai_api_key.get_secret_value() == KEY
    choose_settings({})
    assert connection().model == "composer"
    load_connection()
    assert settings().openai_api_key.get_secret_value() == KEY


def test_the_key_is_the_owners_alone_and_never_given_out(tmp_path: Path) -> None:
    chosen = choose_connection("openai:small", "http://127.0.0.1:9/v1", KEY)
    file = tmp_path / "data" / "connection.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert KEY not in repr(chosen) and KEY not in repr(settings())


def test_a_key_stays_with_its_address(tmp_path: Path) -> None:
    choose_connection("openai:small", "http://127.0.0.1:9/v1", KEY)
    assert choose_connection("openai:large", "http://127.0.0.1:9/v1", "").has_key
    assert not choose_connection("openai:large", "http://127.0.0.1:10/v1", "").has_key


def test_a_choice_can_be_undone(tmp_path: Path) -> None:
    choose_connection("openai:small", "http://127.0.0.1:9/v1", KEY)
    assert forget_connection().model == "composer"
    assert not (tmp_path / "data" / "connection.json").exists()


def test_a_model_that_cannot_be_changes_nothing() -> None:
    with pytest.raises(InputError, match="不认识的模型"):
        choose_connection("nonsense:x", "", "")
    assert connection().model == "composer"


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "connection.json").write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match=r"connection\.json"):
        load_connection()


def test_a_try_is_one_call_and_says_what_the_endpoint_supports() -> None:
    with serving(says("组织植树活动，栽植树木[[植树]]，参加人数[[参加]]。")) as endpoint:
        choose_connection("openai:small", endpoint.url, KEY)
        found = asyncio.run(try_connection())
    assert len(endpoint.requests) == 1 and found.streams and found.slots
    assert KEY not in json.dumps(endpoint.requests)


def test_without_an_endpoint_there_is_nothing_to_try() -> None:
    with pytest.raises(InputError, match="没有设置模型服务"):
        asyncio.run(try_connection())
