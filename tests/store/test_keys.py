"""Keys and repeated requests on record."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import ConflictError, InputError
from assistant.store import Keys, Repeats, Store, back_up, bring_back


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def test_a_key_is_found_by_its_token_and_the_token_is_kept_nowhere(store: Store, tmp_path: Path) -> None:
    keys = Keys(store.engine)
    key, token = keys.create(" 县办系统 ", ["draft", "read"], note="试用", per_minute=7, max_mb=3)
    assert len(token) >= 43 and (key.owner, key.scopes) == ("县办系统", ("read", "draft"))
    assert keys.find(token) == key and keys.find(token + "x") is None and keys.find("") is None
    store.close()
    files = [file.read_bytes() for file in (tmp_path / "data").iterdir()]
    assert not any(token.encode() in data or token[3:].encode() in data for data in files)


def test_a_revoked_key_opens_nothing_and_stays_on_record(store: Store) -> None:
    keys = Keys(store.engine)
    key, token = keys.create("甲处", ["read"])
    assert keys.any()
    first = keys.revoke(key.id)
    assert keys.find(token) is None and not keys.any()
    assert keys.revoke(key.id).revoked == first.revoked != ""
    assert [one.id for one in keys.list()] == [key.id]
    with pytest.raises(InputError, match="没有这把密钥"):
        keys.revoke("nobody")


@pytest.mark.parametrize(
    ("owner", "scopes", "said"),
    [
        ("", ["read"], "持有人"),
        ("a\nb", ["read"], "持有人"),
        ("甲", [], "没有这种权限"),
        ("甲", ["root"], "read / draft / admin"),
    ],
)
def test_a_key_without_owner_or_with_an_unknown_scope_is_refused(
    store: Store, owner: str, scopes: list[str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        Keys(store.engine).create(owner, scopes)


def test_a_backup_holds_no_keys(store: Store, tmp_path: Path) -> None:
    Keys(store.engine).create("甲处", ["read"])
    back_up(store.engine, tmp_path / "backup.db")
    other = Store(tmp_path / "elsewhere")
    bring_back(other.engine, tmp_path / "backup.db")
    assert Keys(other.engine).list() == []


def test_the_first_of_two_equal_requests_is_worked_on_and_the_second_gets_its_answer(store: Store) -> None:
    repeats = Repeats(store.engine)
    assert repeats.begin("甲处", "k", "body") is None
    with pytest.raises(ConflictError, match="正在处理"):
        repeats.begin("甲处", "k", "body")
    repeats.end("甲处", "k", {"id": "r1"})
    assert repeats.begin("甲处", "k", "body") == {"id": "r1"}
    with pytest.raises(InputError, match="不同的请求"):
        repeats.begin("甲处", "k", "another body")
    # Another owner's key of the same name is another key.
    assert repeats.begin("乙处", "k", "another body") is None


def test_a_request_that_came_to_nothing_may_be_made_again(store: Store) -> None:
    repeats = Repeats(store.engine)
    assert repeats.begin("甲处", "k", "body") is None
    repeats.forget("甲处", "k")
    assert repeats.begin("甲处", "k", "body") is None


def test_old_idempotency_keys_are_forgotten(store: Store) -> None:
    repeats = Repeats(store.engine)
    repeats.begin("甲处", "k", "body")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE repeats SET created = '2020-01-01T00:00:00.000+00:00'"))
    assert repeats.begin("甲处", "k", "another body") is None
