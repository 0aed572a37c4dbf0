"""Endpoints that a caller names: a table of addresses, over real sockets of this machine, and not one connection too many."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest

from assistant.errors import EndpointError, InputError
from assistant.settings import settings
from assistant.writers.chat_model.guarded import GuardedTransport
from assistant.writers.guard import plain_address, read_allowed
from tests.api.conftest import Office

TABLE = Path(__file__).parents[1] / "data" / "api" / "endpoints.txt"
ROWS = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
KEY = "sk-of-the-operator"


class Listener:
    """Listens on some addresses at one port, counts connections, and answers each with the same bytes."""

    def __init__(self, *hosts: str, port: int = 0) -> None:
        self.connected, self.heard, self.answer = 0, b"", b""
        self.sockets: list[socket.socket] = []
        for host in hosts:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            listening = socket.create_server((host, port), family=family, backlog=64)
            port = listening.getsockname()[1]
            self.sockets.append(listening)
            threading.Thread(target=self._serve, args=(listening,), daemon=True).start()
        self.port = port

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            self.connected += 1
            with connection, suppress(OSError):
                connection.settimeout(5)
                self.heard += connection.recv(65536)
                connection.sendall(self.answer)

    def close(self) -> None:
        for listening in self.sockets:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()


@contextmanager
def listeners() -> Iterator[tuple[Listener, Listener]]:
    """The canary on 127.0.0.1 and ::1, and an allowed server on 127.0.0.9, all at one port."""
    canary = Listener("127.0.0.1", "::1")
    allowed = Listener("127.0.0.9", port=canary.port)
    allowed.answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}"
    try:
        yield canary, allowed
    finally:
        canary.close()
        allowed.close()


class Resolver:
    """Answers for names as a row of the table says, one answer after the other; numbers stand for themselves."""

    def __init__(self, host: str, answers: list[list[str]]) -> None:
        self.host, self.answers = host, answers

    def __call__(self, host: str, port: int) -> list[str]:
        if host.lower() != self.host or not self.answers:
            return _numbers(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def _numbers(host: str) -> list[str]:
    """What the system's resolver makes of a number in any spelling, without asking anybody; and of this machine's name."""
    if host.rstrip(".").lower() == "localhost":
        return ["127.0.0.1", "::1"]
    if ":" in host:
        return [socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, host.partition("%")[0]))]
    return [socket.inet_ntoa(socket.inet_aton(host))]


def read(row: str, port: int) -> tuple[str, str, Resolver]:
    """Status of a redirect or "", the address, and who resolves its name."""
    row = re.sub(
        r"\\(u[0-9a-f]{4}|[tnr])", lambda found: json.loads(f'"{found[0]}"'), row.replace("PORT", str(port))
    )
    row, arrow, told = row.partition(" =>")
    status, redirects, target = row.partition(" -> ")
    address = target if redirects else row
    answers = [[a.strip() for a in one.split(",") if a.strip()] for one in told.split("|")] if arrow else []
    host = re.sub(r".*//|[:/].*", "", address).lower()
    return (status if redirects else ""), address, Resolver(host, answers)


class Caller:
    """A client with the operator's key in hand that follows every redirect; `resolver` may change from call to call."""

    def __init__(self, allowed: str) -> None:
        self.resolver: Resolver = Resolver("", [])
        transport = GuardedTransport(read_allowed(allowed), resolve=self._resolve)
        key = {"authorization": f"Bearer {KEY}"}
        self.client = httpx2.AsyncClient(
            transport=transport, follow_redirects=True, trust_env=False, headers=key, timeout=5
        )

    def _resolve(self, host: str, port: int) -> list[str]:
        return self.resolver(host, port)

    async def call(self, address: str, resolver: Resolver) -> list[int]:
        """Two calls in a row; the statuses of those that were answered."""
        self.resolver, found = resolver, []
        for _ in range(2):
            with suppress(httpx2.HTTPError, httpx2.InvalidURL, ValueError):
                found.append((await self.client.post(f"{address}/chat/completions", json={})).status_code)
        return found


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 80 and len(set(ROWS)) == len(ROWS)


