"""Orders in the material, and a model that obeys them: no figure, no heading, no secret and no request comes of it."""

from __future__ import annotations

import os
import socket

import pytest

from tests.api.injection import PLACES, Harm, assail, payloads


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that was connected to or looked up meanwhile."""
    made: list[object] = []
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def looking(host: object, *args: object, **more: object) -> object:
        made.append(host)
        return look_up(host, *args, **more)  # type: ignore[arg-type]

    def connecting(self: socket.socket, address: object) -> None:
        made.append(address)
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    monkeypatch.setattr(socket.socket, "connect", connecting)
    return made


def test_the_table_makes_three_hundred_orders_in_both_languages() -> None:
    found = payloads()
    english = [one for one in found if one.order.isascii() or one.order.split()[0].isascii()]
    assert len({one.order for one in found}) >= 300 and len(english) >= 80 and len(PLACES) == 9


def test_a_few_orders_do_no_harm_in_any_place(connections: list[object]) -> None:
    harm = Harm()
    assail(payloads()[:300:60], list(PLACES), harm)
    assert harm.all == [] and connections == []
    # The orders do arrive where the material is the model's to read: the test could fail.
    assert all(harm.seen[place] for place in ("fact", "label", "outline", "chat"))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_no_order_does_any_harm(place: str, connections: list[object]) -> None:
    """Every third order in each place, another third in the next; all of them in all places with NIGAO_TEST_ORDERS=all."""
    harm, step = Harm(), 1 if os.environ.get("NIGAO_TEST_ORDERS") == "all" else 3
    assail(payloads()[list(PLACES).index(place) % step :: step], [place], harm)
    assert harm.tried[place] >= 300 / step
    assert harm.all == [] and connections == []
