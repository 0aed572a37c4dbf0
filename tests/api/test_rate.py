"""The minute of a caller: how many are let in, and when the next is."""

from __future__ import annotations

import pytest

from assistant.interfaces.access import OPERATOR, Caller
from assistant.interfaces.api import rate
from assistant.interfaces.api.rate import Rates, TooManyError


class Clock:
    """A clock that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def holder(key: str = "k", per_minute: int = 0) -> Caller:
    return Caller("甲处", ("draft",), key, per_minute)


def test_the_window_moves_and_who_is_refused_is_told_when_the_first_goes_by(clock: Clock) -> None:
    rates = Rates(3, 1, 1, clock=clock)
    for clock.now in (1000.0, 1010.0, 1055.0):
        rates.request(holder())
    clock.now = 1056.5
    with pytest.raises(TooManyError, match="请求过于频繁，请4秒后再试") as refused:
        rates.request(holder())
    assert refused.value.seconds == 4
    clock.now = 1060.0
    rates.request(holder())
    clock.now = 1060.5  # a window counted from the full minute would let three more in
    with pytest.raises(TooManyError) as again:
        rates.request(holder())
    assert again.value.seconds == 10


def test_requests_drafts_wrong_keys_and_keys_are_counted_apart(clock: Clock) -> None:
    rates = Rates(1, 1, 1, clock=clock)
    rates.request(holder("a"))
    rates.request(holder("b"))
    rates.draft(holder("a"))
    rates.wrong("10.1.2.3")
    for more in (
        lambda: rates.request(holder("a")),
        lambda: rates.draft(holder("a")),
        lambda: rates.wrong("10.1.2.3"),
    ):
        with pytest.raises(TooManyError):
            more()


def test_what_was_refused_is_not_counted(clock: Clock) -> None:
    rates = Rates(1, 1, 1, clock=clock)
    rates.request(holder())
    for clock.now in (1020.0, 1040.0, 1059.9):
        with pytest.raises(TooManyError):
            rates.request(holder())
    clock.now = 1060.0
    rates.request(holder())


def test_a_keys_own_limit_stands_for_the_settings_and_a_lowered_one_holds_at_once(clock: Clock) -> None:
    rates = Rates(1, 1, 1, clock=clock)
    for clock.now in (1000.0, 1001.0, 1002.0, 1003.0):
        rates.request(holder(per_minute=4))
    with pytest.raises(TooManyError) as refused:
        rates.request(holder(per_minute=2))
    assert refused.value.seconds == 59  # until the third of four has gone by


def test_the_operator_is_not_counted(clock: Clock) -> None:
    rates = Rates(1, 1, 1, clock=clock)
    for _ in range(9):
        rates.request(OPERATOR)
        rates.draft(OPERATOR)


def test_of_many_addresses_only_so_many_are_remembered(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "_MOST", 3)
    rates = Rates(1, 1, 1, clock=clock)
    for address in ("1", "2", "3", "4"):
        rates.wrong(address)
    assert list(rates._let_in) == [("wrong", "2"), ("wrong", "3"), ("wrong", "4")]