@pytest.mark.parametrize(
    "checks_form", [True, False], ids=["as a caller sends it", "past the look at its form"]
)
def test_no_row_of_the_table_connects_to_the_canary(checks_form: bool) -> None:
    with listeners() as (canary, allowed):
        wrong = asyncio.run(_through_the_table(canary, allowed, checks_form))
    assert wrong == []


async def _through_the_table(canary: Listener, allowed: Listener, checks_form: bool) -> list[str]:
    """The rows that reached the canary."""
    port, wrong, good = canary.port, [], allowed.answer
    caller = Caller(f"127.0.0.9/32:{port}, models.example:{port}, other.example:{port}")
    for row in ROWS:
        status, address, resolver = read(row, port)
        allowed.answer, target = good, address
        if status:
            head = f"HTTP/1.1 {status} Go\r\nlocation: {address}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            allowed.answer, target = head.encode(), f"http://127.0.0.9:{port}"
        elif checks_form:
            try:
                plain_address(address)
            except InputError:
                continue
        await caller.call(target, resolver)
        if canary.connected:
            wrong.append(row)
            canary.connected = 0
    await caller.client.aclose()
    return wrong


def test_the_listeners_do_count_and_what_is_allowed_is_reached() -> None:
    async def run(port: int) -> None:
        caller = Caller(f"127.0.0.9/32:{port}")
        for address in (f"http://127.0.0.9:{port}", f"http://models.example:{port}"):
            assert await caller.call(address, Resolver("models.example", [["127.0.0.9"]])) == [200, 200]
        assert allowed.connected == 4 and canary.connected == 0
        await Caller(f"127.0.0.0/8:{port}").call(f"http://127.0.0.1:{port}", Resolver("", []))
        assert canary.connected == 2

    with listeners() as (canary, allowed):
        asyncio.run(run(canary.port))


def test_an_endpoint_that_a_caller_names_gets_no_key(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with listeners() as (canary, allowed):
        monkeypatch.setenv("NIGAO_ENDPOINTS", f"127.0.0.9:{canary.port}")
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{canary.port}/v1")
        settings.cache_clear()
        body = {
            "instruction": "更简练",
            "model": "openai:m",
            "endpoint": f"http://127.0.0.9:{canary.port}/v1",
        }
        answer = office.ask("drafter", "POST", f"/v1/drafts/{office.report}/sections/1/revise", json=body)
        assert answer.status_code == 502 and canary.connected == 0
        assert b"POST /v1/chat/completions" in allowed.heard and KEY.encode() not in allowed.heard
        assert KEY not in answer.text


@pytest.mark.parametrize("route", ["/v1/drafts", "/v1/drafts/{id}/sections/1/revise"])
def test_without_a_list_no_endpoint_may_be_named(office: Office, route: str) -> None:
    from assistant.interfaces.api.examples import BRIEF

    body: dict[str, Any] = {"endpoint": "http://models.example/v1", "model": "openai:m"}
    body |= {"brief": BRIEF} if route == "/v1/drafts" else {"instruction": "更简练"}
    answer = office.ask("drafter", "POST", route.format(id=office.report), json=body)
    assert answer.status_code == 422 and "不能自选模型服务" in answer.json()["detail"]


def test_an_address_that_is_not_allowed_is_a_model_that_cannot_be_reached(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listeners() as (canary, _):
        monkeypatch.setenv("NIGAO_ENDPOINTS", "models.example, 10.1.2.0/24:8000")
        settings.cache_clear()
        body = {
            "instruction": "更简练",
            "model": "openai:m",
            "endpoint": f"http://127.0.0.1:{canary.port}/v1",
        }
        answer = office.ask("drafter", "POST", f"/v1/drafts/{office.report}/sections/1/revise", json=body)
        assert answer.status_code == 502 and "连不上" in answer.json()["detail"]
        assert canary.connected == 0


@pytest.mark.parametrize("entry", ["http://x", "a b", "10.0.0.0/99", "x:y:z", "*"])
def test_a_list_that_cannot_be_read_is_refused(entry: str) -> None:
    with pytest.raises(EndpointError, match="读不懂"):
        read_allowed(f"models.example, {entry}")
