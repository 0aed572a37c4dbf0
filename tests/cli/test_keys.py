"""`nigao keys`: made, shown once, listed, revoked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import settings


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    settings.cache_clear()


def test_a_key_is_made_listed_and_revoked(nigao: Callable[..., Any]) -> None:
    made = nigao("keys", "create", "县办系统", "--scope", "read", "--scope", "draft", "--note", "试用")
    token = made.out.strip()
    assert made.code == 0 and token.startswith("ng_") and "只显示这一次" in made.err and token not in made.err
    (key,) = json.loads(nigao("keys", "list", "--json").out)
    assert (key["owner"], key["scopes"], key["note"], key["revoked"]) == (
        "县办系统",
        ["read", "draft"],
        "试用",
        "",
    )
    shown = nigao("keys", "list").out
    assert "县办系统" in shown and token not in shown
    assert "已吊销" in nigao("keys", "revoke", key["id"]).err
    assert json.loads(nigao("keys", "list", "--json").out)[0]["revoked"]


def test_as_json_the_key_can_be_taken_on_by_a_script(nigao: Callable[..., Any]) -> None:
    made = json.loads(nigao("keys", "create", "县办系统", "--json").out)
    assert set(made) == {"id", "owner", "scopes", "key"} and made["scopes"] == ["draft"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create", "县办", "--scope", "root"], "没有这种权限"),
        (["create", " "], "持有人"),
        (["revoke", "none"], "没有这把密钥"),
    ],
)
def test_bad_input_is_one_line(nigao: Callable[..., Any], arguments: list[str], said: str) -> None:
    ran = nigao("keys", *arguments)
    assert ran.code == 2 and said in ran.err and ran.err.count("\n") == 1
