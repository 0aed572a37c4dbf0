"""A key that was good a moment ago is not looked up again, and one that was revoked is shut out within a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.interfaces.api.known import KnownKeys
from assistant.store import Keys, Store


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(Store(tmp_path).engine)


def test_a_key_is_remembered_for_a_second_and_a_revoked_one_no_longer(keys: Keys) -> None:
    now = [100.0]
    known = KnownKeys(keys, seconds=1.0, clock=lambda: now[0])
    key, token = keys.create("甲处", ["read"])
    assert known.recall(token) is None and known.find(token) == key and known.recall(token) == key
    keys.revoke(key.id)
    now[0] += 0.99
    assert known.recall(token) == key
    now[0] += 0.01
    assert known.recall(token) is None and known.find(token) is None and known.recall(token) is None


def test_a_wrong_key_is_never_remembered_and_no_token_is_kept(keys: Keys) -> None:
    known = KnownKeys(keys)
    token = keys.create("甲处", ["read"])[1]
    for wrong in ("ng_wrong", token[:-1], "", "\ud800"):
        assert known.find(wrong) is None and known.recall(wrong) is None
    known.find(token)
    assert token not in repr(vars(known))


def test_no_more_than_a_thousand_are_remembered(keys: Keys) -> None:
    known = KnownKeys(keys, seconds=60)
    tokens = [keys.create("甲处", ["read"])[1] for _ in range(3)]
    for token in tokens:
        known.find(token)
    known._good.update(
        {bytes([n % 256, n // 256]): known._good[next(iter(known._good))] for n in range(1000)}
    )
    known.find(tokens[2])
    assert len(known._good) == 1000 and known.recall(tokens[0]) is None
